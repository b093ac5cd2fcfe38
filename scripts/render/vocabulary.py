"""What the tokens of a page may name: facts, amounts, numbers to call, law, degrees, changes."""

from __future__ import annotations

import difflib
import html
from collections.abc import Callable, Mapping
from typing import Any, cast

from scripts.content.records import Fact
from scripts.content.site import Page, Site
from scripts.content.words import Words
from scripts.render import forms
from scripts.render.contacts import card, telephone
from scripts.render.law import NoSuchLaw, law_html


class Mistake(Exception):
    """A token names something that the data does not have."""

    def __init__(self, message: str, wrong: str, known: list[str]) -> None:
        super().__init__(message)
        self.hint = nearest(wrong, known)


def nearest(wrong: str, known: list[str]) -> str:
    """What to type: the nearest known names, or some of them."""
    close = difflib.get_close_matches(wrong, known, n=3, cutoff=0.4)
    names = close or sorted(known)[:12]
    return f"Did you mean {' or '.join(names)}?" if close else f"Known: {', '.join(names)}."


class Shown(str):
    """A fact as text that still knows its number of indexes."""

    indexes: int | None = None


class Named:
    """What stands behind a dot: `fact.in_force`, `tel.police`. Shown only when it is asked for."""

    def __init__(self, kind: str, values: Mapping[str, Any],
                 show: Callable[[Any], Any] = lambda value: value) -> None:
        self._kind, self._values, self._show = kind, values, show

    def __getitem__(self, name: str) -> Any:
        if name not in self._values:
            raise Mistake(f"There is no {self._kind} “{name}”.", name, list(self._values))
        return self._show(self._values[name])


def show_fact(fact: Fact, words: Words, language: str) -> Shown:
    """A fact's value in the language's form."""
    value = fact.indexes if fact.indexes is not None else fact.value
    if isinstance(value, dict):
        value = value.get(language) or value[next(code for code in words.law if code in value)]
    if isinstance(value, list):
        text = "–".join(forms.number(part, words) for part in value)
    elif isinstance(value, int):
        text = forms.number(value, words)
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

    def changes() -> str:
        newest = sorted(data.changes, key=lambda change: change.date, reverse=True)
        return "\n".join(f"- **{forms.moment(change.date, words)}.** "
                         f"{change.text[page.language]}" for change in newest)

    facts = Named("fact", data.facts, lambda fact: show_fact(fact, words, page.language))
    return {"fact": facts, "tel": Named("contact", data.contacts, telephone), "money": money,
            "index": index, "cards": cards, "law": law, "sure": sure, "confidence": degrees,
            "changes": changes}


def _kept(text: str) -> str:
    return f'<span class="nb">{text}</span>'
