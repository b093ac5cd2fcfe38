"""Quotation marks: straight ones of a keyboard, where it is plain which of them opens."""

from __future__ import annotations

import re

from scripts.content.mending.prose import KEPT, Signs, over_prose

PAIR = re.compile(rf'(?<![^\s(\[*|])"(?=[^\s"])([^"]*)(?<=\S)"(?![^\s.,;:!?…)\]*|{KEPT}-])')
ANY = re.compile("[\"']")
APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])")


def quotes(text: str, signs: Signs) -> str:
    """The page with the language's own marks; a line where one straight mark would be left over,
    or would stand inside others, is left as it is."""
    opening, closing = signs.quotes[0], signs.quotes[1]

    def mend(said: str) -> str:
        said = APOSTROPHE.sub("’", said)
        pairs = PAIR.findall(said)
        nested = any(opening in pair or closing in pair for pair in pairs)
        if not pairs or nested or said.count('"') != 2 * len(pairs):
            return said
        return PAIR.sub(rf"{opening}\1{closing}", said)

    return over_prose(text, mend, signs.phrases, ANY)
