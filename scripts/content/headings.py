"""The headings of a page as written in its Markdown."""

from __future__ import annotations

import re
from dataclasses import dataclass

from scripts.content.page import Page

HEADING = re.compile(r"^(#{1,6})(\s*)(.*?)\s*(?:\{\s*(?:#(\S+?))?\s*\})?\s*$")
MOVED = re.compile(r"\s+#{2,6}\s+\S")  # a heading that does not begin its line
MARK = re.compile(r"\s*(?<!\{)(\{(?!\{)[^{}]*\}?)(?!\})")  # braces in a heading that make no id
PHRASES, END = "/// html | div.phrases", "///"  # around headings that are phrases of a law


@dataclass(frozen=True)
class Heading:
    """One heading of a page as written."""

    line: int
    level: int
    text: str
    id: str | None
    phrase: bool
    spaced: bool = True  # Markdown makes a heading of “##word” too

    @property
    def braces(self) -> str:
        """What was meant as an id and is none: “{# first}”."""
        return "".join(MARK.findall(self.text))

    @property
    def words(self) -> str:
        """The text without that."""
        return MARK.sub("", self.text).strip()


def headings(page: Page) -> list[Heading]:
    """All headings of a page, with whether they stand among the phrases of a law."""
    found, phrase = [], False
    for offset, line in enumerate(page.body.split("\n")):
        if line.startswith(PHRASES):
            phrase = True
        elif line.strip() == END:
            phrase = False
        if match := HEADING.match(line):
            found.append(Heading(page.body_line + offset, len(match[1]), match[3], match[4], phrase,
                                 bool(match[2])))
    return found


def twin_line(page: Page, other: Page, line: int) -> int:
    """The line of `page` where the words of that line of `other` should stand: as far below the
    heading of the same id."""
    ours, theirs = ({heading.id: heading.line for heading in headings(each) if heading.id}
                    for each in (page, other))
    shared = [name for name, place in theirs.items() if name in ours and place <= line]
    begin = ours[shared[-1]] if shared else page.body_line
    end = min((place for place in ours.values() if place > begin),
              default=page.body_line + page.body.count("\n"))
    wanted = begin + line - (theirs[shared[-1]] if shared else other.body_line)
    return max(begin, min(wanted, end - 1))
