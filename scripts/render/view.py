"""What templates receive: every word and every address of a page, ready to print."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from scripts.content.page import Page, address
from scripts.content.site import Site
from scripts.content.words import Words
from scripts.render import go, lunr
from scripts.render.about_page import cite, dates, notices
from scripts.render.around import (
    NAME,
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
from scripts.render.citations import Group, groups
from scripts.render.directory import directory
from scripts.render.feed import feed_address, has_log
from scripts.render.menu import ancestors, inside, menu
from scripts.render.parts import Heading, Parts
from scripts.render.redirects import moved_from
from scripts.render.structured import json_ld
from scripts.render.styles import SHEETS

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
    short: dict[str, Any] | None
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
    feed: str
    json_ld_html: str
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
    sheet = _sheet(site, page, parts)

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
        "dates": dates(site, page, parts, build, words),
        "notices": notices(site, page, build, words),
        "alternates": alternates(site, page.name, build),
        "doors": doors(site, language, "doors", here),
        "often": doors(site, language, "often", here),
        "foot_links": doors(site, language, "foot", here),
        "moved": moved_from(site, page),
        "directory": directory(site, page, edited) if sheet == "search" else [],
    }
    after = front.next and site.page(language, front.next)
    canonical = build.site_url + here
    return View(
        lang=language, words=words, sheet=sheet,
        document_title=f"{front.label} – {NAME}",
        title=front.title, lead=front.lead,
        description=front.description, lifted_html=parts.lifted, body_html=parts.body,
        home=link(""), exit=words.exit, canonical=canonical,
        edit=f"{build.repo_url.rstrip('/')}/edit/main/{page.path}" if build.repo_url else None,
        cite=cite(page, parts, site, build, canonical), short=go.short(site, page, build),
        policy=build.assets.policy(sheet) if build.with_policy else None,
        style=build.assets.inside(sheet), assets=asset_links(build, here),
        library=lunr.kind(site.languages[language].search.stemmer),
        noindex=is_copy(site, build), copy_of=copy_of(site, build, words),
        contents=parts.headings, sources=groups(data, parts.labels, language, words),
        next={"title": after.front.title, "href": link(address(after.name))} if after else None,
        contact=contact(site, language), lists=lists,
        feed=relative(here, feed_address(language)) if has_log(page) else "",
        json_ld_html=json_ld(site, page, build))


def _sheet(site: Site, page: Page, parts: Parts) -> str:
    """A template with a sheet of its own name has that; other pages by what stands on them."""
    name = str(site.extra.get("templates", {}).get(page.name, "")).removesuffix(".html")
    if name in SHEETS:
        return name
    return "wide" if WIDE.search(parts.body) else "page"
