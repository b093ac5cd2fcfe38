"""Dates, numbers and amounts in a language's own form.

Month names and grouping come from Babel; the patterns stand in data/words/.
"""

from __future__ import annotations

import datetime
from functools import lru_cache

from babel import Locale
from babel.dates import get_month_names
from babel.numbers import format_decimal

from scripts.content.moments import Month
from scripts.content.words import Words

NO_BREAK = "\u00a0"


@lru_cache
def _month_names(locale: str, context: str) -> dict[int, str]:
    return dict(get_month_names("wide", context=context, locale=Locale.parse(locale)))  # type: ignore[arg-type]


def _alone(locale: str, month: int) -> str:
    """A month that stands alone: its own case, but small where the language writes it small."""
    inside, alone = (_month_names(locale, kind)[month] for kind in ("format", "stand-alone"))
    return alone[0].lower() + alone[1:] if inside[0].islower() else alone


def number(value: int, words: Words) -> str:
    """An integer with the language's grouping: 865000 → "865 000"."""
    return _grouped(value, words.locale)


@lru_cache
def _grouped(value: int, locale: str) -> str:
    # Babel's narrow no-break space is missing in old phone fonts.
    return format_decimal(value, locale=locale).replace("\u202f", NO_BREAK)


def amount(values: list[int], words: Words) -> str:
    """An amount or a range of amounts in tenge: "86 500 – 865 000 ₸"."""
    spaced = f"{NO_BREAK}–{NO_BREAK}".join(number(value, words) for value in values)
    return words.amount.format(number=spaced).replace(" ", NO_BREAK)


def moment(value: datetime.date | Month, words: Words) -> str:
    """A day or a month in the language's pattern, its parts kept together."""
    if isinstance(value, Month):
        text = words.dates.month.format(month=_alone(words.locale, value.month), year=value.year)
    else:
        name = _month_names(words.locale, "format")[value.month]
        text = words.dates.day.format(day=value.day, month=name, year=value.year)
    return text.replace(" ", NO_BREAK)


def edition(value: list[datetime.date | Month], words: Words) -> str:
    """An edition: a day, a month, or two days between which it lies."""
    shown = [moment(part, words) for part in value]
    if len(shown) == 1:
        return shown[0]
    return words.dates.between.format(first=shown[0], last=shown[1])


def first_day(value: datetime.date | Month) -> datetime.date:
    """A day to compare by."""
    return value.first if isinstance(value, Month) else value


def capital(text: str) -> str:
    """The text as it begins a cell: its first letter is large."""
    return text[:1].upper() + text[1:]
