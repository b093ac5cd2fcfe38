"""The rows of the open data: codes as data/ has them, and beside each its name in the language."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import cast, get_args

from scripts.content.cases import Counted, Figure, counted
from scripts.content.moments import Month
from scripts.content.open_data import TABLES, TableName
from scripts.content.records import Confidence, Texts
from scripts.content.site import Site
from scripts.content.words import Words
from scripts.render import forms
from scripts.render.cases import newest
from scripts.render.citations import Cited, article_text, dated, find, link, named
from scripts.render.figures import when

BETWEEN_CODES = " "  # a label holds commas and brackets, never a space
BETWEEN_NAMES = "; "
UNITS = {"hours": "hours", "arrest-reported": "arrest_reported_days", "damages": "damages_tenge",
         "fine-for-language": "fine_for_language_tenge"}  # columns of the numbers in an outcome

Value = str | int | None  # None: nothing is known or said
Values = dict[str, Value]
Found = Iterator[tuple[Values, str, tuple[int | str, ...]]]  # values, file, place in it


@dataclass(frozen=True)
class Row:
    """A row with a value for each column of its table, and where it was typed."""

    values: Values
    path: str
    place: tuple[int | str, ...]


def rows(site: Site, language: str, table: TableName) -> list[Row]:
    """The table in the order in which pages show it."""
    words = site.languages[language].words
    made: dict[TableName, Callable[[Site, str, Words], Found]] = {
        "cases": _cases, "figures": _figures, "amounts": _amounts}
    return [Row({name: _plain(values.get(name)) for name in TABLES[table]}, path, place)
            for values, path, place in made[table](site, language, words)]


def iso(value: datetime.date | Month | int | None) -> str | None:
    """A day, a month or a year as machines read it: 2026-02-25, 2026-02, 2026."""
    if isinstance(value, Month):
        return f"{value.year}-{value.month:02}"
    return str(value) if value else None


def _plain(value: Value) -> Value:
    """Empty is nothing; a file has no need of spaces that do not break."""
    return (value.replace(forms.NO_BREAK, " ") or None) if isinstance(value, str) else value


def _cases(site: Site, language: str, words: Words) -> Found:
    names = words.names
    outcomes = cast("dict[str, str]", names.outcome)
    for number, case in newest(site.data.cases.items()):
        numbers, details, told = {}, [], []
        for value in case.outcome[1:]:
            name, size = counted(value) or (value, 0)
            if name in get_args(Counted):
                numbers[UNITS[name]] = size
            details.append(name)
            told.append(outcomes[name].format(number=forms.number(size, words),
                                              amount=forms.amount([size], words)))
        yield {
            "id": number, "month": iso(case.month),
            "region": case.region, "region_name": names.region[case.region],
            "relation": case.relation, "relation_name": names.relation[case.relation],
            "conduct": BETWEEN_CODES.join(case.conduct),
            "conduct_name": BETWEEN_NAMES.join(names.conduct[part] for part in case.conduct),
            "stage": case.stage, "stage_name": names.stage[case.stage],
            "outcome": case.group, "outcome_name": outcomes[case.group],
            "details": BETWEEN_CODES.join(details), "details_name": BETWEEN_NAMES.join(told),
            **numbers, **_last(site, language, case.confidence, case.sources, case.note),
        }, "data/cases.yml", (number,)


def _figures(site: Site, language: str, words: Words) -> Found:
    for group, figures in site.data.figures.items():
        for name, figure in figures.items():
            yield {
                "id": name, "group": group, "group_name": words.open_data.groups[group],
                "country": named(figure.country, language), **_number(figure, language, words),
                "counts": named(figure.counts, language), "who": named(figure.who, language),
                "date": iso(figure.when), "date_name": when(figure.when, words),
                **_last(site, language, figure.confidence, figure.sources, figure.note),
            }, "data/figures.yml", (group, name)


def _number(figure: Figure, language: str, words: Words) -> Values:
    if isinstance(figure.figure, int):
        return {"figure": forms.number(figure.figure, words), "value": figure.figure}
    return {"figure": named(figure.figure, language)}


def _amounts(site: Site, language: str, words: Words) -> Found:
    for year, index in sorted(site.data.indexes.items()):
        yield {"year": year, "what": "index", "what_name": words.label["index"], "indexes": 1,
               "tenge": index.tenge, **_last(site, language, "text", index.sources),
               }, "data/indexes.yml", (year,)
        for name, fact in site.data.facts.items():
            if fact.indexes is not None and fact.name:
                yield {"year": year, "what": name, "what_name": named(fact.name, language),
                       "indexes": fact.indexes, "tenge": fact.indexes * index.tenge,
                       **_last(site, language, fact.confidence, fact.sources),
                       }, "data/facts.yml", (name,)


def _last(site: Site, language: str, level: Confidence, labels: list[str],
          note: Texts | None = None) -> Values:
    """The columns that end every table."""
    words = site.languages[language].words
    cited = [found for label in labels if (found := find(site.data, label))]
    links = dict.fromkeys(filter(None, (link(one.source, language, words) for one in cited)))
    return {"confidence": level, "confidence_name": words.confidence[level],
            "sources": BETWEEN_CODES.join(labels),
            "source_names": BETWEEN_NAMES.join(_named(one, language, words) for one in cited),
            "source_links": BETWEEN_CODES.join(links), "note": (note or {}).get(language)}


def _named(cited: Cited, language: str, words: Words) -> str:
    """Who published it and when; an act by its name, article and edition."""
    source = cited.source
    title = "" if source.kind == "press" else named(source.title, language)
    outlet = named(source.via or source.publisher, language)
    article = article_text(cited, words) if cited.article else ""
    return ", ".join(filter(None, [title, article, outlet, dated(cited, words)]))
