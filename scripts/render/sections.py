"""A page's text by heading, as words alone: what the search finds and the list of pages shows."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree, html

HEADINGS = ("h2", "h3")
# Marks of sources, numbers of steps, drawings, and the labels of cells: they are read beside the
# text, not in it.
LEFT_OUT = ("sup", "svg")
LEFT_OUT_SPANS = ("n", "cell-label")
INLINE = frozenset(("a", "abbr", "b", "code", "em", "i", "mark", "q", "small", "span", "strong",
                    "sup", "wbr"))


@dataclass(frozen=True)
class Section:
    """A heading with an id and the text below it, up to the next; "" and "" before the first."""

    id: str
    title: str
    text: str


def sections(tree: html.HtmlElement) -> list[Section]:
    """The sections in reading order; the first is what stands before any heading."""
    found: list[tuple[str, list[str], list[str]]] = [("", [], [])]
    inside: html.HtmlElement | None = None  # the heading being read
    muted = 0  # how many of the elements being read are left out
    for event, node in etree.iterwalk(tree, events=("start", "end", "comment")):
        tag = node.tag
        if event == "start" and tag in HEADINGS and node.get("id"):
            found.append((node.get("id"), [], []))
            inside = node
        if event == "end" and node is inside:
            inside = None
        words = found[-1][1] if inside is not None else found[-1][2]
        if event != "comment" and tag not in INLINE:
            words.append(" ")
        silent = tag in LEFT_OUT or (tag == "span" and node.get("class") in LEFT_OUT_SPANS)
        if event == "start":
            muted += silent
            words.append("" if muted else node.text or "")
        elif node is not tree:
            muted -= silent
            words.append("" if muted else node.tail or "")
    return [Section(name, _squeezed(title), _squeezed(text)) for name, title, text in found]


def _squeezed(words: list[str]) -> str:
    return " ".join("".join(words).split())
