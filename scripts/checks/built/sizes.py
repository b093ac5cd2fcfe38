"""Sizes: what must arrive before a page is complete stays within its budget.

Why: on a slow network the first 14 KB come with the first answer, and each round more is a second.
Repair: a shorter page; a list that is looked up goes to `extra` → `long` in mkdocs.yml; a style
loses what nobody uses. Budgets: guides/decisions/0008 and 0010; bytes are those of gzip -9.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from functools import lru_cache

from scripts.checks.built_site import BuiltSite
from scripts.checks.document import Document
from scripts.problem import Problem
from scripts.render.one_page import TEMPLATE as WHOLE_GUIDE

FIRST_TRIP = 14 * 1024  # fits the first round trip of a slow network
LIGHT = 10 * 1024  # where somebody may be in a hurry: "/", now/, lost, short and old addresses
LONG = 20 * 1024  # lists that are read by looking something up
WHOLE = 130 * 1024  # the whole guide on one page
STYLES, INSIDE, PRINT = 6000, 3500, 1000  # for the screen; of a page that carries its own; on paper
SHEETS = "//head/link[@rel='stylesheet']"


def check(site: BuiltSite) -> Iterator[Problem]:
    """Every document as a whole, then its styles alone."""
    for document in site.documents:
        size, limit = first_view(site, document), budget(document)
        if size > limit:
            where = document.page.path if document.page else f"{site.folder}/{document.path}"
            yield Problem(where, 1, "sizes", f"The page is complete after {size:,} bytes, and at "
                          f"most {limit:,} were expected.",
                          "Make it shorter, or move a part to a page of its own.")
        styles = [(node, site.behind(document, node.get("href"))) for node in
                  document.tree.xpath(SHEETS)]
        inside = sum(packed((node.text or "").encode()) for node in document.tree.xpath("//style"))
        screen = sum(_file(site, path) for node, path in styles if node.get("media") != "print")
        paper = sum(_file(site, path) for node, path in styles if node.get("media") == "print")
        for name, found, most in (("styles", screen, STYLES), ("style inside", inside, INSIDE),
                                  ("print sheet", paper, PRINT)):
            if found > most:
                yield document.problem("sizes", f"The {name} of the page: {found:,} bytes, and at "
                                       f"most {most:,} were expected.",
                                       "Take out of docs/assets/ what no page uses.")


def budget(document: Document) -> int:
    """The most that a document's first view may be."""
    if document.page is None or document.tree.xpath("//style"):
        return LIGHT
    templates = document.project.extra.get("templates") or {}
    if templates.get(document.page.name) == WHOLE_GUIDE:
        return WHOLE
    return LONG if document.project.lists("long", document.page.name) else FIRST_TRIP


def first_view(site: BuiltSite, document: Document) -> int:
    """Bytes of the HTML and of all styles and scripts that its head names, but the print sheet."""
    named = [node.get("href") or node.get("src") for node in document.tree.xpath(
        f"{SHEETS}[not(@media='print')] | //head/script[@src]")]
    return packed(document.content) + sum(
        _file(site, site.behind(document, address)) for address in named)


def _file(site: BuiltSite, path: str | None) -> int:
    return packed(site.files.get(path or "", b"")) if path in site.files else 0


@lru_cache(maxsize=256)
def packed(content: bytes) -> int:
    """Bytes after gzip -9."""
    return len(gzip.compress(content, 9, mtime=0))
