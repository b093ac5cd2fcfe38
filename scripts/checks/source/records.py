"""Records: every text stands in every language, every label a record cites is known.

Why: a missing word would be a hole in one language's pages. Repair: add the line named.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any

from scripts.content.reading import Document, line_of
from scripts.content.site import Site
from scripts.content.words import GROUPS, words_path
from scripts.problem import Problem
from scripts.render.cited import SOURCES, unknown_labels

TEXTS = ("title", "name", "short", "hours", "cost", "does", "note", "line", "text", "via",
         "publisher", "figure", "country", "counts", "who")


def check(site: Site) -> Iterator[Problem]:
    """All of data/, and the interface words of all languages against one another."""
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
    """What most languages have is missing in the others; what few have is strange there."""
    source = site.languages.get(site.source_language)
    if source is None:
        return
    for (code, language), group in product(site.languages.items(), GROUPS):
        path = words_path(code)
        every = [getattr(other.words, group) for other in site.languages.values()]
        ours, theirs = set(getattr(language.words, group)), getattr(source.words, group)
        document = site.data.documents[path]
        if any(set(each) != ours for each in every):
            texts = {key: text for each in (*every, theirs) for key, text in each.items()}
            most = {key for key in texts  # the source language decides where as many have it as not
                    if 2 * sum(key in each for each in every) + (key in theirs) > len(every)}
            missing, strange = sorted(most - ours), sorted(ours - most)
            renamed = missing if len(missing) == len(strange) == 1 else []
            for key in missing if not renamed else []:
                yield Problem(path, line_of(document, (group,)), "records",
                              f"“{group} → {key}” is missing here.",
                              f"Translate “{texts[key]}” and add the line “{key}: …” below "
                              f"“{group}:”.")
            for key in strange:
                yield Problem(path, line_of(document, (group, key)), "records",
                              f"“{group} → {key}” is not in the words of the other languages.",
                              f"Write “{renamed[0]}:” in place of “{key}:”." if renamed else
                              "Take it out here, or add it in every language.")
