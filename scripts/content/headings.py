"""The headings of a page as written in its Markdown."""

from __future__ import annotations

import re
from dataclasses import dataclass

from scripts.content.site import Page

HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*(?:\{\s*(?:#(\S+?))?\s*\})?\s*$")
PHRASES, END = "/// html | div.phrases", "///"  # around headings that are phrases of a law


@dataclass(frozen=True)
class Heading:
    """One heading of a page as written."""

    line: int
    level: int
    text: str
    id: str | None
    phrase: bool


def headings(page: Page) -> list[Heading]:
    """All headings of a page, with whether they stand among the phrases of a law."""
    found, phrase = [], False
    for offset, line in enumerate(page.body.split("\n")):
        if line.startswith(PHRASES):
            phrase = True
        elif line.strip() == END:
            phrase = False
        if match := HEADING.match(line):
            found.append(
                Heading(page.body_line + offset, len(match[1]), match[2], match[3], phrase))
    return found
