"""The glossary: terms in all languages side by side, and the pairs that confuse."""

from __future__ import annotations

from scripts.content.page import Page
from scripts.content.site import Site
from scripts.render.templates import fill


def glossary(site: Site, page: Page) -> str:
    """A heading and a table a group, as data/terms.yml orders them; each row has the term's id."""
    terms = site.data.terms
    return fill(site.root, "glossary.html", language=page.language, groups=terms.groups,
                terms=terms.terms, languages=list(site.languages.values()))


def pairs(site: Site, page: Page) -> str:
    """One table: the words in each language that has them, then what the difference is."""
    pairs = site.data.terms.pairs
    languages = [language for code, language in site.languages.items()
                 if any(code in pair.words for pair in pairs)]
    difference = site.languages[page.language].words.label["difference"]
    return fill(site.root, "pairs.html", language=page.language, pairs=pairs, languages=languages,
                difference=difference)
