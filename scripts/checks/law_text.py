"""Our wording of the law against the text of an official page, whatever its markup.

What is no wording is folded on both sides: tags, spaces, quotes, dashes, soft hyphens, and letters
that only look like those of another alphabet. Punctuation stays: in a law a comma is wording.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from html.parser import HTMLParser

INLINE = frozenset((
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "em", "font", "i", "ins", "mark", "nobr",
    "s", "small", "span", "strong", "sub", "sup", "tt", "u", "wbr"))
SILENT = frozenset(("script", "style", "template"))

LOOK_ALIKE = ("ABCEHIKMOPTXYaceiopxyhəɵƏƟ", "АВСЕНІКМОРТХУасеіорхуһәөӘӨ")  # Latin, Cyrillic
DASHES = "‐‑‒–—―−"
NOTHING = "\u00ad\u200b\u200c\u200d\u2060\ufeff" + "«»„“”‟‘’‚‹›\"'"
FOLD = str.maketrans(*LOOK_ALIKE) | dict.fromkeys(map(ord, DASHES), "-") | dict.fromkeys(
    map(ord, NOTHING))
WORD = re.compile(r"[^\W\d_]{4,}")
NEAR = 1500  # letters that may stand between two paragraphs of one article: notes, numbers


class _Text(HTMLParser):
    """Collects what is read; a tag that begins a new block parts words."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.silent += tag in SILENT
        if tag not in INLINE:
            self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self.silent = max(0, self.silent - (tag in SILENT))
        if tag not in INLINE:
            self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.parts.append(data)


def strip(page: str) -> str:
    """The text of an HTML page, entities as letters."""
    reader = _Text()
    reader.feed(page)
    reader.close()
    return "".join(reader.parts)


def fold(text: str) -> str:
    """The text without the differences that are none of wording; spaces stay, one at a time."""
    plain = unicodedata.normalize("NFC", text).translate(FOLD).casefold().replace("ё", "е")
    return " ".join(plain.split())


def missing(paragraphs: Iterable[str], page: str) -> list[str]:
    """The paragraphs that a folded page lacks, or has not in their place behind one another."""
    ours = list(paragraphs)
    wanted, text = [fold(part).replace(" ", "") for part in ours], page.replace(" ", "")
    longest, start = 0, text.find(wanted[0])
    while start >= 0 and longest < len(wanted):
        place, count = start + len(wanted[0]), 1
        for part in wanted[1:]:
            found = text.find(part, place, place + NEAR + len(part))
            if found < 0:
                break
            place, count = found + len(part), count + 1
        longest, start = max(longest, count), text.find(wanted[0], start + 1)
    lost = [part for part, folded in zip(ours, wanted, strict=True) if folded not in text]
    return [] if longest == len(wanted) else lost or ours[longest:longest + 1]


def shared(paragraphs: Iterable[str], page: str) -> float:
    """Which share (0 to 1) of our longer words a folded page has at all."""
    ours = set(WORD.findall(fold(" ".join(paragraphs))))
    return len(ours & set(WORD.findall(page))) / len(ours) if ours else 0.0


def is_in(text: str, letters: str, others: str) -> bool:
    """Whether a text is in the language of these letters, as far as letters tell.

    `others` are the letters of all other languages. A language with letters of its own shows them.
    """
    found = [letter for letter in text.lower() if letter.isalpha()]
    own, foreign = set(letters) - set(others), set(others) - set(letters)
    strange = sum(letter in foreign for letter in found) > len(found) / 20
    shows = not own or sum(letter in own for letter in found) > len(found) / 50
    return bool(found) and shows and not strange
