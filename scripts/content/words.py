"""The shape of what belongs to one language or one text: words files, law texts, front matter."""

from __future__ import annotations

import datetime

from pydantic import Field, StrictStr

from scripts.content.reading import Record
from scripts.content.records import Confidence, Kind


class Dates(Record):
    """Patterns with placeholders: {day} {month} {year}; {first} {last}."""

    day: StrictStr
    month: StrictStr
    between: StrictStr


class Citing(Record):
    """How an article, or a part, point or subpoint of it, is named: {article}, {part}."""

    article: StrictStr
    part: StrictStr
    point: StrictStr
    subpoint: StrictStr


class ExitWords(Record):
    """The words of the exit: what it is, its limit, and what a screen reader adds."""

    title: StrictStr
    note: StrictStr
    hidden: StrictStr


class Words(Record):
    """All that is a language's own: patterns, alphabet, exit address, interface words."""

    locale: StrictStr
    law: list[StrictStr]
    letters: StrictStr
    name: StrictStr
    short: StrictStr
    exit: StrictStr
    exit_words: ExitWords
    dates: Dates
    amount: StrictStr
    citing: Citing
    boxes: dict[str, StrictStr]
    confidence: dict[Confidence, StrictStr]
    kinds: dict[Kind, StrictStr]
    missing: StrictStr
    label: dict[str, StrictStr]


class LawText(Record):
    """Front matter of a file in data/law/: one article as it is, and the phrases pages explain."""

    source: StrictStr
    title: StrictStr
    phrases: dict[str, StrictStr] = Field(default_factory=dict)
    ours: bool = False


class FrontMatter(Record):
    """What stands above a page's text."""

    title: StrictStr
    label: StrictStr
    description: StrictStr
    lead: StrictStr | None = None
    next: StrictStr | None = None
    review_by: datetime.date
    source_hash: StrictStr | None = None
    critical: bool = False
    stale: bool = False
