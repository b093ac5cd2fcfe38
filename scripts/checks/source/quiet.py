"""Quiet pages: nothing in their title, link preview or address tells what they are about.

Why: the browser's history shows these to whoever opens the device next. Repair: another word; the
topic itself goes to the title in the text (`title`) or to `lead`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.content.page import Page, address
from scripts.content.site import Site
from scripts.problem import Problem

PATH = "data/quiet-words.yml"
SHOWN = {"label": "the title in the browser's history",
         "description": "the preview of a link"}


def loud(text: str, words: dict[str, list[str]]) -> list[str]:
    """The words of a text that begin as data/quiet-words.yml says, in any language's list.

    All lists, because "Stalking" in a Russian title is as plain as in an English one.
    """
    begins = "|".join(re.escape(begin) for group in words.values() for begin in group)
    return re.findall(rf"(?<![^\W_])(?:{begins})\w*", text, re.IGNORECASE) if begins else []


def check(site: Site) -> Iterator[Problem]:
    """The pages that mkdocs.yml lists under extra → quiet, and the words of every language."""
    words = site.data.quiet_words
    if not words:
        return  # data/quiet-words.yml could not be read: that is told already
    for code in site.languages:
        if not words.get(code):
            yield Problem(PATH, 1, "quiet", f"There are no words for “{code}”.",
                          f"Add “{code}:” with a list of beginnings of words.")
    for page in site.pages.values():
        if site.lists("quiet", page.name):
            yield from _page(site, page, words)


def _page(site: Site, page: Page, words: dict[str, list[str]]) -> Iterator[Problem]:
    for key, where in SHOWN.items():
        for word in loud(getattr(page.front, key), words):
            yield Problem(page.path, page.line_with(key), "quiet",
                          f"“{word}” in “{key}” is {where}, and this page must be quiet.",
                          f"Say it without this word; it may stand in “title” and “lead”. {PATH} "
                          "lists such words.")
    for word in loud(address(page.name), words):
        yield Problem(page.path, 1, "quiet",
                      f"“{word}” in the address shows what this page is about.",
                      "Give the file another name, in every language and in mkdocs.yml.")
