"""The day of a build comes from a variable, a commit or data/changes.yml, in this order."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from scripts.clock import VARIABLE, build_day, last_commit, newest_change
from scripts.problem import WrongUse

CHANGES = """# newest first
- date: 2026-11-20
  kind: new
- date: "2026-11-25"
  kind: corrected
  text: {ru: "было: date: 2027-01-01"}
"""
NEWEST = 1795564800  # 2026-11-25 00:00 UTC
COMMITTED = 1700000000


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder as a downloaded ZIP gives it: data, no git."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "changes.yml").write_text(CHANGES, encoding="utf-8")
    return tmp_path


def git(root: Path, *arguments: str) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    when = f"{COMMITTED} +0000"
    name = ["-c", "user.name=n", "-c", "user.email=n@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(
        ["git", *name, *arguments],
        cwd=root,
        check=True,
        capture_output=True,
        env=kept | {"GIT_COMMITTER_DATE": when, "GIT_AUTHOR_DATE": when},
    )


@pytest.fixture
def repository(root: Path) -> Path:
    """The same with one commit."""
    git(root, "init", "--quiet")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message=one")
    return root


def test_the_variable_wins(repository: Path) -> None:
    day = build_day(repository, {VARIABLE: "1767225600"})
    assert str(day) == "Day of this build: 2026-01-01 (SOURCE_DATE_EPOCH)."


@pytest.mark.parametrize("value", ["yesterday", "-1", "1.5", "2026-01-01", "9" * 30])
def test_a_variable_that_is_no_number_is_told(root: Path, value: str) -> None:
    with pytest.raises(WrongUse, match=VARIABLE):
        build_day(root, {VARIABLE: value})


def test_the_commit_comes_next(repository: Path) -> None:
    day = build_day(repository, {})
    assert day.seconds == COMMITTED and "last commit" in str(day)


def test_a_zip_without_git_uses_the_newest_change(root: Path) -> None:
    day = build_day(root, {})
    assert day.seconds == NEWEST
    assert str(day).startswith("Day of this build: 2026-11-25 (newest date in data/changes.yml")


def test_a_folder_inside_another_repository_is_not_fooled(repository: Path) -> None:
    inner = repository / "unpacked"
    (inner / "data").mkdir(parents=True)
    (inner / "data" / "changes.yml").write_text(CHANGES, encoding="utf-8")
    assert build_day(inner, {}).seconds == NEWEST


def test_dubious_ownership_is_no_crash(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    assert last_commit(repository) == ""
    assert build_day(repository, {}).seconds == NEWEST


def test_a_repository_without_commit_is_no_crash(root: Path) -> None:
    git(root, "init", "--quiet")
    assert build_day(root, {}).seconds == NEWEST


def test_a_machine_without_git_is_no_crash(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(repository))
    assert build_day(repository, {}).seconds == NEWEST


@pytest.mark.parametrize("text", ["", "- kind: new\n", "- date: soon\n", "- date: 2026-13-40\n"])
def test_nothing_that_tells_the_day_is_told(root: Path, text: str) -> None:
    (root / "data" / "changes.yml").write_text(text, encoding="utf-8")
    assert newest_change(root) is None
    with pytest.raises(WrongUse, match=r"data/changes\.yml") as caught:
        build_day(root, {})
    assert VARIABLE in caught.value.hint
