"""Figures: the three versions of a page say the same numbers, facts, contacts and citations.

Why: a wrong number in one language harms its readers. Compared are the tokens, the citations and
the numbers typed by hand. Repair: make the versions equal; where a fact holds a value a language,
the token is still the same.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from scripts.checks.compared import Mark, differences, marks
from scripts.content.headings import twin_line
from scripts.content.page import Page
from scripts.content.reading import line_of
from scripts.content.site import Site, is_stale
from scripts.problem import Problem

SIGNS = re.compile(r"(?<=\d)[.,\s](?=\d)")  # inside a number: 70 000, 70,000; 16,2, 16.2


def check(site: Site) -> Iterator[Problem]:
    """Each translation against its source page; the texts of a figure against one another.

    The letter goes to the version that was edited last: the source, where a translation was not
    read since.
    """
    yield from _records(site)
    found: dict[tuple[str, int, str, str, str], list[str]] = defaultdict(list)
    every = {page.path: marks(site, page) for page in site.pages.values()}
    for translation in site.pages.values():
        source = site.page(site.source_language, translation.name)
        if source is None or source is translation:
            continue
        page, other = ((source, translation) if is_stale(site, translation)
                       else (translation, source))
        for mark, twin in differences(site, page, every[page.path], every[other.path]):
            line, there = _lines(page, other, mark, twin)
            kind = next(each.kind for each in (mark, twin) if each)
            key = (page.path, line, kind, mark.typed if mark else "", twin.typed if twin else "")
            found[key].append(f"{other.path}:{there}")
    for (path, line, kind, ours, theirs), others in found.items():
        yield Problem(path, line, "figures", *_letter(kind, ours, theirs, " and ".join(others)))


def _lines(page: Page, other: Page, mark: Mark | None, twin: Mark | None) -> tuple[int, int]:
    here = mark.line if mark else twin_line(page, other, twin.line) if twin else 1
    return here, twin.line if twin else twin_line(other, page, here)


def _letter(kind: str, ours: str, theirs: str, others: str) -> tuple[str, str]:
    if ours and theirs:
        return (f"The {kind} {ours} stands here, but {theirs} in {others}.",
                f"Write {theirs} here. If {ours} is right, write it in every language.")
    if theirs:
        return (f"The {kind} {theirs} of {others} is missing here.",
                f"Write {theirs} here too. If it is not needed, take it out in every language.")
    return (f"The {kind} {ours} stands here, but not (or not so often) in {others}.",
            "Take it out here. If it is needed, add it in every language.")


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
