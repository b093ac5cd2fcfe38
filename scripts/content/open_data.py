"""The closed lists of the open data: its tables, their columns in order, and the words for them.

A new column is added here and named in every file of data/words/ (under `open_data`).
"""

from __future__ import annotations

from typing import Literal

from pydantic import StrictStr

from scripts.content.cases import FigureGroup
from scripts.content.reading import Record

TableName = Literal["cases", "figures", "amounts"]
Column = Literal[
    "id", "month", "region", "region_name", "relation", "relation_name", "conduct", "conduct_name",
    "stage", "stage_name", "outcome", "outcome_name", "details", "details_name", "hours",
    "arrest_reported_days", "damages_tenge", "fine_for_language_tenge", "group", "group_name",
    "country", "figure", "value", "counts", "who", "date", "date_name", "year", "what",
    "what_name", "indexes", "tenge", "confidence", "confidence_name", "sources", "source_names",
    "source_links", "note"]

LAST: tuple[Column, ...] = (
    "confidence", "confidence_name", "sources", "source_names", "source_links", "note")
TABLES: dict[TableName, tuple[Column, ...]] = {
    "cases": (
        "id", "month", "region", "region_name", "relation", "relation_name", "conduct",
        "conduct_name", "stage", "stage_name", "outcome", "outcome_name", "details",
        "details_name", "hours", "arrest_reported_days", "damages_tenge",
        "fine_for_language_tenge", *LAST),
    "figures": ("id", "group", "group_name", "country", "figure", "value", "counts", "who",
                "date", "date_name", *LAST),
    "amounts": ("year", "what", "what_name", "indexes", "tenge", *LAST[:-1])}


class TableWords(Record):
    """A table's title, and one sentence on what its rows are."""

    title: StrictStr
    about: StrictStr


class DataWords(Record):
    """Words of the open data: of the whole, of each table, of the groups of figures, of columns."""

    title: StrictStr
    tables: dict[TableName, TableWords]
    groups: dict[FigureGroup, StrictStr]
    columns: dict[Column, StrictStr]
