"""Links: each leads to a page of the same language, and to a place that is on it.

Why: a link that leads nowhere leaves a frightened reader alone, an outside address typed in a page
is forgotten when it dies, and a reader of one language cannot follow another. Repair: type the link
of the hint; a source goes to data/sources.yml, a service to data/contacts.yml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.checks.first_few import first_few
from scripts.checks.targets import Targets
from scripts.content.links import Link, links
from scripts.content.page import Page
from scripts.content.reading import line_of
from scripts.content.site import Site
from scripts.problem import Problem

MOST = 300  # links of one page
SOURCES = "data/sources.yml"
SECURE = re.compile(r"https://[^\s/@:?#]+\.[^\s/@:?#]+(?:[/?#]\S*)?")
JUDGED = ("inline", "definition", "autolink", "bare")


def check(site: Site) -> Iterator[Problem]:
    """Every link of every page, then the addresses of the sources."""
    targets = Targets(site)
    for page in site.pages.values():
        found = links(page)
        yield from first_few(_wrong(targets, page, found))
        count = sum(link.kind in JUDGED for link in found)
        if count > MOST:
            yield Problem(page.path, page.body_line, "links",
                          f"This page has {count} links, and {MOST} are the most.",
                          "Keep those that a reader needs here.")
    yield from _sources(site)


def _wrong(targets: Targets, page: Page, found: list[Link]) -> Iterator[Problem]:
    defined = {link.text.lower() for link in found if link.kind == "definition"}
    for link in found:
        wrong = None
        if link.kind in JUDGED:
            wrong = targets.wrong(page, link)
        elif link.kind == "reference" and link.target.lower() not in defined:
            wrong = (f"“[{link.text}][{link.target}]” has no address: its brackets are printed.",
                     f"Write {link.typed('now.md')} with the page that you mean.")
        elif link.kind == "footnote":
            wrong = ("The text of a source is typed by hand: it comes from data/sources.yml.",
                     f"Delete this line; [{link.text}] in the sentence is enough.")
        if wrong is None and link.title and link.kind == "inline":
            wrong = (f"The words {link.title} in the address are seen by nobody on a phone.",
                     f"Write {link.typed(link.target)}.")
        if wrong:
            yield Problem(page.path, link.line, "links", *wrong)


def _sources(site: Site) -> Iterator[Problem]:
    """The addresses that pages get from the data: closed to listeners, and whole."""
    for name, source in site.data.sources.items():
        link = source.link
        for place, address in link.items() if isinstance(link, dict) else [("", link)]:
            if address is not None and not SECURE.fullmatch(address):
                location = (name, "link", place) if place else (name, "link")
                secure = re.sub(r"^(?:[a-z]+:)?/*", "https://", re.sub(r"\s+", "", address))
                yield Problem(SOURCES, line_of(site.data.documents[SOURCES], location), "links",
                              f"“{address}” must be an address that begins with https:// and holds "
                              "no space.", f"Write {secure} if it answers, else no_link: and why.")
