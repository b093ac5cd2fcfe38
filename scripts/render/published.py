"""Every address and anchor that the project would publish today, known without building it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from scripts.content.headings import headings
from scripts.content.page import Page, link_to
from scripts.content.permalinks import PATH
from scripts.content.site import Site
from scripts.render import feed
from scripts.render.open_data import ADDRESSES
from scripts.render.tokens import resolve, tokens
from scripts.render.vocabulary import LISTINGS, vocabulary

ID = re.compile(r'<\w+ id="([^"]+)"')
CALL = re.compile(rf"(?:{'|'.join(LISTINGS)})\(")
SETTINGS = "mkdocs.yml"


@dataclass(frozen=True)
class Published:
    """A line of data/permalinks.txt, and where in the project the place comes from."""

    link: str
    path: str
    line: int


def published(site: Site) -> list[Published]:
    """The start page, short addresses, pages with their headings, rows and terms, open data, feed.

    Anchors are the same in every language (a rule of its own), so each page is read once: in the
    source language where it is there. Numbers of marks and sources (m1, s1) change with the text,
    and ids of the frame belong to the frame: they are no permanent places.
    """
    pages = {page.name: page for page in site.pages.values()} | {
        page.name: page for page in site.pages.values() if page.language == site.source_language}
    found = [Published("/", SETTINGS, 1)]
    found += [Published(f"/go/{name}/", SETTINGS, 1) for name in site.extra.get("go") or {}]
    found += [Published(address, PATH, 1) for address in (*ADDRESSES, feed.FILE)]
    for page in pages.values():
        found += _places(site, page)
    return sorted(found, key=lambda place: place.link)


def anywhere(site: Site) -> set[str]:
    """The pages and their places as any language has them: what one language alone lost is not gone
    for good, and other rules tell of it."""
    return {place.link for page in site.pages.values() for place in _places(site, page)}


def everywhere(site: Site) -> list[str]:
    """The places that stand in every language: one that is still missing in another may yet get
    another name there, and an address is a promise."""
    places = [{place.link for place in published(replace(
        site, source_language=code,
        pages={key: page for key, page in site.pages.items() if page.language == code}))}
        for code in site.languages]
    return sorted(set.intersection(*places)) if places else []


def _places(site: Site, page: Page) -> Iterator[Published]:
    yield Published(link_to(page.name), page.path, 1)
    for heading in headings(page):
        if heading.id:
            yield Published(link_to(page.name, heading.id), page.path, heading.line)
    names = vocabulary(site, page)
    for token in tokens(page):
        if CALL.match(token.expression):
            text = resolve(page, token, names)
            for anchor in ID.findall(text) if isinstance(text, str) else []:
                yield Published(link_to(page.name, anchor), page.path, token.line)
