"""What the letters of a text tell about its language: data/words/ holds each alphabet."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import takewhile

from scripts.content.site import Site

WORD = re.compile(r"[^\W\d_]+")
FEWEST = 8  # words that show a language: fewer may be a name, a title or a quotation
ROMAN = re.compile(r"[IVX]+")


@dataclass(frozen=True)
class Alphabet:
    """The letters of one language, and those that only look like them: {"i": "і", "3": "з"}."""

    code: str
    small: str
    lookalikes: tuple[tuple[str, str], ...]

    @cached_property
    def letters(self) -> frozenset[str]:
        """Small and capital letters."""
        return frozenset(self.small + self.small.upper())

    @cached_property
    def _table(self) -> dict[int, str]:
        return str.maketrans(dict(self.lookalikes))

    @cached_property
    def strange_run(self) -> re.Pattern[str]:
        """Finds whole words without one letter of this alphabet, as many as stand in a row."""
        word = rf"(?<![\w’'-])[^\W\d_{self.small}{self.small.upper()}]+(?![\w’'-])"
        return re.compile(rf"{word}(?:[ \u00a0]{word})*")

    def strange(self, word: str) -> list[str]:
        """The letters of a word that this alphabet lacks, each once."""
        return [letter for letter in dict.fromkeys(word) if letter not in self.letters]

    def mended(self, word: str) -> str:
        """The word with look-alike letters made ours; "" where that does not make it ours."""
        made = word.translate(self._table)
        return made if made != word and self.letters.issuperset(made) else ""

    def lone(self, text: str) -> Iterator[str]:
        """Whole words of look-alike letters: before a phrase of another alphabet, and a small one
        behind it. None in a text that is in another alphabet as a whole; no Roman numerals."""
        listed = WORD.findall(text)
        foreign = sum(map(self.letters.isdisjoint, listed))
        if len(listed) >= FEWEST and 2 * foreign > len(listed):
            return
        for match in self.strange_run.finditer(text):
            words = match[0].split()
            before = list(takewhile(self.mended, words))
            behind = words[-1:] if len(before) < len(words) and words[-1].islower() else []
            for word in before + list(filter(self.mended, behind)):
                if not ROMAN.fullmatch(word):
                    yield word


def alphabets(site: Site) -> dict[str, Alphabet]:
    """The alphabet of each language; none where the words of one were copied over another's."""
    locales = Counter(language.words.locale for language in site.languages.values())
    return {code: Alphabet(code, language.words.letters,
                           tuple(sorted(language.words.lookalikes.items())))
            for code, language in site.languages.items() if locales[language.words.locale] == 1}


@cache
def script(letter: str) -> str:
    """The family of alphabets that a letter belongs to, as Unicode names it: "CYRILLIC"."""
    return unicodedata.name(letter, "").split(" ")[0]


def own_letters(known: dict[str, Alphabet], code: str) -> set[str]:
    """The small letters that no other language of the site has."""
    others = {letter for other in known.values() if other.code != code for letter in other.small}
    return set(known[code].small) - others
