"""Boxes, blocks and lists: machine words, four spaces inside a box, an end for each block.

Why: an unknown word builds silently into a box without style, text with three spaces is outside its
box, a list or table glued to a sentence is part of it. Repair: type what the hint gives.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.content.lists import BLOCK, glued
from scripts.content.page import Page
from scripts.content.site import Site
from scripts.problem import OR_FIX, Problem, nearest

BOX = re.compile(r"^\s*(?:!!!|\?\?\?\+?)\s*(\S*)")
END = re.compile(r"^\s*/{3,}\s*$")
BARS = re.compile(r"[\s:|-]*\|[\s:-]*")  # under the head of a table
APART = ("#", "/", "!", "?", "|", ">", ":")  # what begins something new under a box
SENTENCE_NUMBER = re.compile(r"^\s{0,3}(\d{2,4})\.\s+\S")
FOLDED = ("story", "more")
BLOCKS = ("html | div.phrases", "html | div.steps", "html | div.cards", "html | dl.lines")


def check(site: Site) -> Iterator[Problem]:
    """The bodies of all pages, line by line."""
    boxes = sorted({word for language in site.languages.values() for word in language.words.boxes})
    for page in site.pages.values():
        yield from _page(page, boxes, site.page(site.source_language, page.name) or page)
        for offset, message, hint in (*_ends(page.body), *_bodies(page.body)):
            yield Problem(page.path, page.body_line + offset, "blocks", message, hint)


def _page(page: Page, boxes: list[str], source: Page) -> Iterator[Problem]:
    before, number = "", -1
    theirs = [match[0].strip() for match in map(BOX.match, source.body.split("\n")) if match]
    for offset, line in enumerate(page.body.split("\n")):
        place = page.body_line + offset
        match = BOX.match(line)
        number += bool(match)
        if match and match[1] not in (*boxes, *FOLDED):
            same = [mark for mark in theirs[number:number + 1] if mark[0] == line.strip()[0]]
            yield Problem(page.path, place, "blocks", f"“{match[1]}” is not the word of a box. It "
                          "is a word for the machine, in English in every language.",
                          f"Write {same[0]}, as {source.path} has." if same and source is not page
                          else nearest(match[1], [*boxes, *FOLDED]))
        if (match := BLOCK.match(line)) and match[1] not in BLOCKS:
            yield Problem(page.path, place, "blocks", f"“/// {match[1]}” is not a known block.",
                          nearest(match[1], list(BLOCKS)))
        if glued(line, before):
            yield Problem(page.path, place, "blocks",
                          "A list directly under a sentence becomes part of the sentence.",
                          f"Put an empty line above the list {OR_FIX}.")
        elif (match := SENTENCE_NUMBER.match(line)) and not before.strip():
            yield Problem(page.path, place, "blocks",
                          f"“{match[1]}.” at the beginning would be the number of a list, and "
                          "print as 1.", f"Write {match[1]}\\. or begin with a word.")
        before = line


def _ends(body: str) -> Iterator[tuple[int, str, str]]:
    """Blocks that begin or end alone."""
    opened: int | None = None
    never = "This block never ends: all below it belongs to it."
    lines = body.split("\n")
    for offset, line in enumerate(lines):
        if END.match(line):
            if opened is None:
                yield offset, "This /// ends a block, and none is open here.", "Delete the line."
            opened = None
        elif BLOCK.match(line):
            if opened is not None:
                yield opened, never, f"Write /// on a line of its own above “{line.strip()}”."
            opened = offset
    if opened is not None:
        yield opened, never, "Write /// on a line of its own where it ends, an empty line above it."


def _bodies(body: str) -> Iterator[tuple[int, str, str]]:
    """Text that stands outside its box, or a table glued to a sentence."""
    inside, empty, above = 0, False, ["", ""]  # spaces that the text of the open box needs
    for offset, line in enumerate(body.expandtabs(4).split("\n")):
        text, indent = line.strip(), len(line) - len(line.lstrip())
        if inside and text and indent < inside:
            glued = bool(above[1]) and not text.startswith(APART)
            if empty or glued or indent > inside - 4:
                yield (offset, f"The text of a box has {inside} spaces before it, and here are "
                       f"{indent}: it is not in the box.",
                       f"Put {inside - indent} more spaces before “{text[:60]}”.")
            inside = 0
        empty = empty and not text
        if BOX.match(line):
            inside, empty = indent + 4, True
        if "-" in text and "|" in above[1] and above[0] and BARS.fullmatch(text):
            yield (offset - 1, "A table directly under a sentence stays a row of bars.",
                   "Put an empty line above the table.")
        above = [above[1], text]
    if empty:
        yield offset, "The last box of the page has no text.", "Write it four spaces in, below it."
