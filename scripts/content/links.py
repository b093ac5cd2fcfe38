"""The links of a page as they are typed: a part of the text, no HTML yet."""

from __future__ import annotations

import posixpath
import re
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from scripts.content.page import Page

# inline [a](b) · picture ![a](b) · definition [a]: b · footnote [^a]: b · autolink <b> · bare b
# reference [a][b] · plain [a] · unclosed [a](b without its end
Kind = Literal["inline", "picture", "definition", "footnote", "autolink", "bare", "reference",
               "plain", "unclosed"]
MARK = re.compile(r"\\.|!?\[|\]|\n[ \t]*\n")
SIDE = re.compile(r"\\.|[()]|\n[ \t]*\n")
INSIDE = re.compile(r"\s*(?:<([^<>]*)>|(.*?))(?:\s+(\"[^\"]*\"|'[^']*'))?\s*", re.DOTALL)
DEFINED = re.compile(r":[ \t]*\n?[ \t]*<?([^\s>]+)")
SECOND = re.compile(r"\[([^\[\]\n]*)\]")
AUTOLINK = re.compile(r"<([a-zA-Z][a-zA-Z0-9+.-]*:[^\s<>]*|[^\s<>@]+@[^\s<>]+)>")
BARE = re.compile(r"(?:\b[a-zA-Z][a-zA-Z0-9+.-]{1,20}://|\bwww\.)[^\s<>\"»”|]+"
                  r"|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+\.[\w.-]*\w")
TOKEN = re.compile(r"\{\{.*?\}\}")
LONGEST = 500  # letters of an address; what is longer has lost its bracket


@dataclass(frozen=True)
class Link:
    """One link, its line in the file, and where it begins in the body.

    `text` is what stands between [ and ], `target` the address as typed, without <> and title.
    """

    line: int
    kind: Kind
    text: str
    target: str
    title: str = ""
    place: int = 0

    def typed(self, target: str) -> str:
        """How it is typed with another address; a long text is left to its reader."""
        text = self.text if len(self.text) <= 60 and "\n" not in self.text else "…"
        if self.kind == "definition":
            return f"[{text}]: {target}"
        return f"{'!' * (self.kind == 'picture')}[{text or '…'}]({target})"


def links(page: Page) -> list[Link]:
    """All of them in the order of the text. Code is no exception: pages have none."""
    body = TOKEN.sub(lambda match: "·" * len(match[0]), page.body)
    starts = [0, *(match.end() for match in re.finditer("\n", body))]
    found = []
    for start, end, link in (*_bracketed(body), *_autolinks(body)):
        found.append((start, end, link))
    found += _bare(body, [(start, end) for start, end, link in found if link[0] != "plain"])
    return [Link(page.body_line + bisect(starts, start) - 1, *link, place=start)
            for start, _, link in sorted(found, key=lambda one: one[0])]


def joined(page: Page, *parts: str) -> str:
    """The name that a path has below the language's folder, as seen from the page."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(page.name), *parts))


def relative(page: Page, name: str) -> str:
    """How the page names another: "law/harm.md" → "../now.md"."""
    return posixpath.relpath(name, posixpath.dirname(page.name) or ".")


Found = tuple[int, int, tuple[Kind, str, str, str]]


def _bracketed(body: str) -> Iterator[Found]:
    """What stands in square brackets. Brackets that hold others are told after them."""
    opened: list[re.Match[str]] = []
    for mark in MARK.finditer(body):
        if mark[0].endswith("["):
            opened.append(mark)
        elif mark[0][0] == "\n":
            opened.clear()
        elif mark[0] == "]" and opened:
            opener = opened.pop()
            text = body[opener.end():mark.start()]
            end, link = _after(body, opener, mark.end(), text)
            yield opener.start(), end, link


def _after(body: str, opener: re.Match[str], end: int, text: str
           ) -> tuple[int, tuple[Kind, str, str, str]]:
    """What kind of link a text in brackets is, by what follows it, and where that ends."""
    if body.startswith("(", end) and not text.startswith("^"):
        closing = _closing(body, end + 1)
        if closing is None:
            return end + 1, ("unclosed", text, body[end + 1:end + 41].split("\n")[0], "")
        inside = INSIDE.fullmatch(body, end + 1, closing)
        target = (inside[1] or inside[2] or "") if inside else body[end + 1:closing]
        title = (inside[3] or "") if inside else ""
        kind: Kind = "picture" if opener[0] == "![" else "inline"
        return closing + 1, (kind, text, target.strip(), title)
    alone = not body[body.rfind("\n", 0, opener.start()) + 1:opener.start()].strip()
    if alone and (defined := DEFINED.match(body, end)):
        note = text.startswith("^")
        return defined.end(), ("footnote" if note else "definition", text, defined[1], "")
    second = SECOND.match(body, end)
    if second and not second[1].startswith("^") and not text.startswith("^"):
        return second.end(), ("reference", text, second[1] or text, opener[0][0])
    return end, ("plain", text, "", "")


def _closing(body: str, start: int) -> int | None:
    """Where the bracket of an address ends; None where it does not."""
    depth = 1
    for side in SIDE.finditer(body, start, start + LONGEST):
        if side[0][0] == "\n":
            return None
        depth += {"(": 1, ")": -1}.get(side[0], 0)
        if not depth:
            return side.start()
    return None


def _autolinks(body: str) -> Iterator[Found]:
    for match in AUTOLINK.finditer(body):
        yield match.start(), match.end(), ("autolink", "", match[1], "")


def _bare(body: str, spans: list[tuple[int, int]]) -> Iterator[Found]:
    """Addresses that stand in the text as they are."""
    inside = iter(sorted(spans))
    begin, end = next(inside, (len(body), len(body)))
    for match in BARE.finditer(body):
        while end <= match.start():
            begin, end = next(inside, (len(body), len(body) + 1))
        if not begin <= match.start() < end:
            yield match.start(), match.end(), ("bare", "", match[0].rstrip(".,;:!?)"), "")
