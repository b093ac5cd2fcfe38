"""The whole project as typed objects: languages, pages, data, law texts."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from scripts.content.cases import Case, Figure, FigureGroup
from scripts.content.files import File
from scripts.content.measured import Measured, RowName
from scripts.content.page import Page, source_hash
from scripts.content.permalinks import Permalink
from scripts.content.pictures import Picture
from scripts.content.reading import Document
from scripts.content.records import Change, Contact, Door, Fact, Index, Source
from scripts.content.search import SearchRules
from scripts.content.terms import Terms
from scripts.content.words import LawText, Words
from scripts.problem import Problem


@dataclass(frozen=True)
class Language:
    """A language of the site, in the order of mkdocs.yml."""

    code: str
    name: str
    words: Words
    search: SearchRules


@dataclass(frozen=True)
class Law:
    """One article's text: paragraphs as they are, and the line on which each begins."""

    path: str
    record: LawText
    paragraphs: list[str]
    first_line: int
    lines: list[int] = field(default_factory=list)
    header: Document | None = None


@dataclass
class Data:
    """Everything in data/ but the words."""

    sources: dict[str, Source] = field(default_factory=dict)
    facts: dict[str, Fact] = field(default_factory=dict)
    indexes: dict[int, Index] = field(default_factory=dict)
    contacts: dict[str, Contact] = field(default_factory=dict)
    cases: dict[str, Case] = field(default_factory=dict)
    figures: dict[FigureGroup, dict[str, Figure]] = field(default_factory=dict)
    measured: dict[RowName, Measured] = field(default_factory=dict)
    terms: Terms = field(default_factory=Terms)
    changes: dict[str, Change] = field(default_factory=dict)
    doors: list[Door] = field(default_factory=list)
    quiet_words: dict[str, list[str]] = field(default_factory=dict)
    permalinks: list[Permalink] = field(default_factory=list)
    redirects: dict[str, str] = field(default_factory=dict)
    laws: dict[tuple[str, str], Law] = field(default_factory=dict)
    known_words: dict[str, frozenset[str]] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)  # paths of which something could not be read


@dataclass
class Site:
    """The whole project as read from disk, with the problems that reading met.

    `day` is the day of the build, `day_origin` says where it comes from. `files`: all below docs/
    and data/; `pictures`: those of them that are pictures, by path. `unread`: paths of pages, and
    of mkdocs.yml, that could not be read; no rule tells what follows from that.
    """

    root: Path
    day: datetime.date
    day_origin: str
    settings: Document
    languages: dict[str, Language]
    source_language: str
    nav: list[Any]
    extra: dict[str, Any]
    pages: dict[tuple[str, str], Page]
    data: Data
    problems: list[Problem]
    files: list[File] = field(default_factory=list)
    pictures: dict[str, Picture] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    templates: frozenset[str] = frozenset()  # files of overrides/

    def page(self, language: str, name: str) -> Page | None:
        """The page of that name in that language, or None."""
        return self.pages.get((language, name))

    def names_of(self, language: str) -> set[str]:
        """Names of all pages of a language, also of the unread."""
        folder = f"docs/{language}/"
        return {name for code, name in self.pages if code == language} | {
            path.removeprefix(folder) for path in self.unread if path.startswith(folder)}

    def lists(self, key: str, name: str) -> bool:
        """Whether that list of mkdocs.yml (extra → key) holds the page, or a folder above it."""
        return any(name == entry or (entry.endswith("/") and name.startswith(entry))
                   for entry in map(str, self.extra.get(key) or []))

    def pages_of(self, language: str) -> list[Page]:
        """All pages of a language in the order of the nav."""
        order = {name: place for place, name in enumerate(names(self.nav))}
        found = [page for page in self.pages.values() if page.language == language]
        return sorted(found, key=lambda page: (order.get(page.name, len(order)), page.name))


def names(nav: list[Any]) -> list[str]:
    """All page names of a nav, flat."""
    found: list[str] = []
    for entry in nav:
        if isinstance(entry, str):
            found.append(entry)
        else:
            for part in entry.values():
                found.extend(names(part) if isinstance(part, list) else [part])
    return found


def is_stale(site: Site, page: Page) -> bool:
    """Whether the source changed after this translation was made."""
    source = site.page(site.source_language, page.name)
    if page.language == site.source_language or source is None:
        return False
    return page.front.source_hash != source_hash(source)
