"""Front matter: the keys in one order, the same flags in all languages, `next` leads somewhere.

Why: a reader of the source finds every page alike, and a page that somebody acts on is guarded in
each language. Repair: order the keys, or add the line, as the hint says.
"""

from __future__ import annotations

from collections.abc import Iterator

from scripts.content.site import Page, Site
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
        yield from _critical(site, page)
        if page.front.next and page.front.next not in site.names_of(page.language):
            yield Problem(page.path, 2, "front_matter", f"“next: {page.front.next}” is no page.",
                          "Give the file name inside the language's folder, for example now.md.")


def _critical(site: Site, page: Page) -> Iterator[Problem]:
    """What mkdocs.yml lists is critical; any other page may be, in all languages alike."""
    source = site.page(site.source_language, page.name)
    if site.lists("critical", page.name):
        if not page.front.critical:
            above = "source_hash" if "source_hash" in page.front_keys else "review_by"
            yield Problem(page.path, page.line_with(above), "front_matter",
                          "mkdocs.yml lists this page as critical, and its front matter does not.",
                          f"Add the line “critical: true” below {above}.")
    elif source is not None and source.front.critical != page.front.critical:
        yield Problem(page.path, 2, "front_matter",
                      f"“critical” differs from {source.path}.", "Make them equal.")
