"""Units: a number stands with the same unit in every language, and a fact with its own.

Why: “10 days” in place of “10 hours” is another law. The words for each unit stand in data/words/
under `units`; the bare numbers are compared by the rule figures. Repair: write the unit of the page
that is right, in the others too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.content.page import Page
from scripts.content.site import Site, is_stale
from scripts.content.texts import Text, front_texts, versions
from scripts.content.units import Measured, Reader, typed
from scripts.problem import Problem

FACT = re.compile(r"fact\.(\w+)")
NUMBER = re.compile(r"\{\{[^{}]*\}\}|[\d.,:-]*\d")


def check(site: Site) -> Iterator[Problem]:
    """Each translation against its source page, each text of data/ against the source language."""
    readers = {code: Reader(language) for code, language in site.languages.items()}
    if site.source_language not in readers:
        return
    read = {(page.language, page.name): list(readers[page.language].read(_lines(page)))
            for page in site.pages.values()}
    told: dict[tuple[str, int], Problem] = {}
    for (code, name), found in read.items():
        yield from _facts(site, code, found)
        if code != site.source_language:
            pair = (found, read.get((site.source_language, name), []))
            late = is_stale(site, site.pages[code, name])  # then the source was edited last
            for problem in _differ(site, *(reversed(pair) if late else pair)):
                told.setdefault((problem.path, problem.line), problem)
    yield from told.values()
    for texts in versions(site):
        source = texts.pop(site.source_language, None)
        for code, text in texts.items() if source else []:
            yield from _differ(site, list(readers[code].read([text])),
                               list(readers[site.source_language].read([source] if source else [])))


def _lines(page: Page) -> Iterator[Text]:
    yield from front_texts(page)
    for offset, line in enumerate(page.body.split("\n")):
        yield Text(page.path, page.body_line + offset, line, language=page.language)


def _facts(site: Site, code: str, found: list[Measured]) -> Iterator[Problem]:
    for one in found:
        match = FACT.fullmatch(one.number)
        fact = site.data.facts.get(match[1]) if match else None
        unit = ("index" if fact.indexes is not None else fact.unit) if fact else None
        words = site.languages[code].words.units.get(unit, []) if unit else []
        if words and unit not in one.units:
            yield Problem(one.place.path, one.place.line, "units",
                          f"“{one.shown}”: this fact is given in {unit} (data/facts.yml).",
                          f"Write it with a word for {unit}: {typed(words[0])}.")


def _differ(site: Site, ours: list[Measured], theirs: list[Measured]) -> Iterator[Problem]:
    """What stands here with one unit and there with another; a number without a unit is neither."""
    left = list(theirs)
    strange = []
    for one in sorted(ours, key=lambda one: len(one.units)):
        same = [other for other in left if other.number == one.number]
        meant = next((other for other in same if other.units & one.units), None)
        if meant:
            left.remove(meant)
        else:
            strange.append(one)
    for one in strange:
        other = next((other for other in left if other.number == one.number), None)
        if other:
            left.remove(other)
            yield Problem(one.place.path, one.place.line, "units",
                          f"“{one.shown}” stands here, “{other.shown}” in "
                          f"{other.place.path}:{other.place.line}: another unit.",
                          f"Compare both lines; write {_right(site, one, other)} here, or correct "
                          "the other page.")


def _right(site: Site, one: Measured, other: Measured) -> str:
    """The number with a word for the other's unit, in the language of the text."""
    units = site.languages[one.place.language].words.units
    words = dict.fromkeys(typed(forms[0]) for unit, forms in units.items() if unit in other.units)
    number = NUMBER.match(one.shown)
    return " or ".join(f"“{number[0] if number else one.number} {word}”" for word in words)
