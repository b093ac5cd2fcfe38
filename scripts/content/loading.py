"""Reads pages and data of the whole project, once, from disk."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from scripts import clock
from scripts.content.cases import Case, CaseId, Figure, FigureGroup
from scripts.content.measured import Measured, RowName
from scripts.content.permalinks import PATH as PERMALINKS
from scripts.content.permalinks import Redirects, permalinks
from scripts.content.reading import parse, read_text, shape, split_front_matter
from scripts.content.records import Change, ChangeId, Contact, Door, Fact, Index, Source
from scripts.content.search import SearchRules
from scripts.content.site import Data, Language, Law, Page, Site
from scripts.content.terms import Terms
from scripts.content.words import FrontMatter, LawText, Words
from scripts.problem import Problem

SETTINGS = "mkdocs.yml"
PARAGRAPH = re.compile(r"\S(?:.*\S)?(?:[ \t]*\n[ \t]*\S(?:.*\S)?)*")


def load(root: Path) -> Site:
    """Read mkdocs.yml, data/ and docs/ below `root`. Mistakes are in the result's problems."""
    problems: list[Problem] = []
    document = parse(read_text(root, SETTINGS, problems), SETTINGS, problems)
    settings = document.value
    locales = _locales(settings)
    data = _data(root, list(locales), problems)
    languages = {}
    for code, name in locales.items():
        words = _records(root, f"data/words/{code}.yml", Words, data, problems)
        search = _records(root, f"data/search/{code}.yml", SearchRules, data, problems)
        if words is not None and search is not None:
            languages[code] = Language(code, name, words, search)
    extra = settings.get("extra", {})
    pages = {}
    for code in languages:  # a language whose words are broken is told of, its pages wait
        for file in sorted((root / "docs" / code).rglob("*.md")):
            page = _page(root, file, code, problems)
            if page is not None:
                pages[code, page.name] = page
    day = clock.build_day(root)
    today = datetime.datetime.fromtimestamp(day.seconds, datetime.UTC).date()
    return Site(root, today, day.origin, document, languages,
                str(extra.get("source_language", "")), settings.get("nav", []),
                extra, pages, data, problems)


def _locales(settings: dict[str, Any]) -> dict[str, str]:
    """Code and name of each language but the start page's default."""
    for plugin in settings.get("plugins", []):
        if isinstance(plugin, dict) and "i18n" in plugin:
            return {entry["locale"]: entry["name"] for entry in plugin["i18n"]["languages"]
                    if not entry.get("default")}
    return {}


def _text(root: Path, path: str, problems: list[Problem]) -> str:
    if (root / path).is_file():
        return read_text(root, path, problems)
    problems.append(Problem(path, 1, "files", "This file is missing.", f"Restore {path}."))
    return ""


def _records(root: Path, path: str, kind: Any, data: Data, problems: list[Problem]) -> Any:
    text = _text(root, path, problems)
    if not (root / path).is_file():
        return None
    document = parse(text, path, problems)
    data.documents[path] = document
    return shape(document, kind, problems)


def _data(root: Path, codes: list[str], problems: list[Problem]) -> Data:
    data = Data()

    def read(name: str, kind: Any) -> Any:
        return _records(root, f"data/{name}.yml", TypeAdapter(kind), data, problems)

    data.sources = read("sources", dict[str, Source]) or {}
    data.facts = read("facts", dict[str, Fact]) or {}
    data.indexes = read("indexes", dict[int, Index]) or {}
    data.contacts = read("contacts", dict[str, Contact]) or {}
    data.cases = read("cases", dict[CaseId, Case]) or {}
    data.figures = read("figures", dict[FigureGroup, dict[str, Figure]]) or {}
    data.measured = read("measured", dict[RowName, Measured]) or {}
    data.terms = read("terms", Terms) or Terms()
    data.changes = read("changes", dict[ChangeId, Change]) or {}
    data.doors = read("doors", list[Door]) or []
    data.redirects = read("redirects", Redirects) or {}
    data.permalinks = permalinks(_text(root, PERMALINKS, problems))
    data.quiet_words = read("quiet-words", dict[str, list[str]]) or {}
    for code in codes:
        folder = root / "data" / "law" / code
        for file in sorted(folder.rglob("*.md")):
            path = file.relative_to(root).as_posix()
            header, body, line = split_front_matter(read_text(root, path, problems), path, problems)
            record = shape(header, LawText, problems) if header else None
            if record is not None:
                parts = list(PARAGRAPH.finditer(body))
                lines = [line + body.count("\n", 0, part.start()) for part in parts]
                data.laws[code, record.source] = Law(path, record, [part[0] for part in parts],
                                                     line, lines)
    return data


def _page(root: Path, file: Path, code: str, problems: list[Problem]) -> Page | None:
    path = file.relative_to(root).as_posix()
    name = file.relative_to(root / "docs" / code).as_posix()
    header, body, line = split_front_matter(read_text(root, path, problems), path, problems)
    front = shape(header, FrontMatter, problems) if header else None
    if header is None or front is None:
        return None
    return Page(code, name, path, front, header, body, line)
