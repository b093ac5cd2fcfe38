"""The sentences of a block: each with the line on which it begins."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from scripts.content.blocks import Block
from scripts.content.texts import WORD, prose

# A sign that may end a sentence, with whatever closes behind it; it does where a capital letter or
# a figure follows. Abbreviations before a small letter (“т. е.”) end nothing.
END = re.compile(r"(?<![.!?…])[.!?…]+[»”\"’')\]*_]*[\s·]+")
BEGIN = re.compile(r"[«“„\"'(\[*_–—\s·]*(\S)")

Line = tuple[int, str]  # a line of the file, and what stands on it


def count(text: str) -> int:
    """How many words a text has; what a token prints is not counted."""
    return len(WORD.findall(text))


def paragraphs(block: Block) -> Iterator[list[Line]]:
    """What is read in one go: the title of a box is one, a cell of a table is one."""
    lines = [(line, prose(text)) for line, text in block.parts]
    if block.titled:
        yield lines[:1]
        lines = lines[1:]
    if any("|" in text for _, text in lines):
        yield from ([(line, cell)] for line, text in lines for cell in text.split("|"))
    elif lines:
        yield lines


def sentences(lines: list[Line]) -> Iterator[Line]:
    """Each sentence of a paragraph, with the line on which it begins."""
    whole = " ".join(text for _, text in lines)
    starts = [0, *accumulate(len(text) + 1 for _, text in lines)]
    begin = 0
    for end in [*_ends(whole), len(whole)]:
        yield lines[bisect_right(starts, begin) - 1][0], whole[begin:end].strip(" ·")
        begin = end


def _ends(text: str) -> Iterator[int]:
    for found in END.finditer(text):
        follows = BEGIN.match(text, found.end())
        if follows and (follows[1].isupper() or follows[1].isdigit()):
            yield found.end()
