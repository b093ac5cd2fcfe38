"""guides/reader-safety.md: every requirement for readers' safety, and what proves it."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Literal

from pydantic import StrictStr, TypeAdapter, model_validator

from scripts.content.plain_text import read_text
from scripts.content.reading import Record, parse, shape
from scripts.problem import Problem, ProblemsFound

LIST, GUIDE, TESTS = "tests/requirements.yml", "guides/reader-safety.md", "tests/browser"
NUMBER = 33
NAME = re.compile(r"test_req_(\d\d)_\w+")

HEAD = f"""\
# Readers' safety, and what proves it

Someone may read this site in secret. Of each requirement this table says how it is held: by tests
that open every built page in a browser, by whoever writes the pages, or that it cannot be tested
here. `python3 -m scripts test` runs the tests; `python3 -m scripts measure --traces` makes this
file from `{LIST}` and the names of the tests in `{TESTS}/`, and `data/measured.yml`, the table that
readers see, from the same visits.

- Pages are visited on a phone and on a desktop, with script and without; each visit looks, presses
  and fills in what it finds, and leaves: by a click, by Shift three times, by a link to elsewhere.
- A second server on the same machine stands for every other site: what arrives there is seen.
- One engine is tried: Chromium. Safari, Samsung Internet and Yandex Browser are not.
- Every click on the exit leaves in the same tab, also with Ctrl, Shift or the middle button: a
  second tab would leave this one open.

| no. | requirement | how it is held |
| --- | --- | --- |
"""


class Requirement(Record):
    """One requirement, and whether a machine can see it."""

    title: StrictStr
    how: Literal["test", "writing", "untestable"]
    reason: StrictStr | None = None

    @model_validator(mode="after")
    def _reasoned(self) -> Requirement:
        if (self.how == "test") == bool(self.reason):
            raise ValueError("what is not tested has a reason, what is tested has none")
        return self


def requirements(root: Path) -> dict[int, Requirement]:
    """The list. Raises ProblemsFound where a number is missing or a record is not whole."""
    problems: list[Problem] = []
    document = parse(read_text(root, LIST, problems) or "", LIST, problems)
    found = shape(document, TypeAdapter(dict[int, Requirement]), problems) or {}
    for number in range(1, NUMBER + 1):
        if number not in found and not problems:
            problems.append(Problem(LIST, 1, "requirements", f"Requirement {number} is missing.",
                                    f"Add “{number}:” with title and how."))
    if problems:
        raise ProblemsFound(problems)
    return found


def tests_by_number(root: Path) -> dict[int, list[str]]:
    """Names of the tests of each requirement, from the files as they are."""
    found: dict[int, list[str]] = {}
    for file in sorted((root / TESTS).glob("test_req_*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and (match := NAME.fullmatch(node.name)):
                found.setdefault(int(match[1]), []).append(node.name)
    return found


def report(root: Path) -> str:
    """The whole guide. Raises ProblemsFound where a requirement is proven by nothing."""
    listed, tests = requirements(root), tests_by_number(root)
    problems, lines = [], []
    for number, entry in sorted(listed.items()):
        names = tests.pop(number, [])
        if (entry.how == "test") != bool(names):
            problems.append(Problem(
                LIST, 1, "requirements",
                f"Requirement {number} is to be held by {entry.how}, but has {len(names)} tests.",
                f"Write test_req_{number:02}_… in {TESTS}/, or say in {LIST} how it is held."))
        proof = "<br>".join(f"`{name}`" for name in names)
        held = {"test": proof, "writing": f"rule of writing: {entry.reason}",
                "untestable": f"cannot be tested here: {entry.reason}"}[entry.how]
        lines.append(f"| {number} | {entry.title} | {held} |\n")
    problems += [Problem(LIST, 1, "requirements", f"Tests name a requirement {number}, which is "
                         "not in the list.", f"Add “{number}:”.") for number in tests]
    if problems:
        raise ProblemsFound(problems)
    return HEAD + "".join(lines)


def write(root: Path) -> None:
    """Puts the report into the guide."""
    (root / GUIDE).write_text(report(root), encoding="utf-8", newline="\n")
