"""When something was: a day, a month without a day, or the two days between which it was."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator

MONTH = re.compile(r"\d{4}-\d{2}")


def month_or_other(value: Any) -> Any:
    """A month where one is typed, 2026-02; anything else as it is."""
    return Month.read(value) if isinstance(value, str) and MONTH.fullmatch(value) else value


@dataclass(frozen=True, order=True)
class Month:
    """A month without a day."""

    year: int
    month: int

    @classmethod
    def read(cls, value: Any) -> Month:
        """A month as it is typed, 2026-02. Raises ValueError with what to type."""
        typed = isinstance(value, str) and MONTH.fullmatch(value)
        if not typed or not 1 <= int(value[5:]) <= 12:
            right = str(value)[:7] if isinstance(value, datetime.date) else "2026-02"
            raise ValueError(f"a month has no day, for example 2026-02 -> Write {right}")
        return cls(int(value[:4]), int(value[5:]))

    @property
    def first(self) -> datetime.date:
        """The first day of the month, for comparing with days."""
        return datetime.date(self.year, self.month, 1)


Moment = Annotated[datetime.date | Month, BeforeValidator(month_or_other)]


def _one_or_two(value: list[datetime.date | Month]) -> list[datetime.date | Month]:
    if len(value) not in (1, 2):
        raise ValueError("an edition is one day, one month, or two days (between)")
    return value


Edition = Annotated[list[Moment], AfterValidator(_one_or_two)]
Editions = dict[str, Edition]
