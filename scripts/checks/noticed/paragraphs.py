"""Long paragraphs: more than 80 words are a wall on a small phone.

Why: one idea a paragraph is found again, a wall is left. Repair: an empty line where the next idea
begins, or a list.
"""

from __future__ import annotations

from collections.abc import Iterator

from scripts.content.blocks import blocks
from scripts.content.sentences import count, paragraphs
from scripts.content.site import Site
from scripts.problem import Problem

MOST = 80  # words


def check(site: Site) -> Iterator[Problem]:
    """Paragraphs, items, boxes and cells of tables of all pages."""
    for page in site.pages.values():
        for block in blocks(page):
            for lines in paragraphs(block):
                if (words := sum(count(text) for _, text in lines)) > MOST:
                    yield Problem(page.path, lines[0][0], "paragraphs",
                                  f"This paragraph has {words} words; more than {MOST} are a wall "
                                  "on a phone.",
                                  "Put an empty line where the next idea begins, or cut it.")
