"""Redirects: from a place that was published and is gone, straight to one that is there.

Why: a chain or a loop sends a reader round, and a redirect over a page that stays would hide it.
Repair: the line that the hint gives.
"""

from __future__ import annotations

from collections.abc import Iterator

from scripts.content.permalinks import PATH, REDIRECTS
from scripts.content.reading import line_of
from scripts.content.settings import SETTINGS
from scripts.content.site import Site
from scripts.problem import Problem, nearest
from scripts.render.published import published

SHOWN = 6  # places of a way round


def check(site: Site) -> Iterator[Problem]:
    """Every line of data/redirects.yml."""
    redirects = site.data.redirects
    if not redirects or site.data.unread or SETTINGS in site.unread:
        return  # what could not be read is told already, and holds places
    current = [place.link for place in published(site)]
    once = {line.link for line in site.data.permalinks}
    ends = _ends(redirects)
    for old in redirects:
        for message, hint in [*_from(old, current, once, redirects),
                              *_to(old, redirects, current, ends)]:
            yield Problem(REDIRECTS, line_of(site.data.documents[REDIRECTS], (old,)), "redirects",
                          message, hint)


def _from(old: str, current: list[str], once: set[str], redirects: dict[str, str]
          ) -> Iterator[tuple[str, str]]:
    page, _, anchor = old.partition("#")
    if old in current:
        yield (f"“{old}” is still there, so nothing may lead away from it.",
               "Take this line out, or the page or heading itself, in every language.")
    elif old not in once:
        yield (f"“{old}” was never published: {PATH} does not hold it.",
               nearest(old, sorted(once - set(current)) or sorted(once)))
    elif anchor and page not in current and page not in redirects:
        yield (f"The page “{page}” is gone, and only a place on it has a redirect.",
               f"Add a line for the page too: “{page}: {redirects[old].partition('#')[0]}”.")


def _ends(redirects: dict[str, str]) -> dict[str, str | None]:
    """Where the way from each old place ends; None where it leads round."""
    ends: dict[str, str | None] = {}
    for old in redirects:
        way = dict.fromkeys([old])
        here = redirects[old]
        while here in redirects and here not in way and here not in ends:
            way[here] = None
            here = redirects[here]
        end = None if here in way else ends.get(here, here)
        ends.update(dict.fromkeys(way, end))
    return ends


def _to(old: str, redirects: dict[str, str], current: list[str], ends: dict[str, str | None]
        ) -> Iterator[tuple[str, str]]:
    new = redirects[old]
    if new not in ends:
        if new not in current:
            yield f"There is no “{new}”.", nearest(new, current)
    elif ends[new] is None:
        way = [old, new]
        while way[-1] not in way[:-1] and len(way) < SHOWN:
            way.append(redirects[way[-1]])
        shown = " → ".join(way if way[-1] in way[:-1] else [*way, "…"])
        yield f"This leads round: {shown}.", "Let every line end at a page that is there."
    else:
        yield (f"This leads to “{new}”, which leads on itself.",
               f"Write the end of the way: “{old}: {ends[new]}”.")
