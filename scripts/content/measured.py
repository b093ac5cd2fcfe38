"""The shape of data/measured.yml: what the site leaves on a device, row by row.

A new value is added here and named in every file of data/words/ (under `measured`).
"""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from pydantic import Field, StrictStr, model_validator

from scripts.content.reading import PAST, Record
from scripts.content.records import Confidence

# In the order of the table.
RowName = Literal[
    "addresses", "titles", "back", "back-all", "referrer", "cookies", "local-storage",
    "session-storage", "database", "cache", "worker", "other-hosts", "typed", "downloads",
    "copied-link", "host-log", "provider", "print"]
Result = Literal[
    "stays", "nothing", "last-renamed", "earlier-page", "leaves-site", "not-told", "told",
    "not-asked", "asked", "kept-by-host", "sees-name", "sheet-stays", "exit-printed"]


class Measured(Record):
    """One row: measured by a browser on a day, or known from elsewhere and how surely."""

    result: Result
    measured: bool
    browser: StrictStr | None = None
    date: Annotated[datetime.date | None, PAST] = None
    sources: list[StrictStr] = Field(default_factory=list)
    confidence: Confidence | None = None

    @model_validator(mode="after")
    def _known(self) -> Measured:
        seen = bool(self.browser) and bool(self.date)
        if self.measured != seen or self.measured == bool(self.confidence):
            raise ValueError("a measured row has browser and date; any other has confidence")
        if self.sources and self.measured:
            raise ValueError("a measured row is its own source")
        return self
