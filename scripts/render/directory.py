"""All pages of a language by its own alphabet, each with its sections: the list on search/."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from scripts.content.page import Page
from scripts.content.site import Site
from scripts.render.around import relative
from scripts.render.parts import Parts


def place(title: str, letters: str) -> tuple[int, ...]:
    """Where a title stands: numbers first, then the letters in their order; signs do not count."""
    found = (letters.find(letter) for letter in title.lower() if letter.isalnum() or letter == " ")
    return tuple(found)


def directory(site: Site, here: Page, parts: Mapping[str, Parts]) -> list[dict[str, Any]]:
    """Every page but this one; `parts` go by the page's source path."""
    letters = site.languages[here.language].words.letters
    pages = [page for page in site.pages_of(here.language) if page.name != here.name]
    return [{"title": page.front.title, "href": relative(here.url, page.url),
             "sections": parts[page.path].sections[1:]}
            for page in sorted(pages, key=lambda page: place(page.front.title, letters))]
