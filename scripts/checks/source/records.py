"""Records: every text stands in every language, every label a record cites is known.

Why: a missing word would be a hole in one language's pages. Repair: add the line named.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from scripts.content.reading import Document, line_of
from scripts.content.site import Site
from scripts.problem import Problem
from scripts.render.cited import SOURCES, unknown_labels

TEXTS = ("title", "name", "short", "hours", "cost", "does", "note", "line", "text", "via",
         "publisher", "figure", "country", "counts", "who")


def check(site: Site) -> Iterator[Problem]:
    """All of data/, and the interface words against the source language's."""
    for path, document in site.data.documents.items():
        if not path.startswith("data/words/"):
            yield from _texts(site, document, document.value, ())
    if SOURCES not in site.data.unread:
        yield from unknown_labels(site.data)
    yield from _words(site)


def _texts(site: Site, document: Document, value: Any, place: tuple[int | str, ...]
           ) -> Iterator[Problem]:
    if isinstance(value, list):
        for number, part in enumerate(value):
            yield from _texts(site, document, part, (*place, number))
        return
    if not isinstance(value, dict):
        return
    for key, part in value.items():
        here = (*place, key)
        if key in TEXTS and isinstance(part, dict):
            for code in site.languages:
                if not part.get(code):
                    yield Problem(document.path, line_of(document, here), "records",
                                  f"“{key}” has no text for “{code}”.", f"Add a line “{code}: …”.")
        else:
            yield from _texts(site, document, part, here)


def _words(site: Site) -> Iterator[Problem]:
    source = site.languages.get(site.source_language)
    if source is None:
        return
    for code, language in site.languages.items():
        path = f"data/words/{code}.yml"
        for group in ("label", "boxes", "confidence", "kinds"):
            ours, theirs = getattr(language.words, group), getattr(source.words, group)
            document = site.data.documents[path]
            missing, strange = sorted(set(theirs) - set(ours)), sorted(set(ours) - set(theirs))
            renamed = missing if len(missing) == len(strange) == 1 else []
            for key in missing if not renamed else []:
                yield Problem(path, line_of(document, (group,)), "records",
                              f"“{group} → {key}” is missing here.",
                              f"Translate “{theirs[key]}” and add the line “{key}: …” below "
                              f"“{group}:”.")
            for key in strange:
                yield Problem(path, line_of(document, (group, key)), "records",
                              f"“{group} → {key}” is not in data/words/{source.code}.yml.",
                              f"Write “{renamed[0]}:” in place of “{key}:”." if renamed else
                              "Take it out here, or add it in every language.")
