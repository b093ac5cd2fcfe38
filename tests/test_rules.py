"""Each rule has an edit that must fail it and one that must pass: one good site, one table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from scripts.checks.runner import check_source, rules
from scripts.content.loading import load
from scripts.content.reading import parse
from scripts.content.site import source_hash
from tests.good import make


@dataclass(frozen=True)
class Edit:
    """One edit of the good site. `rule` is the rule it fails, or None where it must pass."""

    rule: str | None
    path: str
    old: str
    new: str
    says: str = ""
    tries: str = ""  # for an edit that passes: the rule it tries

    @property
    def id(self) -> str:
        return f"{self.rule or 'passes ' + self.tries}: {self.new[:40]!r}"


KK, EN = "docs/kk/law.md", "docs/en/law.md"

EDITS = [
    # pages
    Edit("pages", "mkdocs.yml", "law.md]", "law.md, more.md]", "docs/kk/more.md"),
    # headings
    Edit("headings", KK, " {#since}", "", "has no id"),
    Edit("headings", KK, "{#since}", "{#қашан}", "plain small English letters"),
    Edit("headings", KK, "## Қашан", "### Қашан", "level"),
    Edit("headings", KK, "## Қашан {#since}", "# Қашан {#since}", "level 1"),
    Edit("headings", EN, "{#since}", "{#until}", "does not occur in docs/ru/law.md"),
    Edit(None, KK, "Қашан", "Қай күннен", tries="headings"),
    # tokens, and F07: machine words that someone translated
    Edit("tokens", KK, "fact.in_force", "fact.in_forse", "in_force"),
    Edit("tokens", KK, "{{ fact.in_force }}", "{{ факт.in_force }}", "is not a token"),
    Edit("tokens", KK, "{{ fact.in_force }}", "{{ fact. }}", "cannot be read"),
    Edit("tokens", KK, "{{ fact.in_force }}", "{{ money(fact.fine_to, 2027) }}", "2027"),
    Edit("tokens", KK, "{{ law('cc/115-1') }}", "{{ law('cc/115') }}", "holds no"),
    Edit("tokens", KK, "lead: Қысқа бет.", 'lead: "{{ fact.in_force }}"', "front matter"),
    Edit("citations", KK, "[^cc/115-1]", "[^cc/115-2]", "cc/115-1"),
    Edit("citations", KK, "[^cc/115-1]", "[^cc]", "data/sources.yml"),
    # figures
    Edit("figures", KK, "10 тәулік", "15 тәулік", "10"),
    Edit("figures", KK, "[^cc/115-1]", "", "citation"),
    Edit("figures", EN, "{{ tel.police }}", "{{ tel.joint }}", "tel.police"),
    Edit(None, KK, "Түсіндірме.", "Басқаша түсіндірме.", tries="figures"),
    # typed
    Edit("typed", KK, "Түсіндірме.", "865 000 ₸ төлейді.", "money"),
    Edit("typed", EN, "Explained.", "Call 112 at once.", "tel.joint"),
    Edit("typed", EN, "Explained.", "Call +7 708 123 45 67.", "contacts.yml"),
    Edit(None, EN, "Explained.", "Article one hundred and two.", tries="typed"),
    # letters
    Edit("letters", KK, "Түсіндірме.", "Түсiндірме.", "mixes alphabets"),
    Edit("letters", EN, "Explained.", "Explаined.", "mixes alphabets"),
    Edit("letters", KK, "Түсіндірме.", "Қайта.".replace("й", "и\u0306"), "composed"),
    Edit(None, KK, "Түсіндірме.", "eGov Mobile ішінде.", tries="letters"),
    # blocks: F07, F08, F09
    Edit("blocks", KK, "!!! noticed", "!!! ескерту", "noticed"),
    Edit("blocks", KK, "!!! noticed", '??? история "Т"', "story"),
    Edit("blocks", KK, "/// html | div.phrases", "/// ескерту | Т", "html | div."),
    Edit("blocks", KK, "Түсіндірме.", "Былай істеңіз:\n1. Қоңырау шалыңыз\n2. Жазыңыз",
         "empty line"),
    Edit("blocks", KK, "Түсіндірме.", "2025. Сол жылы басталды.", "loses its number"),
    Edit(None, KK, "екінші", "екінші\n  тағы бір жол", tries="blocks"),
    # front matter: F10
    Edit("front_matter", KK, "---\ntitle", "\n---\ntitle", "empty line"),
    Edit("front_matter", KK, "---\ntitle", "—-\ntitle", "long dash"),
    Edit("front_matter", KK, "---\ntitle", "\ufeff---\ntitle", "byte-order"),
    Edit("yaml", KK, "title: Сынақ", "title: Жаза: бұл не", "quotes"),
    Edit("shape", KK, "lead: Қысқа бет.", "lead: 0102", "quotes"),
    Edit("shape", KK, "lead: Қысқа бет.", "лид: Қысқа бет.", "not known"),
    Edit("shape", KK, "label: Сынақ\n", "", "missing"),
    Edit("front_matter", KK, "label: Сынақ\ndescription: Ережелерді тексеретін бет.",
         "description: Ережелерді тексеретін бет.\nlabel: Сынақ", "usual order"),
    Edit("front_matter", KK, "review_by", "next: nowhere.md\nreview_by", "is no page"),
    Edit(None, KK, "lead: Қысқа бет.", "lead: no", tries="front_matter"),
    # law words
    Edit("law_words", KK, "*еркіне қайшы*", "*еркіне қарсы*", "does not occur"),
    Edit("law_words", KK, "## еркіне қайшы", "## еркіне қарсы", "not a phrase"),
    Edit("law_words", "data/law/kk/cc/115-1.md", "against-will: еркіне қайшы",
         "against-will: еркіне қарсы", "letter by letter"),
    Edit(None, KK, "*еркіне қайшы*{ .law }", "*еркіне қайшы*", tries="law_words"),
    # stale
    Edit("stale", KK, "source_hash: ", "source_hash: 1", "stale: yes"),
    Edit(None, KK, "critical: true", "critical: true\nstale: true", tries="stale"),
    # records
    Edit("records", "data/facts.yml", "sources: [cc/15(1)]", "sources: [cc/15(9)]", "cites"),
    Edit("records", "data/contacts.yml", "    kk: Полиция\n", "", "no text for"),
    Edit("records", "data/words/kk.yml", "  menu:", "  мәзір:", "menu"),
    Edit("shape", "data/facts.yml", "in_force:\n  value:", "in_force:\n  valu:", "not known"),
    Edit("yaml", "data/facts.yml", "signed:", "in_force:", "twice"),
    Edit("files", "data/indexes.yml", "", "", "missing"),
]


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("good"))


@pytest.fixture
def spoiled(good: Path, request: pytest.FixtureRequest) -> Iterator[Path]:
    edit: Edit = request.param
    file = good / edit.path
    text = file.read_text(encoding="utf-8")
    if edit.rule == "files":
        file.unlink()
    else:
        assert edit.old in text, "the table and the good site disagree"
        file.write_text(text.replace(edit.old, edit.new, 1), encoding="utf-8")
    yield good
    file.write_text(text, encoding="utf-8")


def test_the_good_site_has_no_problem(good: Path) -> None:
    assert check_source(good) == []


@pytest.mark.parametrize(("spoiled", "edit"), [(edit, edit) for edit in EDITS],
                         indirect=["spoiled"], ids=[edit.id for edit in EDITS])
def test_edit(spoiled: Path, edit: Edit) -> None:
    found = check_source(spoiled)
    if edit.rule is None:
        assert found == []
        return
    letters = [problem for problem in found if problem.rule == edit.rule]
    assert letters, f"nothing found by {edit.rule}: {found}"
    assert any(edit.says in f"{letter}" for letter in letters), letters
    assert all(letter.line >= 1 and (letter.hint or letter.rule in ("yaml", "shape"))
               for letter in letters)


def test_line_ends_of_another_system_are_one_problem(good: Path) -> None:
    file = good / "docs/kk/law.md"
    raw = file.read_bytes()
    file.write_bytes(raw.replace(b"\n", b"\r\n"))
    found = check_source(good)
    file.write_bytes(raw)
    assert [(problem.rule, problem.path) for problem in found] == [("line_ends", "docs/kk/law.md")]


def test_every_rule_is_tried_by_an_edit() -> None:
    tried = {edit.rule for edit in EDITS} | {"citations"}
    assert set(rules()) <= tried


def test_no_hash_of_a_source_reads_as_a_number(good: Path) -> None:
    """An unquoted 6e1234567890 is infinity to YAML: a page was lost that way."""
    page = next(iter(load(good).pages.values()))
    for number in range(3000):
        made = source_hash(replace(page, body=str(number)))
        assert parse(f"source_hash: {made}", "p.md", []).value == {"source_hash": made}
