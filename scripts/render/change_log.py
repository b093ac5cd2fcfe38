"""What changed for readers, newest first: everything, or corrections of our own alone."""

from __future__ import annotations

from collections.abc import Iterable

from scripts.content.records import Change
from scripts.content.site import Page, Site
from scripts.render import forms

OURS = ("corrected", "withdrawn")  # kinds of a change that mend a mistake of this site


def changes(site: Site, page: Page) -> str:
    """Every change as a Markdown list."""
    return _list(site, page, site.data.changes)


def corrections(site: Site, page: Page) -> str:
    """The corrections as a Markdown list; where there are none yet, a sentence that says so."""
    found = [change for change in site.data.changes if change.kind in OURS]
    words = site.languages[page.language].words
    return _list(site, page, found) or words.label["no_corrections"]


def _list(site: Site, page: Page, found: Iterable[Change]) -> str:
    words = site.languages[page.language].words
    newest = sorted(found, key=lambda change: change.date, reverse=True)
    return "\n".join(f"- **{forms.moment(change.date, words)}.** {change.text[page.language]}"
                     for change in newest)
