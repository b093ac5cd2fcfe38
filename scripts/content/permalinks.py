"""Every address and anchor that was ever published: data/permalinks.txt, one a line.

A line is written as a link on a language's home page would be: `report/#danger` stands for that
place in every language, `./` for the home page itself; what begins with `/` has no language.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator

PATH = "data/permalinks.txt"
REDIRECTS = "data/redirects.yml"
ANCHOR = r"#[a-z][a-z0-9]*(?:-[a-z0-9]+)*"
PAGE = r"(?:\./|(?:[a-z0-9][a-z0-9_-]*/)+)"
LINK = re.compile(rf"{PAGE}(?:{ANCHOR})?|(?:[a-z0-9-]+/)*[a-z0-9-]+\.[a-z]+|/(?:[a-z0-9-]+/)*")
MOVABLE = re.compile(rf"{PAGE}(?:{ANCHOR})?")  # what data/redirects.yml may name
HOME = "./"


def _movable(value: str) -> str:
    if not MOVABLE.fullmatch(value):
        shown = re.sub(r"^(?:https?://[^/]+)?/?(?:[a-z]{2}/)?|(?<=\w)$", "", value)
        right = f"Write {shown}" if MOVABLE.fullmatch(shown) else "Look at the lines beside it."
        raise ValueError(f"type a page as report/, or a place on it as report/#danger -> {right}")
    return value


Movable = Annotated[str, AfterValidator(_movable)]
Redirects = dict[Movable, Movable] | None  # old place → new place; None: the file holds no line


@dataclass(frozen=True)
class Permalink:
    """One line of the file, and its number from 1."""

    line: int
    link: str


def permalinks(text: str) -> list[Permalink]:
    """Every line of the file but comments and empty ones, as they are."""
    return list(_lines(text))


def _lines(text: str) -> Iterator[Permalink]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip() and not line.startswith("#"):
            yield Permalink(number, line)


def place_of(found: list[Permalink], link: str) -> Permalink | None:
    """The line below which a new one belongs: the last that stands before it in the alphabet."""
    return max((line for line in found if line.link < link), key=lambda line: line.link,
               default=None)


def destination(link: str, redirects: Mapping[str, str], current: Collection[str]) -> str | None:
    """Where a place that is gone leads: as its own line says, else to the heading of the same name
    where its page went; None where neither is there."""
    page, sign, anchor = link.partition("#")
    if link in redirects or not sign or page not in redirects:
        return redirects.get(link)
    there = f"{redirects[page].partition('#')[0]}#{anchor}"
    return there if there in current else None

def nearest_place(link: str, current: list[str]) -> str:
    """The nearest place of the same page, else of any; for a page, the nearest page."""
    page, sign, _ = link.partition("#")
    known = [other for other in current
             if MOVABLE.fullmatch(other) and ("#" in other) == bool(sign)]
    same = [other for other in known if other.startswith(f"{page}#")]
    close = difflib.get_close_matches(link, same or known, n=1, cutoff=0.3)
    return close[0] if close else page if page in current else ""
