"""Statements without a source: a number, a date or a duty that nobody can look up.

Why: a reader acts on them. Repair: cite the source, or say openly that the reading is ours.
Not among the rules of every check: a sentence may be written before its source is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.content.blocks import Block, blocks
from scripts.content.page import Page
from scripts.content.site import Site
from scripts.content.terms import NUMBER, Patterns
from scripts.content.texts import prose
from scripts.problem import Problem
from scripts.render.citations import LABEL
from scripts.render.tokens import TOKEN

PRINTS = re.compile(r"(?:fact\.|fact\[|money\(|index\()")  # tokens that print a number
# Tokens that bring their sources with them.
OWN = ("law(", "cards(", "cases(", "figures(", "plot(", "relations(", "glossary(", "pairs(",
       "count(", "measured(", "changes(", "corrections(")
OPENLY = re.compile(r"sure\(\s*['\"](?:our-reading|open)['\"]\s*\)")
# The article of this site, a part of an article, the number of a law; more is in data/terms.yml.
NAMES = re.compile(r"115-1|\d+(?:-\d+)?\(\d+(?:-\d+)?\)|№\s*\d+(?:-[IVX]+)?")
DIGIT = re.compile(r"\d")
NUMBER_AND_WORD = re.compile(r"\w*\d\S*(?:\s\w+)?")
SHOWN = 80  # letters of a block that a letter repeats


def check(site: Site) -> Iterator[Problem]:
    """Every block of every page, in the order of the page."""
    known = site.data.terms.known_names()
    for page in site.pages.values():
        patterns = site.data.terms.patterns.get(page.language, Patterns(duty=[]))
        yield from _page(page, patterns, known)


def _page(page: Page, patterns: Patterns, known: re.Pattern[str]) -> Iterator[Problem]:
    names = [re.compile(name.replace("{n}", NUMBER), re.IGNORECASE) for name in patterns.names]
    duty = re.compile("|".join(patterns.duty) or "(?!)", re.IGNORECASE)
    cited: set[int] = set()  # sections that hold a source above this block
    for block in blocks(page):
        if _has_source(block.text):
            cited.add(block.section)
        elif block.section not in cited and not OPENLY.search(block.text):
            words = _number(block, [NAMES, known, *names]) or _found(duty, block.text)
            if words:
                shown = f"{block.text[:SHOWN]}…" if len(block.text) > SHOWN else block.text
                yield Problem(page.path, block.line, "uncited",
                              f"“{words}” has no source: {shown}",
                              "Add [^label] of data/sources.yml, here or earlier under the same "
                              "heading; or, if it is our own reading, {{ sure('our-reading') }}.")


def _has_source(text: str) -> bool:
    tokens = [token.strip() for token in TOKEN.findall(text)]
    return bool(LABEL.search(text)) or any(token.startswith(OWN) for token in tokens)


def _number(block: Block, names: list[re.Pattern[str]]) -> str:
    """The first number of a block that is no name, or the token that prints one; else nothing."""
    for token in TOKEN.findall(block.text):
        if PRINTS.match(token.strip()):
            return f"{{{{{token}}}}}"
    text = prose(block.text)
    for name in names:
        text = name.sub(lambda match: " " if DIGIT.search(match[0]) else match[0], text)
    return _found(NUMBER_AND_WORD, text)


def _found(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(prose(text))
    return match[0].strip() if match else ""
