"""What is told to a person when something is wrong. Below everything: imports nothing of ours."""

from __future__ import annotations

import difflib
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake and how to mend it: a letter to the person who can.

    `path` is relative to the project's root with forward slashes, `line` counts from 1,
    `rule` is the rule's file name, `message` says what was found and expected,
    `hint` says what to type.
    """

    path: str
    line: int
    rule: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        letter = f"{self.path}:{self.line}: {self.message} [{self.rule}]"
        return f"{letter}\n    {self.hint}" if self.hint else letter


def nearest(wrong: str, known: list[str]) -> str:
    """What to type: the nearest known names, or some of them."""
    close = difflib.get_close_matches(wrong, known, n=3, cutoff=0.4)
    names = close or sorted(known)[:12]
    return f"Did you mean {' or '.join(names)}?" if close else f"Known: {', '.join(names)}."


class ProblemsFound(Exception):
    """Raised where nothing can go on: carries every problem found so far."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


class WrongUse(Exception):
    """The command was typed wrongly or the machine cannot do it: exit 2, one sentence."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
