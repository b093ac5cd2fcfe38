"""stamp: writes into a translation which words of the source it was made from."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from scripts.problem import WrongUse

HELP = "say that a translation was read against its source (renews source_hash)"
LINE = re.compile(r"^source_hash: .*$", re.MULTILINE)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The pages to stamp, as paths."""
    parser.add_argument("pages", nargs="+", metavar="PAGE", help="for example docs/kk/now.md")


def run(arguments: argparse.Namespace, root: Path) -> int:
    """Renews the line of each page named. Raises WrongUse for a path that is no translation."""
    from scripts.content.loading import load
    from scripts.content.site import source_hash

    site = load(root)
    by_path = {page.path: page for page in site.pages.values()}
    for name in arguments.pages:
        page = by_path.get(Path(name).as_posix())
        source = site.page(site.source_language, page.name) if page else None
        if page is None or source is None or source is page:
            raise WrongUse(f"{name} is no translation of a page in docs/{site.source_language}/.",
                           "Type the path as git shows it, for example docs/kk/now.md.")
        file = root / page.path
        text = file.read_text(encoding="utf-8")
        line = f"source_hash: {source_hash(source)}"
        if LINE.search(text) is None:
            raise WrongUse(f"{page.path} has no line “source_hash: …”.",
                           f"Put “{line}” below review_by.")
        file.write_text(LINE.sub(line, text, count=1), encoding="utf-8", newline="\n")
        print(f"{page.path}: {line}")
    return 0
