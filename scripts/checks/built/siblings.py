"""Siblings: each document names its own address and itself in every language, and links there.

Why: search engines send a reader to the right language; the switch keeps the page. Repair: the
addresses are made in scripts/render/around.py and printed by overrides/parts/head.html.
"""

from __future__ import annotations

from collections.abc import Iterator

from scripts.checks.built_site import LOST, START, BuiltSite
from scripts.checks.document import Document
from scripts.problem import Problem

ALTERNATES = "//head/link[@rel='alternate' and @hreflang]"
CANONICAL = "//head/link[@rel='canonical']/@href"
DEFAULT = "x-default"  # the start page, for whoever reads none of ours
HINT = "Mend scripts/render/around.py or overrides/parts/head.html."


def check(site: BuiltSite) -> Iterator[Problem]:
    """Every document: most have siblings, an old or a lost address has none."""
    for document in site.documents:
        moved = not (document.page or document.short or document.path in (START, LOST))
        wanted = {} if moved or document.path == LOST else siblings(site, document)
        links = document.tree.xpath(ALTERNATES)
        told = {node.get("hreflang"): node.get("href") for node in links}
        for code in sorted({*wanted, *told}):
            if told.get(code) != wanted.get(code):
                yield document.problem(
                    "siblings", f"The page names {told.get(code) or 'nothing'} as itself in "
                    f"“{code}”, and {wanted.get(code) or 'nothing'} was expected.", HINT)
        yield from _canonical(site, document, moved)
        yield from _switch(site, document)


def siblings(site: BuiltSite, document: Document) -> dict[str, str]:
    """The whole addresses of a document in every language, and the start page."""
    found = {code: f"{site.home}{code}/{document.leads_to}" for code in site.project.languages}
    return found | {DEFAULT: site.home}


def _canonical(site: BuiltSite, document: Document, moved: bool) -> Iterator[Problem]:
    """Its own address; for an old one, that of a page of its language; for a lost one, none."""
    told = [str(href) for href in document.tree.xpath(CANONICAL)]
    wanted = [site.home + document.address]
    if moved:
        wanted = [site.home + other.address for other in site.documents
                  if other.page and other.language == document.language]
    if told != [] if document.path == LOST else len(told) != 1 or told[0] not in wanted:
        shown = "no address" if document.path == LOST else (
            "a page of its language" if moved else wanted[0])
        yield document.problem("siblings", f"The page says of itself that it is at "
                               f"{', '.join(told) or 'no address'}, and {shown} was expected.",
                               HINT)


def _switch(site: BuiltSite, document: Document) -> Iterator[Problem]:
    """A page has a link to itself in each language, in the order of mkdocs.yml."""
    if document.page:
        led = {node.get("hreflang"): site.behind(document, node.get("href"))
               for node in document.tree.xpath("//nav//a[@hreflang and @href]")}
        wanted = {code: f"{code}/{document.name}index.html" for code in site.project.languages}
        if list(led.items()) != list(wanted.items()):
            yield document.problem("siblings", "The switch of languages must lead to this very "
                                   f"page in {', '.join(wanted)}, in this order.",
                                   "Mend overrides/parts/frame.html.")
