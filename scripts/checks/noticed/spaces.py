"""Spaces: two in a row inside a sentence, one at the end of a line, or a tab.

Why: nobody sees them, and every later change of the line looks larger than it is.
Repair: leave one space between words and none at the end, or run python3 -m scripts fix.
"""

from __future__ import annotations

from collections.abc import Iterator

from scripts.content.mending.every import differing, near, whole
from scripts.content.mending.prose import signs_of
from scripts.content.mending.spaces import spaces
from scripts.content.site import Site
from scripts.problem import OR_FIX, Problem


def check(site: Site) -> Iterator[Problem]:
    """Every page: one letter a line."""
    for page in site.pages.values():
        text = whole(page)
        for line, old, new in differing(text, spaces(text, signs_of(site, page.language))):
            if old.startswith(new):
                yield Problem(page.path, line, "spaces", "The line ends with spaces.",
                              f"Delete what follows “{new[-20:]}” {OR_FIX}.")
            else:
                yield Problem(page.path, line, "spaces",
                              "One space is enough between words, and a tab is none.",
                              f"Write {OR_FIX}: {near(old, new)}")
