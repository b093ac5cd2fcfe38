"""The closed list of tokens that stand in pages: {{ fact.in_force }}, {{ money(…) }}, …

A token is one Jinja expression, read by itself, so that one run names every mistake.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from jinja2 import TemplateSyntaxError

from scripts.content.page import Page
from scripts.content.site import Site
from scripts.problem import Problem, nearest
from scripts.render import expressions
from scripts.render.expressions import NotOneName
from scripts.render.named import Mistake
from scripts.render.vocabulary import vocabulary

TOKEN = re.compile(r"\{\{([^{}]*)\}\}")  # a brace inside would make long lines slow
BRACES = re.compile(r"\{\{|\}\}|\{%")
HALF = re.compile(r"\{+\s*([a-z]+(?:\.\w+|\([^(){}]*\)))\s*\}*")  # a token without some braces
QUOTES = re.compile(r"[‘’‚‛“”„‟«»`´]")  # what a phone or Word puts in place of '
EXAMPLES = "{{ fact.in_force }}, {{ money(fact.fine_to, 2026) }}, {{ tel.police }}"


@dataclass(frozen=True)
class Token:
    """One {{ … }} of a page: its line in the file and its text without braces."""

    line: int
    expression: str


def tokens(page: Page) -> Iterator[Token]:
    """Every token of a page's body."""
    for offset, line in enumerate(page.body.split("\n")):
        for match in TOKEN.finditer(line):
            yield Token(page.body_line + offset, match.group(1).strip())


def resolve(page: Page, token: Token, names: dict[str, Any], unread: bool = False) -> str | Problem:
    """The token's text, or the problem with it.

    `unread`: data that a token may ask for could not be read, so what it lacks is told already.
    """

    def wrong(message: str, hint: str) -> Problem:
        return Problem(page.path, token.line, "tokens", message, hint)

    try:
        expression = expressions.read(token.expression)
        for name in sorted(expressions.asked(expression) - set(names)):
            return wrong(f"“{name}” is not a token.", _meant(token.expression, name, names))
        value = expressions.value(expression, names)
        if not isinstance(value, str):
            return wrong(f"“{token.expression}” names nothing to print.",
                         "Compare the tokens in guides/style.md.")
        return value
    except Mistake as error:
        return "" if unread else wrong(str(error), error.hint)
    except NotOneName:
        return wrong("A token names one thing: no formula, no filter.", f"For example {EXAMPLES}.")
    except TemplateSyntaxError as error:
        plain = QUOTES.sub("'", token.expression)
        return wrong(f"“{{{{ {token.expression} }}}}” cannot be read: {error.message}.",
                     f"Write it with plain quotes: {{{{ {plain} }}}}"
                     if plain != token.expression else
                     "A token looks like {{ fact.in_force }} or {{ money(fact.fine_to, 2026) }}.")
    except Exception as error:  # a token must never end in a stack trace
        return "" if unread else wrong(f"“{{{{ {token.expression} }}}}” does not work: {error}.",
                     "Compare the tokens in guides/style.md.")


def _meant(expression: str, name: str, names: dict[str, Any]) -> str:
    """The token with a known name in place of the unknown one, where that stands for something."""
    for known in names:
        changed = re.sub(rf"^{re.escape(name)}\b", known, expression)
        with suppress(Exception):
            if isinstance(expressions.value(expressions.read(changed), names), str):
                return f"Did you mean {{{{ {changed} }}}}?"
    return nearest(name, list(names))


def resolve_all(site: Site, page: Page) -> tuple[str, list[Problem]]:
    """The page's body with every token resolved, and all problems met."""
    problems: list[Problem] = []
    names = vocabulary(site, page)
    lines = page.body.split("\n")
    for offset, line in enumerate(lines):

        def put(match: re.Match[str], offset: int = offset) -> str:
            token = Token(page.body_line + offset, match.group(1).strip())
            result = resolve(page, token, names, bool(site.data.unread))
            if isinstance(result, Problem):
                problems.append(result)
                return ""
            return result

        if BRACES.search(TOKEN.sub("", line)):
            half = HALF.search(TOKEN.sub("", line))
            problems.append(Problem(
                page.path, page.body_line + offset, "tokens", "Braces of a token stand alone here.",
                f"Write {{{{ {half[1]} }}}} with two braces before and two after it." if half else
                f"A token begins and ends on one line: {EXAMPLES}."))
        lines[offset] = TOKEN.sub(put, line)
    return "\n".join(lines), problems

