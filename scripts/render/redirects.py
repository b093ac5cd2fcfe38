"""Where a page or a heading was: a light page, or a line at the foot, that leads on.

A redirect by `meta refresh` would drop the part after # (F27). So each place that was ever
published is a link with the old id: without script the browser finds it, with script
(docs/assets/moved.js) it is followed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from scripts.content.headings import headings
from scripts.content.page import Page, link_to
from scripts.content.permalinks import HOME, destination
from scripts.content.site import Site
from scripts.content.words import Words
from scripts.render.around import (
    Build,
    asset_links,
    contact,
    copy_of,
    emergency,
    relative,
)
from scripts.render.published import published
from scripts.render.templates import documents

MARKS = re.compile(r"[*_`]|\]\([^)]*\)|\[")  # emphasis and links of a heading


@dataclass(frozen=True)
class Place:
    """An old place and where it is now: `id` is empty for the page itself."""

    id: str
    href: str
    title: str


@dataclass
class Moved:
    """What the page at an old address prints, in one language."""

    lang: str
    words: Words
    emergency: list[dict[str, str]]
    exit: str
    style: str
    policy: str | None
    assets: dict[str, str]
    canonical: str
    contact: dict[str, str]
    copy_of: dict[str, str] | None
    page: Place
    places: list[Place]
    noindex: bool = True
    alternates: list[dict[str, str]] = field(default_factory=list)


def files(site: Site, language: str, build: Build) -> dict[str, bytes]:
    """A page for each address of the language that is gone, by its path below the site's root."""
    if not site.data.redirects:
        return {}
    current = [place.link for place in published(site)]
    template = documents(site.root).get_template("moved.html")

    def page(old: str) -> bytes:
        return f"{template.render(it=_moved(site, language, build, old, current))}\n".encode()

    return {f"{language}/{old}index.html": page(old) for old, new in site.data.redirects.items()
            if "#" not in old and old not in current and new in current}


def moved_from(site: Site, page: Page) -> list[dict[str, Any]]:
    """The headings that moved away from a page that is still there."""
    begin = f"{link_to(page.name)}#"
    return [asdict(_place(site, page.language, page.url, new, old.partition("#")[2]))
            for old, new in site.data.redirects.items() if old.startswith(begin)]


def _moved(site: Site, language: str, build: Build, old: str, current: list[str]) -> Moved:
    words, here = site.languages[language].words, f"{language}/{old}"
    page = _place(site, language, here, site.data.redirects[old], "")
    return Moved(
        lang=language, words=words, emergency=emergency(site, language), exit=words.exit,
        style=build.assets.inside("start"),
        policy=build.assets.policy("start") if build.with_policy else None,
        assets=asset_links(build, here),
        canonical=build.site_url + _address(language, site.data.redirects[old]),
        contact=contact(site, language), copy_of=copy_of(site, build, words), page=page,
        places=list(_places(site, language, here, old, current)))


def _places(site: Site, language: str, here: str, old: str, current: list[str]
            ) -> Iterator[Place]:
    """Each heading ever published at an old address, in the order of data/permalinks.txt."""
    for line in site.data.permalinks:
        if line.link.startswith(f"{old}#"):
            new = destination(line.link, site.data.redirects, current)
            if new in current:
                yield _place(site, language, here, new, line.link.partition("#")[2])


def _place(site: Site, language: str, here: str, new: str, anchor: str) -> Place:
    target, _, heading = new.partition("#")
    page = next((page for page in site.pages.values()
                 if page.language == language and link_to(page.name) == target), None)
    titles = {found.id: MARKS.sub("", found.text) for found in headings(page)} if page else {}
    title = page.front.title if page else new
    if heading:
        title = titles.get(heading, f"{title} – {heading}")
    return Place(anchor, relative(here, _address(language, new)), title)


def _address(language: str, link: str) -> str:
    return f"{language}/{link.removeprefix(HOME)}"
