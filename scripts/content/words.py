"""The shape of what belongs to one language or one text: words files, law texts, front matter."""

from __future__ import annotations

import datetime
from typing import Annotated

from pydantic import AfterValidator, Field, StrictStr

from scripts.content.cases import (
    Circle,
    Conduct,
    Outcome,
    PlotName,
    Region,
    Relation,
    Stage,
)
from scripts.content.measured import Result, RowName
from scripts.content.open_data import DataWords
from scripts.content.reading import Record
from scripts.content.records import Confidence, Kind, Measure, Verdict

GROUPS = ("label", "boxes", "confidence", "kinds")  # of the words: the same keys in all languages


def words_path(code: str) -> str:
    """Where the words of a language stand."""
    return f"data/words/{code}.yml"


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
    """The words of the exit: what it is, its limit, and what a screen reader adds.

    `more` tells how many presses of Shift are left ({number}), `leaving` why the page is blank.
    """

    title: StrictStr
    note: StrictStr
    hidden: StrictStr
    more: StrictStr
    leaving: StrictStr


class Listed(dict[str, str]):
    """Names of a closed list. Where one is missing, its key stands; a rule tells of it."""

    def __missing__(self, key: str) -> str:
        return key


class Names(Record):
    """The names of the closed lists of data/cases.yml; {number} and {amount} come from the row."""

    region: Annotated[dict[Region, StrictStr], AfterValidator(Listed)]
    relation: Annotated[dict[Relation, StrictStr], AfterValidator(Listed)]
    circle: Annotated[dict[Circle, StrictStr], AfterValidator(Listed)]
    conduct: Annotated[dict[Conduct, StrictStr], AfterValidator(Listed)]
    stage: Annotated[dict[Stage, StrictStr], AfterValidator(Listed)]
    outcome: Annotated[dict[Outcome, StrictStr], AfterValidator(Listed)]


class MeasuredWords(Record):
    """The names of the closed lists of data/measured.yml: its rows, and what was found."""

    row: Annotated[dict[RowName, StrictStr], AfterValidator(Listed)]
    result: Annotated[dict[Result, StrictStr], AfterValidator(Listed)]


class PlotWords(Record):
    """The words of a plot: what it shows, what to know about it, what a bar is, what it counts."""

    title: StrictStr
    caption: StrictStr
    bar: StrictStr
    count: StrictStr


class Words(Record):
    """All that is a language's own: patterns, alphabet, exit address, interface words."""

    locale: StrictStr
    law: list[StrictStr]
    letters: StrictStr
    lookalikes: dict[StrictStr, StrictStr]  # a letter of another alphabet → ours
    dash: Annotated[StrictStr, Field(min_length=1, max_length=1)]  # between words, with spaces
    quotes: Annotated[StrictStr, Field(min_length=2, max_length=2)]  # the opening, the closing
    name: StrictStr
    short: StrictStr
    exit: StrictStr
    exit_words: ExitWords
    dates: Dates
    amount: StrictStr
    # As they stand after a number, the one to type first; “*” is any ending.
    units: dict[Measure, list[StrictStr]]
    most_words: int  # of a page; extra.long in mkdocs.yml lists those that need more
    citing: Citing
    boxes: dict[str, StrictStr]
    confidence: dict[Confidence, StrictStr]
    kinds: dict[Kind, StrictStr]
    verdicts: dict[Verdict, StrictStr]
    names: Names
    plots: dict[PlotName, PlotWords]
    open_data: DataWords
    measured: MeasuredWords
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


FRONT_KEYS = tuple(FrontMatter.model_fields)  # in the order in which they stand on every page
