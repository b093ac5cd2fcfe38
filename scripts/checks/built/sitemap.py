"""Sitemap: it names every page once, in all languages, and robots.txt names it.

Why: search engines find what is new by it. Repair: overrides/sitemap.xml prints it; the list is
made in scripts/render/start.py.
"""

from __future__ import annotations

import gzip
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from scripts.checks.built.siblings import siblings
from scripts.checks.built_site import MAP, ROBOTS, START, BuiltSite
from scripts.problem import Problem

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
PACKED = f"{MAP}.gz"
HINT = "Mend overrides/sitemap.xml or scripts/render/start.py."


def check(site: BuiltSite) -> Iterator[Problem]:
    """The map against the documents; short, old and lost addresses do not stand in it."""
    content = site.files.get(MAP, b"")
    try:
        tree = etree.fromstring(content)
    except etree.XMLSyntaxError as error:
        yield site.problem("sitemap", MAP, f"This is no XML: {error.msg}", HINT, error.lineno or 1)
        return
    wanted = {site.home + document.address: siblings(site, document)
              for document in site.documents if document.page or document.path == START}
    told = Counter[str]()
    for entry in tree.findall("s:url", NAMES):
        address = entry.findtext("s:loc", "", NAMES)
        links = {link.get("hreflang"): link.get("href") for link in entry.findall("x:link", NAMES)}
        told[address] += 1
        if address not in wanted:
            yield site.problem("sitemap", MAP, f"{address} is no page of the site.", HINT)
        elif links != wanted[address]:
            yield site.problem("sitemap", MAP, f"{address} does not name itself in every language.",
                               HINT)
    for address in wanted:
        if told[address] != 1:
            yield site.problem("sitemap", MAP, f"{address} stands {told[address]} times, and once "
                               "was expected.", HINT)
    yield from _around(site, content)


def _around(site: BuiltSite, content: bytes) -> Iterator[Problem]:
    """What leads to the map, and its packed twin."""
    line = f"Sitemap: {site.home}{MAP}"
    if line not in site.files.get(ROBOTS, b"").decode("utf-8", "replace").splitlines():
        yield site.problem("sitemap", ROBOTS, "This file does not name the map.",
                           f"Write the line “{line}”.")
    if PACKED in site.files and _unpacked(site.files[PACKED]) != content:
        yield site.problem("sitemap", PACKED, f"This file is not {MAP} packed.",
                           "Build the site again.")


def _unpacked(packed: bytes) -> bytes:
    try:
        return gzip.decompress(packed)
    except (OSError, EOFError):
        return b""
