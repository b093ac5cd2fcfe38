"""Brackets of links and sources: typed so that a link is made, and with words to press on.

Why: with a space, a bracket of another keyboard or none at all, the page shows its marks in place
of a link, and nothing else says so. Repair: type the line of the hint.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.checks.first_few import first_few
from scripts.content.links import Link, links
from scripts.content.page import FRONT, Page
from scripts.content.site import Site
from scripts.problem import Problem
from scripts.render.citations import find

ADDRESS = r"[^()\s]*(?:\.md\b|^#|/)[^()]*|#[\w-]+|(?:https?|mailto|tel):[^()]*"
PARTED = re.compile(rf"\][ \t\u00a0]+\((?:{ADDRESS})\)")
TURNED = re.compile(rf"(?<!\])\(([^()\n]{{1,200}})\)\[(?!\^)({ADDRESS})\]")
WIDE = str.maketrans("［］（）【】", "[]()[]")
WIDE_MARK = re.compile(r"[［］（）【】]")
CITED = re.compile(r"(\^?)\[[ \t]*(\^?)[ \t]*([^\[\]\s^]+)[ \t]*\](?![\[(:])")


def check(site: Site) -> Iterator[Problem]:
    """Every page: its front matter, then each line, then each link."""
    for page in site.pages.values():
        yield from first_few(Problem(page.path, line, "link_marks", message, hint)
                             for line, message, hint in _page(site, page))


def _page(site: Site, page: Page) -> Iterator[tuple[int, str, str]]:
    for key in FRONT:
        if re.search(r"\]\s*\(|://|\[\^", getattr(page.front, key) or ""):
            yield (page.line_with(key), f"A link or source in “{key}” would be printed as typed.",
                   f"Keep the words alone in “{key}”; links and sources stand in the text below.")
    for offset, line in enumerate(page.body.split("\n")):
        for message, hint in _line(site, line):
            yield page.body_line + offset, message, hint
    for link in links(page):
        for message, hint in _link(link):
            yield link.line, message, hint


def _line(site: Site, line: str) -> Iterator[tuple[str, str]]:
    if WIDE_MARK.search(line):
        yield ("Brackets of another keyboard: they make no link.",
               f"Write: {line.translate(WIDE).strip()[:200]}")
        return
    for match in PARTED.finditer(line):
        yield ("A space stands between ] and (, so this is no link.",
               f"Write …](…) without it: {re.sub(r'][^(]+', ']', match[0])}")
    for match in TURNED.finditer(line):
        yield "Round and square brackets have changed places.", f"Write [{match[1]}]({match[2]})"
    for match in CITED.finditer(line):
        label = match[3]
        if match[0] != f"[^{label}]" and find(site.data, label) is not None:
            yield f"“{match[0]}” is printed as typed: it makes no source.", f"Write [^{label}]"


def _link(link: Link) -> Iterator[tuple[str, str]]:
    if link.kind == "unclosed":
        start = link.target.split()[0] if link.target.split() else ""
        yield (f"The link “[{link.text[:60]}](” has no closing bracket.",
               f"Write {link.typed(start.rstrip('.,;:'))}")
    elif link.kind == "inline" and not re.search(r"\w", link.text):
        yield ("The link has no words: nobody can see or hear it.",
               f"Write [what it leads to]({link.target})")
