"""Figures: the three versions of a page say the same numbers, facts, contacts and citations.

Why: a wrong number in one language harms its readers. Compared are the tokens, the citations and
the numbers typed by hand. Repair: make the versions equal; where a fact holds a value a language,
the token is still the same.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from scripts.content.site import Page, Site
from scripts.problem import Problem
from scripts.render.citations import LABEL
from scripts.render.tokens import TOKEN, tokens

NUMBER = re.compile(r"\d+(?:[-.:]\d+)*")
# Ids, links and list numbers are no figures of the text.
NOISE = re.compile(r"\{[^}]*\}|\]\([^)]*\)|^\s*\d+\.\s|https?://\S+", re.MULTILINE)


def _figures(page: Page) -> dict[str, Counter[str]]:
    text = LABEL.sub(" ", TOKEN.sub(" ", page.body))
    front = " ".join([page.front.title, page.front.lead or ""])
    return {
        "token": Counter(re.sub(r"\s+", " ", token.expression) for token in tokens(page)),
        "citation": Counter(set(LABEL.findall(page.body))),
        "number": Counter(NUMBER.findall(NOISE.sub(" ", f"{front}\n{text}"))),
    }


def check(site: Site) -> Iterator[Problem]:
    """Each translation against its source page."""
    for page in site.pages.values():
        source = site.page(site.source_language, page.name)
        if source is None or source is page:
            continue
        ours, theirs = _figures(page), _figures(source)
        for kind, counts in ours.items():
            for name in sorted((theirs[kind] - counts).keys()):
                yield Problem(page.path, _line(page, name), "figures",
                              f"The {kind} “{name}” of {source.path} is missing here "
                              f"({theirs[kind][name]} there, {counts[name]} here).",
                              f"Compare with {source.path}:{_line(source, name)}.")
            for name in sorted((counts - theirs[kind]).keys()):
                yield Problem(page.path, _line(page, name), "figures",
                              f"The {kind} “{name}” stands here but not so often in {source.path} "
                              f"({counts[name]} here, {theirs[kind][name]} there).",
                              "Take it out, or add it to the other languages too.")


def _line(page: Page, name: str) -> int:
    for offset, line in enumerate(page.body.split("\n")):
        if name in line:
            return page.body_line + offset
    return 1
