"""The table of what the site leaves on a device, from data/measured.yml."""

from __future__ import annotations

from dataclasses import dataclass

from scripts.content.measured import Measured
from scripts.content.page import Page
from scripts.content.site import Site
from scripts.content.words import Words
from scripts.render import forms
from scripts.render.templates import fill


@dataclass(frozen=True)
class Row:
    """A row ready to print; one that was not measured says how sure it is, as other tables do."""

    name: str
    result: str
    sure: str
    sources: list[str]
    open: bool = False
    note: str = ""


def measured(site: Site, page: Page) -> str:
    """By what and when it was measured, then the whole table, in the order of the file."""
    words = site.languages[page.language].words
    table = site.data.measured
    rows = [Row(forms.capital(words.measured.row[name]), words.measured.result[row.result],
                "" if row.measured else words.confidence[row.confidence or "open"], row.sources)
            for name, row in table.items()]
    known = dict.fromkeys(_known(row, words) for row in table.values() if row.measured)
    return fill(site.root, "measured.html", rows=rows, known="; ".join(known), label=words.label)


def _known(row: Measured, words: Words) -> str:
    browser = (row.browser or "").partition(".")[0]  # the build is in the file
    return ", ".join(filter(None, (browser.replace(" ", forms.NO_BREAK),
                                   forms.moment(row.date, words) if row.date else "")))
