"""What the law watch found on official pages, handed from `check` to `build` in a file.

Standard library only: `build` reads it before anything is installed. Never committed.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

VARIABLE = "LAW_SEEN"  # names the file for plain `mkdocs build`
FOUND = "found"


@dataclass(frozen=True)
class Seen:
    """One article in one language: what was found on its official page, on which day."""

    label: str  # as in a citation: act/article
    language: str
    date: datetime.date
    result: str  # found | changed | not reached


def written(found: Iterable[Seen]) -> str:
    """The file's text: JSON, one record an article and language."""
    records = [{"label": one.label, "language": one.language, "date": one.date.isoformat(),
                "result": one.result} for one in found]
    return json.dumps(records, ensure_ascii=False, indent=1) + "\n"


def read_seen(file: str | Path) -> tuple[Seen, ...]:
    """The file's records; none where it is missing or damaged: it never holds back a build."""
    try:
        records = json.loads(Path(file).read_text(encoding="utf-8"))
        return tuple(Seen(str(one["label"]), str(one["language"]),
                          datetime.date.fromisoformat(one["date"]), str(one["result"]))
                     for one in records)
    except (OSError, ValueError, KeyError, TypeError):
        return ()
