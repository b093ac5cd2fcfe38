"""What the open data are: a Data Package that describes each table and each of its columns.

https://datapackage.org/standard/data-package/ (2.0): the site's licence, the day of the build as
version, and for every column its type, what it holds in the language and, for a closed list, each
code with its name.
"""

from __future__ import annotations

import datetime
from typing import Any, cast, get_args

from scripts.content.cases import (
    Conduct,
    Counted,
    Detail,
    FigureGroup,
    Group,
    Region,
    Relation,
    Stage,
)
from scripts.content.moments import Month
from scripts.content.open_data import TABLES, Column, TableName
from scripts.content.records import Confidence
from scripts.content.site import Site
from scripts.content.words import Words
from scripts.render import forms
from scripts.render.around import LICENCE, Build
from scripts.render.citations import law_as_at, named
from scripts.render.data_rows import BETWEEN_CODES, UNITS

NAME = "datapackage.json"
SEPARATOR = ";"
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
SPDX = LICENCE.replace(" ", "-")
DEED = "https://creativecommons.org/licenses/by/4.0/"
ELLIPSIS = "…"  # where a name has a number inside
SEVERAL = ("conduct", "details", "sources", "source_links")
TYPES = {name: "list" for name in SEVERAL} | {"month": "yearmonth"} | {
    name: "integer" for name in ("value", "year", "indexes", "tenge", *UNITS.values())}
KEYS: dict[TableName, list[str]] = {"cases": ["id"], "figures": ["id"], "amounts": ["year", "what"]}


def package(site: Site, language: str, build: Build) -> dict[str, Any]:
    """The content of datapackage.json."""
    title = site.languages[language].words.open_data.title
    return {
        "$schema": PROFILE, "name": f"115-1-{language}", "title": title,
        "homepage": f"{build.site_url}{language}/", "version": build.today.isoformat(),
        "licenses": [{"name": SPDX, "title": LICENCE, "path": DEED}],
        "resources": [_resource(site, language, table) for table in TABLES]}


def edition(site: Site, language: str, table: TableName) -> str:
    """Up to when a table tells, in words: the law of its amounts, or its newest report."""
    words = site.languages[language].words
    if table == "amounts":
        facts = [fact for fact in site.data.facts.values() if fact.indexes is not None]
        law = law_as_at(site.data, [label for fact in facts for label in fact.sources], words)
        label, text = "law_as_at", forms.edition(law, words) if law else ""
    else:
        told: list[datetime.date | Month | int | None] = (
            [case.month for case in site.data.cases.values()] if table == "cases" else
            [figure.when for group in site.data.figures.values() for figure in group.values()])
        days = [moment for moment in told if isinstance(moment, datetime.date | Month)]
        label, text = "latest_report", forms.moment(max(days, key=forms.first_day), words)
    return f"{words.label[label]}: {text}".replace(forms.NO_BREAK, " ")


def _resource(site: Site, language: str, table: TableName) -> dict[str, Any]:
    words = site.languages[language].words
    told, lists = words.open_data.tables[table], _lists(site, language, words)
    return {
        "name": table, "type": "table", "path": f"{table}.csv", "format": "csv",
        "mediatype": "text/csv", "encoding": "utf-8", "title": told.title,
        "description": told.about, "edition": edition(site, language, table),
        "dialect": {"delimiter": SEPARATOR},
        "schema": {"fields": [_field(name, words, lists) for name in TABLES[table]],
                   "primaryKey": KEYS[table]}}


def _field(name: Column, words: Words, lists: dict[str, dict[str, str]]) -> dict[str, Any]:
    kind = TYPES.get(name, "string")
    split = {"delimiter": BETWEEN_CODES} if name in SEVERAL else {}
    known = [{"value": code, "label": label} for code, label in lists.get(name, {}).items()]
    return {"name": name, "type": kind, "description": words.open_data.columns[name], **split,
            **({"categories": known} if known else {})}


def _lists(site: Site, language: str, words: Words) -> dict[str, dict[str, str]]:
    """The columns of codes: each code that may stand there, with its name."""
    outcomes = {code: text.format(number=ELLIPSIS, amount=ELLIPSIS)
                for code, text in cast("dict[str, str]", words.names.outcome).items()}
    sums = {name: named(fact.name, language) for name, fact in site.data.facts.items() if fact.name}

    def of(kind: Any, named: Any) -> dict[str, str]:
        return {code: named[code] for code in get_args(kind)}

    return {
        "region": of(Region, words.names.region), "relation": of(Relation, words.names.relation),
        "conduct": of(Conduct, words.names.conduct), "stage": of(Stage, words.names.stage),
        "outcome": of(Group, outcomes), "details": of(Detail, outcomes) | of(Counted, outcomes),
        "group": of(FigureGroup, words.open_data.groups),
        "confidence": of(Confidence, words.confidence),
        "what": {"index": words.label["index"], **sums}}
