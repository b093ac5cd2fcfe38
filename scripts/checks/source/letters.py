"""Look-alike letters: a word must not mix alphabets (Latin i in Kazakh, Cyrillic а in English).

Why: it looks right, but cannot be searched, copied or read aloud. Repair: retype the word, or copy
it from the hint. data/words/ holds each alphabet and the letters that only look like it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import chain

from scripts.content.alphabets import WORD, Alphabet, alphabets, script
from scripts.content.site import Site
from scripts.content.texts import Text, data_texts, law_texts, page_texts
from scripts.problem import Problem

# One digit among letters: 3аявление. More digits are a number, a letter and a digit are a code.
DIGIT = re.compile(r"(?<![\w.,])(?:[^\W\d_]+\d[^\W\d_]*|\d[^\W\d_]{2,})(?!\w)")


def check(site: Site) -> Iterator[Problem]:
    """Pages, law texts and the strings of data/."""
    known = alphabets(site)
    if not site.data.terms.names:
        return  # data/terms.yml could not be read: that is told already
    names = site.data.terms.known_names()
    pages = chain.from_iterable(map(page_texts, site.pages.values()))
    for found in chain(pages, law_texts(site), data_texts(site)):
        if not unicodedata.is_normalized("NFC", found.text):
            parted = [word for word in found.text.split()
                      if not unicodedata.is_normalized("NFC", word)]
            yield _letter(found, "A letter here is made of two signs, as in text that comes from "
                          f"a Mac, in place of one composed (NFC): {' '.join(parted)}. Nobody can "
                          "see it.", "Delete the word and type it anew, or copy this one: "
                          + unicodedata.normalize("NFC", " ".join(parted)))
        ours = known.get(found.language)
        nearest = sorted(known.values(), key=lambda alphabet: alphabet is not ours)
        for word in WORD.findall(found.text):
            yield from _mixed(found, word, ours, nearest)
        if ours:
            yield from _whole(found, ours, names)
            yield from _digits(found, ours)


def _letter(found: Text, message: str, hint: str) -> Problem:
    return Problem(found.path, found.line, "letters", message, hint)


def _mixed(found: Text, word: str, ours: Alphabet | None, nearest: list[Alphabet]
           ) -> Iterator[Problem]:
    """A word of two alphabets, or with a letter of a third language that looks like one of ours."""
    if ours and ours.letters.issuperset(word):
        return
    mixes = len(set(map(script, word))) > 1
    made = next(filter(None, (one.mended(word) for one in nearest)), "")
    if mixes and not made:
        strange = ours.strange(word) if ours else list(dict.fromkeys(word))
        yield _letter(found, f"“{word}” mixes alphabets ({_shown(strange)}).",
                      "Retype the word in one alphabet.")
    elif mixes or (ours and ours.mended(word) and ours.letters.intersection(word)):
        wrong = [old for old, new in zip(word, made, strict=True) if old != new]
        yield _letter(found, f"“{word}” mixes alphabets: it only looks right ({_shown(wrong)}).",
                      f"Write: {made}")


def _shown(letters: list[str]) -> str:
    return ", ".join(f"“{letter}” is {script(letter).title()}" for letter in
                     dict.fromkeys(letters))


def _whole(found: Text, ours: Alphabet, names: re.Pattern[str]) -> Iterator[Problem]:
    """Whole words of look-alike letters: “c” in “он c ней”. A phrase of another language may stand,
    and so may what data/terms.yml knows as a name."""
    if not any(ours.lone(found.text)):
        return
    for word in ours.lone(names.sub("·", found.text)):
        yield _letter(found, f"“{word}” is typed in letters of another alphabet "
                      f"({script(word[0]).title()}).",
                      f"Write: {ours.mended(word)} – or, if it is a name written so, add it "
                      "to “names” in data/terms.yml.")


def _digits(found: Text, ours: Alphabet) -> Iterator[Problem]:
    """A digit in place of a letter: “3аявление”."""
    for match in DIGIT.finditer(found.text):
        if made := ours.mended(match[0]):
            digit = next(filter(str.isdigit, match[0]))
            yield _letter(found, f"“{match[0]}” has the digit {digit} inside a word.",
                          f"Write: {made} – or, if it is a number, a space or a hyphen after it.")
