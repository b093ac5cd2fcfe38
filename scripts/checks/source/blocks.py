"""Boxes and lists: their marks are machine words, and a list needs an empty line above it.

Why: an unknown word builds silently into a box without style, and a list glued to a sentence
becomes one run-on sentence. Repair: type the word or the empty line that the hint gives.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.content.lists import BLOCK, glued
from scripts.content.site import Page, Site
from scripts.problem import OR_FIX, Problem, nearest

BOX = re.compile(r"^\s*(?:!!!|\?\?\?\+?)\s*(\S*)")
SENTENCE_NUMBER = re.compile(r"^\s{0,3}(\d{2,4})\.\s+\S")
FOLDED = ("story", "more")
BLOCKS = ("html | div.phrases", "html | div.steps", "html | div.cards", "html | dl.lines")


def check(site: Site) -> Iterator[Problem]:
    """The bodies of all pages, line by line."""
    boxes = sorted({word for language in site.languages.values() for word in language.words.boxes})
    for page in site.pages.values():
        yield from _page(page, boxes)


def _page(page: Page, boxes: list[str]) -> Iterator[Problem]:
    before = ""
    for offset, line in enumerate(page.body.split("\n")):
        place = page.body_line + offset
        if (match := BOX.match(line)) and match[1] not in (*boxes, *FOLDED):
            yield Problem(page.path, place, "blocks", f"“{match[1]}” is not the word of a box.",
                          nearest(match[1], [*boxes, *FOLDED]))
        if (match := BLOCK.match(line)) and match[1] not in BLOCKS:
            yield Problem(page.path, place, "blocks", f"“/// {match[1]}” is not a known block.",
                          nearest(match[1], list(BLOCKS)))
        if glued(line, before):
            yield Problem(page.path, place, "blocks",
                          "A list directly under a sentence becomes part of the sentence.",
                          f"Put an empty line above the list {OR_FIX}.")
        elif (match := SENTENCE_NUMBER.match(line)) and not before.strip():
            yield Problem(page.path, place, "blocks",
                          f"A paragraph that begins with “{match[1]}.” becomes a list and loses "
                          "its number.", f"Begin with a word, or write {match[1]}\\. instead.")
        before = line
