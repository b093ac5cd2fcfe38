"""Braces, and what follows the word of a box: an id on a heading, {.law}, a title, nothing else.

Why: {onclick=…}, {style=…} or an unknown class builds silently, and an id that is not a heading's
is an address that nobody keeps. Repair: the braces of the hint, or none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.checks.first_few import first_few
from scripts.content.headings import HEADING, MOVED
from scripts.content.page import Page
from scripts.content.site import Site
from scripts.problem import Problem, nearest
from scripts.render.tokens import BRACES, HALF, TOKEN

CLASSES = ("law",)  # what the style knows and people type; those of /// are told by `blocks`
BRACE = re.compile(r"\{:?([^{}]*)\}?")
BLOCK = re.compile(r"\s*/{3,}\s+\S")
TITLED = re.compile(r"(?P<mark>\s*(?:!!!|\?\?\?\+?) ?[\w-]*)(?P<rest>.*)")
TITLE = re.compile(r'(?: +".*")?\s*')
PLACES = re.compile(r"(?:inline|end|open|center|left|right)\b")  # where another theme puts a box


def check(site: Site) -> Iterator[Problem]:
    """The bodies of all pages, line by line."""
    for page in site.pages.values():
        yield from first_few(_page(page))


def _page(page: Page) -> Iterator[Problem]:
    before = ""
    for offset, line in enumerate(page.body.split("\n")):
        for wrong in (*_box(line), *_option(before, line), *_braces(TOKEN.sub("·", line))):
            yield Problem(page.path, page.body_line + offset, "attributes", *wrong)
        before = line


def _box(line: str) -> Iterator[tuple[str, str]]:
    found = TITLED.fullmatch(line)
    if found and not TITLE.fullmatch(found["rest"]):
        words = re.sub(r"[\"“”„«»]", "", found["rest"]).strip()
        title = "" if PLACES.match(words) else f' "{words}"'
        yield ("After the word of a box stands its title in straight quotes, or nothing.",
               f"Write {found['mark'].strip()}{title}")


def _option(before: str, line: str) -> Iterator[tuple[str, str]]:
    """A block takes options from the lines directly below its first."""
    if BLOCK.match(before) and re.match(r" {4,}\S|---", line):
        yield (f"“{line.strip()[:40]}” directly under /// is an option, and none is used here.",
               "Take it out; text begins after an empty line, at the start of its line.")


def _braces(line: str) -> Iterator[tuple[str, str]]:
    if "{" not in line or BRACES.search(line):
        return  # braces of a token that stand alone: told by `tokens`
    heading = HEADING.match(line)
    if MOVED.match(line) or (heading and not heading[4]):
        return  # told by `marks`, by `heading_ids`
    for match in BRACE.finditer(line):
        inside = match[1].strip()
        if heading and inside == f"#{heading[4]}":
            continue
        if half := HALF.fullmatch(match[0]):
            yield (f"“{match[0]}”: a token has two braces on each side.",
                   f"Write {{{{ {half[1]} }}}}")
        elif heading:
            yield (f"“{match[0]}”: the braces of a heading hold its id alone, at the end.",
                   f"Write {heading[1]} {BRACE.sub('', line).strip('# ')} {{#{heading[4]}}}")
        elif inside.startswith(".") and " " not in inside:
            yield from _named(line, match, inside)
        elif inside.startswith("#"):
            yield (f"“{match[0]}”: only a heading has an id.",
                   f"Make it a heading (### words {match[0]}), or take the braces out.")
        else:
            yield (f"“{match[0]}”: colours, styles and programs are not set on pages. Braces hold "
                   "the id of a heading, or .law, and nothing else.",
                   "Take the braces out with what is in them; if they are text, write (…).")


def _named(line: str, match: re.Match[str], inside: str) -> Iterator[tuple[str, str]]:
    if inside.removeprefix(".") not in CLASSES:
        yield (f"“{match[0]}”: the style does not know “{inside}”.",
               f"{nearest(inside, [f'.{name}' for name in CLASSES])} Else take the braces out.")
    elif not line[:match.start()].endswith("*"):
        yield (f"“{match[0]}” must follow directly the words that it is about.",
               f"Write *words of the law*{match[0]}")
