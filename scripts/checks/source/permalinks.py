"""Permanent links: whatever was published once still answers, or leads on.

Why: schools print addresses, people keep them, and a lost one helps nobody. data/permalinks.txt
holds them all and only grows. Repair: the line that the hint gives.
"""

from __future__ import annotations

from collections.abc import Iterator

from scripts.content.page import link_to
from scripts.content.permalinks import (
    HOME,
    LINK,
    MOVABLE,
    PATH,
    REDIRECTS,
    destination,
    nearest_place,
    place_of,
)
from scripts.content.settings import SETTINGS
from scripts.content.site import Site, names
from scripts.problem import OR_FIX, Problem
from scripts.render.published import anywhere, published

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
    listed = {line.link for line in site.data.permalinks}
    there = set(current)
    if not listed <= there:
        there |= anywhere(site)
    new = sorted(set(current) - listed)
    unread = {link_to(name) for code in site.languages for name in site.names_of(code)} - {
        link_to(name) for _, name in site.pages}  # pages that could not be read in any language
    seen: set[str] = set()
    follow = _follow(site, listed - there, new, sorted(there))
    for line in site.data.permalinks:
        if line.link in follow or line.link.partition("#")[0] in unread:
            continue
        for message, hint in _line(site, line.link, seen, there, new):
            yield Problem(PATH, line.line, "permalinks", message, hint)
        seen.add(line.link)
    waiting = _waiting(site)
    for link in new:
        if current[link].path in waiting:
            continue
        above = place_of(site.data.permalinks, link)
        where = f"below “{above.link}”" if above else "above all others"
        yield Problem(current[link].path, current[link].line, "permalinks",
                      f"{PATH} does not hold the address “{link}” yet.",
                      f"Add this line to {PATH} {OR_FIX}, {where}: {link}")


def _follow(site: Site, lost: set[str], new: list[str], there: list[str]) -> set[str]:
    """Lost places of a lost page that will follow it: with the line that its letter gives, they
    lead to the places of the same name."""
    pages = {link: nearest_place(link, new) or nearest_place(link, there) for link in lost
             if "#" not in link and MOVABLE.fullmatch(link) and link not in site.data.redirects}
    return {link for link in lost if "#" in link and destination(link, pages, there)}


def _waiting(site: Site) -> set[str]:
    """Pages that are not whole yet: missing in a language or in the menu, as another rule tells."""
    menu = names(site.nav)
    return {page.path for page in site.pages.values() if page.name not in menu
            or not all(site.page(code, page.name) for code in site.languages)}


def _line(site: Site, link: str, seen: set[str], there: set[str], new: list[str]
          ) -> Iterator[tuple[str, str]]:
    """What is wrong with a line of the file, and what to do: at most one of these."""
    if not LINK.fullmatch(link):
        yield f"“{link}” is not written as an address here.", f"Write it as {WRITTEN}."
    elif link in seen:
        yield f"“{link}” stands twice.", "Take one of the two lines out."
    elif link in there or destination(link, site.data.redirects, there):
        return
    elif not MOVABLE.fullmatch(link):
        yield (f"“{link}” was published and is gone.",
               "Bring it back: links from outside, and paper, lead to it.")
    else:
        what = "heading" if "#" in link else "page"
        now = nearest_place(link, new) or nearest_place(link, sorted(there)) or HOME
        yield (f"“{link}” was published, and this {what} is gone.",
               f"Bring it back, or say in {REDIRECTS} where it is now: “{link}: {now}”.")
