"""What a page tells of being read again: by people until a day, and by machine on a day."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator

from scripts.content.page import Page
from scripts.content.seen import FOUND, Seen
from scripts.content.site import Site
from scripts.render.tokens import tokens

FACT = re.compile(r"\bfact(?:\.|\[['\"])(\w+)")
LAW = re.compile(r"\blaw\(\s*['\"]([^'\"]+)['\"]")


def is_overdue(site: Site, page: Page, today: datetime.date) -> bool:
    """Whether a promised day of reading has passed: the page's own, or a fact's that it prints."""
    names = {name for token in tokens(page) for name in FACT.findall(token.expression)}
    facts = [site.data.facts[name].review_by for name in names if name in site.data.facts]
    return any(day is not None and today > day for day in [page.front.review_by, *facts])


def found_on(site: Site, page: Page, seen: Iterable[Seen]) -> datetime.date | None:
    """The earliest day on which all official texts that the page shows were found word for word.

    None where the page shows no law, or where one of its texts was not found: no half truth.
    """
    days = {(one.label, one.language): one.date for one in seen if one.result == FOUND}
    shown = list(_official(site, page))
    if not shown or not all(text in days for text in shown):
        return None
    return min(days[text] for text in shown)


def _official(site: Site, page: Page) -> Iterator[tuple[str, str]]:
    """Label and language of each official text on the page; below a translation of ours, of all."""
    laws = site.data.laws
    for token in tokens(page):
        for label in LAW.findall(token.expression):
            own = laws.get((page.language, label))
            order = site.languages[page.language].words.law
            codes = order if own is None or own.record.ours else [page.language]
            yield from ((label, code) for code in codes
                        if (code, label) in laws and not laws[code, label].record.ours)
