"""Dates: what has happened cannot be dated after the day of the build.

Why: such a day is a slip of the finger, and readers would be told that something was read, said or
measured on a day that has not come. Days to come by nature (`review_by`, when a law takes effect)
are left alone. Repair: mend the date.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from scripts import clock
from scripts.content.moments import Month
from scripts.content.reading import PAST, Record, line_of
from scripts.content.site import Site
from scripts.problem import Problem

Place = tuple[int | str, ...]

RECORDS = ("sources", "contacts", "cases", "figures", "measured", "changes")  # files of data/
ZONES = datetime.timedelta(1)  # where it is tomorrow already when the day of the build ends (UTC)
FAR = datetime.timedelta(2 * 366)


def check(site: Site) -> Iterator[Problem]:
    """Every date of data/ that the shape of its record marks as past."""
    found = [(name, *dated) for name in RECORDS for dated in _past(getattr(site.data, name), ())]
    for name, place, day in found:
        if site.day != datetime.date.max and day > site.day + ZONES:
            yield _letter(site, name, place, f"{day.isoformat()} is still to come: the day of this "
                          f"build is {site.day.isoformat()} ({site.day_origin}).")
    yield from _day_itself(site, [(place, day) for name, place, day in found if name == "changes"],
                           [day for name, _, day in found if name != "changes"])


def _day_itself(site: Site, changes: list[tuple[Place, datetime.date]],
                others: list[datetime.date]) -> Iterator[Problem]:
    """Without git the newest change gives the day, so it is compared with all other dates."""
    if clock.CHANGES not in site.day_origin or not others:
        return
    for place, day in changes:
        if day > max(others) + FAR:
            yield _letter(site, "changes", place, f"{day.isoformat()} is years after every other "
                          f"date of data/ (the latest is {max(others).isoformat()}).")


def _letter(site: Site, name: str, place: Place, message: str) -> Problem:
    path = f"data/{name}.yml"
    return Problem(path, line_of(site.data.documents[path], place), "dates",
                   f"“{' → '.join(map(str, place))}”: {message}",
                   "Mend the date. If it is right, commit first: the day comes from there.")


def _past(value: Any, place: Place, marked: bool = False) -> Iterator[tuple[Place, datetime.date]]:
    """Place and first day of each date below `value`; `marked`: its field is of the past."""
    if isinstance(value, Record):
        for key, field in type(value).model_fields.items():
            yield from _past(getattr(value, key), (*place, key), PAST in field.metadata)
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _past(part, (*place, key), marked)
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from _past(part, (*place, number), marked)
    elif marked and isinstance(value, datetime.date):
        yield place, value
    elif marked and isinstance(value, Month):
        yield place, value.first
    elif marked and isinstance(value, int) and datetime.MINYEAR <= value <= datetime.MAXYEAR:
        yield place, datetime.date(value, 1, 1)
