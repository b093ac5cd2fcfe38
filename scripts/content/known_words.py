"""The words that each language of the site has used: data/known-words/, one form a line, sorted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.content.site import Site
from scripts.content.texts import Text, data_texts, page_texts

WORD = re.compile(r"[^\W\d_]{3,}")  # letters of any alphabet
MARK = re.compile(r"\s*(?:!!!|\?\?\?\+?|/{3,}.*)\s*\S*")  # of a box or block: for the machine


def path(code: str) -> str:
    """The file of a language."""
    return f"data/known-words/{code}.txt"


def read(text: str) -> frozenset[str]:
    """The forms that a file holds."""
    return frozenset(text.lower().split())


def written(words: list[str]) -> str:
    """The text of a file."""
    return "".join(f"{word}\n" for word in words)


def used(site: Site, code: str) -> dict[str, Text]:
    """Each form that a language's pages and its texts in data/ use, in small letters, with where it
    stands first. Texts of laws are not ours, and tokens are no words."""
    found: dict[str, Text] = {}
    for text in _texts(site, code):
        mark = MARK.match(text.text)
        for word in WORD.findall(text.text.lower(), mark.end() if mark else 0):
            found.setdefault(word, text)
    return found


def grown(site: Site, code: str) -> list[str]:
    """The list of a language with its new words, sorted. None is ever taken out: a page that could
    not be read just now still has its words."""
    return sorted(site.data.known_words.get(code, frozenset()) | used(site, code).keys())


def _texts(site: Site, code: str) -> Iterator[Text]:
    for page in site.pages_of(code):
        yield from page_texts(page)
    for text in data_texts(site):
        if text.path == f"data/words/{code}.yml" or text.location[-1:] == (code,):
            yield text
