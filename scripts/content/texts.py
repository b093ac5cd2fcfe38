"""All that people read or write as prose, line by line: pages, law texts, strings of data/."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from scripts.content.site import Page, Site

# Tokens, marks of sources, attributes, tags, code and addresses are no prose. What stands in their
# place keeps the words before and after apart; only a link's target leaves no trace.
TARGET = re.compile(r"\]\([^)]*\)")
NOT_PROSE = re.compile(
    r"\{\{.*?\}\}|\{[^}]*\}|\[\^[^\]]*\]|https?://\S+|<[^>]*>|`[^`]*`")
NO_TEXTS = ("avoid", "link", "letters", "exit", "patterns")  # keys whose strings are for machines
FRONT = ("title", "label", "description", "lead")


@dataclass(frozen=True)
class Text:
    """A line of prose and where it stands."""

    path: str
    line: int
    text: str


def prose(line: str) -> str:
    """The line without what is no prose: “в [полиции](x.md) {{ y }}” → “в [полиции]  · ”."""
    return NOT_PROSE.sub(" · ", TARGET.sub("]", line))


def page_texts(page: Page) -> Iterator[Text]:
    """The words of the front matter, then every line of the body."""
    for key in FRONT:
        yield Text(page.path, 2, getattr(page.front, key) or "")
    for offset, line in enumerate(page.body.split("\n")):
        yield Text(page.path, page.body_line + offset, prose(line))


def data_texts(site: Site) -> Iterator[Text]:
    """Every string of every record in data/."""
    for path, document in site.data.documents.items():
        for line, text in _strings(document.tree):
            yield Text(path, line, prose(text))


def law_texts(site: Site) -> Iterator[Text]:
    """The paragraphs of data/law/; they hold no Markdown."""
    for law in site.data.laws.values():
        for paragraph in law.paragraphs:
            yield Text(law.path, law.first_line, paragraph)


def _strings(node: object) -> Iterator[tuple[int, str]]:
    if isinstance(node, dict):
        for key, value in node.items():
            if key in NO_TEXTS:
                continue
            line = node.lc.key(key)[0] + 1 if hasattr(node, "lc") else 1
            if isinstance(value, str):
                yield line, value
            else:
                yield from _strings(value)
    elif isinstance(node, list):
        for place, value in enumerate(node):
            line = node.lc.item(place)[0] + 1 if hasattr(node, "lc") else 1
            if isinstance(value, str):
                yield line, value
            else:
                yield from _strings(value)
