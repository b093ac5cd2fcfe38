"""The register, the figures and the amounts as files for others, and the line that leads to them.

CSV as RFC 4180 has it, but with a mark of UTF-8 in front and “;” between values: a double click
opens it rightly where a comma is the decimal sign, as under Kazakh and Russian settings. Text is
quoted always: LibreOffice offers “;” and “,” at once. JSON has the same rows, without a mark.
"""

from __future__ import annotations

import csv
import html
import io
import json
from typing import Any

from scripts.content.open_data import TABLES, TableName
from scripts.content.page import Page
from scripts.content.site import Site
from scripts.render.around import LICENCE, Build, relative
from scripts.render.data_package import NAME, SEPARATOR, SPDX, edition, package
from scripts.render.data_rows import Row, rows
from scripts.render.named import Mistake

FOLDER = "data"  # below each language
ADDRESSES = tuple(f"{FOLDER}/{name}" for name in (
    *(f"{table}.{kind}" for table in TABLES for kind in ("csv", "json")), NAME))


def files(site: Site, language: str, build: Build) -> dict[str, bytes]:
    """Every file of a language, by its address below the site's root."""
    made = {NAME: _json(package(site, language, build))}
    for table in TABLES:
        found = rows(site, language, table)
        made[f"{table}.csv"] = csv_file(table, found)
        made[f"{table}.json"] = _json({
            "title": site.languages[language].words.open_data.tables[table].title,
            "licence": SPDX, "version": build.today.isoformat(),
            "edition": edition(site, language, table), "schema": NAME,
            "rows": [row.values for row in found]})
    return {f"{language}/{FOLDER}/{name}": content for name, content in made.items()}


def csv_file(table: TableName, found: list[Row]) -> bytes:
    """The rows below a line of column names."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=SEPARATOR, lineterminator="\r\n",
                        quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(TABLES[table])
    writer.writerows([row.values[name] for name in TABLES[table]] for row in found)
    return text.getvalue().encode("utf-8-sig")


def download(site: Site, page: Page, name: str = "") -> str:
    """The line with the links to a table's files, its licence and edition. Raises Mistake."""
    if name not in TABLES:
        raise Mistake(f"There is no table “{name}” to download.", str(name), list(TABLES))
    label = site.languages[page.language].words.label

    def link(file: str, text: str) -> str:
        href = relative(page.url, f"{page.language}/{FOLDER}/{file}")
        return f'<a href="{href}">{html.escape(text)}</a>'

    files = [f"{link(f'{name}.csv', 'CSV')} ({html.escape(label['separator'])})",
             link(f"{name}.json", "JSON"), link(NAME, label["fields"])]
    told = html.escape(edition(site, page.language, name))
    return f"{html.escape(label['download'])}: {' · '.join(files)}. {LICENCE}. {told}."


def _json(value: dict[str, Any]) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
