"""The table of what the site leaves on a device, from data/measured.yml."""

from __future__ import annotations

from dataclasses import dataclass

from scripts.content.measured import Measured
from scripts.content.site import Page, Site
from scripts.content.words import Words
from scripts.render import forms
from scripts.render.templates import fill


@dataclass(frozen=True)
class Row:
    """A row ready to print; how it is known stands where other tables say how sure they are."""

    name: str
    result: str
    sure: str
    sources: list[str]
    open: bool = False
    note: str = ""


def measured(site: Site, page: Page) -> str:
    """The whole table, in the order of the file."""
    words = site.languages[page.language].words
    rows = [Row(forms.capital(words.measured.row[name]), words.measured.result[row.result],
                _known(row, words), row.sources)
            for name, row in site.data.measured.items()]
    return fill(site.root, "measured.html", rows=rows, label=words.label)


def _known(row: Measured, words: Words) -> str:
    """Measured, by what and when; or how sure the source is."""
    if row.browser is None or row.date is None:
        return words.confidence[row.confidence or "open"]
    browser = row.browser.partition(".")[0].replace(" ", forms.NO_BREAK)  # the build is in the file
    return f"{words.label['measured']}: {browser}, {forms.moment(row.date, words)}"
