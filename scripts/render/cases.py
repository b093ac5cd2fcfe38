"""The register of cases: how many, the table of one kind of ending, the list by relation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import cast, get_args

from scripts.content.cases import Case, Conduct, Detail, Group, Region, Relation, Stage, counted
from scripts.content.moments import MONTH
from scripts.content.page import Page
from scripts.content.site import Site
from scripts.content.words import Words
from scripts.render import forms
from scripts.render.named import Mistake
from scripts.render.templates import fill

Numbered = tuple[str, Case]

# What a row says in each list that count() may ask, in the order of asking.
LISTS: dict[str, Callable[[Case], list[str]]] = {
    "outcome": lambda case: case.outcome,
    "relation": lambda case: [case.relation],
    "conduct": lambda case: list(case.conduct),
    "stage": lambda case: [case.stage],
    "region": lambda case: [case.region],
    "month": lambda case: [f"{case.month.year}-{case.month.month:02}"],
}
VALUES = {"outcome": get_args(Group) + get_args(Detail), "relation": get_args(Relation),
          "conduct": get_args(Conduct), "stage": get_args(Stage), "region": get_args(Region)}


@dataclass(frozen=True)
class Row:
    """A row of the register, ready to print."""

    id: str
    group: str
    place: str
    outcome: str
    stage: str  # where the end is not known
    sure: str
    open: bool
    note: str
    who: str
    what: str
    sources: list[str]


def count(site: Site, page: Page, *values: str) -> str:
    """How many rows have any of the values; of all rows without a value. Raises Mistake."""
    cases = site.data.cases.values()
    words = site.languages[page.language].words
    if not values:
        return forms.number(len(cases), words)
    for name, of in LISTS.items():
        if all(_is_value(name, value) for value in values):
            return forms.number(sum(bool({*values} & {*of(case)}) for case in cases), words)
    listed = [value for group in VALUES.values() for value in group]
    wrong = next((value for value in values if not any(_is_value(name, value) for name in LISTS)),
                 None)
    if wrong is None:
        raise Mistake(f"{', '.join(values)} are not values of one list.", "", list(LISTS))
    raise Mistake(f"No list of data/cases.yml has the value “{wrong}”.", str(wrong), listed)


def _is_value(name: str, value: str) -> bool:
    if name == "month":
        return bool(MONTH.fullmatch(str(value)))
    return value in VALUES[name] or (name == "outcome" and counted(str(value)) is not None)


def cases(site: Site, page: Page, *groups: str) -> str:
    """The table of the rows that ended so, newest first. Raises Mistake."""
    known = list(get_args(Group))
    for group in groups or ("",):
        if group not in known:
            raise Mistake(f"“{group}” is not how a case ends.", str(group), known)
    rows = [_row(site, page, number, case) for number, case in newest(site.data.cases.items())
            if case.group in groups]
    words = site.languages[page.language].words
    return fill(site.root, "register.html", rows=rows, label=words.label)


def relations(site: Site, page: Page) -> str:
    """Who it was: each relation with its number of rows and links to them. Raises nothing."""
    words = site.languages[page.language].words
    found = []
    for name, title in words.names.relation.items():
        rows = [entry for entry in newest(site.data.cases.items()) if entry[1].relation == name]
        seen: Counter[str] = Counter()
        links = []
        for number, case in rows:
            place = _place(case, words)
            seen[place] += 1  # two links with the same words would lead to different rows
            links.append((number.lower(), f"{place} ({seen[place]})" if seen[place] > 1 else place))
        if rows:
            found.append((title, forms.number(len(rows), words), links))
    return fill(site.root, "relations.html", relations=found)


def newest(rows: Iterable[Numbered]) -> list[Numbered]:
    """By month, within a month by number, the newest first."""
    return sorted(rows, key=lambda row: (row[1].month.first, int(row[0][1:])), reverse=True)


def _place(case: Case, words: Words) -> str:
    month = forms.moment(case.month, words).replace(forms.NO_BREAK, " ")  # narrow columns
    return f"{month}, {words.names.region[case.region]}"


def _row(site: Site, page: Page, number: str, case: Case) -> Row:
    words = site.languages[page.language].words
    note = (case.note or {}).get(page.language, "")
    return Row(
        id=number.lower(), group=case.group, place=forms.capital(_place(case, words)),
        outcome=_outcome(case, words),
        stage=words.names.stage[case.stage] if case.group == "unknown" else "",
        sure=words.confidence[case.confidence],
        open=bool(note) or case.confidence == "open", note=note,
        who=words.names.relation[case.relation],
        what=", ".join(words.names.conduct[part] for part in case.conduct),
        sources=case.sources)


def _outcome(case: Case, words: Words) -> str:
    """What is known of the ending; how it ended, where that alone would not say it."""
    names = cast("dict[str, str]", words.names.outcome)
    details, said = [], False
    for value in case.outcome[1:]:
        if parts := counted(value):
            name, number = parts
            said = said or name == "hours"  # the penalty of a court says it
            details.append(names[name].format(number=forms.number(number, words),
                                              amount=forms.amount([number], words)))
        else:
            details.append(names[value])
    group = "" if said else names[case.group]
    return ": ".join(filter(None, [group, "; ".join(details)]))
