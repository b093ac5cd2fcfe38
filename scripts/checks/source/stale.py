"""Stale translations: a critical page whose source changed is read again, or says that it waits.

Why: someone acts on these pages. Repair: choose one of the two lines of the hint. On your own
machine `python3 -m scripts stamp --diff PAGE` shows what changed.
"""

from __future__ import annotations

from collections.abc import Iterator

from scripts.content.page import source_hash
from scripts.content.site import Site, is_stale
from scripts.problem import Problem


def check(site: Site) -> Iterator[Problem]:
    """Critical pages; others show their notice and wait, but each says what it was made from."""
    for page in site.pages.values():
        source = site.page(site.source_language, page.name)
        if source is None or source is page or page.front.stale:
            continue
        line = f"source_hash: {source_hash(source)}"
        if page.front.source_hash is None:
            yield Problem(
                page.path, page.line_with("review_by"), "stale",
                f"Nothing says from which words of {source.path} this translation was made.",
                f"Compare them, then add this line below “review_by”:\n{line}")
        elif source.front.critical and is_stale(site, page):
            yield Problem(
                page.path, page.line_with("source_hash"), "stale",
                f"{source.path} changed since this translation was made.",
                "Compare them, then choose one of two lines. “I read it, it still says the same”, "
                f"in place of the old line:\n{line}\nor “I cannot judge: show the notice”, as the "
                "last line above the second ---:\nstale: yes")
