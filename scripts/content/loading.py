"""Reads pages and data of the whole project, once, from disk."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from scripts import clock
from scripts.content import known_words, settings
from scripts.content.cases import Case, CaseId, Figure, FigureGroup
from scripts.content.files import files
from scripts.content.front_matter import split_front_matter
from scripts.content.measured import Measured, RowName
from scripts.content.page import Page
from scripts.content.permalinks import PATH as PERMALINKS
from scripts.content.permalinks import Redirects, permalinks
from scripts.content.pictures import pictures
from scripts.content.plain_text import PAGE_BYTES, links_below, pages_below, read_text, too_deep
from scripts.content.reading import Document, parse, shape
from scripts.content.records import Change, ChangeId, Contact, Door, Fact, Index, Source
from scripts.content.search import SearchRules
from scripts.content.site import Data, Language, Law, Site
from scripts.content.terms import Terms
from scripts.content.two_readers import read_alike
from scripts.content.words import GROUPS, FrontMatter, LawText, Words, words_path
from scripts.problem import Problem, WrongUse

SETTINGS = settings.SETTINGS
PARAGRAPH = re.compile(r"\S(?:.*\S)?(?:[ \t]*\n[ \t]*\S(?:.*\S)?)*")


def load(root: Path) -> Site:
    """Read mkdocs.yml, data/ and docs/ below `root`. Mistakes are in the result's problems."""
    problems: list[Problem] = []
    unread: set[str] = set()
    document, ours = _settings(root, problems, unread)
    data = _data(root, list(ours.locales), problems)
    languages = {}
    for code, name in ours.locales.items():
        words = _records(root, f"data/words/{code}.yml", Words, data, problems)
        search = _records(root, f"data/search/{code}.yml", SearchRules, data, problems)
        if words is not None and search is not None:
            languages[code] = Language(code, name, words, search)
    for code, language in languages.items():
        keys = [{(group, key) for group in GROUPS for key in getattr(each.words, group)}
                for each in (language, *languages.values())]
        if any(each - keys[0] for each in keys):  # the rule `records` tells which
            data.unread.add(words_path(code))
    pages = {}
    for code in languages:  # a language whose words are broken is told of, its pages wait
        folder = f"docs/{code}"
        for path in pages_below(root, folder, problems):
            page = _page(root, path, code, problems)
            if page is None:
                unread.add(path)
            else:
                pages[code, page.name] = page
    if ours.start:  # MkDocs reads this page, we do not
        for path in pages_below(root, f"docs/{ours.start}", problems):
            _body(root, path, problems)
    links_below(root, "docs", problems)
    day, origin = _day(root, data, problems)
    templates = frozenset(file.name for file in (root / "overrides").glob("*.html"))
    sent = files(root)
    return Site(root, day, origin, document, languages, ours.source_language, ours.nav, ours.extra,
                pages, data, problems, sent, pictures(root, sent), unread, templates)


def _settings(root: Path, problems: list[Problem], unread: set[str]
              ) -> tuple[Document, settings.Settings]:
    before = len(problems)
    text = read_text(root, SETTINGS, problems)
    document = Document(SETTINGS, {}, whole=False)
    if text is not None:
        document = parse(text, SETTINGS, problems, tags=True)
    ours = settings.read(document, problems)
    if any(problem.rule != "line_ends" for problem in problems[before:]):
        unread.add(SETTINGS)
    return document, ours


def _day(root: Path, data: Data, problems: list[Problem]) -> tuple[datetime.date, str]:
    """The day of the build; where nothing tells it, one that makes no date a date to come."""
    try:
        day = clock.build_day(root)
    except WrongUse as wrong:
        if clock.CHANGES not in data.unread:
            problems.append(Problem(clock.CHANGES, 1, "dates", wrong.message, wrong.hint))
        return datetime.date.max, ""
    return datetime.datetime.fromtimestamp(day.seconds, datetime.UTC).date(), day.origin


def _records(root: Path, path: str, kind: Any, data: Data, problems: list[Problem],
             empty: bool = False) -> Any:
    before = len(problems)
    text, found = read_text(root, path, problems, empty=empty), None
    if text is not None:
        document = parse(text, path, problems, records=isinstance(kind, TypeAdapter))
        data.documents[path] = document
        found = shape(document, kind, problems)
    if any(problem.rule not in ("line_ends", "encoding") for problem in problems[before:]) or (
            text is None):
        data.unread.add(path)
    return found


def _data(root: Path, codes: list[str], problems: list[Problem]) -> Data:
    data = Data()

    def read(name: str, kind: Any, empty: bool = False) -> Any:
        return _records(root, f"data/{name}.yml", TypeAdapter(kind), data, problems, empty)

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
    data.redirects = read("redirects", Redirects, empty=True) or {}
    lines = read_text(root, PERMALINKS, problems)
    data.permalinks = permalinks(lines or "")
    data.unread |= {PERMALINKS} if lines is None else set()
    data.quiet_words = read("quiet-words", dict[str, list[str]]) or {}
    for code in codes:
        words = known_words.path(code)
        if (root / words).is_file():
            data.known_words[code] = known_words.read(read_text(root, words, problems) or "")
        for file in sorted((root / "data" / "law" / code).rglob("*.md")):
            law = _law(root, file.relative_to(root).as_posix(), problems)
            if law is None:
                data.unread.add(file.relative_to(root).as_posix())
            else:
                data.laws[code, law.record.source] = law
    return data


def _law(root: Path, path: str, problems: list[Problem]) -> Law | None:
    text = read_text(root, path, problems)
    if text is None:
        return None
    header, body, line = split_front_matter(text, path, problems)
    record = shape(header, LawText, problems) if header else None
    if header is None or record is None:
        return None
    parts = list(PARAGRAPH.finditer(body))
    lines = [line + body.count("\n", 0, part.start()) for part in parts]
    return Law(path, record, [part[0] for part in parts], line, lines, header)


def _body(root: Path, path: str, problems: list[Problem]) -> str | None:
    """The text of a page, unless it is too deep for the generator."""
    text = read_text(root, path, problems, PAGE_BYTES)
    if text is not None and (line := too_deep(text)):
        problems.append(Problem(path, line, "size", "Too many lists or quotations stand inside one "
                                "another here.", "Take out what came in by mistake, or begin the "
                                "line further left."))
        return None
    return text


def _page(root: Path, path: str, code: str, problems: list[Problem]) -> Page | None:
    text = _body(root, path, problems)
    if text is None:
        return None
    header, body, line = split_front_matter(text, path, problems)
    front = shape(header, FrontMatter, problems) if header else None
    if header is None or front is None or not read_alike(header, front, problems):
        return None
    return Page(code, path.removeprefix(f"docs/{code}/"), path, front, header, body, line)
