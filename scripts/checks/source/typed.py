"""Typed by hand: an amount in tenge or a telephone number that data/ holds.

Why: facts change; typed once in data/, they change everywhere. Repair: use the token of the hint.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.content.site import Site
from scripts.problem import Problem
from scripts.render.tokens import TOKEN

NOISE = re.compile(r"\[\^[^\]]*\]|(?<=\])\([^()]*\)")  # sources; addresses are told by `links`
AMOUNT = re.compile(r"\d[\d\s.,\u00a0\u202f]{0,30}(?:₸|тенге|теңге|tenge|KZT|тг\b)", re.IGNORECASE)
LONG_PHONE = re.compile(r"(?<![\w/-])\+?[78][\s(\u00a0-]*\d{3}[\s)\u00a0-]*\d{3}[\s\u00a0-]?\d{2}"
                        r"[\s\u00a0-]?\d{2}(?!\d)")


def check(site: Site) -> Iterator[Problem]:
    """Bodies and front matter of all pages."""
    numbers = {contact.number: name for name, contact in site.data.contacts.items()}
    either = "|".join(map(re.escape, numbers)) or "(?!)"
    short = re.compile(rf"(?<![\d\w/.,№-])({either})(?![\d.,]\d|\d)")
    amounts = {fact.indexes * index.tenge: f"{{{{ money(fact.{name}, {year}) }}}}"
               for year, index in site.data.indexes.items()
               for name, fact in reversed(site.data.facts.items()) if fact.indexes is not None}
    for page in site.pages.values():
        front = [page.front.title, page.front.lead or "", page.front.description]
        lines = [(1, text) for text in front]
        lines += [(page.body_line + offset, TOKEN.sub("", NOISE.sub("", line)))
                  for offset, line in enumerate(page.body.split("\n"))]
        for line, text in lines:
            if match := AMOUNT.search(text):
                yield Problem(page.path, line, "typed", f"The amount “{match.group()}” is typed.",
                              _token(match.group(), amounts) or
                              "Write {{ money(fact.…, year) }} or put it into data/facts.yml.")
            if match := LONG_PHONE.search(text):
                yield Problem(page.path, line, "typed",
                              f"The telephone number “{match.group()}” is typed.",
                              "Put it into data/contacts.yml and write {{ tel.… }}.")
            if match := short.search(text):
                yield Problem(page.path, line, "typed",
                              f"The telephone number “{match[1]}” is typed.",
                              f"Write {{{{ tel.{numbers[match[1]]} }}}}.")


def _token(amount: str, amounts: dict[int, str]) -> str:
    """What to write for an amount that some fact gives in some year."""
    token = amounts.get(int(re.sub(r"\D", "", amount)))
    return f"Write {token}, if this fact is meant." if token else ""
