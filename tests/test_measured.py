"""The table of what the site leaves: its shape, the file as it is written, the rows in pages."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import get_args

import pytest
from lxml import html
from pydantic import ValidationError

from scripts.commands.observing import rows
from scripts.content.loading import load
from scripts.content.measured import Measured, Result, RowName
from tests.builds import build, edit
from tests.pages import CODES, PROJECT, pages_of

DAY = datetime.date(2026, 2, 3)
TOKEN = "{{ measured() }}"


@pytest.mark.parametrize("wrong", [
    {"result": "stays", "measured": True},
    {"result": "stays", "measured": True, "browser": "Chromium 1", "date": DAY,
     "confidence": "our-reading"},
    {"result": "stays", "measured": False},
    {"result": "erased", "measured": False, "confidence": "our-reading"},
    {"result": "stays", "measured": False, "confidence": "our-reading", "by": "hand"},
    {"result": "stays", "measured": True, "browser": "Chromium 1", "date": DAY,
     "sources": ["host-ip"]},
])
def test_a_row_says_how_it_is_known(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Measured.model_validate(wrong)


def test_what_is_written_is_read_again(copied: Path) -> None:
    table = rows.rows({"cookies": "nothing", "addresses": "stays"}, "Chromium 1", DAY)
    assert list(table)[:2] == ["addresses", "cookies"] and set(rows.KNOWN) < set(table)
    rows.write(copied, table)
    again = load(copied)
    assert again.problems == [] and again.data.measured == table


def test_another_result_and_another_row_are_told_but_no_day() -> None:
    old = rows.rows({"cookies": "nothing"}, "Chromium 1", DAY)
    assert rows.differences(old, rows.rows({"cookies": "nothing"}, "Chromium 2",
                                           datetime.date(2027, 1, 1))) == []
    new = rows.rows({"cookies": "stays", "cache": "nothing"}, "Chromium 1", DAY)
    assert rows.differences(old, new) == [
        "cookies: the file says nothing, measured is stays", "cache: not in the file"]
    assert rows.differences(new, old)[-1] == "cache: not measured any more"


def test_rows_where_something_stays_are_there() -> None:
    table = PROJECT.data.measured
    assert [name for name in get_args(RowName) if name in table] == list(table)
    for name in ("addresses", "downloads", "copied-link"):
        assert table[name].result == "stays"  # type: ignore[index]
    assert table["host-log"].sources and not table["provider"].measured


@pytest.mark.parametrize("code", CODES)
def test_every_value_has_its_phrase(code: str) -> None:
    words = PROJECT.languages[code].words.measured
    assert set(words.row) == set(get_args(RowName)) and set(words.result) == set(get_args(Result))


def test_each_language_prints_every_row(copied: Path) -> None:
    for code in CODES:
        file = copied / "docs" / code / "law.md"
        file.write_text(file.read_text(encoding="utf-8") + f"\n{TOKEN}\n", encoding="utf-8")
    for code in CODES:
        if code != PROJECT.source_language:
            text = (copied / "docs" / code / "law.md").read_text(encoding="utf-8")
            (line,) = [line for line in text.splitlines() if line.startswith("source_hash")]
            edit(copied / "docs" / code / "law.md", line, "stale: yes")
    found = {page.language: page for page in pages_of(build(copied)) if page.name == "law/"}
    assert list(found) and found.keys() == set(CODES)
    for code, page in found.items():
        words = PROJECT.languages[code].words
        (table,) = page.tree.xpath("//table[preceding-sibling::*[@class='sure']"
                                   " or ../preceding-sibling::*[@class='sure']]")
        (line,) = page.tree.xpath("//p[@class='sure']")
        measured = [row for row in PROJECT.data.measured.values() if row.browser and row.date]
        for row in measured:
            assert str(row.browser).partition(".")[0] in line.text_content().replace("\xa0", " ")
            assert str(row.date.year) in line.text_content() if row.date else False
        body = table.xpath("./tbody/tr")
        assert len(body) == len(PROJECT.data.measured)
        for row, (name, record) in zip(body, PROJECT.data.measured.items(), strict=True):
            text = " ".join(html.tostring(row, method="text", encoding="unicode").split())
            assert words.measured.row[name].lower() in text.lower(), f"{code}: {name}"
            assert words.measured.result[record.result] in text
            sure = words.confidence[record.confidence or "open"]
            assert (sure in text) != record.measured, f"{code}: {name}"
            assert bool(record.sources) == bool(row.xpath(".//sup/a"))


# F03: what an exit cannot do, as each language names it on safety/this-site/.
LIMITS = {
    "kk": ["тарих", "басқа құрылғылардағы", "роутер", "оператор", "жүктеулер", "алмасу буфері"],
    "ru": ["истори", "на других устройствах", "роутера", "оператора", "загрузки", "буфер обмена"],
    "en": ["history", "other devices", "router", "operator", "downloads", "clipboard"],
}


@pytest.mark.parametrize("code", CODES)
def test_the_limits_of_the_exit_are_named(code: str) -> None:
    """F03: readers trust an exit more than it deserves."""
    page = PROJECT.pages[code, "safety/this-site.md"]
    assert [word for word in LIMITS[code] if word not in page.body] == []
    assert {"copied-link", "downloads", "provider"} <= PROJECT.data.measured.keys()
