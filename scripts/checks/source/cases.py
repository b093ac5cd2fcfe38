"""Cases: every value of the closed lists has its name in every language.

Why: a value without a name would be a hole in one language's register, plot or table of what was
measured. Repair: add the line named.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from typing import Any, get_args

from scripts.content.cases import Circle, Conduct, Outcome, PlotName, Region, Relation, Stage
from scripts.content.measured import Result, RowName
from scripts.content.reading import line_of
from scripts.content.site import Site
from scripts.content.words import words_path
from scripts.problem import Problem

# By their place in a words file.
LISTS = {("names", "region"): Region, ("names", "relation"): Relation, ("names", "circle"): Circle,
         ("names", "conduct"): Conduct, ("names", "stage"): Stage, ("names", "outcome"): Outcome,
         ("plots",): PlotName, ("measured", "row"): RowName, ("measured", "result"): Result}


def check(site: Site) -> Iterator[Problem]:
    """The names of every words file."""
    for code, language in site.languages.items():
        path = words_path(code)
        for place, kind in LISTS.items():
            named: Any = reduce(getattr, place, language.words)
            for value in get_args(kind):
                if value not in named:
                    yield Problem(path, line_of(site.data.documents[path], place), "cases",
                                  f"“{' → '.join(place)}” has no name for “{value}”.",
                                  f"Add a line “{value}: …” under “{place[-1]}”.")
