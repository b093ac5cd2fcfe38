"""Heading ids: explicit, ASCII, unique, and the same in all languages, in the same order.

Links from schools and the language switch lead to them. The phrases of an included law follow
each language's own text, so their order is free. Repair: add {#the-id} as the source page has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.content.headings import Heading, headings, twin_line
from scripts.content.page import Page
from scripts.content.site import Site, is_stale
from scripts.problem import Problem

ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
TYPED = re.compile(r"(?!id\b)[a-z][a-z0-9-]*[a-z0-9]")  # an id where none can stand


def check(site: Site) -> Iterator[Problem]:
    """Each translation against its source, then each page alone. The letter goes to the version
    that was edited last: the source, where a translation was not read since."""
    found: dict[tuple[str, int], Problem] = {}
    for translation in site.pages.values():
        source = site.page(site.source_language, translation.name)
        if source is not None and source is not translation:
            pages = (source, translation) if is_stale(site, translation) else (translation, source)
            for problem in _compared(*pages):
                found.setdefault((problem.path, problem.line), problem)
    for page in site.pages.values():
        for problem in _alone(page):
            found.setdefault((problem.path, problem.line), problem)
    yield from found.values()


def _alone(page: Page) -> Iterator[Problem]:
    seen: set[str] = set()
    for heading in headings(page):
        again = heading.id in seen and f"The id “{heading.id}” stands twice on this page."
        if message := again or _bad(heading):
            yield _letter(page, heading, message, "" if again else heading.id or "")
        seen.add(heading.id or "")


def _bad(heading: Heading) -> str:
    if not heading.spaced:
        return "A line that begins with # is a heading, and this one has no space after it."
    if heading.level == 1:
        return "A heading of level 1 in the text: the title in the front matter is the H1."
    if not heading.id:
        return (f"“{heading.braces}”: the braces of a heading hold its id alone, at the end."
                if heading.braces else f"The heading “{heading.text}” has no id.")
    plain = ID.fullmatch(heading.id)
    return "" if plain else f"The id “{heading.id}” is not in plain small English letters."


def _letter(page: Page, heading: Heading, message: str, id: str, level: int = 0) -> Problem:
    """With the whole line to type; without a good id the reader chooses one."""
    right = next(filter(ID.fullmatch, (id, *TYPED.findall(heading.braces))), "short-english-id")
    return Problem(page.path, heading.line, "heading_ids", message,
                   f"Write: {'#' * max(level or heading.level, 2)} {heading.words} {{#{right}}}"
                   f"{'' if heading.spaced else '. If it is no heading, begin with a word.'}")


def _compared(page: Page, other: Page) -> Iterator[Problem]:
    ours, theirs = headings(page), headings(other)
    twins = {heading.id: heading for heading in theirs if heading.id}
    firsts = {heading.id: heading for heading in reversed(ours)}
    lost = [heading for id, heading in twins.items()  # typed, but no heading: told by other rules
            if id not in firsts and f"{{#{id}}}" not in page.body]
    odd = [heading for heading in ours
           if heading.id not in twins or firsts[heading.id] is not heading]
    if len(odd) == len(lost):
        for heading, twin in zip(odd, lost, strict=True):
            again = f"The id “{heading.id}” stands twice, or does not occur in {other.path}."
            yield _letter(page, heading, f"{_bad(heading) or again} At {other.path}:{twin.line} "
                          f"stands “{twin.id}”.", twin.id or "", twin.level)
    else:
        for heading in odd:
            if heading.id and heading.id not in twins:
                yield Problem(page.path, heading.line, "heading_ids",
                              f"The id “{heading.id}” does not occur in {other.path}.",
                              "Add this heading there too, in every language, or take it out here.")
        for twin in lost:
            yield Problem(page.path, twin_line(page, other, twin.line), "heading_ids",
                          f"The heading #{twin.id} of {other.path}:{twin.line} is missing here.",
                          f"Add: {'#' * twin.level} … {{#{twin.id}}}")
    for heading in ours:
        if (same := twins.get(heading.id or "")) and same.level != heading.level:
            yield _letter(page, heading, f"“{heading.id}” has {heading.level} signs # here, and "
                          f"{same.level} in {other.path}.", heading.id or "", same.level)
    order = [heading.id for heading in theirs if not heading.phrase and heading.id in firsts]
    free = [heading for heading in ours if not heading.phrase and heading.id in twins]
    for heading, wanted in zip(free, order, strict=False):
        if heading.id != wanted:
            yield Problem(page.path, heading.line, "heading_ids", f"#{heading.id} stands where "
                          f"{other.path} has #{wanted}.",
                          f"Move #{wanted} with its text here: above #{heading.id}.")
            return
