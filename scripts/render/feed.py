"""What changed for readers as an Atom feed, one a language: <lang>/feed.xml (RFC 4287)."""

from __future__ import annotations

import re
import uuid
from pathlib import Path

from lxml import etree

from scripts.content.page import Page, address
from scripts.content.records import Change
from scripts.content.site import Site
from scripts.render.around import LICENCE, LICENCE_URL, NAME, Build

ATOM = "http://www.w3.org/2005/Atom"
TYPE = "application/atom+xml"
FILE = "feed.xml"
# Ids are made from it: the same wherever the site is published, now and after a move.
SPACE = uuid.UUID("cde41e2d-81ce-4ee5-8b6b-ab047005997e")
LOG = re.compile(r"\{\{\s*(changes|corrections)\(")


def feed_address(language: str) -> str:
    """Address of a language's feed below the site's root."""
    return f"{language}/{FILE}"


def has_log(page: Page) -> bool:
    """Whether the page prints the change log or the corrections: there the feed is named."""
    return LOG.search(page.body) is not None


def feed(site: Site, language: str, build: Build) -> bytes:
    """The feed of a language, newest first. The title is quiet: lists of feeds show it."""
    tree = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM})  # type: ignore[dict-item]
    tree.set("{http://www.w3.org/XML/1998/namespace}lang", language)
    logs = (page.url for page in site.pages_of(language) if has_log(page))
    _add(tree, "title", NAME)
    _add(tree, "id", _id(language, ""))
    _add(tree, "link", rel="self", type=TYPE, href=build.site_url + feed_address(language))
    _add(tree, "link", rel="alternate", type="text/html", hreflang=language,
         href=build.site_url + next(logs, f"{language}/"))
    _add(_add(tree, "author"), "name", NAME)
    _add(tree, "rights", f"{LICENCE}, {LICENCE_URL}")
    newest = sorted(site.data.changes.items(), key=lambda named: named[1].date, reverse=True)
    # A feed must have a time; the one without entries has that of the build.
    _add(tree, "updated", _time(newest[0][1] if newest else build))
    for name, change in newest:
        page = _first(site, language, change)
        entry = _add(tree, "entry")
        _add(entry, "title", page.front.label if page else NAME)
        _add(entry, "id", _id(language, name))
        _add(entry, "link", rel="alternate", type="text/html", hreflang=language,
             href=build.site_url + (page.url if page else f"{language}/"))
        _add(entry, "updated", _time(change))
        _add(entry, "content", change.text[language], type="text")
    written: bytes = etree.tostring(tree, xml_declaration=True, encoding="utf-8",
                                    pretty_print=True)
    return written


def write(site: Site, build: Build, folder: Path) -> None:
    """Write every feed below the built site's folder."""
    for language in site.languages:
        file = folder / feed_address(language)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(feed(site, language, build))


def named(name: str) -> str:
    """A page as data/changes.yml names it: "law/index.md" → "law", home → "index"."""
    return address(name).rstrip("/") or "index"


def _first(site: Site, language: str, change: Change) -> Page | None:
    """The first page of a change that still exists."""
    known = {named(page.name): page for page in site.pages_of(language)}
    return next((known[name] for name in change.pages if name in known), None)


def _id(language: str, name: str) -> str:
    """An id that no corrected text and no new address changes."""
    return uuid.uuid5(SPACE, f"{language}/{name}").urn


def _time(dated: Change | Build) -> str:
    """The day as a time (RFC 3339): its first moment, UTC."""
    day = dated.date if isinstance(dated, Change) else dated.today
    return f"{day.isoformat()}T00:00:00Z"


def _add(parent: etree._Element, name: str, text: str | None = None, **attributes: str
         ) -> etree._Element:
    node = etree.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    node.text = text
    return node
