"""What a page tells of itself: up to when, how to cite it, and what its reader must know first."""

from __future__ import annotations

import html
import re

from scripts.content.page import Page
from scripts.content.site import Site, is_stale
from scripts.content.words import Words
from scripts.render import forms
from scripts.render.around import LICENCE, NAME, Build, relative
from scripts.render.citations import law_as_at, read_on
from scripts.render.parts import Parts
from scripts.render.watch import found_on, is_overdue

REGISTER = re.compile(r'class="[^"]*\bregister\b')  # overrides/parts/register.html


def as_at(site: Site, parts: Parts, words: Words) -> list[tuple[str, str]]:
    """Up to when the page tells: the law it cites; the register, the newest report in it."""
    if parts.whole:
        return []  # each chapter tells its own
    if REGISTER.search(parts.body):
        latest = max(case.month for case in site.data.cases.values())
        return [(words.label["latest_report"], forms.moment(latest, words))]
    edition = law_as_at(site.data, parts.labels, words)
    return [(words.label["law_as_at"], forms.edition(edition, words))] if edition else []


def dates(site: Site, page: Page, parts: Parts, build: Build, words: Words
          ) -> list[dict[str, str]]:
    """Each date on a line of its own: its label and the date."""
    rows, read = as_at(site, parts, words), read_on(site.data, parts.labels)
    if read:
        rows.append((words.label["read_copy_on"], forms.moment(read, words)))
    found = found_on(site, page, build.seen)
    if found:
        rows.append((words.label["found_by_machine"], forms.moment(found, words)))
    rows.append((words.label["next_check"], forms.moment(page.front.review_by, words)))
    return [{"label": label, "value": value} for label, value in rows]


def notices(site: Site, page: Page, build: Build, words: Words) -> list[dict[str, str]]:
    """What must be known before the text is read: an older translation, a day that has passed."""
    found = []
    source = site.page(site.source_language, page.name)
    if source is not None and is_stale(site, page):
        other = site.languages[site.source_language]
        link = (f'<a href="{relative(page.url, source.url)}" lang="{other.code}" '
                f'hreflang="{other.code}">{html.escape(other.name)}</a>')
        found.append({"kind": "stale", "html": f"{html.escape(words.label['stale'])} {link}"})
    if is_overdue(site, page, build.today):
        found.append({"kind": "overdue", "html": html.escape(words.label["overdue"])})
    return found


def cite(page: Page, parts: Parts, site: Site, build: Build, canonical: str) -> str:
    """One line to copy: title, address, version (the day of the build), law, licence."""
    words = site.languages[page.language].words
    version = words.label["version"], forms.moment(build.today, words)
    dated = [f"{label}: {text}" for label, text in (version, *as_at(site, parts, words))]
    return ". ".join([f"{NAME}: {page.front.title}", canonical, *dated, LICENCE])
