"""Dashes: between words stands the language's own dash, not a hyphen, two of them or a longer one.

Why: pages look as if several people had written them, and a hyphen reads as part of a word.
Repair: type the dash that the hint shows (data/words/, `dash`), or run python3 -m scripts fix.
"""

from __future__ import annotations

from collections.abc import Iterator

from scripts.content.mending.dashes import dashes
from scripts.content.mending.every import differing, near, whole
from scripts.content.mending.prose import signs_of
from scripts.content.site import Site
from scripts.problem import OR_FIX, Problem


def check(site: Site) -> Iterator[Problem]:
    """Every page: one letter a line."""
    for page in site.pages.values():
        signs = signs_of(site, page.language)
        text = whole(page)
        for line, old, new in differing(text, dashes(text, signs)):
            yield Problem(page.path, line, "dashes",
                          f"The dash between words is “{signs.dash}” here.",
                          f"Write {OR_FIX}: {near(old, new)}")
