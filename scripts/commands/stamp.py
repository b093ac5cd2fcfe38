"""stamp: writes into a translation which words of the source it was made from, or shows what
changed in the source since."""

from __future__ import annotations

import argparse
from pathlib import Path

from scripts.commands.translated import changes_since
from scripts.problem import ProblemsFound, WrongUse

HELP = "say that a translation was read against its source (adds or renews source_hash)"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The pages to stamp or to compare, as paths."""
    parser.add_argument("--diff", action="store_true", help="only show what changed in the source "
                        "since the translation was made; write nothing")
    parser.add_argument("pages", nargs="+", metavar="PAGE", help="for example docs/kk/now.md")


def stamped(text: str, body_line: int, line: str) -> str:
    """A page's text with that line directly below review_by, in place of any older stamp.

    Nothing from `body_line` (counted from 1) on is touched. Raises ValueError where no line
    “review_by: …” stands above it.
    """
    rows = text.split("\n")
    front = [row for row in rows[:body_line - 1] if not row.startswith("source_hash:")]
    place = [row.startswith("review_by:") for row in front].index(True) + 1
    return "\n".join([*front[:place], line, *front[place:], *rows[body_line - 1:]])


def run(arguments: argparse.Namespace, root: Path) -> int:
    """Stamps each page named, or tells what its source has new.

    Raises WrongUse for a path that is no translation, and where git cannot tell; ProblemsFound for
    a page that cannot be read.
    """
    from scripts.content.loading import load
    from scripts.content.page import source_hash
    from scripts.content.settings import SETTINGS

    site = load(root)
    by_path = {page.path: page for page in site.pages.values()}
    for name in arguments.pages:
        path = Path(name).as_posix()
        page = by_path.get(path)
        unread = [told for told in site.problems if told.path in (path, SETTINGS)]
        if page is None and unread:
            raise ProblemsFound(unread)
        source = site.page(site.source_language, page.name) if page else None
        if page is None or source is None or source is page:
            raise WrongUse(f"{name} is no translation of a page in docs/{site.source_language}/.",
                           "Type the path as git shows it, for example docs/kk/now.md.")
        if getattr(arguments, "diff", False):
            print(*changes_since(root, page, source), sep="\n")
            continue
        file = root / page.path
        line = f"source_hash: {source_hash(source)}"
        try:
            text = stamped(file.read_text(encoding="utf-8"), page.body_line, line)
        except ValueError as error:
            raise WrongUse(f"{page.path} has no line “review_by: …” of its own.",
                           f"Put “{line}” into the front matter by hand.") from error
        file.write_text(text, encoding="utf-8", newline="\n")
        print(f"{page.path}: {line}")
    return 0
