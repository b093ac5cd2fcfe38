"""What is only told: each notice has an edit that must bring it and one that must not."""

from __future__ import annotations

import argparse
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from scripts.checks import noticed
from scripts.checks.runner import check_site, notices, rules
from scripts.commands import check
from scripts.content import known_words
from scripts.content.loading import load
from tests import good
from tests.builds import edit
from tests.pages import CODES, PROJECT

SOURCE = PROJECT.source_language
KK, EN, CONTACTS = "docs/kk/law.md", "docs/en/law.md", "data/contacts.yml"
DUE = "review_by: 2027-01-15"
WORDS = "Call and call. " * 5  # sentences are short, all words are known


@dataclass(frozen=True)
class Edit:
    """One edit of the good site. `on` stands on the line that the notice names; "": none comes."""

    rule: str
    path: str
    old: str
    new: str
    on: str = ""
    says: str = ""
    at: str = ""  # the file that the notice names, where it is another

    @property
    def id(self) -> str:
        return f"{self.rule} {'told' if self.on else 'not told'}: {self.new[:40]!r}"


EDITS = [
    # sentences
    Edit("sentences", EN, "Explained.", "Call " + "call " * 25, "Call call",
         "has 26 words: “Call call"),
    Edit("sentences", EN, "lead: A short page.", f"lead: {'call ' * 26}", "lead: "),
    Edit("sentences", EN, "Explained.", f"Short.\nWhen {'call ' * 20}\n{'call ' * 6}. Call.",
         "When call", "27 words"),
    Edit("sentences", EN, "Explained.", "Call.[^cc/115-1] When " + "call " * 25, "Call.",
         "26 words"),
    Edit("sentences", EN, "- second", f"- second\n- {'call ' * 26}", "- call"),
    Edit("sentences", EN, "The other", f"The {'call ' * 26}", "    The call"),
    Edit("sentences", EN, "Explained.", "call " * 25),
    Edit("sentences", EN, "Explained.", "call " * 20 + "now.[^cc/115-1] {{ sure('open') }} "
         + "When " + "call " * 20),
    Edit("sentences", KK, "Түсіндірме.", "Қашан " * 20 + "болды. 2026 жылғы " + "қашан " * 20),
    Edit("sentences", EN, "Explained.", f"| A | B |\n| - | - |\n| {'a ' * 20} | {'a ' * 20} |"),
    Edit("sentences", EN, "!!! noticed\n", f'!!! noticed "{"a " * 20}"\n\n    {"a " * 15}\n\n'),
    Edit("sentences", EN, "Explained.", "call " * 15 + "{{ fact.in_force }} " * 20),
    # paragraphs
    Edit("paragraphs", EN, "Explained.", f"Short.\n\n{WORDS * 6}", WORDS, "has 90 words"),
    Edit("paragraphs", EN, "Explained.", f"Now: {WORDS * 3}\n{WORDS * 3}", "Now: ", "91 words"),
    Edit("paragraphs", EN, "Explained.", f"{WORDS * 5}\n\n{WORDS * 5}"),
    Edit("paragraphs", EN, "Explained.", f"- {WORDS * 5}\n- {WORDS * 5}"),
    # new words
    Edit("new_words", KK, "Түсіндірме.", "Түсіндрме.", "Түсіндрме", "“түсіндрме”"),
    Edit("new_words", EN, "title: Trial", "title: Trail", "title: Trail", "“trail”"),
    Edit("new_words", CONTACTS, "    en: Police\n", "    en: Poliec\n", "    en: Poliec",
         "“poliec”"),
    Edit("new_words", "data/words/en.yml", "  menu: Menu", "  menu: Mneu", "  menu:", "“mneu”"),
    Edit("new_words", "data/known-words/kk.txt", "\nтүсіндірме\n", "\n", "Түсіндірме.",
         at="docs/kk/index.md"),
    Edit("new_words", EN, "Explained.", "EXPLAINED when in 10 days. A trial of at."),
    Edit("new_words", EN, "Explained.", "`neverseen` [explained](law.md#against-will)"),
    Edit("new_words", "data/law/en/cc/115-1.md", "---\n\n", "---\n\nNeverseen.\n\n"),
    # past review
    Edit("past_review", EN, DUE, "review_by: 2025-01-15", DUE[:10], "by 2025-01-15"),
    Edit("past_review", EN, DUE, "review_by: 2026-12-31"),
    # waiting
    Edit("waiting", KK, "critical: true", "critical: true\nstale: yes", "stale: yes", "as new as"),
    Edit("waiting", KK, "Түсіндірме.", "Басқаша түсіндірме."),
    # dashes and spaces
    Edit("dashes", KK, "Түсіндірме.", "Бұл - түсіндірме.", "Бұл - ", "dash"),
    Edit("dashes", KK, "Түсіндірме.", "Бұл – түсіндірме, 5–15 қараша-желтоқсан."),
    Edit("spaces", EN, "Explained.", "Explained.  Here.", "Explained.  "),
    Edit("spaces", EN, "Explained.", "Explained.   ", "Explained.   "),
    Edit("spaces", EN, "Explained.", "| A   | B |\n| --- | - |\n| a   | b |"),
]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The good site; its facts wait longer than its pages."""
    root = good.make(tmp_path_factory.mktemp("noticed"))
    file = root / "data" / "facts.yml"
    text = re.sub(r"review_by: \S+", "review_by: 2028-01-01", file.read_text(encoding="utf-8"))
    file.write_text(text, encoding="utf-8")
    return root


@pytest.fixture
def edited(root: Path, request: pytest.FixtureRequest) -> Iterator[Path]:
    edit: Edit = request.param
    file = root / edit.path
    text = file.read_text(encoding="utf-8")
    assert edit.old in text, "the table and the good site disagree"
    file.write_text(text.replace(edit.old, edit.new, 1), encoding="utf-8")
    yield root
    file.write_text(text, encoding="utf-8")


def test_of_the_good_site_there_is_nothing_to_tell(root: Path) -> None:
    assert notices(load(root)) == []


@pytest.mark.parametrize(("edited", "edit"), [(edit, edit) for edit in EDITS],
                         indirect=["edited"], ids=[edit.id for edit in EDITS])
def test_edit(edited: Path, edit: Edit) -> None:
    told = [notice for notice in notices(load(edited)) if notice.rule == edit.rule]
    assert len(told) == bool(edit.on), told
    for notice in told:
        line = (edited / notice.path).read_text(encoding="utf-8").split("\n")[notice.line - 1]
        assert notice.path == (edit.at or edit.path) and line.startswith(edit.on), notice
        assert edit.says in notice.message and notice.hint


TOLD = [edit for edit in EDITS if edit.on]


@pytest.mark.parametrize("edited", TOLD, indirect=True, ids=[edit.id for edit in TOLD])
def test_a_notice_never_stops_anything(
    edited: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    assert check.run(argparse.Namespace(notices=True), edited) == 0
    heading, *told, last = capsys.readouterr().out.splitlines()
    assert heading == "Worth a look, stops nothing:" and told
    assert last.startswith(f"No problems, {len(told)} notice")


def test_every_notice_is_tried_both_ways() -> None:
    for told in (True, False):
        assert {edit.rule for edit in EDITS if bool(edit.on) == told} == set(rules(noticed))


def test_a_translation_waits_until_somebody_reads_it(root: Path, tmp_path: Path) -> None:
    """A critical page is stopped, until it says “stale: yes”; any other is only told."""
    copy = Path(shutil.copytree(root, tmp_path / "copy"))
    settings = (copy / "mkdocs.yml").read_text(encoding="utf-8")
    for code in CODES:
        edit(copy / f"docs/{code}/law.md", "critical: true\n", "")
    edit(copy / f"docs/{SOURCE}/law.md", "в течение", "за")
    edit(copy / f"docs/{SOURCE}/index.md", "в течение", "за")
    others = [code for code in CODES if code != SOURCE]
    edit(copy / f"docs/{others[0]}/index.md", "critical: true", "critical: true\nstale: yes")
    assert "- index.md" in settings  # critical
    site = load(copy)
    stopped = {problem.path for problem in check_site(site) if problem.rule == "stale"}
    assert stopped == {f"docs/{code}/index.md" for code in others[1:]}
    told = {notice.path for notice in notices(site) if notice.rule == "waiting"}
    assert told == {f"docs/{code}/law.md" for code in others} | {f"docs/{others[0]}/index.md"}


def test_facts_past_their_day_are_told(root: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(root, tmp_path / "copy"))
    file = copy / "data" / "facts.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("2028-01-01", "2025-01-01", 1), encoding="utf-8")
    (notice,) = notices(load(copy))
    assert (notice.rule, notice.path) == ("past_review", "data/facts.yml")
    assert text.split("\n")[notice.line - 1].strip() == "review_by: 2028-01-01"


# Lists of words


def test_a_language_without_a_list_is_told_once(root: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(root, tmp_path / "copy"))
    path = known_words.path(CODES[0])
    (copy / path).unlink()
    assert check_site(load(copy)) == []
    (notice,) = notices(load(copy))
    assert (notice.rule, notice.path) == ("new_words", path) and "fix --words" in notice.hint


def test_a_list_grows_and_keeps_what_it_has(root: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(root, tmp_path / "copy"))
    file = copy / known_words.path("en")
    before = file.read_text(encoding="utf-8")
    edit(copy / EN, "Explained.", "Neverseen ÉCLAIR.")
    site = load(copy)
    grown = known_words.grown(site, "en")
    assert set(grown) == {*before.split(), "neverseen", "éclair"} and grown == sorted(grown)
    assert known_words.read(known_words.written(grown)) == set(grown)
    file.write_text(known_words.written(grown), encoding="utf-8")
    assert notices(load(copy)) == [] and known_words.grown(load(copy), "en") == grown


def test_every_language_of_the_site_has_its_list() -> None:
    assert {code for code, words in PROJECT.data.known_words.items() if len(words) > 1000} == set(
        CODES)
