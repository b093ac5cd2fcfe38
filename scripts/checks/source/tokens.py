"""Tokens and citations: every {{ … }} and [^…] names something that the data has.

Why: a fact is typed once, so that it is right everywhere. Repair: type the name of the hint.
"""

from __future__ import annotations

from collections.abc import Iterator

from scripts.content.page import FRONT
from scripts.content.site import Site
from scripts.problem import Problem
from scripts.render.compose import compose


def check(site: Site) -> Iterator[Problem]:
    """Resolve every page; in front matter no token is allowed."""
    for page in site.pages.values():
        yield from compose(site, page)[1]
        front = page.front
        for key in FRONT:
            if "{{" in (getattr(front, key) or ""):
                yield Problem(page.path, page.line_with(key), "tokens",
                              f"A token in “{key}” would be printed raw.",
                              "Write the front matter without tokens and without figures.")
