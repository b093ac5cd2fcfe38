"""What is due: with its file and line, from the day after on, and without holding anything back."""

from __future__ import annotations

import argparse
import datetime
import re
import shutil
from pathlib import Path

import pytest

from scripts.checks import due
from scripts.commands import check, watch
from scripts.content.loading import load
from scripts.content.site import Site
from scripts.problem import Problem
from scripts.render import forms
from scripts.render.watch import is_overdue
from tests import good
from tests.builds import build, edit, edit_line
from tests.pages import CODES, PROJECT, pages_of

DAY = datetime.date(2027, 1, 15)  # review_by of every page of the good site
AFTER = DAY + datetime.timedelta(days=1)
SOURCE = PROJECT.source_language
OTHER = next(code for code in CODES if code != SOURCE)


def options(report: str = "") -> argparse.Namespace:
    return argparse.Namespace(due=True, outside=False, law=False, report=report, seen="")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return good.make(tmp_path / "good")


def seconds(day: datetime.date) -> str:
    moment = datetime.datetime.combine(day, datetime.time(9), datetime.UTC)
    return str(int(moment.timestamp()))


def line(site: Site, letter: Problem) -> str:
    """What stands where the letter points."""
    return (site.root / letter.path).read_text(encoding="utf-8").split("\n")[letter.line - 1]


def fact(root: Path, day: str) -> None:
    """Gives the fact that the good pages print a day of its own."""
    file = root / "data" / "facts.yml"
    text = file.read_text(encoding="utf-8")
    start = text.index("review_by: ", text.index("\nin_force:"))
    file.write_text(f"{text[:start]}review_by: {day}{text[text.index(chr(10), start):]}",
                    encoding="utf-8")


def test_pages_are_due_from_the_day_after_on(root: Path) -> None:
    site = load(root)
    assert list(due.pages(site, DAY)) == []
    found = list(due.pages(site, AFTER))
    assert {letter.path for letter in found} == {page.path for page in site.pages.values()}
    assert all(line(site, letter) == "review_by: 2027-01-15" for letter in found)


def test_facts_are_due_from_the_day_after_on(root: Path) -> None:
    fact(root, "2026-12-01")
    site = load(root)
    assert list(due.facts(site, datetime.date(2026, 12, 1))) == []
    (found,) = due.facts(site, datetime.date(2026, 12, 2))
    assert "in_force" in found.message and line(site, found).strip() == "review_by: 2026-12-01"
    assert site.data.facts["in_force"].sources[0] in found.hint


def test_translations_that_wait_are_named(root: Path) -> None:
    assert list(due.translations(load(root))) == []
    edit(root / "docs" / SOURCE / "law.md", "в течение", "за")
    page = root / "docs" / OTHER / "law.md"
    edit(page, "critical: true\n", "")
    site = load(root)
    found = {letter.path: letter for letter in due.translations(site)}
    assert set(found) == {f"docs/{code}/law.md" for code in CODES if code != SOURCE}
    letter = found[f"docs/{OTHER}/law.md"]
    assert line(site, letter).startswith("source_hash: ") and "source_hash: " in letter.hint
    edit(page, "review_by:", "stale: yes\nreview_by:")
    site = load(root)
    (letter,) = (one for one in due.translations(site) if one.path == f"docs/{OTHER}/law.md")
    assert line(site, letter) == "stale: yes" and "it says so" in letter.message
    assert "delete “stale: yes”" in letter.hint


def test_a_leftover_stale_yes_is_named(root: Path) -> None:
    edit(root / "docs" / OTHER / "law.md", "review_by:", "stale: yes\nreview_by:")
    site = load(root)
    (letter,) = due.translations(site)
    assert line(site, letter) == "stale: yes" and letter.hint == "Delete the line."


@pytest.mark.parametrize(("day", "waiting"), [(DAY, "nothing"), (AFTER, "6")])
def test_the_verb_reports_and_ends_with_0(
    root: Path, day: datetime.date, waiting: str, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = root / "data" / "facts.yml"  # facts wait longer than the pages
    text = re.sub(r"review_by: \S+", "review_by: 2028-01-01", file.read_text(encoding="utf-8"))
    file.write_text(text, encoding="utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds(day))
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    report = root.parent / "report.md"
    assert check.run(options(str(report)), root) == 0
    text = report.read_text(encoding="utf-8")
    assert text.startswith(f"Report of {day}: {waiting} to look at.")
    named, out = f"`docs/{SOURCE}/law.md:6`" in text, capsys.readouterr().out
    assert named == (day == AFTER) == (f"docs/{SOURCE}/law.md:6  past-review" in out)


def test_without_a_given_day_it_is_the_real_one(tmp_path: Path) -> None:
    today = datetime.datetime.now(datetime.UTC).date()
    assert watch.day({}, tmp_path) in (today, today + datetime.timedelta(days=1))
    assert watch.day({"SOURCE_DATE_EPOCH": seconds(DAY)}, tmp_path) == DAY


def test_data_that_cannot_be_read_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit_line(root / "docs" / OTHER / "law.md", "review_by", "soon")
    assert check.run(options(), root) == 1
    assert f"docs/{OTHER}/law.md:" in capsys.readouterr().out


def test_a_page_is_overdue_with_a_fact_that_it_prints(root: Path) -> None:
    fact(root, "2026-12-01")
    site = load(root)
    page = site.pages[SOURCE, "law.md"]
    assert not is_overdue(site, page, datetime.date(2026, 12, 1))
    assert is_overdue(site, page, datetime.date(2026, 12, 2))
    assert not is_overdue(load(good.ROOT), PROJECT.pages[SOURCE, "about.md"], DAY)


def test_after_61_quiet_days_pages_still_tell_the_truth(root: Path, tmp_path: Path) -> None:
    """F13: nobody commits; the next day of reading is always there, the notice comes by itself."""
    quiet = DAY - datetime.timedelta(days=61)
    late = Path(shutil.copytree(root, tmp_path / "late"))
    fact(late, (DAY - datetime.timedelta(days=1)).isoformat())
    for folder, day, notice in ((root, quiet, False), (root, DAY, False), (root, AFTER, True),
                                (late, quiet, False), (late, DAY, True)):
        built = build(folder, f"{folder.name} {day}", SOURCE_DATE_EPOCH=seconds(day))
        found = pages_of(built)
        assert found
        for page in found:
            words = PROJECT.languages[page.language].words
            told = f"<dt>{words.label['next_check']}</dt><dd>{forms.moment(DAY, words)}</dd>"
            assert told in page.text, page.path
            assert (words.label["overdue"] in page.text) == notice, f"{folder.name} {day}"
