"""Terms: what the glossary prints is complete, and each language has its patterns.

Why: a hole here would be a hole in one language's glossary. Repair: add the line named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from scripts.content.reading import line_of
from scripts.content.site import Site
from scripts.problem import Problem, nearest
from scripts.render.citations import find
from scripts.render.cited import SOURCES, unknown

PATH = "data/terms.yml"


def check(site: Site) -> Iterator[Problem]:
    """Groups, languages, sources and ids of terms and pairs; patterns of every language."""
    data, terms = site.data, site.data.terms
    if not terms.terms:
        return  # data/terms.yml could not be read: that is told already

    def problem(place: tuple[int | str, ...], message: str, hint: str) -> Problem:
        return Problem(PATH, line_of(data.documents[PATH], place), "terms", message, hint)

    groups = [group.id for group in terms.groups]
    for number, term in enumerate(terms.terms):
        if term.group and term.group not in groups:
            yield problem(("terms", number, "group"), f"There is no group “{term.group}”.",
                          nearest(term.group, groups))
        for code in site.languages if term.group else []:
            if not term.texts.get(code):
                yield problem(("terms", number), f"The term “{term.id}” has no word for “{code}”.",
                              f"Add a line “{code}: …”, or take “group” away.")
    for kind, labels in [("terms", [term.articles for term in terms.terms]),
                         ("pairs", [pair.sources for pair in terms.pairs])]:
        for number, cited in enumerate(labels):
            for label in cited:
                if SOURCES not in data.unread and find(data, label) is None:
                    yield problem((kind, number), *unknown(data, label))
    ids = [*groups, *(term.id for term in terms.terms), *(pair.id for pair in terms.pairs)]
    for name, times in Counter(ids).items():
        if times > 1:
            yield problem((), f"The id “{name}” stands {times} times.", "Choose another for one.")
    for code in site.languages:
        if code not in terms.patterns:
            yield problem(("patterns",), f"“patterns” has nothing for “{code}”.",
                          f"Add “{code}:” with a list “duty”.")
