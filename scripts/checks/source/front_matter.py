"""Front matter: the keys in one order, the same flags in all languages, `next` leads somewhere.

Why: a reader of the source finds every page alike. Repair: order the keys as the hint says.
"""

from __future__ import annotations

from collections.abc import Iterator

from scripts.content.site import Site
from scripts.problem import Problem

ORDER = ["title", "label", "description", "lead", "next", "review_by", "source_hash", "critical",
         "stale"]


def check(site: Site) -> Iterator[Problem]:
    """Every page."""
    for page in site.pages.values():
        wanted = [key for key in ORDER if key in page.front_keys]
        if wanted != page.front_keys:
            yield Problem(page.path, 2, "front_matter", "The keys are not in the usual order.",
                          f"Order them: {', '.join(wanted)}.")
        source = site.page(site.source_language, page.name)
        if source is not None and source.front.critical != page.front.critical:
            yield Problem(page.path, 2, "front_matter",
                          f"“critical” differs from {source.path}.", "Make them equal.")
        if page.front.next and site.page(page.language, page.front.next) is None:
            yield Problem(page.path, 2, "front_matter", f"“next: {page.front.next}” is no page.",
                          "Give the file name inside the language's folder, for example now.md.")
