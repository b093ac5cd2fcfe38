"""Front matter: the keys in one order, the same flags in all languages, `next` leads somewhere.

Why: a reader of the source finds every page alike, and a page that somebody acts on is guarded in
each language. Repair: order the keys, or add the line, as the hint says.
"""

from __future__ import annotations

from collections.abc import Iterator

from scripts.content.page import Page
from scripts.content.site import Site
from scripts.content.words import FRONT_KEYS
from scripts.problem import OR_FIX, Problem, nearest


def check(site: Site) -> Iterator[Problem]:
    """Every page."""
    for page in site.pages.values():
        wanted = [key for key in FRONT_KEYS if key in page.front_keys]
        if wanted != page.front_keys:
            first = next(ours for ours, right in zip(page.front_keys, wanted, strict=True)
                         if ours != right)
            yield Problem(page.path, page.line_with(first), "front_matter",
                          "The keys are not in the usual order.",
                          f"Order them: {', '.join(wanted)} {OR_FIX}.")
        yield from _critical(site, page)
        if page.front.next and page.front.next not in (known := site.names_of(page.language)):
            yield Problem(page.path, page.line_with("next"), "front_matter",
                          f"“next: {page.front.next}” is no page: it is a file name inside "
                          f"docs/{page.language}/.", nearest(page.front.next, sorted(known)))


def _critical(site: Site, page: Page) -> Iterator[Problem]:
    """What mkdocs.yml lists is critical; any other page may be, in all languages alike."""
    source = site.page(site.source_language, page.name)
    above = "source_hash" if "source_hash" in page.front_keys else "review_by"
    if site.lists("critical", page.name):
        if not page.front.critical:
            yield Problem(page.path, page.line_with(above), "front_matter",
                          "mkdocs.yml lists this page as critical, and its front matter does not.",
                          f"Add the line “critical: true” below {above}.")
    elif source is not None and source.front.critical != page.front.critical:
        has = page.front.critical
        yield Problem(page.path, page.line_with("critical" if has else above), "front_matter",
                      f"“critical” differs from {source.path}.",
                      "Take the line out, or add it there: critical: true" if has else
                      f"Add the line “critical: true” below {above}.")
