"""Labels like [^cc/467(1-1)]: what they name, and the list of sources under a page."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field

from scripts.content.moments import Edition
from scripts.content.records import Article, Source, TextOrTexts
from scripts.content.site import Data
from scripts.content.words import Words
from scripts.render import forms

LABEL = re.compile(r"\[\^([^\[\]\s]+)\]")
ARTICLE = re.compile(r"(?P<article>[^()]+)(?:\((?P<part>[^()]+)\))?")


@dataclass(frozen=True)
class Cited:
    """What a label names."""

    label: str
    source: Source
    source_id: str
    article: str
    record: Article


@dataclass
class Reference:
    """One entry under a group: the number that stands in the text, and the way back to it."""

    number: int
    text: str

    @property
    def id(self) -> str:
        """The entry's own id: where the mark in the text leads."""
        return f"s{self.number}"

    @property
    def back(self) -> str:
        """Link to the first mark in the text."""
        return f"#m{self.number}"


@dataclass
class Group:
    """A document, once; below each edition or date the articles that the page cites from it."""

    kind: str
    title: str
    href: str | None
    editions: dict[str, list[Reference]] = field(default_factory=dict)

    @property
    def alone(self) -> Reference | None:
        """The one entry of a document that is cited once: its number stands before the title."""
        found = [entry for entries in self.editions.values() for entry in entries]
        return found[0] if len(found) == 1 else None


def find(data: Data, label: str) -> Cited | None:
    """The document and article behind a label, or None where the data does not know it."""
    source_id, slash, article = label.partition("/")
    source = data.sources.get(source_id)
    if source is None or bool(slash) != bool(source.articles):
        return None
    if not slash:
        return Cited(label, source, source_id, "", Article())
    first, *others = [source.articles.get(name) for name in _each_part(article)]
    if first is None or any(other != first for other in others):
        return None
    return Cited(label, source, source_id, article, first)


def _each_part(article: str) -> list[str]:
    """Several parts of one article may stand in one label: "71(1,2)" → "71(1)" and "71(2)"."""
    match = ARTICLE.fullmatch(article) if "," in article else None
    if match is None or match["part"] is None:
        return [article]
    return [f"{match['article']}({part})" for part in match["part"].split(",")]


def known_labels(data: Data) -> list[str]:
    """Every label that a page may cite."""
    found: list[str] = []
    for name, source in data.sources.items():
        found.extend([f"{name}/{article}" for article in source.articles] or [name])
    return found


def named(value: TextOrTexts | None, language: str) -> str:
    """A text that is one for all languages or one for each."""
    if isinstance(value, dict):
        return value.get(language) or next(iter(value.values()))
    return value or ""


def article_text(cited: Cited, words: Words) -> str:
    """The article and part as the language names them: "ст. 467, ч. 1-1"."""
    match = ARTICLE.fullmatch(cited.article)
    if match is None:
        return cited.article
    article, part = match["article"], (match["part"] or "").replace(",", ", ")
    unit = cited.record.unit or cited.source.unit
    if not part:
        return words.citing.article.format(article=article)
    pattern = {"part": words.citing.part, "point": words.citing.point,
               "subpoint": words.citing.subpoint}[unit]
    return pattern.format(article=article, part=part)


def edition_of(cited: Cited, words: Words) -> Edition | None:
    """The edition read in the language whose official text is shown; None for a dated document."""
    editions = cited.record.edition or cited.source.edition
    if not editions:
        return None
    order = [cited.record.only] if cited.record.only else words.law
    for language in [*order, *editions]:
        if language in editions:
            return editions[language]
    return None


def dated(cited: Cited, words: Words) -> str:
    """Edition or date of the document, in words."""
    source, edition = cited.source, edition_of(cited, words)
    if edition:
        return f"{words.label['edition']}: {forms.edition(edition, words)}"
    if source.date:
        return forms.moment(source.date, words)
    if source.month:
        return forms.moment(source.month, words)
    return str(source.year) if source.year else words.label["undated"]


def groups(data: Data, labels: list[str], language: str, words: Words) -> list[Group]:
    """The sources of a page in the order of first citation; numbers follow `labels`."""
    found: dict[str, Group] = {}
    for place, label in enumerate(labels, start=1):
        if (cited := find(data, label)) is None:
            continue
        source, when = cited.source, dated(cited, words)
        if cited.source_id not in found:
            title = named(source.title, language)
            if source.number and source.kind == "law":
                title = f"{title}, {source.number}"
            if via := named(source.via or source.publisher, language):
                title = f"{title} – {via}"
            found[cited.source_id] = Group(
                words.kinds[source.kind], title, link(source, language, words))
        if cited.record.only and cited.record.only not in words.law[:1]:
            when = f"{when} ({words.label['read_in_' + cited.record.only]})"
        entry = Reference(place, article_text(cited, words))
        found[cited.source_id].editions.setdefault(when, []).append(entry)
    return list(found.values())


def link(source: Source, language: str, words: Words) -> str | None:
    """The address of the document in the language or one of its laws; None where it has none."""
    if isinstance(source.link, dict):
        order = [language, *words.law, *source.link]
        return next(source.link[code] for code in order if code in source.link)
    return source.link


def law_as_at(data: Data, labels: list[str], words: Words) -> Edition | None:
    """The oldest edition among the cited acts; acts cited as adopted do not count."""
    editions = [edition_of(cited, words) for cited in map(lambda label: find(data, label), labels)
                if cited is not None and cited.source.kind == "law"]
    known = [edition for edition in editions if edition]
    return min(known, key=lambda edition: forms.first_day(edition[0]), default=None)


def read_on(data: Data, labels: list[str]) -> datetime.date | None:
    """The earliest day on which a copy of any cited document was read."""
    days = [cited.source.read for label in labels if (cited := find(data, label))]
    return min(days, default=None)
