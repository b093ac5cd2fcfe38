"""Dashes: where a hyphen, two of them or a dash of another length stands between words."""

from __future__ import annotations

import re

from scripts.content.mending.prose import KEPT, Signs, over_prose

RANGE = "–"  # from – to, without spaces: 5–15
SPACE = "[ \\t\u00a0]"
# Between words only: an item of a list begins with a hyphen, a cell may hold nothing else, and
# between two numbers it may be part of one (123 - 45 - 67).
HYPHENS = re.compile(rf"(?:(?<=[^\s|])({SPACE}+)-{{1,3}}(?={SPACE}+[^\s|\d])"
                     rf"|(?<=[^\s|\d])({SPACE}+)-{{1,3}}(?={SPACE}+\d))")
LONG = re.compile(rf"({SPACE}*)([—―]+|(?<=[^\W_])--+(?=[^\W_]))({SPACE}*)")
ANY = re.compile(rf"{SPACE}-|[—―]|--")
LEFT = re.compile(rf"[\w{KEPT}»”\"’)\]*.!?…%]")  # what a dash may be parted from by a space
RIGHT = re.compile(rf"[\w{KEPT}«“\"(\[*]")


def dashes(text: str, signs: Signs) -> str:
    """The page with the language's dash between words: «слово – слово». Hyphenated words, ranges
    and numbers with a hyphen (115-1, 5-15) stay: a machine cannot tell which is meant."""

    def alike(match: re.Match[str]) -> str:
        before, after = match.string[:match.start()][-1:], match.string[match.end():][:1]
        if set(match[2]) == {signs.dash}:
            return match[0]
        if not match[1] and not match[3] and _range(before, after):
            return RANGE
        if LEFT.match(before) and RIGHT.match(after):
            return f"{match[1] or ' '}{signs.dash}{match[3] or ' '}"
        return f"{match[1]}{signs.dash}{match[3]}"

    def mend(said: str) -> str:
        said = HYPHENS.sub(rf"\1\2{signs.dash}", said)
        return LONG.sub(alike, said)

    return over_prose(text, mend, signs.phrases, ANY)


def _range(before: str, after: str) -> bool:
    """Whether the dash stands between two numbers, or two tokens."""
    return (before.isdecimal() and after.isdecimal()) or before == after == KEPT
