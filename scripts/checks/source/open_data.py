"""Open data: every table and column has its words, and no value begins like a formula.

Why: a spreadsheet runs what begins with = + - or @, and a column without words cannot be read.
Repair: put a word before the sign, or add the line named.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from scripts.content.cases import FigureGroup
from scripts.content.open_data import Column, TableName
from scripts.content.reading import line_of
from scripts.content.site import Site
from scripts.problem import Problem
from scripts.render.data_rows import rows

LISTS = {"tables": TableName, "groups": FigureGroup, "columns": Column}
SIGNS = ("=", "+", "-", "@")


def check(site: Site) -> Iterator[Problem]:
    """`open_data` of every words file, then every value of every table in every language."""
    complete = True
    for code, language in site.languages.items():
        path = f"data/words/{code}.yml"
        for name, kind in LISTS.items():
            missing = set(get_args(kind)) - set(getattr(language.words.open_data, name))
            for value in sorted(missing):
                complete = False
                yield Problem(path, line_of(site.data.documents[path], ("open_data", name)),
                              "open_data", f"“open_data → {name}” has no words for “{value}”.",
                              f"Add a line “{value}: …” under “{name}”.")
    if complete and not site.data.unread:  # what could not be read is told already
        for code in site.languages:
            yield from _formulas(site, code)


def _formulas(site: Site, code: str) -> Iterator[Problem]:
    for table in get_args(TableName):
        for row in rows(site, code, table):
            for column, value in row.values.items():
                if isinstance(value, str) and value.startswith(SIGNS):
                    line = line_of(site.data.documents[row.path], (*row.place, column, code))
                    yield Problem(row.path, line, "open_data",
                                  f"“{value}” ({column}, {code}) would be a formula in a "
                                  "spreadsheet.", f"Put a word before “{value[0]}”.")
