"""All that people read or write as prose, line by line: pages, law texts, strings of data/."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from scripts.content.reading import Document, line_of
from scripts.content.site import FRONT, Page, Site

# Tokens, marks of sources, attributes, tags, code and addresses are no prose. What stands in their
# place keeps the words before and after apart; only a link's target leaves no trace.
TARGET = re.compile(r"\]\([^()]*\)")
NOT_PROSE = re.compile(
    r"\{\{[^{}]*\}\}|\{[^{}]*\}|\[\^[^\[\]]*\]|https?://\S+|<[^<>]*>|`[^`]*`")
LAW_PHRASE = re.compile(r"\*([^*]+)\*\{\s*\.law\s*\}")  # official words inside a sentence of ours
# Keys whose strings are for machines; the last six are of data/search/.
NO_TEXTS = ("avoid", "link", "letters", "lookalikes", "exit", "patterns", "fold", "suffixes",
            "finals", "ignore", "readings", "also")
WORD = re.compile(r"\w[\w’'/.,:@-]*")  # what a reader reads as one: a word, a number, an address


Location = tuple[int | str, ...]


@dataclass(frozen=True)
class Text:
    """A line of prose and where it stands. The line of a record is looked up when it is asked for:
    reading a whole file of data with its lines takes ten times longer than reading it."""

    path: str
    first: int
    text: str
    document: Document | None = field(default=None, repr=False)
    location: Location = ()

    @property
    def line(self) -> int:
        """The line in the file, from 1."""
        return line_of(self.document, self.location) if self.document else self.first


def prose(line: str) -> str:
    """The line without what is no prose: “в [полиции](x.md) {{ y }}” → “в [полиции]  · ”."""
    return NOT_PROSE.sub(" · ", TARGET.sub("]", line))


def page_texts(page: Page) -> Iterator[Text]:
    """The words of the front matter, then every line of the body."""
    for key in FRONT:
        yield Text(page.path, 2, getattr(page.front, key) or "", page.header, (key,))
    for offset, line in enumerate(page.body.split("\n")):
        yield Text(page.path, page.body_line + offset, prose(line))


def data_texts(site: Site) -> Iterator[Text]:
    """Every string of every record in data/."""
    for found in data_strings(site):
        yield replace(found, text=prose(found.text))


def data_strings(site: Site) -> Iterator[Text]:
    """The same as they are typed, with marks, tags and addresses."""
    for path, document in site.data.documents.items():
        for location, text in _strings(document.value):
            yield Text(path, document.first_line, text, document, location)


def law_texts(site: Site) -> Iterator[Text]:
    """The paragraphs of data/law/; they hold no Markdown."""
    for law in site.data.laws.values():
        for paragraph in law.paragraphs:
            yield Text(law.path, law.first_line, paragraph)


def _strings(node: object, location: Location = ()) -> Iterator[tuple[Location, str]]:
    if isinstance(node, str):
        yield location, node
    elif isinstance(node, dict):
        for key, value in node.items():
            if key not in NO_TEXTS:
                yield from _strings(value, (*location, key))
    elif isinstance(node, list):
        for place, value in enumerate(node):
            yield from _strings(value, (*location, place))
