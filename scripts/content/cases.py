"""The shape of data/cases.yml and data/figures.yml; a value outside a closed list is an error.

A new value is added here and named in every file of data/words/ (under `names`).
"""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Any, Literal, get_args

from pydantic import AfterValidator, BeforeValidator, Field, StrictInt, StrictStr, StringConstraints

from scripts.content.moments import MONTH, Month
from scripts.content.reading import PAST, Record
from scripts.content.records import Confidence, TextOrTexts, Texts
from scripts.problem import nearest

Region = Literal[
    "abai", "akmola", "aktobe", "almaty-region", "atyrau", "east-kazakhstan", "jambyl", "jetisu",
    "karaganda", "kostanay", "kyzylorda", "mangystau", "north-kazakhstan", "pavlodar", "turkistan",
    "ulytau", "west-kazakhstan", "astana", "almaty-city", "shymkent"]
Relation = Literal["ex-spouse", "ex-partner", "acquaintance", "admirer", "stranger", "not-stated"]
Conduct = Literal[
    "calls", "messages", "social-networks", "new-numbers", "fake-accounts", "lies", "threats",
    "following", "home", "work", "waiting", "contact", "scenes", "force", "not-stated"]
Stage = Literal["opened", "detained", "charged", "decided", "closed"]
Group = Literal["convicted", "closed", "other-rule", "unknown"]
Detail = Literal["fund", "damages-costs", "penalty-conflict", "penalty-not-found", "no-elements"]
# Written with a number behind: hours-100, arrest-reported-25 (days); the others are in tenge.
Counted = Literal["hours", "arrest-reported", "damages", "fine-for-language"]
Outcome = Literal[Group, Detail, Counted]

# Relations as the plot joins them.
Circle = Literal["former", "known", "stranger", "not-stated"]
CIRCLES: dict[Circle, tuple[Relation, ...]] = {
    "former": ("ex-spouse", "ex-partner"), "known": ("acquaintance", "admirer"),
    "stranger": ("stranger",), "not-stated": ("not-stated",)}

PlotName = Literal["sent-to-court", "relations"]
FigureGroup = Literal["stalking", "around", "foreign"]

# Never used for another row: links from outside lead to it, in small letters (#c16).
CaseId = Annotated[str, StringConstraints(pattern=r"^C[0-9]{2,3}$")]

FIRST = Month(2025, 9)  # the month in which the article came into force
NUMBERED = re.compile(r"([a-z-]+)-([1-9]\d*)")
UNDATED = "undated"


def counted(value: str) -> tuple[str, int] | None:
    """The two parts of an outcome with a number behind it: "hours-100" → "hours", 100."""
    match = NUMBERED.fullmatch(value)
    return (match[1], int(match[2])) if match and match[1] in get_args(Counted) else None


def _case_month(value: Any) -> Month:
    month = Month.read(value)
    if month.first < FIRST.first:
        raise ValueError("the article is in force since 2025-09: no case is older")
    return month


def _outcome(values: list[str]) -> list[str]:
    first, *details = values or [""]
    if first not in get_args(Group):
        raise ValueError(f"the first value is one of {', '.join(get_args(Group))}")
    for detail in details:
        if detail not in get_args(Detail) and counted(detail) is None:
            known = [*get_args(Detail), *(f"{name}-100" for name in get_args(Counted))]
            raise ValueError(f"“{detail}” is no outcome. {nearest(detail, known)}")
    return values


def _when(value: Any) -> datetime.date | Month | int | None:
    if value == UNDATED:
        return None
    if isinstance(value, str) and MONTH.fullmatch(value):
        return Month.read(value)
    if isinstance(value, datetime.date | int):
        return value
    raise ValueError("type a day (2026-02-25), a month (2026-02), a year or the word undated")


class Case(Record):
    """A case as press or police reported it: no name, district, court, day, age or job."""

    region: Region
    # Of the first report found; of the decision, where only a later report tells of it.
    month: Annotated[Month, BeforeValidator(_case_month), PAST]
    relation: Relation
    conduct: Annotated[list[Conduct], Field(min_length=1)]
    stage: Stage
    outcome: Annotated[list[StrictStr], AfterValidator(_outcome)]  # its group, then details
    sources: Annotated[list[StrictStr], Field(min_length=1)]
    confidence: Confidence
    note: Texts | None = None  # what is not certain about this row

    @property
    def group(self) -> str:
        """How it ended."""
        return self.outcome[0]


class Figure(Record):
    """A number that somebody published: what exactly it counts, who said so and when."""

    figure: StrictInt | Texts
    country: Texts | None = None
    counts: Texts
    who: TextOrTexts
    # None: undated
    when: Annotated[datetime.date | Month | int | None, BeforeValidator(_when), PAST]
    sources: Annotated[list[StrictStr], Field(min_length=1)]
    confidence: Confidence
    note: Texts | None = None  # what is not certain about it
    plot: PlotName | None = None  # a bar of this plot
