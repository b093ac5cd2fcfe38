"""Contributions as people send them: tests/contributions.yml, row by row on one small site."""

from __future__ import annotations

import re
from base64 import b64decode
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import Field, TypeAdapter
from ruamel.yaml import YAML

from scripts.checks.runner import check_site, check_source, notices, rules
from scripts.content import loading, reading
from scripts.content.loading import load
from scripts.content.page import source_hash
from scripts.content.reading import Document, Record
from scripts.problem import Problem
from tests.good import make, publish
from tests.pages import CODES, PROJECT

SOURCE = PROJECT.source_language


class Edit(Record):
    """One thing done to one file; `*` in its path stands for each language."""

    file: str
    old: str = ""
    new: str | None = None
    add: str | None = None
    write: str | None = None
    rename: str | None = None
    delete: bool = False
    save_as: str | None = None
    base64: str | None = None
    copy_of: str | None = None
    times: int = 1


class Good(Record):
    """A contribution that passes, and the rules that may notice something about it."""

    id: str
    edits: list[Edit]
    notices: list[str] = Field(default_factory=list)


class Spoiled(Record):
    """A contribution with one slip, the letter about it, and what is done when it is followed."""

    id: str
    edits: list[Edit]
    rule: str
    at: str
    typed: str
    follow: list[Edit] = Field(default_factory=list)
    also: list[str] = Field(default_factory=list)


class Table(Record):
    """All of tests/contributions.yml."""

    pages: dict[str, dict[str, str]]
    records: dict[str, str]
    spoiled: list[Spoiled]
    good: list[Good]


FILE = Path(__file__).with_name("contributions.yml")
TABLE = TypeAdapter(Table).validate_python(YAML(typ="safe").load(FILE.read_text(encoding="utf-8")))


def files(root: Path) -> dict[Path, bytes]:
    found = [root / "mkdocs.yml", *(root / "docs").rglob("*"), *(root / "data").rglob("*")]
    return {file: file.read_bytes() for file in found if file.is_file()}


@pytest.fixture(scope="module", autouse=True)
def reading_each_text_once() -> Iterator[None]:
    """Most files stay as they are from row to row, and reading YAML is most of a check."""
    known: dict[tuple[object, ...], tuple[Document, list[Problem]]] = {}

    def parse(text: str, path: str, problems: list[Problem], *rest: Any, **named: Any) -> Document:
        key = (text, path, rest, *named.items())
        if key not in known:
            told: list[Problem] = []
            known[key] = reading.parse(text, path, told, *rest, **named), told
        document, told = known[key]
        problems.extend(told)
        return document

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(loading, "parse", parse)
        yield


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The good small site with what the table adds to it: pages as real ones, records."""
    root = make(tmp_path_factory.mktemp("contributions") / "site")
    menu = ", ".join(["law.md", *TABLE.pages])
    change(root, Edit(file="mkdocs.yml", old="law.md]", new=f"{menu}]"))
    for path, text in TABLE.records.items():
        change(root, Edit(file=path, add=text))
    for name in TABLE.pages:
        for code in (SOURCE, *CODES):
            change(root, Edit(file=f"docs/{code}/{name}", write="<page>"))
    return publish(root)


@pytest.fixture(scope="module")
def known(made: Path) -> set[str]:
    """What is noticed about the site before any contribution."""
    return {str(notice) for notice in notices(load(made))}


@pytest.fixture
def root(made: Path) -> Iterator[Path]:
    """The site, put right again after each row."""
    before = files(made)
    yield made
    for file in files(made).keys() - before:
        file.unlink()
    for file, content in before.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        if not file.is_file() or file.read_bytes() != content:
            file.write_bytes(content)


def change(root: Path, edit: Edit, typed: str = "") -> None:
    """Does what the edit says; `<typed>` in it is what a hint gave to copy."""
    if "*" in edit.file:
        for code in CODES:
            parts = {key: value.replace("*", code, 1) for key in ("file", "rename")
                     if (value := getattr(edit, key))}
            change(root, edit.model_copy(update=parts), typed)
        return
    file = root / edit.file
    if edit.delete:
        file.unlink()
    elif edit.rename is not None:
        new = root / edit.rename.replace("<typed>", typed)
        new.parent.mkdir(parents=True, exist_ok=True)
        file.rename(new)
    elif edit.copy_of is not None:
        file.write_bytes((PROJECT.root / edit.copy_of).read_bytes())
    elif edit.base64 is not None:
        file.write_bytes(b64decode(edit.base64))
    elif edit.save_as is not None:
        text = file.read_text(encoding="utf-8")
        windows = edit.save_as == "windows lines"
        file.write_bytes(text.replace("\n", "\r\n").encode() if windows
                         else text.encode(edit.save_as))
    else:
        before = file.read_bytes().decode() if file.exists() and edit.write is None else ""
        text = edit.write if edit.write is not None else before + (edit.add or "")
        if text == "<page>":
            _, code, name = edit.file.split("/", 2)
            text = TABLE.pages[name][code]
        if edit.new is not None:
            found = re.findall(pattern(edit.old), before)
            assert len(found) == 1, f"{edit.old!r} stands {len(found)} times"
            text = before.replace(found[0], edit.new * edit.times)
        text = text.replace("<typed>", typed)
        if "<hash>" in text:
            page = load(root).pages[SOURCE, edit.file.split("/", 2)[2]]
            text = text.replace("<hash>", source_hash(page))
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())


def pattern(words: str) -> str:
    """Finds the words; `<hash>` in them stands for the signs of any source_hash."""
    return re.escape(words).replace("<hash>", "w[0-9a-f]{11}")


def place(root: Path, at: str) -> tuple[str, int]:
    """Path and line; after the colon stands the number, or words that begin on that line."""
    path, _, words = at.partition(":")
    if words.isdigit():
        return path, int(words)
    text = (root / path).read_text(encoding="utf-8")
    assert text.count(words) == 1, f"{words!r} stands {text.count(words)} times"
    return path, text[:text.index(words)].count("\n") + 1


def companions(row: Spoiled, found: list[Problem]) -> list[str]:
    """What else is told. An edit of the source makes its translations stale: that goes unsaid."""
    source = any(edit.file.startswith((f"docs/{SOURCE}/", "docs/*/")) for edit in row.edits)
    return [f"{letter.name} {letter.path}" for letter in found
            if not (source and letter.rule == "stale")]


def test_the_site_has_no_problem(made: Path) -> None:
    assert check_source(made) == []


@pytest.mark.parametrize("row", TABLE.spoiled, ids=lambda row: row.id)
def test_a_slip_is_stopped_and_its_hint_mends_it(root: Path, row: Spoiled) -> None:
    for edit in row.edits:
        change(root, edit)
    found = check_source(root)
    here = [letter for letter in found
            if (letter.name, letter.path, letter.line) == (row.rule, *place(root, row.at))]
    assert here, "\n".join(map(str, found))
    told = [(letter, said[0]) for letter in here
            if (said := re.search(pattern(row.typed), letter.letter))]
    assert told, "\n".join(map(str, here))
    letter, typed = told[0]
    others = companions(row, [other for other in found if other != letter])
    assert Counter(others) <= Counter(row.also), "\n".join(map(str, found))
    follow = row.follow or [Edit(file=edit.file, old=edit.new or "", new=typed)
                            for edit in row.edits]
    for edit in follow:
        change(root, edit, typed)
    assert [str(problem) for problem in check_source(root)] == []


@pytest.mark.parametrize("row", TABLE.good, ids=lambda row: row.id)
def test_a_good_contribution_passes(root: Path, known: set[str], row: Good) -> None:
    for edit in row.edits:
        change(root, edit)
    site = load(root)
    assert [str(problem) for problem in check_site(site)] == []
    new = {notice.name for notice in notices(site) if str(notice) not in known}
    assert new <= set(row.notices)


def test_the_table_is_as_long_as_asked_and_names_each_row_once() -> None:
    assert len(TABLE.spoiled) >= 60
    assert len(TABLE.good) >= 20
    names = Counter([row.id for row in TABLE.spoiled] + [row.id for row in TABLE.good])
    assert [name for name, times in names.items() if times > 1] == []
    for code in CODES:
        assert any(f"/{code}/" in edit.file for row in TABLE.spoiled for edit in row.edits)


def test_every_rule_stops_a_contribution() -> None:
    assert {rule.replace("_", "-") for rule in rules()} <= {row.rule for row in TABLE.spoiled}
