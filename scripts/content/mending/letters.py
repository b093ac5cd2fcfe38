"""Letters: one that only looks right, in a word else the language's own; letters in two parts."""

from __future__ import annotations

import re
from itertools import pairwise

from scripts.content.mending import files
from scripts.content.mending.prose import Signs, over_prose

WORD = re.compile(r"[^\W\d_]+")


def composed(text: str, signs: Signs) -> str:
    """The sentences of the page in the composed form (NFC); words of law as they are."""
    return over_prose(text, files.composed, signs.phrases)


def letters(text: str, signs: Signs) -> str:
    """The page with look-alike letters retyped, where there is no doubt: “Түсiндірме” with a Latin
    i. A name or an abbreviation with an ending (PCке, iPhoneды) is told by `check`, not mended."""
    ours = set(signs.letters + signs.letters.upper())
    alike = {wrong: right for wrong, right in signs.lookalikes if wrong.isalpha()}
    plain = ours - set(alike.values())  # letters that look like no other

    def mend(match: re.Match[str]) -> str:
        word = match[0]
        wrong = [letter for letter in word if letter not in ours]
        capitals = any({one, two} <= set(wrong) and (one + two).isupper()
                       for one, two in pairwise(word))
        if (not wrong or capitals or 2 * len(wrong) > len(word)
                or not alike.keys() >= set(wrong) or not plain & set(word)):
            return word
        return "".join(alike[letter] if letter in wrong else letter for letter in word)

    return over_prose(text, lambda said: WORD.sub(mend, said), signs.phrases)
