"""The small good site after a move: the page law.md is called rules.md, and some headings moved."""

from __future__ import annotations

from pathlib import Path

from scripts.content.loading import load
from scripts.content.permalinks import PATH, REDIRECTS
from scripts.render.published import published
from tests.builds import edit
from tests.pages import CODES

LINES = {"law/": "rules/", "law/#since": "rules/#from-when",
         "./#against-will": "rules/#against-will"}


def move(root: Path, lines: dict[str, str] | None = None) -> Path:
    """Moves law.md to rules.md with one heading under another id, takes a heading off the home
    page, lists the new addresses, and writes these redirects (those that are right, if none)."""
    edit(root / "mkdocs.yml", "law.md]", "rules.md]")
    for code in CODES:
        folder = root / "docs" / code
        text = (folder / "law.md").read_text(encoding="utf-8")
        (folder / "law.md").unlink()
        (folder / "rules.md").write_text(text.replace("{#since}", "{#from-when}"), encoding="utf-8")
        home = (folder / "index.md").read_text(encoding="utf-8")
        before = home.partition("/// html | div.phrases")[0]
        (folder / "index.md").write_text(before, encoding="utf-8")
    new = {place.link for place in published(load(root))}
    old = (root / PATH).read_text(encoding="utf-8").split()
    (root / PATH).write_text("".join(f"{link}\n" for link in sorted(new | set(old))))
    wanted = LINES if lines is None else lines
    (root / REDIRECTS).write_text("".join(f"{one}: {two}\n" for one, two in wanted.items()))
    return root
