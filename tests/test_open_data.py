"""The open data as published: F25, the same rows in CSV and JSON, a schema that is true."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

from scripts.checks.source import quiet
from scripts.checks.source.names import strange
from scripts.content.cases import counted
from scripts.content.open_data import TABLES
from scripts.render.data_package import SEPARATOR, edition
from scripts.render.open_data import ADDRESSES
from tests.builds import files
from tests.pages import CODES, PROJECT, Built

MARK = b"\xef\xbb\xbf"
EVERY = [(code, table) for code in CODES for table in TABLES]
SHOWN_ON = {"cases": "cases/", "figures": "cases/numbers/", "amounts": "law/penalties/"}
TYPES = {"string": str, "integer": int, "list": str, "yearmonth": str}

Rows = list[dict[str, Any]]


def rows_of(site: Path, code: str, table: str) -> Rows:
    """The rows of the JSON file."""
    found: Rows = json.loads((site / code / f"data/{table}.json").read_bytes())["rows"]
    return found


def package(site: Path, code: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((site / code / "data/datapackage.json").read_bytes())
    return found


def fields(site: Path, code: str, table: str) -> list[dict[str, Any]]:
    (found,) = [one for one in package(site, code)["resources"] if one["name"] == table]
    assert found["path"] == f"{table}.csv" and found["dialect"] == {"delimiter": SEPARATOR}
    columns: list[dict[str, Any]] = found["schema"]["fields"]
    return columns


def test_each_language_has_the_same_files_and_no_others(site: Path) -> None:
    for code in CODES:
        found = {name.removeprefix(f"{code}/") for name in files(site)
                 if name.startswith(f"{code}/data/")}
        assert found == set(ADDRESSES)
    assert len(ADDRESSES) == 2 * len(TABLES) + 1


@pytest.mark.parametrize(("code", "table"), EVERY)
def test_the_bytes_open_by_a_double_click(site: Path, code: str, table: str) -> None:
    """F25. Text in quotes, because LibreOffice splits at “,” too where it is not."""
    raw = (site / code / f"data/{table}.csv").read_bytes()
    assert raw.startswith(MARK) and raw.count(MARK) == 1
    text = raw.removeprefix(MARK).decode()
    assert text.endswith("\r\n") and not re.search(r"(?<!\r)\n|\r(?!\n)|\u00a0|\u202f", text)
    assert not text.startswith("sep=")
    assert "," not in re.sub(r'"[^"]*"', "", text)
    assert not (site / code / f"data/{table}.json").read_bytes().startswith(MARK)


@pytest.mark.parametrize(("code", "table"), EVERY)
def test_csv_and_json_hold_the_same_rows(site: Path, code: str, table: str) -> None:
    text = (site / code / f"data/{table}.csv").read_text(encoding="utf-8-sig")
    header, *lines = csv.reader(io.StringIO(text), delimiter=SEPARATOR)
    rows = rows_of(site, code, table)
    assert header == list(TABLES[table])  # type: ignore[index]
    assert [list(row) for row in rows] == [header] * len(lines)
    assert lines == [["" if value is None else str(value) for value in row.values()]
                     for row in rows]


@pytest.mark.parametrize(("code", "table"), EVERY)
def test_no_value_is_a_formula_or_a_name(site: Path, code: str, table: str) -> None:
    known = PROJECT.data.terms.known_names()
    for row in rows_of(site, code, table):
        for name, value in row.items():
            if isinstance(value, str):
                assert value == value.strip() and not re.match("[=+@-]", value), value
                assert name == "source_links" or list(strange(known.sub("·", value))) == [], value


@pytest.mark.parametrize(("code", "table"), EVERY)
def test_the_schema_is_true_of_every_value(site: Path, code: str, table: str) -> None:
    letters = set(PROJECT.languages[code].words.letters)
    columns = fields(site, code, table)
    assert [column["name"] for column in columns] == list(TABLES[table])  # type: ignore[index]
    rows = rows_of(site, code, table)
    for column in columns:
        assert set(column["description"].lower()) & letters, column
        values = [row[column["name"]] for row in rows if row[column["name"]] is not None]
        assert all(type(value) is TYPES[column["type"]] for value in values), column
        if column["type"] == "yearmonth":
            assert all(re.fullmatch(r"\d{4}-\d{2}", value) for value in values)
        names = {entry["value"]: entry["label"] for entry in column.get("categories", [])}
        split = " " if column["type"] == "list" else None
        assert column.get("delimiter") == split
        used = {part for value in values for part in (str(value).split(split) if split else
                                                      [value])}
        assert not names or used <= set(names), column
        if names and f"{column['name']}_name" in rows[0] and not split:
            for row in rows:
                assert row[f"{column['name']}_name"] == names[row[column["name"]]]


def test_keys_are_single(site: Path) -> None:
    for code in CODES:
        for resource in package(site, code)["resources"]:
            keys = [tuple(row[name] for name in resource["schema"]["primaryKey"])
                    for row in rows_of(site, code, resource["name"])]
            assert len(keys) == len(set(keys)) > 20


def test_every_record_is_there_once(site: Path) -> None:
    data = PROJECT.data
    for code in CODES:
        assert {row["id"] for row in rows_of(site, code, "cases")} == set(data.cases)
        assert {row["id"] for row in rows_of(site, code, "figures")} == {
            name for group in data.figures.values() for name in group}
        wanted = {name for name, fact in data.facts.items() if fact.indexes is not None}
        amounts = rows_of(site, code, "amounts")
        assert {(row["year"], row["what"]) for row in amounts} == {
            (year, what) for year in data.indexes for what in {"index", *wanted}}
        for row in amounts:
            assert row["tenge"] == row["indexes"] * data.indexes[row["year"]].tenge


def test_the_number_in_an_outcome_has_a_column_of_its_own(site: Path) -> None:
    columns = {"hours": "hours", "arrest-reported": "arrest_reported_days",
               "damages": "damages_tenge", "fine-for-language": "fine_for_language_tenge"}
    seen = set()
    for row in rows_of(site, CODES[0], "cases"):
        numbers = dict(filter(None, map(counted, PROJECT.data.cases[row["id"]].outcome)))
        for name, column in columns.items():
            assert row[column] == numbers.get(name), row["id"]
            assert (name in (row["details"] or "").split(" ")) == (name in numbers)
        seen |= set(numbers)
    assert seen == set(columns)


def test_licence_version_and_edition_stand_in_every_file(site: Path) -> None:
    for code in CODES:
        whole = package(site, code)
        assert [one["name"] for one in whole["licenses"]] == ["CC-BY-4.0"]
        day = whole["version"]
        assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", day)
        for resource in whole["resources"]:
            twin = json.loads((site / code / f"data/{resource['name']}.json").read_bytes())
            assert list(twin) == ["title", "licence", "version", "edition", "schema", "rows"]
            assert (twin["licence"], twin["version"]) == ("CC-BY-4.0", day)
            assert twin["edition"] == resource["edition"] != ""
            assert twin["title"] == resource["title"]
            assert (site / code / "data" / twin["schema"]).is_file()


@pytest.mark.parametrize(("code", "table"), EVERY)
def test_a_page_leads_to_its_table_and_tells_what_the_files_tell(
    site: Path, code: str, table: str
) -> None:
    page = Built(site, f"{code}/{SHOWN_ON[table]}index.html")
    (line,) = page.tree.xpath(f"//p[a[contains(@href, 'data/{table}.csv')]]")
    hrefs = [href.rpartition("data/")[2] for href in line.xpath("a/@href")]
    assert hrefs == [f"{table}.csv", f"{table}.json", "datapackage.json"]
    told = " ".join(line.text_content().split())
    assert f"«{SEPARATOR}»" in told or f"“{SEPARATOR}”" in told
    assert "CC BY 4.0" in told
    assert told.endswith(f"{edition(PROJECT, code, table)}.")  # type: ignore[arg-type]


def test_the_names_of_the_files_are_quiet() -> None:
    assert quiet.loud("\n".join(ADDRESSES), PROJECT.data.quiet_words) == []
