"""The closed list of tokens that stand in pages: {{ fact.in_force }}, {{ money(…) }}, …

A token is one Jinja expression, compiled by itself, so that one run names every mistake.
"""

from __future__ import annotations

import difflib
import html
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from jinja2 import StrictUndefined, TemplateSyntaxError, meta
from jinja2.sandbox import SandboxedEnvironment

from scripts.content.records import Fact
from scripts.content.site import Page, Site
from scripts.content.words import Words
from scripts.problem import Problem
from scripts.render import forms
from scripts.render.contacts import card, telephone
from scripts.render.law import NoSuchLaw, law_html

TOKEN = re.compile(r"\{\{(.*?)\}\}")
ENVIRONMENT = SandboxedEnvironment(undefined=StrictUndefined)


@dataclass(frozen=True)
class Token:
    """One {{ … }} of a page: its line in the file and its text without braces."""

    line: int
    expression: str


class Mistake(Exception):
    """A token names something that the data does not have."""

    def __init__(self, message: str, wrong: str, known: list[str]) -> None:
        super().__init__(message)
        self.hint = nearest(wrong, known)


def nearest(wrong: str, known: list[str]) -> str:
    """What to type: the nearest known names, or all of a short list."""
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


def tokens(page: Page) -> Iterator[Token]:
    """Every token of a page's body."""
    for offset, line in enumerate(page.body.split("\n")):
        for match in TOKEN.finditer(line):
            yield Token(page.body_line + offset, match.group(1).strip())


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

    def money(*values: Any) -> str:
        *sums, year = values
        if year not in data.indexes:
            raise Mistake(f"The index of {year} is not set.", str(year), [*map(str, data.indexes)])
        tenge = data.indexes[year].tenge
        counts = [value.indexes if isinstance(value, Shown) else int(value) for value in sums]
        return _kept(forms.amount([(count or 0) * tenge for count in counts], words))

    def index(year: int) -> str:
        if year not in data.indexes:
            raise Mistake(f"The index of {year} is not set.", str(year), [*map(str, data.indexes)])
        return _kept(forms.amount([data.indexes[year].tenge], words))

    def cards(*ids: str) -> str:
        contacts = Named("contact", data.contacts)
        inside = "".join(card(contacts[name], page.language) for name in ids)
        return f'<div class="cards">{inside}</div>'

    def law(label: str) -> str:
        try:
            return law_html(site, page, label)
        except NoSuchLaw as error:
            raise Mistake(str(error), label, error.known) from error

    degrees = Named("degree of confidence", cast("dict[str, str]", words.confidence))

    def sure(level: str) -> str:
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


@cache
def _compiled(expression: str) -> tuple[frozenset[str], Callable[..., Any]]:
    """The names that an expression asks for, and the expression itself, compiled once."""
    asked = meta.find_undeclared_variables(ENVIRONMENT.parse("{{" + expression + "}}"))
    return (frozenset(asked),
            ENVIRONMENT.compile_expression(expression, undefined_to_none=False))


def resolve(page: Page, token: Token, names: dict[str, Any]) -> str | Problem:
    """The token's text, or the problem with it."""

    def wrong(message: str, hint: str) -> Problem:
        return Problem(page.path, token.line, "tokens", message, hint)

    try:
        asked, evaluate = _compiled(token.expression)
        for name in sorted(asked - set(names)):
            return wrong(f"“{name}” is not a token.", nearest(name, list(names)))
        value = evaluate(**names)
        if not isinstance(value, str):
            return wrong(f"“{token.expression}” names nothing to print.",
                         "Compare the tokens in guides/style.md.")
        return value
    except Mistake as error:
        return wrong(str(error), error.hint)
    except TemplateSyntaxError as error:
        return wrong(f"“{{{{ {token.expression} }}}}” cannot be read: {error.message}.",
                     "A token looks like {{ fact.in_force }} or {{ money(fact.fine_to, 2026) }}.")
    except Exception as error:  # a token must never end in a stack trace
        return wrong(f"“{{{{ {token.expression} }}}}” does not work: {error}.",
                     "Compare the tokens in guides/style.md.")


def resolve_all(site: Site, page: Page) -> tuple[str, list[Problem]]:
    """The page's body with every token resolved, and all problems met."""
    problems: list[Problem] = []
    names = vocabulary(site, page)
    lines = page.body.split("\n")
    for offset, line in enumerate(lines):

        def put(match: re.Match[str], offset: int = offset) -> str:
            token = Token(page.body_line + offset, match.group(1).strip())
            result = resolve(page, token, names)
            if isinstance(result, Problem):
                problems.append(result)
                return ""
            return result

        lines[offset] = TOKEN.sub(put, line)
    return "\n".join(lines), problems

