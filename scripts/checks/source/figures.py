"""Figures: the three versions of a page say the same numbers, facts, contacts and citations.

Why: a wrong number in one language harms its readers. Compared are the tokens, the citations and
the numbers typed by hand. Repair: make the versions equal; where a fact holds a value a language,
the token is still the same.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from scripts.content.reading import line_of
from scripts.content.site import Page, Site
from scripts.problem import Problem
from scripts.render.citations import LABEL
from scripts.render.tokens import TOKEN, tokens

NUMBER = re.compile(r"\d+(?:[-.:]\d+)*")
# Ids, links and list numbers are no figures of the text.
NOISE = re.compile(r"\{[^{}\n]*\}|\]\([^()\n]*\)|^\s*\d+\.\s|https?://\S+", re.MULTILINE)
SIGNS = re.compile(r"(?<=\d)[.,\s](?=\d)")  # inside a number: 70 000, 70,000; 16,2, 16.2


def _figures(page: Page) -> dict[str, Counter[str]]:
    text = LABEL.sub(" ", TOKEN.sub(" ", page.body))
    front = " ".join([page.front.title, page.front.lead or ""])
    return {
        "token": Counter(re.sub(r"\s+", " ", token.expression) for token in tokens(page)),
        "citation": Counter(set(LABEL.findall(page.body))),
        "number": Counter(NUMBER.findall(NOISE.sub(" ", f"{front}\n{text}"))),
    }


def check(site: Site) -> Iterator[Problem]:
    """Each translation against its source page; the texts of a figure against one another."""
    yield from _records(site)
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


def _records(site: Site) -> Iterator[Problem]:
    """Texts of data/figures.yml: grouping and decimal signs differ, the digits do not."""
    path = "data/figures.yml"
    for group, figures in site.data.figures.items():
        for name, figure in figures.items():
            for key in ("figure", "counts", "who", "note"):
                texts = getattr(figure, key)
                if not isinstance(texts, dict):
                    continue
                digits = {code: sorted(re.findall(r"\d+", SIGNS.sub("", text)))
                          for code, text in texts.items()}
                for code in digits:
                    if digits[code] != digits.get(site.source_language, digits[code]):
                        yield Problem(path, line_of(site.data.documents[path],
                                                    (group, name, key, code)), "figures",
                                      f"The numbers of “{key}” in “{code}” are not those in "
                                      f"“{site.source_language}”: {', '.join(digits[code])}.",
                                      f"Compare: {texts[site.source_language]}")


def _line(page: Page, name: str) -> int:
    for offset, line in enumerate(page.body.split("\n")):
        if name in line:
            return page.body_line + offset
    return 1
