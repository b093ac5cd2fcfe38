"""Length: a page that somebody reads in three minutes; some need more and stand in `extra.long`.

Why: who is frightened does not read to the end. Repair: cut, or move a part to a page of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from scripts.content.page import Page
from scripts.content.settings import SETTINGS
from scripts.content.site import Site
from scripts.content.texts import WORD, page_texts
from scripts.problem import Problem

UNREAD = ("label", "description")  # of the front matter: around the page, not on it


def words(page: Page) -> int:
    """How many words of its own a page shows; what a token prints is not counted."""
    around = sum(len(WORD.findall(getattr(page.front, key))) for key in UNREAD)
    return sum(len(WORD.findall(found.text)) for found in page_texts(page)) - around


def check(site: Site) -> Iterator[Problem]:
    """Every page but those that mkdocs.yml lists as long."""
    if SETTINGS in site.unread:
        return  # it lists the long ones, and could not be read: that is told already
    long = site.extra.get("long", [])
    for page in site.pages.values():
        most = site.languages[page.language].words.most_words
        if page.name not in long and (count := words(page)) > most:
            yield Problem(page.path, 1, "length", f"The page has {count} words, at most {most} are "
                          "good for one reading.",
                          "Cut it, move a part to another page, or list it in mkdocs.yml under "
                          "extra → long with the reason.")
