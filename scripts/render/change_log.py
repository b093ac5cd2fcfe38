"""What changed for readers, newest first: everything, or corrections of our own alone."""

from __future__ import annotations

import html
from collections.abc import Iterable

from scripts.content.page import Page
from scripts.content.records import Change
from scripts.content.site import Site
from scripts.render import forms
from scripts.render.around import relative
from scripts.render.feed import TYPE, feed_address

OURS = ("corrected", "withdrawn")  # kinds of a change that mend a mistake of this site


def changes(site: Site, page: Page) -> str:
    """Every change as a Markdown list; after it, where the feed is."""
    return f"{_list(site, page, site.data.changes.values())}\n\n{_feed(site, page)}"


def corrections(site: Site, page: Page) -> str:
    """The corrections as a Markdown list; where there are none yet, a sentence that says so."""
    found = [change for change in site.data.changes.values() if change.kind in OURS]
    words = site.languages[page.language].words
    listed = _list(site, page, found) or words.label["no_corrections"]
    return f"{listed}\n\n{_feed(site, page)}"


def _list(site: Site, page: Page, found: Iterable[Change]) -> str:
    words = site.languages[page.language].words
    newest = sorted(found, key=lambda change: change.date, reverse=True)
    return "\n".join(f"- **{forms.moment(change.date, words)}.** {change.text[page.language]}"
                     for change in newest)


def _feed(site: Site, page: Page) -> str:
    label = site.languages[page.language].words.label
    href = relative(page.url, feed_address(page.language))
    return (f'<p>{html.escape(label["feed"])} <a href="{href}" type="{TYPE}">'
            f'{html.escape(label["feed_name"])}</a>.</p>')
