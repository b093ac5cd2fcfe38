"""The shape of every record in data/: a missing or unknown key is an error with its line."""

from __future__ import annotations

import datetime
from typing import Annotated, Any, Literal

from pydantic import (
    BeforeValidator,
    Field,
    StrictStr,
    StringConstraints,
    model_validator,
)

from scripts.content.moments import Editions, Month, month_or_other
from scripts.content.reading import PAST, Record

Confidence = Literal["text", "state-body", "several-reports", "one-report", "our-reading", "open"]
# What the article can say of a situation. There is no "no": another rule may still help.
Verdict = Literal["covers", "depends", "other"]
Kind = Literal["law", "state-body", "press", "guidance"]
Unit = Literal["part", "point", "subpoint"]
Measure = Literal["minutes", "hours", "days", "calendar-days", "working-days", "weeks", "months",
                  "years", "index", "share", "tenge"]  # days are periods of 24 hours

# One text for all languages, or one a language; that all are there is checked against mkdocs.yml.
Texts = dict[str, StrictStr]
TextOrTexts = StrictStr | Texts


class Article(Record):
    """One cited article (and part) of an act, where it differs from the act's record."""

    unit: Unit | None = None
    edition: Annotated[Editions | None, PAST] = None
    only: StrictStr | None = None  # read in this language only
    whole: bool = False  # cited without a part on purpose: all its parts, or a note, are meant


class Source(Record):
    """A document that pages cite. An act has editions or a date, all else a date or a month."""

    kind: Kind
    title: Texts
    number: StrictStr | None = None
    publisher: TextOrTexts | None = None
    via: TextOrTexts | None = None  # the outlet through which a state body was read
    unit: Unit = "part"
    edition: Annotated[Editions | None, PAST] = None
    date: Annotated[datetime.date | None, PAST] = None
    month: Annotated[Month | None, BeforeValidator(month_or_other), PAST] = None
    year: Annotated[int | None, PAST] = None
    undated: bool = False
    read: Annotated[datetime.date, PAST]
    live: Annotated[datetime.date | None, PAST] = None
    link: TextOrTexts | None = None
    no_link: StrictStr | None = None
    note: TextOrTexts | None = None
    articles: dict[StrictStr, Article] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _dated(self) -> Source:
        given = (self.edition, self.date, self.month, self.year, self.undated)
        if sum(map(bool, given)) != 1:
            raise ValueError("give exactly one of edition, date, month, year, undated: true")
        if bool(self.link) == bool(self.no_link):
            raise ValueError("give link or no_link (why there is none) -> Add “link: https://…”")
        return self


FactValue = datetime.date | int | list[int] | StrictStr | dict[str, Any]


class Fact(Record):
    """A figure, a date or a period that must be the same everywhere."""

    value: FactValue | None = None
    indexes: int | None = None  # a number of monthly calculation indexes
    name: Texts | None = None  # what the sum is: the open data list every number of indexes
    unit: Measure | None = None
    sources: list[StrictStr]
    confidence: Confidence
    review_by: datetime.date | None = None
    note: TextOrTexts | None = None

    @model_validator(mode="after")
    def _one(self) -> Fact:
        if (self.value is None) == (self.indexes is None):
            raise ValueError("give either value or indexes")
        if self.indexes is not None and self.name is None:
            raise ValueError("a number of indexes has a name: what the sum is, in every language")
        return self


class Index(Record):
    """The monthly calculation index of one year, in tenge."""

    tenge: int
    sources: list[StrictStr]


class Contact(Record):
    """A number that a reader may call."""

    number: StrictStr
    name: Texts
    short: Texts
    hours: Texts | None = None
    cost: Texts | None = None
    does: Texts | None = None
    languages: Literal["open"] | Texts = "open"
    note: Texts | None = None
    urgent: bool = False
    sources: list[StrictStr]
    confidence: Confidence
    live: Annotated[datetime.date | None, PAST] = None


# Never used for another line: a feed reader knows by it what it has shown already.
ChangeId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]


class Change(Record):
    """One line of the change log."""

    date: Annotated[datetime.date, PAST]
    kind: Literal["new", "corrected", "law-changed", "withdrawn"]
    pages: list[StrictStr]
    text: Texts


class Door(Record):
    """A link around the pages: the three doors, what is often looked for, the foot."""

    group: Literal["doors", "often", "foot"]
    title: Texts
    line: Texts | None = None
    to: StrictStr
