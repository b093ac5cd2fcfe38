"""Plots as pictures inside the page, each with a table of the same values right below."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import cast

from scripts.content.cases import CIRCLES
from scripts.content.page import Page
from scripts.content.site import Site
from scripts.content.words import PlotWords, Words
from scripts.render import forms
from scripts.render.figures import when
from scripts.render.named import Mistake
from scripts.render.templates import fill

LONGEST = 88  # per cent of the width: the number stands behind the bar


@dataclass(frozen=True)
class Bar:
    """One bar: `kind` is a class of page.css (sure, open: dotted, unknown: grey)."""

    label: str
    value: int
    kind: str
    sources: list[str] = field(default_factory=list)


def plot(site: Site, page: Page, name: str = "") -> str:
    """The plot of that name. Raises Mistake."""
    words = site.languages[page.language].words
    texts = cast("dict[str, PlotWords]", words.plots).get(name)
    if texts is None:
        raise Mistake(f"There is no plot “{name}”.", str(name), list(words.plots))
    bars = _relations(site, words) if name == "relations" else _published(site, name, words)
    longest = max((bar.value for bar in bars), default=1)
    drawn = [(bar, round(LONGEST * bar.value / longest, 1)) for bar in bars]
    told = "; ".join(f"{bar.label} – {forms.number(bar.value, words)}"
                     + (f" ({words.confidence['open']})" if bar.kind == "open" else "")
                     for bar in bars)
    return fill(site.root, "plot.html", bars=drawn, words=texts,
                told=f"{texts.count}: {told}.", number=lambda value: forms.number(value, words))


def _published(site: Site, name: str, words: Words) -> list[Bar]:
    """Figures that name this plot; without a date it is not certain what they say."""
    return [Bar(forms.capital(when(figure.when, words)), figure.figure,
                "sure" if figure.when else "open", figure.sources)
            for group in site.data.figures.values() for figure in group.values()
            if figure.plot == name and isinstance(figure.figure, int)]


def _relations(site: Site, words: Words) -> list[Bar]:
    """Counted from the rows; nothing for a circle without a row."""
    found = []
    for circle, members in CIRCLES.items():
        value = sum(case.relation in members for case in site.data.cases.values())
        kind = "unknown" if circle == "not-stated" else "sure"
        if value:
            found.append(Bar(forms.capital(words.names.circle[circle]), value, kind))
    return found
