"""Front matter: its two rules, the day of review_by, the order of its keys. As text: comments and
quotation marks stay as they were typed."""

from __future__ import annotations

import datetime
import re

from scripts.content.mending.prose import front_lines
from scripts.content.reading import parse
from scripts.content.words import FRONT_KEYS
from scripts.problem import Problem

# Phone keyboards join hyphens: —-
DASHES = re.compile(r"(?:---|[-–—]*[–—][-–—]*)[ \t]*")
KEY = re.compile(r"(\w+):(?=\s|$)")
DAY = re.compile(r"(review_by:[ \t]*[\"']?)(?:(\d{1,2})\.(\d{1,2})\.(\d{4})"
                 r"|(\d{4})[-./](\d{1,2})[-./](\d{1,2}))(?=[\"']?[ \t]*(?:#.*)?$)")


def rules(text: str) -> str:
    """Three hyphens above and below the keys, and nothing before the first."""
    rows = text.lstrip().split("\n")
    if not DASHES.fullmatch(rows[0]):
        return text
    end = next((place for place, row in enumerate(rows) if place and DASHES.fullmatch(row)), 0)
    keys = rows[1:end]
    if not all(KEY.match(row) or not row or row[0] in " \t#" for row in keys):
        return text
    if not {found[1] for row in keys if (found := KEY.match(row))} & set(FRONT_KEYS):
        return text
    return "\n".join(["---", *keys, "---", *rows[end + 1:]])


def day(text: str) -> str:
    """review_by as year-month-day, where it was typed as 15.01.2027."""
    rows = text.split("\n")
    for place in range(front_lines(text)):
        rows[place] = DAY.sub(_iso, rows[place])
    return "\n".join(rows)


def _iso(match: re.Match[str]) -> str:
    year, month, date = match[4] or match[5], match[3] or match[6], match[2] or match[7]
    try:
        return f"{match[1]}{datetime.date(int(year), int(month), int(date))}"
    except ValueError:
        return match[0]


def order(text: str) -> str:
    """The keys in the order of `FRONT_KEYS`, each with the comments above it."""
    end = front_lines(text) - 1  # the rule below the keys
    if end < 0:
        return text
    rows = text.split("\n")
    known = {key: place for place, key in enumerate(FRONT_KEYS)}
    chunks: list[tuple[str, list[str]]] = []
    above: list[str] = []  # comments and empty lines, which belong to what comes next
    for row in rows[1:end]:
        if found := KEY.match(row):
            chunks.append((found[1], [*above, row]))
            above = []
        elif not row.strip() or row.startswith("#"):
            above.append(row)
        elif row[0] in " \t" and chunks:
            chunks[-1][1].extend([*above, row])
            above = []
        else:
            return text
    keys = [key for key, _ in chunks]
    if not set(keys) <= set(known) or len(set(keys)) < len(keys):
        return text
    ordered = [row for _, part in sorted(chunks, key=lambda chunk: known[chunk[0]]) for row in part]
    ordered += above
    return "\n".join([rows[0], *ordered, *rows[end:]]) if _same(rows[1:end], ordered) else text


def _same(before: list[str], after: list[str]) -> bool:
    """Whether both mean the same: an alias, say, must stand below its anchor."""
    if before == after:
        return False
    problems: list[Problem] = []
    values = [parse("\n".join(rows), "", problems).value for rows in (before, after)]
    return not problems and values[0] == values[1]
