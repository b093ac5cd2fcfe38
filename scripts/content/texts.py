"""All that people read or write as prose, line by line: pages, law texts, strings of data/."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, field, replace

from scripts.content.page import FRONT, Page
from scripts.content.reading import Document, line_of
from scripts.content.site import Site
from scripts.content.words import words_path

# Tokens, marks of sources, attributes, tags, code and addresses are no prose. What stands in their
# place keeps the words before and after apart; only a link's target leaves no trace.
TARGET = re.compile(r"\]\([^()]*\)")
MACHINE = r"\{\{[^{}]*\}\}|\{[^{}]*\}|https?://\S+|<[^<>]*>|`[^`]*`"
NOT_PROSE = re.compile(rf"{MACHINE}|\[\^[^\[\]]*\]")
LAW_PHRASE = re.compile(r"\*([^*]+)\*\{\s*\.law\s*\}")  # official words inside a sentence of ours
MARKS = re.compile(r"[*_\[\]]")  # emphasis and links join what they stand between
WORD = re.compile(r"\w[\w’'/.,:@-]*")  # what a reader reads as one: a word, a number, an address
# Keys whose strings are for machines; fold to also are of data/search/.
NO_TEXTS = ("avoid", "link", "letters", "lookalikes", "exit", "patterns", "fold", "suffixes",
            "finals", "ignore", "readings", "also", "units")
ADDRESS = re.compile(r"https?://[^\s<>\"]*[^\s<>\".,;:!?)\]]")

Location = tuple[int | str, ...]


@dataclass(frozen=True)
class Text:
    """A line of prose and where it stands. The line of a record is looked up when it is asked for:
    reading a whole file of data with its lines takes ten times longer than reading it.

    `language` is the code of the language it is written in, empty where that is not said.
    """

    path: str
    first: int
    text: str
    document: Document | None = field(default=None, repr=False)
    location: Location = ()
    language: str = ""

    @property
    def line(self) -> int:
        """The line in the file, from 1."""
        return line_of(self.document, self.location) if self.document else self.first


def prose(line: str) -> str:
    """The line without what is no prose: “в [полиции](x.md) {{ y }}” → “в [полиции]  · ”."""
    return NOT_PROSE.sub(" · ", TARGET.sub("]", line))


def page_texts(page: Page) -> Iterator[Text]:
    """The words of the front matter, then every line of the body."""
    yield from front_texts(page)
    for offset, line in enumerate(page.body.split("\n")):
        yield Text(page.path, page.body_line + offset, prose(line), language=page.language)


def front_texts(page: Page) -> Iterator[Text]:
    """What people read of the front matter."""
    for key in FRONT:
        yield Text(page.path, page.header.first_line, getattr(page.front, key) or "", page.header,
                   (key,), page.language)


def data_texts(site: Site) -> Iterator[Text]:
    """Every string of every record in data/. A text below the code of a language is in that one."""
    for found in data_strings(site):
        yield replace(found, text=prose(found.text))


def data_strings(site: Site) -> Iterator[Text]:
    """The same as they are typed, with marks, tags and addresses."""
    words = {words_path(code): code for code in site.languages}
    for path, document in site.data.documents.items():
        for location, text in _strings(document.value):
            last = location[-1] if location else ""
            language = words.get(path) or (last if last in site.languages else "")
            yield Text(path, document.first_line, text, document, location, str(language))


def versions(site: Site) -> Iterator[dict[str, Text]]:
    """Each text of data/ in all its languages: of one record, or of one key of the words files."""
    found: dict[tuple[str, Location], dict[str, Text]] = {}
    for text in data_texts(site):
        if text.language:
            own = text.path == words_path(text.language)
            place = ("", text.location) if own else (text.path, text.location[:-1])
            found.setdefault(place, {})[text.language] = text
    yield from found.values()


def addresses(site: Site) -> Iterator[Text]:
    """Every address of another site in data/ and in the pages; `text` is the address."""
    for path, document in site.data.documents.items():
        for location, text in _strings(document.value, without=()):
            for address in ADDRESS.findall(text):
                yield Text(path, document.first_line, address, document, location)
    for page in site.pages.values():
        for offset, line in enumerate(page.body.split("\n")):
            for address in ADDRESS.findall(line):
                yield Text(page.path, page.body_line + offset, address, language=page.language)


def law_texts(site: Site) -> Iterator[Text]:
    """The paragraphs of data/law/; they hold no Markdown."""
    for (code, _), law in site.data.laws.items():
        for line, paragraph in zip(law.lines, law.paragraphs, strict=True):
            yield Text(law.path, line, paragraph, language=code)


def _strings(node: object, location: Location = (), without: Container[object] = NO_TEXTS
             ) -> Iterator[tuple[Location, str]]:
    if isinstance(node, str):
        yield location, node
    elif isinstance(node, dict):
        for key, value in node.items():
            if key not in without:
                yield from _strings(value, (*location, key), without)
    elif isinstance(node, list):
        for place, value in enumerate(node):
            yield from _strings(value, (*location, place), without)
