"""Look-alike letters: a word must not mix alphabets (Latin i in Kazakh, Cyrillic а in English).

Why: it looks right, but cannot be searched, copied or read aloud. Repair: retype the word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import chain

from scripts.content.site import Site
from scripts.content.texts import data_texts, law_texts, page_texts
from scripts.problem import Problem

WORD = re.compile(r"[^\W\d_]+")


@cache
def _alphabet(letter: str) -> str:
    return unicodedata.name(letter, "").split(" ")[0]


def check(site: Site) -> Iterator[Problem]:
    """Pages, law texts and the strings of data/."""
    pages = chain.from_iterable(map(page_texts, site.pages.values()))
    for found in chain(pages, law_texts(site), data_texts(site)):
        if not unicodedata.is_normalized("NFC", found.text):
            yield Problem(found.path, found.line, "letters",
                          "The text is not in the composed form (NFC).",
                          "Retype the accented letters of this line.")
        for word in WORD.findall(found.text):
            if len({_alphabet(letter) for letter in word}) > 1:
                strange = [letter for letter in word if _alphabet(letter) == "LATIN"]
                yield Problem(found.path, found.line, "letters",
                              f"“{word}” mixes alphabets (Latin here: {', '.join(strange)}).",
                              "Retype the word in one alphabet.")
