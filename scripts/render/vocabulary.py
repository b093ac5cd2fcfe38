"""What the tokens of a page may name: facts, amounts, numbers to call, law, degrees, changes."""

from __future__ import annotations

import html
from functools import partial
from typing import Any, cast

from scripts.content.page import Page
from scripts.content.records import Fact
from scripts.content.site import Site
from scripts.content.words import Words
from scripts.render import (
    cases,
    change_log,
    figures,
    forms,
    glossary,
    measured,
    open_data,
    plots,
)
from scripts.render.contacts import card, telephone
from scripts.render.law import NoSuchLaw, law_html
from scripts.render.named import Mistake, Named

LISTINGS = {"count": cases.count, "cases": cases.cases, "relations": cases.relations,
            "figures": figures.figures, "plot": plots.plot, "glossary": glossary.glossary,
            "pairs": glossary.pairs, "measured": measured.measured, "changes": change_log.changes,
            "corrections": change_log.corrections, "download": open_data.download}


class Shown(str):
    """A fact as text that still knows its number of indexes."""

    indexes: int | None = None


def show_fact(fact: Fact, words: Words, language: str) -> Shown:
    """A fact's value in the language's form."""
    value = fact.indexes if fact.indexes is not None else fact.value
    if isinstance(value, dict):
        value = value.get(language) or value[next(code for code in words.law if code in value)]
    if isinstance(value, list):
        text = "–".join(forms.number(part, words) for part in value)
    elif isinstance(value, int):
        tenge = fact.unit == "tenge"
        text = forms.amount([value], words) if tenge else forms.number(value, words)
    elif isinstance(value, str):
        text = value
    else:
        text = forms.moment(value, words)  # type: ignore[arg-type]
    shown = Shown(text)
    shown.indexes = fact.indexes
    return shown


def vocabulary(site: Site, page: Page) -> dict[str, Any]:
    """Everything that a token of this page may name."""
    data, words = site.data, site.languages[page.language].words

    def tenge(year: Any) -> int:
        if not isinstance(year, int) or year not in data.indexes:
            raise Mistake(f"There is no index for the year {year!r}.", str(year),
                          [f"{known} (without quotes)" for known in data.indexes])
        return data.indexes[year].tenge

    def money(*values: Any) -> str:
        *sums, year = values or (None,)
        counts = [value.indexes if isinstance(value, Shown) else value for value in sums]
        indexes = [count for count in counts if isinstance(count, int)]
        if not indexes or len(indexes) < len(counts):
            known = [f"fact.{name}" for name, fact in data.facts.items() if fact.indexes]
            raise Mistake("money() takes one or two numbers of indexes, then the year.", "", known)
        return _kept(forms.amount([count * tenge(year) for count in indexes], words))

    def index(year: Any = None) -> str:
        return _kept(forms.amount([tenge(year)], words))

    def cards(*ids: str) -> str:
        if not ids:
            raise Mistake("cards() takes at least one contact.", "", list(data.contacts))
        contacts = Named("contact", data.contacts)
        inside = "".join(card(contacts[name], page.language) for name in ids)
        return f'<div class="cards">{inside}</div>'

    def law(label: str = "") -> str:
        try:
            return law_html(site, page, label)
        except NoSuchLaw as error:
            raise Mistake(str(error), label, error.known) from error

    degrees = Named("degree of confidence", cast("dict[str, str]", words.confidence))

    def sure(level: str = "") -> str:
        return f'<span class="sure">({html.escape(degrees[level])})</span>'

    verdicts = Named("verdict", cast("dict[str, str]", words.verdicts))

    def verdict(name: str = "") -> str:
        return f"**{verdicts[name]}**"

    facts = Named("fact", data.facts, lambda fact: show_fact(fact, words, page.language))
    return {"fact": facts, "tel": Named("contact", data.contacts, telephone), "money": money,
            "index": index, "cards": cards, "law": law, "sure": sure, "verdict": verdict,
            "confidence": degrees,
            **{name: partial(listing, site, page) for name, listing in LISTINGS.items()}}


def _kept(text: str) -> str:
    return f'<span class="nb">{text}</span>'
