"""Lists: an empty line above one that stands directly under a sentence."""

from __future__ import annotations

import re

from scripts.content.lists import glued
from scripts.content.mending.prose import front_lines, parts

# What may begin a list under a sentence at all, as CommonMark has it (5.3): a bullet, or number 1.
# “… на следующий день\n16. сентября” is no list.
FIRST = re.compile(r"\s*(?:[-*+]|1[.)])\s")


def lists(text: str) -> str:
    """The page with an empty line above each list that needs one."""
    rows = text.split("\n")
    front = front_lines(text)
    made = rows[:front]
    before = ""
    for row, part in list(zip(rows, parts(text), strict=True))[front:]:
        if part and FIRST.match(row) and glued(row, before):
            made.append("")
        made.append(row)
        before = row
    return "\n".join(made)
