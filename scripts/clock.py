"""The day of a build is an input: the same commit always gives the same bytes.

Standard library only; used by the verbs and by whatever else starts a build.
"""

from __future__ import annotations

import datetime
import os
import re
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from scripts.problem import WrongUse

VARIABLE = "SOURCE_DATE_EPOCH"  # the field's standard name: reproducible-builds.org
CHANGES = "data/changes.yml"
DATE = re.compile(r"""^[-\s]*date:\s*["']?(\d{4}-\d{2}-\d{2})\b""", re.MULTILINE)

AskGit = Callable[[Path], str]


@dataclass(frozen=True)
class Day:
    """`seconds` since 1970 (UTC), and in `origin` where they come from."""

    seconds: int
    origin: str

    def __str__(self) -> str:
        day = datetime.datetime.fromtimestamp(self.seconds, datetime.UTC).date()
        return f"Day of this build: {day.isoformat()} ({self.origin})."


def last_commit(root: Path) -> str:
    """Seconds of the last commit as git prints them; empty without git or a commit.

    A folder inside somebody else's repository is not asked: that day says nothing about us.
    """
    if not (root / ".git").exists():
        return ""
    try:
        answer = subprocess.run(
            ["git", "log", "-1", "--format=%ct"],
            cwd=root,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except OSError:  # no git on this machine
        return ""
    # Another owner ("dubious ownership") or no commit yet: git says so and fails.
    return answer.stdout.strip() if answer.returncode == 0 else ""


def newest_change(root: Path) -> int | None:
    """Midnight (UTC) of the newest date in data/changes.yml, in seconds; None if there is none."""
    try:
        text = (root / CHANGES).read_text(encoding="utf-8", errors="replace")
        days = [datetime.date.fromisoformat(day) for day in DATE.findall(text)]
    except (OSError, ValueError):
        return None
    if not days:
        return None
    midnight = datetime.datetime.combine(max(days), datetime.time(), datetime.UTC)
    return int(midnight.timestamp())


def build_day(
    root: Path, variables: Mapping[str, str] = os.environ, ask_git: AskGit = last_commit
) -> Day:
    """The day to build with. Raises WrongUse when nothing tells it."""
    given = variables.get(VARIABLE, "").strip()
    if given:
        if not re.fullmatch(r"[0-9]{1,11}", given):
            raise WrongUse(f"{VARIABLE} is not a number of seconds: {given}", "Example: 1767225600")
        return Day(int(given), VARIABLE)
    committed = ask_git(root)
    if committed.isdigit():
        return Day(int(committed), "last commit")
    newest = newest_change(root)
    if newest is None:
        raise WrongUse(
            f"Nothing tells the day of this build: no commit, and no date in {CHANGES}.",
            f"Type for example: {VARIABLE}=1767225600 python3 -m scripts build",
        )
    return Day(newest, f"newest date in {CHANGES}; no commit to ask")
