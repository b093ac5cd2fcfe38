"""A page's Markdown cut into what a reader takes in at once: a paragraph, an item, a row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from scripts.content.page import Page

HEADING = re.compile(r"#{1,6}\s")
FENCE = re.compile(r"\s*/{3,}(\s|$)")
BOX = re.compile(r'\s*(?:!!!|\?\?\?\+?)\s*\S*\s*"?(.*?)"?\s*$')
ITEM = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s+")
DEFINITION = re.compile(r"\s{0,3}:\s+")
ROW = re.compile(r"\s*\|")
RULE = re.compile(r"\s*\|?[\s:|-]*-[\s:|-]*\|?\s*$")  # under the head of a table


@dataclass(frozen=True)
class Block:
    """A paragraph, list item, definition or table row; the title of a box joins what follows it.

    `section` counts the headings above it; `parts` are its lines in the file, with their text;
    `titled` says that the first of them is the title of a box.
    """

    section: int
    parts: tuple[tuple[int, str], ...]
    titled: bool = False

    @property
    def line(self) -> int:
        """Where it begins in the file."""
        return self.parts[0][0]

    @property
    def text(self) -> str:
        """All of it in one line."""
        return " ".join(text for _, text in self.parts)


def blocks(page: Page) -> Iterator[Block]:
    """All blocks of a page's body. Headings are none, and neither is the head of a table."""
    lines = page.body.split("\n")
    section, parts = 0, list[tuple[int, str]]()
    title, titled = False, False  # whether `parts` holds at most, or begins with, a box's title

    def block() -> list[Block]:
        found = [Block(section, tuple(parts), titled)] if parts else []
        parts.clear()
        return found

    for offset, line in enumerate(lines):
        box, heading, row = BOX.fullmatch(line), HEADING.match(line), ROW.match(line)
        begins = ITEM.match(line) or DEFINITION.match(line) or row
        parting = heading or FENCE.match(line)
        if box or parting or ((begins or not line.strip()) and not title):
            yield from block()
        section += bool(heading)
        if parting or (row and any(RULE.match(near) for near in lines[offset:offset + 2])):
            continue
        text = box[1] if box else line[begins.end():] if begins else line
        title = bool(box) or (title and not text.strip())
        if text.strip():
            titled = titled if parts else bool(box)
            parts.append((page.body_line + offset, text.strip()))
    yield from block()
