"""One page as typed objects: its words, its address, and the hash that a translation carries."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from scripts.content.permalinks import HOME
from scripts.content.reading import Document, line_of
from scripts.content.words import FrontMatter

FRONT = ("title", "label", "description", "lead")  # what of the front matter readers see


@dataclass(frozen=True)
class Page:
    """One Markdown page. `name` is its path inside the language's folder."""

    language: str
    name: str
    path: str
    front: FrontMatter
    header: Document
    body: str
    body_line: int

    @property
    def front_keys(self) -> list[str]:
        """The keys of the front matter in the order of the file."""
        return list(self.header.value)

    def line_with(self, key: str) -> int:
        """The line of a key of the front matter; of its first line where the key is missing."""
        return line_of(self.header, (key,))

    @property
    def url(self) -> str:
        """Address below the site's root: "xx/", "xx/law/"."""
        return f"{self.language}/{address(self.name)}"

    @property
    def tells(self) -> bool:
        """Whether it has a text of its own: the search, and the page that holds all, have none."""
        return bool(self.body.strip())


def address(name: str) -> str:
    """Address of a page name below its language: "index.md" → "", "now.md" → "now/"."""
    stem = name.removesuffix(".md")
    stem = stem.removesuffix("index").rstrip("/")
    return f"{stem}/" if stem else ""


def link_to(name: str, anchor: str = "") -> str:
    """A page, or a place on it, as data/ names it: "index.md" → "./", "now.md", "a" → "now/#a"."""
    return f"{address(name) or HOME}{'#' if anchor else ''}{anchor}"


def source_hash(page: Page) -> str:
    """"w" and eleven hex digits over a source page's words: what a translation was made from.

    Digits alone would be a number to YAML (6e1234 is ten to the power of 1234), hence the letter.
    Tokens stay unresolved, spaces and line ends do not matter, nor do keys without words.
    """
    return hash_of([*(getattr(page.front, key) or "" for key in FRONT), page.body])


def hash_of(words: Iterable[str]) -> str:
    """The same over words alone: what stands in the front matter under FRONT, and the body."""
    text = "\n".join(" ".join(part.split()) for part in words)
    return "w" + hashlib.sha256(text.encode()).hexdigest()[:11]
