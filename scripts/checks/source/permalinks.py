"""Permanent links: whatever was published once still answers, or leads on.

Why: schools print addresses, people keep them, and a lost one helps nobody. data/permalinks.txt
holds them all and only grows. Repair: the line that the hint gives.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from scripts.content.permalinks import (
    LINK,
    MOVABLE,
    PATH,
    REDIRECTS,
    destination,
    place_of,
)
from scripts.content.settings import SETTINGS
from scripts.content.site import Site, link_to
from scripts.problem import Problem
from scripts.render.published import published

SLIPS = 20  # lines of which each has a letter; more of them are another file
WRITTEN = "report/ for a page, report/#danger for a place on it, ./ for the home page"


def check(site: Site) -> Iterator[Problem]:
    """Every line of the file, then every place that it does not hold yet."""
    if site.data.unread or SETTINGS in site.unread:
        return  # what could not be read is told already, and holds places
    strange = [line for line in site.data.permalinks if not LINK.fullmatch(line.link)]
    if len(strange) > SLIPS or len(strange) * 2 >= len(site.data.permalinks):
        yield Problem(PATH, strange[0].line if strange else 1, "permalinks",
                      "This is not the list of addresses that stood here.",
                      "Bring the file back as it was, then add your lines.")
        return
    current = {place.link: place for place in published(site)}
    waiting = {link_to(name) for code in site.languages for name in site.names_of(code)} - {
        link_to(name) for _, name in site.pages}  # pages that could not be read in any language
    seen: set[str] = set()
    for line in site.data.permalinks:
        if line.link.partition("#")[0] in waiting:
            continue
        for message, hint in _line(site, line.link, seen, list(current)):
            yield Problem(PATH, line.line, "permalinks", message, hint)
        seen.add(line.link)
    for link, place in current.items():
        if link not in seen:
            above = place_of(site.data.permalinks, link)
            where = f"below “{above.link}”" if above else "above all others"
            yield Problem(place.path, place.line, "permalinks",
                          f"{PATH} does not hold the address “{link}” yet.",
                          f"Add this line to {PATH}, {where}: {link}")


def _line(site: Site, link: str, seen: set[str], current: list[str]
          ) -> Iterator[tuple[str, str]]:
    """What is wrong with a line of the file, and what to do: at most one of these."""
    if not LINK.fullmatch(link):
        yield f"“{link}” is not written as an address here.", f"Write it as {WRITTEN}."
    elif link in seen:
        yield f"“{link}” stands twice.", "Take one of the two lines out."
    elif link in current or destination(link, site.data.redirects, current):
        return
    elif not MOVABLE.fullmatch(link):
        yield (f"“{link}” was published and is gone.",
               "Bring it back: links from outside, and paper, lead to it.")
    else:
        what = "heading" if "#" in link else "page"
        yield (f"“{link}” was published, and this {what} is gone.",
               f"Bring it back, or say in {REDIRECTS} where it is now: "
               f"“{link}: {_guess(link, current)}”.")


def _guess(link: str, current: list[str]) -> str:
    """The nearest place of the same page, else of any; for a page, the nearest page."""
    page = link.partition("#")[0]
    if "#" in link:
        same = [other for other in current if other.startswith(f"{page}#")]
        known = same or [other for other in current if MOVABLE.fullmatch(other)]
    else:
        known = [other for other in current if MOVABLE.fullmatch(other) and "#" not in other]
    close = difflib.get_close_matches(link, known, n=1, cutoff=0.3)
    return close[0] if close else page if page in current else "./"
