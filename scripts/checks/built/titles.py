"""Titles of the built pages: one a page, no two alike, and nothing loud where a page is quiet.

Why: history, tabs, search results and previews of links show them, and nothing else. Repair:
another `label` or `description` in the front matter; the topic itself goes to `title` or `lead`.
"""

from __future__ import annotations

from collections.abc import Iterator

from scripts.checks.built_site import BuiltSite
from scripts.checks.document import Document, squeezed
from scripts.checks.source.quiet import PATH, loud
from scripts.problem import Problem

DATA = "//script[@type='application/ld+json']"  # what machines are told


def check(site: BuiltSite) -> Iterator[Problem]:
    """Each document alone, then the pages against each other."""
    seen: dict[str, Document] = {}
    for document in site.documents:
        for key, texts in _shown(document).items():
            if len(texts) != 2 or len(set(texts)) != 1 or not squeezed(texts[0]):
                yield document.problem(
                    "titles", f"The {key} must stand once in the head and once, the same, in the "
                    f"preview (og:), but there is: {' | '.join(texts) or 'nothing'}.",
                    f"Write “{key}” in the front matter; else mend overrides/parts/head.html.",
                    key=key)
            elif document.page:
                first = seen.setdefault(texts[0], document)
                if first is not document and first.page:
                    yield document.problem(
                        "titles", f"The {key} “{texts[0]}” is the same as on {first.page.path}.",
                        f"Give one of the two pages another “{key}”.", key=key)
        if document.quiet:
            yield from _quiet(document)


def _shown(document: Document) -> dict[str, list[str]]:
    """By the key of the front matter: the texts of the head that come from it."""
    titles = [node.text or "" for node in document.tree.xpath("//head/title")]
    return {"label": titles + document.metas("og:title"),
            "description": document.metas("description") + document.metas("og:description")}


def _quiet(document: Document) -> Iterator[Problem]:
    """History shows the title, a preview any meta; machines are told nothing at all."""
    metas = [str(text) for text in document.tree.xpath("//head/meta/@content")]
    told: set[str] = set()
    for key, texts in [*_shown(document).items(), ("", metas)]:
        for word in loud("\n".join(texts), document.project.data.quiet_words):
            if word not in told:
                yield document.problem(
                    "titles", f"“{word}” stands in what history or a preview shows, and this page "
                    "must be quiet.", f"Say it without this word; {PATH} lists such words.",
                    key=key)
            told.add(word)
    for block in document.tree.xpath(DATA):
        yield document.problem(
            "titles", "This page must be quiet, and tells machines what it is about "
            "(application/ld+json).", "Mend the template: no such block on a quiet page.", block)
