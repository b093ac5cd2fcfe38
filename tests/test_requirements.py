"""Every requirement for readers' safety is proven, a rule of writing, or openly not testable."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from scripts.commands.observing.report import GUIDE, LIST, TESTS, report
from scripts.problem import ProblemsFound
from tests.builds import edit
from tests.conftest import ROOT


def test_the_guide_tells_every_requirement_and_what_proves_it() -> None:
    """Mend with: python3 -m scripts measure --traces"""
    assert (ROOT / GUIDE).read_text(encoding="utf-8") == report(ROOT)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / TESTS).mkdir(parents=True)
    for file in (ROOT / TESTS).glob("test_req_*.py"):
        shutil.copy(file, tmp_path / TESTS)
    shutil.copy(ROOT / LIST, tmp_path / LIST)
    return tmp_path


@pytest.mark.parametrize(("old", "new", "says"), [
    ("\n13:\n", "\n34:\n", "Requirement 13 is missing"),
    ("  how: test\n8:", "  how: writing\n  reason: none\n8:", "has 3 tests"),
    ("  how: untestable\n", "  how: test\n", "has a reason"),
    ("  how: untestable\n  reason: an open question; it needs people who read, not a browser\n",
     "  how: test\n", "Requirement 17 is to be held by test, but has 0 tests"),
])
def test_nothing_is_left_open(root: Path, old: str, new: str, says: str) -> None:
    edit(root / LIST, old, new)
    with pytest.raises(ProblemsFound, match=says):
        report(root)


def test_a_test_that_is_gone_is_missed(root: Path) -> None:
    edit(root / TESTS / "test_req_exit.py", "def test_req_14_", "def req_14_")
    with pytest.raises(ProblemsFound, match=r"Requirement 14 .* has 0 tests"):
        report(root)


def test_the_guide_names_what_was_not_tried() -> None:
    text = report(ROOT)
    assert text.count("\n| ") == 33 + 2 and "cannot be tested here: " in text
    assert all(name in text for name in ("Safari", "Samsung Internet", "Yandex"))
