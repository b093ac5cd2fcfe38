"""Names: what may be the name of a person, in texts and in the addresses of links.

Two capitalised words in a row, initials, a capitalised word within a sentence that ends as
surnames do, a patronymic: unless data/terms.yml knows it. Why: nobody here is named, and a name
once published stays. Repair: take the name out; an official name (a body, a code, a place, an
outlet) goes to `names` in data/terms.yml, a word that only ends so to `surnames`, once for all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from urllib.parse import unquote, urlsplit

from scripts.content.alphabets import WORD
from scripts.content.site import Site
from scripts.content.texts import MARKS, addresses, data_texts, page_texts
from scripts.problem import Problem

# Two words beside each other, or an initial with its full stop and a word.
PAIR = re.compile(r"(?<![\w’'-])(?P<first>[^\W\d_][\w’'-]*)(?:[ \u00a0]+|(?P<stop>\.)[ \u00a0]?)"
                  r"(?=(?P<second>[^\W\d_][\w’'-]*))")
WITHIN = r"(?<=[\w,;)»”·][ \u00a0])[«“(]?"  # a sentence does not begin here
TERMS = "data/terms.yml"


def check(site: Site) -> Iterator[Problem]:
    """Pages with their front matter, every text of data/ but the law, and all addresses."""
    if not site.data.terms.names:
        return  # data/terms.yml could not be read: that is told already
    known = site.data.terms.known_names()
    single = _single(site)
    common = site.data.terms.known_words()
    pages = chain.from_iterable(map(page_texts, site.pages.values()))
    for found in chain(pages, data_texts(site)):
        text = known.sub("·", MARKS.sub("", found.text))
        told = ""
        for pair in strange(text):
            told += f" {pair}"
            yield Problem(found.path, found.line, "names", f"“{pair}” may be a person's name.",
                          f"Take a private person's name out. An official name goes to {TERMS} "
                          f"under “names”: {pair}")
        for match in single.finditer(text):
            word = match["within"] or match["father"]
            if word not in told and not common.fullmatch(word):
                yield Problem(found.path, found.line, "names",
                              f"“{word}” ends like a person's name.",
                              "Take a private person's name out. A place or another name goes to "
                              f"{TERMS} under “names”, a common word under “surnames”, “words”: "
                              f"{word}")
    yield from _in_addresses(site, common)


def strange(text: str) -> Iterator[str]:
    """Each two capitalised words beside each other; known names are gone from the text."""
    for match in PAIR.finditer(text):
        first, second = match["first"], match["second"]
        initial = not match["stop"] or len(first) == 1
        if initial and first[0].isupper() and second[0].isupper():
            yield f"{first}{match['stop'] or ''} {second}"


def _endings(site: Site, *kinds: dict[str, list[str]]) -> str:
    return "|".join(one for kind in kinds for listed in kind.values() for one in listed) or "(?!)"


def _single(site: Site) -> re.Pattern[str]:
    """Finds a capitalised word that ends like a surname, within a sentence, and a patronymic."""
    names = site.data.terms.surnames
    capital = "".join({letter.upper() for language in site.languages.values()
                       for letter in language.words.letters})
    begins = rf"[{re.escape(capital)}][^\W\d_]+(?:-[^\W\d_]+)*?"
    ends = r"(?!\w)"
    return re.compile(rf"{WITHIN}(?P<within>{begins}(?:{_endings(site, names.endings)})){ends}|"
                      rf"(?<!\w)(?P<father>{begins}(?:{_endings(site, names.fathers)})){ends}")


def _in_addresses(site: Site, common: re.Pattern[str]) -> Iterator[Problem]:
    names = site.data.terms.surnames
    ending = re.compile(rf"[^\W\d_]{{3,}}(?:{_endings(site, names.endings, names.fathers)})",
                        re.IGNORECASE)
    for found in addresses(site):
        parts = urlsplit(found.text)
        for word in WORD.findall(unquote(f"{parts.path} {parts.query} {parts.fragment}")):
            if ending.fullmatch(word) and not common.fullmatch(word):
                yield Problem(found.path, found.line, "names",
                              f"“{word}” in the address {found.text} may be a person's name.",
                              "If it is: delete the link and write “no_link: private name in the "
                              f"address”. If it is a common word, add it to {TERMS} under "
                              f"“surnames”, “words”: {word.lower()}")
