"""One reading of the project, ready to print: pages as Markdown, styles, the day."""

from __future__ import annotations

import datetime
import os
from dataclasses import dataclass, field
from pathlib import Path

from scripts import clock
from scripts.content.loading import load
from scripts.content.page import Page
from scripts.content.seen import VARIABLE, Seen, read_seen
from scripts.content.site import Site
from scripts.problem import ProblemsFound
from scripts.render.around import Build
from scripts.render.cited import unknown_labels
from scripts.render.compose import compose
from scripts.render.parts import Parts
from scripts.render.styles import read


@dataclass
class Edition:
    """What one build prints. `markdown` and `parts` go by the page's source path."""

    site: Site
    build: Build
    markdown: dict[str, str]
    parts: dict[str, Parts] = field(default_factory=dict)

    def behind(self, source: Path) -> Page | None:
        """The page of a Markdown file; None for the start page, which has no language."""
        path = source.relative_to(self.site.root / "docs").as_posix()
        language, _, name = path.partition("/")
        return self.site.page(language, name)


def prepare(root: Path, site_url: str, repo_url: str, with_policy: bool) -> Edition:
    """Read everything below `root`, resolve every page. Raises ProblemsFound with all of them."""
    site = load(root)
    markdown, problems = {}, [*site.problems, *unknown_labels(site.data)]
    for page in site.pages.values():
        markdown[page.path], found = compose(site, page)
        problems.extend(found)
    if problems:
        raise ProblemsFound(sorted(set(problems)))
    # Plain `mkdocs build` takes the same day as our verb; MkDocs itself reads it too.
    os.environ.setdefault(clock.VARIABLE, str(clock.build_day(root).seconds))
    languages = site.languages.values()
    said = {language.code: language.words.label | language.words.exit_words.model_dump()
            for language in languages}
    assets = read(root, said, [language.search.stemmer for language in languages])
    build = Build(site_url=site_url.rstrip("/") + "/", repo_url=repo_url, today=today(),
                  with_policy=with_policy, assets=assets, seen=seen(root))
    return Edition(site, build, markdown)


def seen(root: Path) -> tuple[Seen, ...]:
    """What the law watch found, from the file that LAW_SEEN names; nothing without it."""
    file = os.environ.get(VARIABLE, "")
    return read_seen(root / file) if file else ()


def today() -> datetime.date:
    """The clock is an input (SOURCE_DATE_EPOCH, seconds), so that a commit builds the same bytes.

    https://reproducible-builds.org/specs/source-date-epoch/
    """
    return datetime.datetime.fromtimestamp(int(os.environ[clock.VARIABLE]), datetime.UTC).date()
