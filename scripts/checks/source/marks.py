"""Marks of Markdown that are not offered here, or that never end.

Why: tabs hide text from print and search, a fence makes a letter of help look like a program, and
one ** without its twin is printed as two stars. Repair: the line of the hint.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.checks.first_few import first_few
from scripts.content.blocks import blocks
from scripts.content.headings import MOVED
from scripts.content.page import Page
from scripts.content.site import Site
from scripts.problem import Problem
from scripts.render.tokens import TOKEN

TAB = re.compile(r"\s*===[!+]?\s*[\"«“„](.*?)[\"»”]?\s*$")
FENCE = re.compile(r"\s*(?:`{3,}|~{3,})")
UNDER = re.compile(r" {0,3}(?:=+|-+)\s*$")
HALF_BOX = re.compile(r"\s*(?:!!|!{4,}|\?\?|\?{4,}\+?)\s+[a-z]+\s*(?:\"|$)")
STARS = re.compile(r"\\.|(\*\*)")


def check(site: Site) -> Iterator[Problem]:
    """The bodies of all pages: line by line, then paragraph by paragraph."""
    for page in site.pages.values():
        yield from first_few(_page(page))


def _page(page: Page) -> Iterator[Problem]:
    before = ""
    for offset, line in enumerate(page.body.split("\n")):
        if wrong := _line(before, line):
            yield Problem(page.path, page.body_line + offset, "marks", *wrong)
        before = line
    for block in blocks(page):
        if sum(bool(match[1]) for match in STARS.finditer(TOKEN.sub("", block.text))) % 2:
            yield Problem(page.path, block.line, "marks",
                          f"One ** has no twin in this paragraph: {_around(block.text)}",
                          "Put ** before the first and after the last bold word, without spaces "
                          "inside: **words**. If two stars are meant, write \\*\\*.")


def _line(before: str, line: str) -> tuple[str, str] | None:
    if tab := TAB.match(line):
        return ("Tabs are not offered: they hide text, and paper shows one of them alone.",
                f"Make each a heading (### {tab[1]} {{#short-english-id}}) or a folded box "
                f"(??? more \"{tab[1]}\").")
    if FENCE.match(line):
        return ("Three ` or ~ make no block here: pages show no code.",
                "Delete the marks. Words to copy stand in a box, or after > as a quotation.")
    if UNDER.match(line) and before.strip() and not before.startswith(("#", "|", ">", " ", "///")):
        return ("A line of - or = directly under words makes a heading of them, without an id.",
                f"A heading: ## {before.strip()[:60]} {{#short-english-id}}. A line across the "
                "page: an empty line above it.")
    if HALF_BOX.match(line):
        return ("A box begins with exactly three marks.",
                f"Write {'!!!' if '!' in line else '???'} {line.strip().lstrip('!?+ ')}")
    if MOVED.match(line):
        return ("Spaces stand before the # of a heading.", f"Write {line.strip()}")
    return None


def _around(text: str) -> str:
    place = text.rfind("**")
    return f"“…{text[max(0, place - 20):place + 30]}…”"
