"""What is due: facts and pages past their review_by, translations older than their source.

Why: nobody looks by themselves at what was true a year ago. Repair: the hint of each letter.
None of it is an error: a correction elsewhere is never held back by it.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from scripts.content.page import source_hash
from scripts.content.reading import line_of
from scripts.content.site import Site, is_stale
from scripts.problem import Problem

FACTS = "data/facts.yml"


def facts(site: Site, today: datetime.date) -> Iterator[Problem]:
    """Facts whose day of reading has passed."""
    for name, fact in site.data.facts.items():
        if fact.review_by and today > fact.review_by:
            line = line_of(site.data.documents[FACTS], (name, "review_by"))
            yield Problem(FACTS, line, "past_review",
                          f"The fact “{name}” was to be read again by {fact.review_by}.",
                          f"Read {', '.join(fact.sources)} again, then write the next day here.")


def pages(site: Site, today: datetime.date) -> Iterator[Problem]:
    """Pages whose day of reading has passed: they carry a notice."""
    for page in site.pages.values():
        if today > page.front.review_by:
            yield Problem(page.path, page.line_with("review_by"), "past_review",
                          f"This page was to be read again by {page.front.review_by}.",
                          "Compare it with its sources, then write the next day here.")


def translations(site: Site) -> Iterator[Problem]:
    """Translations that wait: the source changed, or somebody wrote “stale: yes”."""
    for page in site.pages.values():
        source = site.page(site.source_language, page.name)
        if source is None or source is page:
            continue
        if is_stale(site, page):
            key = "stale" if page.front.stale else "source_hash"
            said = " (it says so: stale: yes)" if page.front.stale else ""
            yield Problem(page.path, page.line_with(key), "waiting",
                          f"{source.path} changed since this translation was made{said}.",
                          f"Compare them, then write “source_hash: {source_hash(source)}”"
                          f"{' and delete “stale: yes”' * page.front.stale}.")
        elif page.front.stale:
            yield Problem(page.path, page.line_with("stale"), "waiting",
                          "“stale: yes” stands here, but the translation is as new as its source.",
                          "Delete the line.")
