"""stamp --diff: what a source page has new since its translation was made, as git remembers it."""

from __future__ import annotations

import argparse
import subprocess
from pathlib import Path

import pytest

from scripts.checks.runner import check_source
from scripts.commands import stamp
from scripts.content.loading import load
from scripts.content.page import source_hash
from scripts.content.versions import differences, hash_in, words_in, words_of
from scripts.problem import WrongUse
from tests.builds import edit
from tests.pages import CODES, PROJECT

SOURCE = PROJECT.source_language
OTHER = next(code for code in CODES if code != SOURCE)
PAGE, FROM = f"docs/{OTHER}/law.md", f"docs/{SOURCE}/law.md"


def git(root: Path, *command: str) -> None:
    subprocess.run(["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *command],
                   cwd=root, check=True, capture_output=True)


def commit(root: Path) -> None:
    git(root, "add", "-A")
    git(root, "commit", "-qm", "x")


@pytest.fixture
def repository(copied: Path) -> Path:
    """The good site, with a history: the translation was made from the first text."""
    git(copied, "init", "-q", "-b", "main")
    commit(copied)
    return copied


def told(root: Path, capsys: pytest.CaptureFixture[str], page: str = PAGE) -> list[str]:
    """What the verb prints; it writes nothing."""
    before = (root / page).read_bytes()
    assert stamp.run(argparse.Namespace(diff=True, pages=[page]), root) == 0
    assert (root / page).read_bytes() == before
    return capsys.readouterr().out.rstrip("\n").split("\n")


def line(root: Path, text: str) -> int:
    lines = (root / FROM).read_text(encoding="utf-8").split("\n")
    return next(number for number, one in enumerate(lines, start=1) if text in one)


def test_words_that_changed_since_are_told(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(repository / FROM, "в течение 10 суток", "в течение 15 суток")
    commit(repository)
    edit(repository / FROM, "lead: Короткая страница.", "lead: Очень короткая страница.")
    edit(repository / FROM, "review_by: 2027-01-15", "review_by: 2027-02-15")  # no words
    edit(repository / FROM, "Объяснение.\n", "Объяснение.\n\nНовое предложение.\n")  # uncommitted
    legend, *lines = told(repository, capsys)
    assert PAGE in legend and FROM in legend and legend.endswith("[-gone-] {+new+}")
    places = [one for one in lines if one.startswith(f"{FROM}:")]
    assert places == [f"{FROM}:{line(repository, text)}" for text in (
        "Очень", "15 суток", "Новое предложение")]
    text = "\n".join(lines)
    assert "[-Короткая-]{+Очень короткая+} страница." in text
    assert "в течение [-10-]{+15+} суток." in text and "{+Новое предложение.+}" in text
    assert "review_by" not in text


def test_the_text_is_the_one_that_was_translated(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Stamped later, or in the same commit as the next change: the hash decides, not the day."""
    edit(repository / FROM, "10 суток", "20 суток")
    commit(repository)
    page = load(repository).pages[SOURCE, "law.md"]
    edit(repository / FROM, "20 суток", "30 суток")
    commit(repository)
    text = (repository / PAGE).read_text(encoding="utf-8")
    old = load(repository).pages[OTHER, "law.md"].front.source_hash
    assert old
    (repository / PAGE).write_text(text.replace(old, source_hash(page)), encoding="utf-8")
    commit(repository)
    assert "[-20-]{+30+} суток" in "\n".join(told(repository, capsys))
    edit(repository / FROM, "30 суток", "40 суток")
    assert "[-20-]{+40+} суток" in "\n".join(told(repository, capsys))


def test_a_stamp_that_came_before_its_source_is_found_too(
    copied: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two people, two branches: the translation may be merged first."""
    new = (copied / FROM).read_text(encoding="utf-8")
    edit(copied / FROM, "10 суток", "5 суток")
    git(copied, "init", "-q", "-b", "main")
    commit(copied)
    (copied / FROM).write_text(new, encoding="utf-8")
    commit(copied)
    edit(copied / FROM, "10 суток", "15 суток")
    assert "[-10-]{+15+} суток" in "\n".join(told(copied, capsys))


def test_an_older_front_matter_need_not_have_todays_keys(
    copied: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(copied / FROM, "review_by: 2027-01-15", "owner: nobody")
    git(copied, "init", "-q", "-b", "main")
    commit(copied)
    edit(copied / FROM, "owner: nobody", "review_by: 2027-01-15")
    edit(copied / FROM, "10 суток", "15 суток")
    assert "[-10-]{+15+} суток" in "\n".join(told(copied, capsys))


def test_nothing_new_is_told_without_git(copied: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(copied, capsys) == [f"{FROM} has not changed since {PAGE} was made."]


def test_without_git_or_history_the_letter_is_plain(
    copied: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(copied / FROM, "10 суток", "15 суток")
    for prepare in (lambda: None, lambda: git(copied, "init", "-q"),
                    lambda: monkeypatch.setenv("PATH", "")):
        prepare()
        with pytest.raises(WrongUse, match="No older text is at hand") as caught:
            told(copied, capsys)
        assert f"open {FROM}" in caught.value.hint


def test_a_hash_that_was_never_committed_is_told(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = load(repository).pages[OTHER, "law.md"].front.source_hash
    assert old
    edit(repository / PAGE, old, "w0123456789a")
    with pytest.raises(WrongUse, match="w0123456789a” was never committed") as caught:
        told(repository, capsys)
    assert "git fetch --unshallow" in caught.value.hint
    commit(repository)
    with pytest.raises(WrongUse, match="that was committed has the hash w0123456789a"):
        told(repository, capsys)


def test_a_translation_without_a_stamp_is_told(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(repository / PAGE, "source_hash:", "# source_hash:")
    with pytest.raises(WrongUse, match="does not say from which words"):
        told(repository, capsys)


def test_a_source_page_is_no_translation(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(WrongUse, match="is no translation"):
        told(repository, capsys, FROM)


def test_words_of_a_text_and_of_its_page_are_the_same() -> None:
    pages = [page for page in PROJECT.pages.values() if page.language == SOURCE]
    assert len(pages) > 20
    for page in pages:
        text = (PROJECT.root / page.path).read_text(encoding="utf-8")
        words = words_in(text, page.path)
        assert words == [text for _, text in words_of(page)]
        assert hash_in(words) == source_hash(page)


@pytest.mark.parametrize(("old", "new", "found"), [
    ("a b", "a b", []),
    ("a b c", "a x c", [(1, "a [-b-]{+x+} c")]),
    ("a\nb", "a\n\nb", []),  # an empty line is no word
    ("a\nb", "b", [(1, "[-a-]")]),
    ("a", "a\nb c", [(2, "{+b c+}")]),
    ("a\nb", "a", [(1, "[-b-]")]),
    ("f(1).", "f(2).", [(1, "f([-1-]{+2+}).")]),
])
def test_differences(old: str, new: str, found: list[tuple[int, str]]) -> None:
    lines = list(enumerate(new.split("\n"), start=1))
    assert list(differences(old.split("\n"), lines)) == found


# The two lines that the rule prints


def test_either_line_of_the_hint_mends_a_stale_page(copied: Path) -> None:
    edit(copied / FROM, "10 суток", "в течение 10 суток")
    letters = {letter.path: letter for letter in check_source(copied)}
    assert {letter.rule for letter in letters.values()} == {"stale"}
    for letter, line in zip(letters.values(), (1, 3), strict=True):  # one each
        new = letter.hint.split("\n")[line]
        rows = (copied / letter.path).read_text(encoding="utf-8").split("\n")
        if line == 1:
            rows[letter.line - 1] = new  # in place of the old line
        else:
            rows.insert(rows.index("---", 1), new)  # the last line above the second ---
        (copied / letter.path).write_text("\n".join(rows), encoding="utf-8")
    assert check_source(copied) == []
