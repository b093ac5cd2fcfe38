"""Tables of figures that somebody published: the number, what it counts, who said so and when."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from scripts.content.cases import Figure
from scripts.content.moments import Month
from scripts.content.page import Page
from scripts.content.site import Site
from scripts.content.words import Words
from scripts.render import forms
from scripts.render.citations import named
from scripts.render.named import Mistake
from scripts.render.templates import fill

TORN = re.compile(r"(?<=\d) (?=\d|%)|(?<=–) (?=\d)")


@dataclass(frozen=True)
class Row:
    """A row of a table of figures, ready to print."""

    id: str
    figure: str
    counts: str
    who: str
    sure: str
    open: bool
    note: str
    sources: list[str]


def figures(site: Site, page: Page, *wanted: str) -> str:
    """The table of whole groups or of single figures, in the order of asking. Raises Mistake."""
    groups = site.data.figures
    every = {name: figure for group in groups.values() for name, figure in group.items()}
    chosen: dict[str, Figure] = {}
    for name in wanted or ("",):
        if name in groups:
            chosen |= groups[name]
        elif name in every:
            chosen[name] = every[name]
        else:
            known: list[str] = [*every] if str(name)[:1].isupper() else [*groups]
            raise Mistake(f"data/figures.yml has no “{name}”.", str(name), known)
    words = site.languages[page.language].words
    rows = [_row(name, figure, page.language, words) for name, figure in chosen.items()]
    abroad = any(figure.country for figure in chosen.values())
    return fill(site.root, "figures.html", rows=rows, label=words.label, abroad=abroad)


def when(value: datetime.date | Month | int | None, words: Words) -> str:
    """A day, a month, a year, or that there is no date."""
    if value is None:
        return words.label["undated"]
    return str(value) if isinstance(value, int) else forms.moment(value, words)


def _row(name: str, figure: Figure, language: str, words: Words) -> Row:
    number = (forms.number(figure.figure, words) if isinstance(figure.figure, int)
              else figure.figure[language])
    country = figure.country[language] if figure.country else ""
    return Row(
        id=name, figure=_whole(": ".join(filter(None, [country, number]))),
        counts=_whole(figure.counts[language]),
        who=_whole(f"{named(figure.who, language)}, {when(figure.when, words)}"),
        sure=words.confidence[figure.confidence],
        open=bool(figure.note) or figure.confidence == "open",
        note=_whole((figure.note or {}).get(language, "")), sources=figure.sources)


def _whole(text: str) -> str:
    """Groups of digits, the percent sign and a dash before a number stay on one line."""
    return TORN.sub(forms.NO_BREAK, text)
