"""Labels that data/sources.yml does not know: what to tell of them, and those in data/ itself."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from scripts.content.reading import line_of
from scripts.content.site import Data
from scripts.problem import Problem, nearest
from scripts.render.citations import find, known_labels

SOURCES = "data/sources.yml"
Place = tuple[int | str, ...]


def unknown(data: Data, label: str) -> tuple[str, str]:
    """What to tell of a label that `find` does not find, and what to type."""
    if not label.isascii():
        strange = "".join(dict.fromkeys(letter for letter in label if not letter.isascii()))
        return (f"“{label}” holds letters of another alphabet that only look right: {strange}",
                f"Copy this one: {next(iter(get_close_matches(label, known_labels(data), 1)), '')}")
    source_id, _, article = label.partition("/")
    source, (number, *_) = data.sources.get(source_id), article.partition("(")
    parts = [f"{source_id}/{name}" for name in (source.articles if source else ())
             if not number or name.partition("(")[0] == number]
    if not parts or label in parts:
        return f"The source “{label}” is not in {SOURCES}.", nearest(label, known_labels(data))
    wanted = "the part of the article" if number else "the article, and its part where it has some"
    return (f"“{label}” is not in {SOURCES} like this: a citation of law names {wanted}.",
            nearest(label, parts))


def unknown_labels(data: Data) -> Iterator[Problem]:
    """One letter for each label of facts, contacts, indexes, cases, figures and measured rows."""
    for path, place, labels in _cited(data):
        for number, label in enumerate(labels):
            if find(data, label) is None:
                line = line_of(data.documents[path], (*place, "sources", number))
                message, hint = unknown(data, label)
                yield Problem(path, line, "records", f"“{place[-1]}” cites: {message}", hint)


def _cited(data: Data) -> Iterator[tuple[str, Place, list[str]]]:
    """File, place and labels of every record that has sources."""
    yield from (("data/facts.yml", (key,), fact.sources) for key, fact in data.facts.items())
    yield from (("data/contacts.yml", (key,), each.sources) for key, each in data.contacts.items())
    yield from (("data/indexes.yml", (key,), index.sources) for key, index in data.indexes.items())
    yield from (("data/cases.yml", (key,), case.sources) for key, case in data.cases.items())
    yield from (("data/measured.yml", (key,), row.sources) for key, row in data.measured.items())
    for group, figures in data.figures.items():
        yield from (("data/figures.yml", (group, key), figure.sources)
                    for key, figure in figures.items())
