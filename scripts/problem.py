"""What is told to a person when something is wrong. Below everything: imports nothing of ours."""

from __future__ import annotations

import difflib
from dataclasses import dataclass

SURE = 0.9  # so like a known name that it is meant, from 0 to 1
SHOWN = 20  # known names, where none is like it
RULES = "guides/rules.md"  # what every rule asks, in each language
OR_FIX = "(or run python3 -m scripts fix)"  # beside what a person can type, where `fix` can mend it


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

    @property
    def name(self) -> str:
        """The rule's name as people read it: heading_ids → heading-ids."""
        return self.rule.replace("_", "-")

    @property
    def address(self) -> str:
        """Where the rule is explained in every language."""
        return f"{RULES}#{self.name}"

    @property
    def letter(self) -> str:
        """What is wrong and what to type, on one line."""
        return " ".join(" -> ".join(filter(None, (self.message, self.hint))).split())

    def __str__(self) -> str:
        return f"{self.path}:{self.line}  {self.name}  {self.letter}  ({self.address})"


def nearest(wrong: str, known: list[str]) -> str:
    """What to type: the nearest known name, or a few where none is much nearer; else some that are
    known, and how many more there are; nothing where none is known."""
    if close := difflib.get_close_matches(wrong, known, n=3, cutoff=0.4):
        likeness = [difflib.SequenceMatcher(None, name, wrong).ratio() for name in close]
        alone = likeness[0] >= SURE and (len(close) == 1 or likeness[1] < likeness[0] - 0.05)
        return f"Did you mean {' or '.join(close[:1] if alone else close)}?"
    more = f", and {len(known) - SHOWN} more" * (len(known) > SHOWN)
    return f"Known: {', '.join(sorted(known)[:SHOWN])}{more}." if known else ""


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
