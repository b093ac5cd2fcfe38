"""A list that stands directly under a sentence: Markdown here takes both for one paragraph."""

from __future__ import annotations

import re

BLOCK = re.compile(r"^\s*/{3,}\s+(.*\S)")
LIST = re.compile(r"^\s{0,3}(?:[-*+]|\d{1,9}[.)])\s+\S")


def glued(line: str, before: str) -> bool:
    """Whether the line begins a list and the one before it is a sentence, not part of a list, a box
    or a block."""
    continues = LIST.match(before) or before.startswith((" ", "\t")) or BLOCK.match(before)
    return bool(LIST.match(line) and before.strip() and not continues)
