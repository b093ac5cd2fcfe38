"""Imports go one way (problem, content, render, checks, the rest); no code names a language."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.pages import CODES

ORDER = ["problem", "content", "render", "checks"]  # whatever else stands above all of them
BELOW = {"bootstrap", "clock", "pip_output"}  # standard library and problem alone
SIZES = {"scripts/checks/source/*.py": 100, "scripts/checks/built/*.py": 100,
         "scripts/events.py": 120, "overrides/main.html": 80}  # lines
FILES = sorted((ROOT / "scripts").rglob("*.py"))


def place(part: str) -> float:
    """How high a part stands: its imports must stand below it, or be of the same part."""
    if part in BELOW:
        return 0.5
    return ORDER.index(part) if part in ORDER else len(ORDER)


def imports(file: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}:{node.lineno}: a relative import"
            named = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from ((name, node.lineno) for name in named)
        elif isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)


def part_of(file: Path) -> str:
    return file.relative_to(ROOT / "scripts").with_suffix("").parts[0]


def test_imports_go_one_way() -> None:
    assert len(FILES) > 30
    for file in FILES:
        part = part_of(file)
        for name, line in imports(file):
            package, _, rest = name.partition(".")
            other = rest.partition(".")[0]
            if package != "scripts" or not other or other == part:
                continue
            fine = place(other) < place(part) or part not in (*ORDER, *BELOW)
            assert fine or {part, other} <= BELOW, f"{file.name}:{line}: {part} imports {name}"


def test_no_code_names_a_language() -> None:
    strings = [(node.value, f"{file.name}:{node.lineno}") for file in FILES
               for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
               if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    assert len(strings) > 500
    assert [place for text, place in strings if text.strip("/") in CODES] == []


def test_the_door_needs_nothing_installed() -> None:
    """What runs before .venv is made imports the standard library and its like alone."""
    for name in ("__main__", "bootstrap", "clock", "pip_output", "problem"):
        file = ROOT / "scripts" / f"{name}.py"
        packages = {found.partition(".")[0] for found, _ in imports(file)}
        assert packages <= sys.stdlib_module_names | {"scripts"}, name


@pytest.mark.parametrize(("pattern", "limit"), SIZES.items())
def test_files_stay_small(pattern: str, limit: int) -> None:
    long = {file.name: lines for file in ROOT.glob(pattern)
            if (lines := len(file.read_text(encoding="utf-8").splitlines())) > limit}
    assert long == {}
