"""Heading ids: explicit, ASCII, unique, and the same in all languages, in the same order.

Links from schools and the language switch lead to them. The phrases of an included law follow
each language's own text, so their order is free. Repair: add {#the-id} as the source page has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.content.headings import headings
from scripts.content.site import Page, Site
from scripts.problem import Problem

ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


def check(site: Site) -> Iterator[Problem]:
    """Judge each page alone, then against the source page."""
    for page in site.pages.values():
        yield from _alone(page)
        if (source := site.page(site.source_language, page.name)) not in (None, page):
            yield from _compared(page, source)


def _alone(page: Page) -> Iterator[Problem]:
    seen: set[str] = set()
    for heading in headings(page):
        if heading.level == 1:
            yield Problem(page.path, heading.line, "heading_ids",
                          "A heading of level 1 in the text.",
                          "The title in the front matter is the H1; begin with ##.")
        elif heading.id is None:
            yield Problem(page.path, heading.line, "heading_ids",
                          f"The heading “{heading.text}” has no id.",
                          f"Write: {'#' * heading.level} {heading.text} {{#short-english-id}}")
        elif not ID.fullmatch(heading.id):
            yield Problem(page.path, heading.line, "heading_ids",
                          f"The id “{heading.id}” is not in plain small English letters.",
                          "Use small letters, figures and single hyphens: {#who-complains}")
        elif heading.id in seen:
            yield Problem(page.path, heading.line, "heading_ids", f"The id “{heading.id}” stands "
                          "twice on this page.", "Choose another.")
        seen.add(heading.id or "")


def _compared(page: Page, source: Page) -> Iterator[Problem]:
    ours = [heading for heading in headings(page) if heading.id]
    theirs = [heading for heading in headings(source) if heading.id]
    known = {heading.id: heading for heading in theirs}
    for heading in ours:
        twin = known.get(heading.id)
        if twin is None:
            yield Problem(page.path, heading.line, "heading_ids",
                          f"The id “{heading.id}” does not occur in {source.path}.",
                          "Use the source page's id, or add the heading there too.")
        elif twin.level != heading.level:
            yield Problem(page.path, heading.line, "heading_ids",
                          f"“{heading.id}” is level {heading.level} here, {twin.level} in "
                          f"{source.path}.", f"Begin the line with {'#' * twin.level}.")
    present = {heading.id for heading in ours}
    for heading in theirs:
        if heading.id not in present:
            yield Problem(page.path, 1, "heading_ids",
                          f"The heading #{heading.id} of {source.path}:{heading.line} is missing.",
                          f"Add: {'#' * heading.level} … {{#{heading.id}}}")
    order = [heading.id for heading in theirs if not heading.phrase and heading.id in present]
    free = [heading for heading in ours if not heading.phrase and heading.id in known]
    for heading, wanted in zip(free, order, strict=False):
        if heading.id != wanted:
            yield Problem(page.path, heading.line, "heading_ids", f"#{heading.id} stands where "
                          f"{source.path} has #{wanted}.", "Keep the order of the source page.")
            return
