"""What templates receive: every word and every address of a page, ready to print."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from scripts.content.site import Page, Site, address, is_stale
from scripts.content.words import Words
from scripts.render import forms, lunr
from scripts.render.around import (
    Build,
    alternates,
    asset_links,
    contact,
    copy_of,
    doors,
    emergency,
    is_copy,
    languages,
    relative,
)
from scripts.render.citations import Group, groups, law_as_at, read_on
from scripts.render.directory import directory
from scripts.render.menu import ancestors, inside, menu
from scripts.render.parts import Heading, Parts
from scripts.render.styles import SHEETS
from scripts.render.watch import found_on, is_overdue

LICENCE = "CC BY 4.0"
REGISTER = re.compile(r'class="[^"]*\bregister\b')  # overrides/parts/register.html
WIDE = re.compile(r'class="[^"]*\bwide\b')  # a register, figures, a plot: they have their own sheet


@dataclass
class View:
    """One page for its template. Names ending in `_html` are safe to print as they are."""

    lang: str
    words: Words
    sheet: str
    document_title: str
    title: str
    lead: str | None
    description: str
    lifted_html: str
    body_html: str
    home: str
    exit: str
    canonical: str
    edit: str | None
    cite: str
    policy: str | None
    style: str
    assets: dict[str, str]
    library: str
    noindex: bool
    copy_of: dict[str, str] | None
    contents: list[Heading]
    sources: list[Group]
    next: dict[str, str] | None
    contact: dict[str, str]
    lists: dict[str, list[dict[str, Any]]] = field(default_factory=dict)

    def __getattr__(self, name: str) -> list[dict[str, Any]]:
        try:
            return self.__dict__["lists"][name]  # type: ignore[no-any-return]
        except KeyError as error:
            raise AttributeError(name) from error


def page_view(site: Site, page: Page, edited: Mapping[str, Parts], build: Build) -> View:
    """Everything the template of this page prints; `edited` goes by the pages' source paths."""
    language, words = page.language, site.languages[page.language].words
    data, front, here, parts = site.data, page.front, page.url, edited[page.path]
    own = site.extra.get("templates", {}).get(page.name, "").removesuffix(".html")
    sheet = own if own in SHEETS else "wide" if WIDE.search(parts.body) else "page"

    def link(name: str) -> str:
        return relative(here, f"{language}/{name}")

    def entry(name: str) -> dict[str, Any]:
        found = site.pages[language, name]
        current = "page" if name == page.name else "true" if name in above[1:] else ""
        return {"title": found.front.label, "href": link(address(name)), "current": current}

    def existing(wanted: list[str]) -> list[str]:
        return [name for name in wanted if (language, name) in site.pages]

    above = existing(ancestors(page.name))  # home first; it is above all and marked nowhere
    lists = {
        "languages": languages(site, here, page),
        "emergency": emergency(site, language),
        "head": [entry(name) for name in existing(site.extra.get("head", []))],
        "quick": [entry(name) for name in existing(site.extra.get("quick", []))
                  if name not in (page.name, *above)],
        "path": [entry(name) for name in above],
        "menu": menu(site, language, entry, deep=sheet != "now"),  # guides/decisions/0007
        "inside": [entry(name) for name in inside(site, page)],
        "dates": _dates(site, page, parts, build, words),
        "notices": _notices(site, page, build, words),
        "alternates": alternates(site, page.name, build),
        "doors": doors(site, language, "doors", here),
        "often": doors(site, language, "often", here),
        "foot_links": doors(site, language, "foot", here),
        "directory": directory(site, page, edited) if sheet == "search" else [],
    }
    after = front.next and site.page(language, front.next)
    canonical = build.site_url + here
    return View(
        lang=language, words=words, sheet=sheet,
        document_title=f"{front.label} – 115-1",
        title=front.title, lead=front.lead,
        description=front.description, lifted_html=parts.lifted, body_html=parts.body,
        home=link(""), exit=words.exit, canonical=canonical,
        edit=f"{build.repo_url.rstrip('/')}/edit/main/{page.path}" if build.repo_url else None,
        cite=_cite(page, parts, site, canonical, words),
        policy=build.assets.policy(sheet) if build.with_policy else None,
        style=build.assets.inside(sheet), assets=asset_links(build, here),
        library=lunr.kind(site.languages[language].search.stemmer),
        noindex=is_copy(site, build), copy_of=copy_of(site, build, words),
        contents=parts.headings, sources=groups(data, parts.labels, language, words),
        next={"title": after.front.title, "href": link(address(after.name))} if after else None,
        contact=contact(site, language), lists=lists)


def _as_at(site: Site, parts: Parts, words: Words) -> list[tuple[str, str]]:
    """Up to when the page tells: the law it cites; the register, the newest report in it."""
    if REGISTER.search(parts.body):
        latest = max(case.month for case in site.data.cases.values())
        return [(words.label["latest_report"], forms.moment(latest, words))]
    edition = law_as_at(site.data, parts.labels, words)
    return [(words.label["law_as_at"], forms.edition(edition, words))] if edition else []


def _dates(site: Site, page: Page, parts: Parts, build: Build, words: Words
           ) -> list[dict[str, str]]:
    rows, read = _as_at(site, parts, words), read_on(site.data, parts.labels)
    if read:
        rows.append((words.label["read_copy_on"], forms.moment(read, words)))
    found = found_on(site, page, build.seen)
    if found:
        rows.append((words.label["found_by_machine"], forms.moment(found, words)))
    rows.append((words.label["next_check"], forms.moment(page.front.review_by, words)))
    return [{"label": label, "value": value} for label, value in rows]


def _notices(site: Site, page: Page, build: Build, words: Words) -> list[dict[str, str]]:
    found = []
    source = site.page(site.source_language, page.name)
    if source is not None and is_stale(site, page):
        other = site.languages[site.source_language]
        link = (f'<a href="{relative(page.url, source.url)}" lang="{other.code}" '
                f'hreflang="{other.code}">{html.escape(other.name)}</a>')
        found.append({"kind": "stale", "html": f"{html.escape(words.label['stale'])} {link}"})
    if is_overdue(site, page, build.today):
        found.append({"kind": "overdue", "html": html.escape(words.label["overdue"])})
    return found


def _cite(page: Page, parts: Parts, site: Site, canonical: str, words: Words) -> str:
    dated = [f"{label}: {text}" for label, text in _as_at(site, parts, words)]
    return ". ".join([f"115-1: {page.front.title}", canonical, *dated, LICENCE])
