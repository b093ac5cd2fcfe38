"""Translated: no text of data/ is left in another language.

Why: a file of words can have every key and still speak the language it was copied from. Repair:
translate the text. Where both languages do say it with the same word, add the word to `same` in
data/terms.yml; names stand under `names` there.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from scripts.content.alphabets import alphabets, own_letters
from scripts.content.reading import line_of
from scripts.content.site import Site
from scripts.content.texts import Text, data_texts, versions
from scripts.content.words import words_path
from scripts.problem import Problem

HELD = re.compile(r"\{[^}]*\}")  # {number}: what a text leaves open
COPIED = "Restore the file as it was, then change only what you meant to change."
MANY = 10  # equal texts: the file of one language was copied over that of another
LETTER = re.compile(r"[^\W\d_]")


def check(site: Site) -> Iterator[Problem]:
    """Every text of data/ that stands in several languages, and each file of words as a whole."""
    copied = list(_alphabet(site))
    yield from copied
    if not site.data.terms.names:
        return  # data/terms.yml could not be read: that is told already
    either = "|".join(map(re.escape, sorted(site.data.terms.same, key=len, reverse=True)))
    same = re.compile(rf"(?<!\w)(?:{either or '(?!)'})(?!\w)", re.IGNORECASE)
    known = site.data.terms.known_names()
    told: dict[str, list[Problem]] = defaultdict(list)
    for texts in versions(site):
        for one, other in combinations(texts.values(), 2):
            if one.text == other.text and one.text not in site.languages:
                left = known.sub("", same.sub("", HELD.sub("", one.text)))
                if LETTER.search(left):
                    letter = _equal(site, one, other)
                    told[letter.path].append(letter)
    for path, letters in told.items():
        if copied and path in map(words_path, site.languages):
            continue
        if len(letters) < MANY:
            yield from letters
        else:
            more = f"{len(letters) - 1} other texts of this file are not translated either."
            yield replace(letters[0], message=f"{letters[0].message} {more}", hint=COPIED)


def _equal(site: Site, one: Text, other: Text) -> Problem:
    """The letter stands at the translation, and names the place where the same text stands."""
    if one.language == site.source_language:
        one, other = other, one
    key = " → ".join(map(str, one.location))
    return Problem(one.path, one.line, "translated",
                   f"“{key}” says the same as {other.path}:{other.line}: “{one.text}”.",
                   f"Translate it into {site.languages[one.language].name}. If both languages use "
                   "this very word, add it to “same” in data/terms.yml.")


def _alphabet(site: Site) -> Iterator[Problem]:
    """Letters that no other language has must occur in the words of the language that has them;
    where the alphabet itself was copied along, so was the locale."""
    known = alphabets(site)
    for one, other in combinations(site.languages.values(), 2):
        if one.words.locale == other.words.locale:
            path = words_path(next((each.code for each in (one, other)
                                    if not each.words.locale.startswith(each.code)), one.code))
            yield Problem(path, line_of(site.data.documents[path], ("locale",)), "translated",
                          f"{words_path(one.code)} and {words_path(other.code)} are one language "
                          f"(“locale: {one.words.locale}”): one was copied over the other.",
                          COPIED)
    written: dict[str, set[str]] = {code: set() for code in site.languages}
    for text in data_texts(site):
        if text.language and text.path == words_path(text.language):
            written[text.language].update(text.text.lower())
    for code, language in site.languages.items():
        path, own = words_path(code), own_letters(known, code) if code in known else set()
        if own and not own & written[code]:
            yield Problem(path, line_of(site.data.documents[path], ("name",)), "translated",
                          f"Not one word of this file has a letter that {language.name} alone has "
                          f"({' '.join(sorted(own))}): the file is in another language.",
                          f"Translate the whole file into {language.name}.")
