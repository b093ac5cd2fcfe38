"""Search rules: the stemmer is one that the library has, other words belong to pages that exist.

Why: a misspelt stemmer would leave the search of a language without an answer, and words for a
page that is gone help nobody. Repair: write the name as the hint has it.
"""

from __future__ import annotations

from collections.abc import Iterator

from scripts.content.reading import line_of
from scripts.content.site import Site
from scripts.problem import Problem, nearest
from scripts.render.lunr import stemmers


def check(site: Site) -> Iterator[Problem]:
    """data/search/ of every language."""
    known = stemmers()
    pages = {name for code in site.languages for name in site.names_of(code)}
    for code, language in site.languages.items():
        path = f"data/search/{code}.yml"
        document = site.data.documents[path]
        rules = language.search
        if rules.stemmer not in known:
            yield Problem(path, line_of(document, ("stemmer",)), "search",
                          f"There is no stemmer “{rules.stemmer}”.",
                          nearest(rules.stemmer, list(filter(None, known))))
        if not rules.stemmer and not rules.suffixes:
            yield Problem(path, line_of(document, ("stemmer",)), "search",
                          "There is neither a stemmer nor “suffixes”: no word would find another "
                          "form of itself.", "Name a stemmer, or list the endings.")
        for name in rules.also:
            if name not in pages:
                yield Problem(path, line_of(document, ("also", name)), "search",
                              f"“{name}” is no page.", nearest(name, sorted(pages)))
