"""What of a page menders may touch: its sentences, each line with everything else put aside."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from itertools import chain

from scripts.content.front_matter import FRONT
from scripts.content.headings import END, HEADING, PHRASES
from scripts.content.page import FRONT as SHOWN_KEYS
from scripts.content.site import Site
from scripts.content.texts import LAW_PHRASE, NOT_PROSE, TARGET

KEPT = "\ufffc"  # stands for what was put aside; as a sign of the text it is put aside itself
# In this order: official words before all, and a token stays whole inside an address.
ASIDE = [re.compile(f"{pattern}|{KEPT}") for pattern in (
    LAW_PHRASE.pattern, r"\{\{.*?\}\}", rf"{TARGET.pattern}|{NOT_PROSE.pattern}|\\.")]
MARKS = re.compile(r"(?:[ \t]*(?:[-*+>:]|#{1,6}|\d{1,9}[.)])(?=[ \t]))*[ \t]*")
VALUE = re.compile(rf"((?:{'|'.join(SHOWN_KEYS)}):[ \t]+)([\"']?)(.*)")
BOXES = ("!!!", "???")
CODE = re.compile(r"[ \t]*(```|~~~)")
RULE = frozenset(" \t|:-–—")  # a line of these alone is a rule, or the rule of a table
LONGEST = 5_000  # signs; a longer line is no sentence, and expressions would take long over it


@dataclass(frozen=True)
class Signs:
    """What a language writes: its dash, its pair of quotation marks, its small letters, the letters
    of other alphabets that look like them. `phrases`: ids of headings that are words of law."""

    dash: str
    quotes: str
    letters: str
    lookalikes: tuple[tuple[str, str], ...] = ()
    phrases: frozenset[str] = frozenset()


def front_lines(text: str) -> int:
    """How many lines the front matter takes, with both its rules; 0 where there is none."""
    found = FRONT.match(text)
    return found[0].count("\n") if found else 0


def over_prose(text: str, mend: Callable[[str], str], phrases: Collection[str] = (),
               where: re.Pattern[str] | None = None) -> str:
    """The page with `mend` applied to what its lines say, one after the other; only to those in
    which `where` finds something."""
    if where and not where.search(text):
        return text
    return "\n".join(_mended(row, part, mend) if part and (not where or where.search(row)) else row
                     for row, part in zip(text.split("\n"), parts(text, phrases), strict=True))


def parts(text: str, phrases: Collection[str] = ()) -> Iterator[tuple[int, int] | None]:
    """For each line where its sentence begins and ends, at the end of the line where it holds none;
    None where nothing of it may be touched: code, and lines longer than any sentence."""
    front = front_lines(text)
    open_code, in_phrases = "", False
    for place, row in enumerate(text.split("\n")):
        if place < front:
            yield _value(row)
            continue
        fence = CODE.match(row)
        if row.startswith(PHRASES) or row.strip() == END:
            in_phrases = row.startswith(PHRASES)
        if open_code or fence or len(row) > LONGEST:
            yield None
        else:
            heading = HEADING.match(row)
            official = heading and (in_phrases or heading[4] in phrases)
            yield (len(row), len(row)) if official else _sentence(row)
        if fence:
            open_code = fence[1] if not open_code else "" if fence[1] == open_code else open_code


def _value(row: str) -> tuple[int, int]:
    """The words of a key that people read; a value of several lines is left alone."""
    found = VALUE.fullmatch(row) if len(row) <= LONGEST else None
    if not found or found[3][:1] in tuple(">|[{&*!"):
        return len(row), len(row)
    start, rest = found.start(3), found[3]
    end = rest.rfind(found[2]) if found[2] else rest.find(" #")
    if found[2] and end < 0:
        return len(row), len(row)
    return start, start + end if end >= 0 else len(row)


def _sentence(row: str) -> tuple[int, int]:
    if RULE.issuperset(row) or row.lstrip().startswith(END):
        return len(row), len(row)
    if row.lstrip().startswith(BOXES):
        first, last = row.find('"'), row.rfind('"')
        return (first + 1, last) if first < last else (len(row), len(row))
    marks = MARKS.match(row)
    return (marks.end() if marks else 0), len(row)


def _mended(row: str, part: tuple[int, int], mend: Callable[[str], str]) -> str:
    start, end = part
    said, aside = row[start:end], list[list[str]]()
    for pattern in ASIDE:
        aside.append([match[0] for match in pattern.finditer(said)])
        said = pattern.sub(KEPT, said)
    said = mend(said)
    for kept in reversed(aside):
        first, *others = said.split(KEPT)
        said = first + "".join(chain.from_iterable(zip(kept, others, strict=True)))
    return row[:start] + said + row[end:]


def signs_of(site: Site, code: str) -> Signs:
    """What a language of the site writes."""
    words = site.languages[code].words
    phrases = (law.record.phrases for (language, _), law in site.data.laws.items()
               if language == code)
    return Signs(words.dash, words.quotes, words.letters, tuple(words.lookalikes.items()),
                 frozenset().union(*phrases))
