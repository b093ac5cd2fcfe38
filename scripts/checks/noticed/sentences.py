"""Long sentences: more than 25 words are hard to follow for somebody who is afraid.

Why: the reader has a small phone and three minutes. Repair: make two of it, or leave out what the
reader does not need. A translation may cut where its source does not.
"""

from __future__ import annotations

from collections.abc import Iterator

from scripts.content.blocks import blocks
from scripts.content.page import Page
from scripts.content.sentences import count, paragraphs, sentences
from scripts.content.site import Site
from scripts.problem import Problem

MOST = 25  # words
SHOWN = 6  # words of a sentence that the letter repeats
SIGNS = str.maketrans("", "", "*·[]")  # not repeated


def check(site: Site) -> Iterator[Problem]:
    """The texts of all pages, and what stands in their front matter for readers."""
    for page in site.pages.values():
        for place, sentence in _sentences(page):
            if (words := count(sentence)) > MOST:
                line = place if isinstance(place, int) else page.line_with(place)
                begin = " ".join(sentence.translate(SIGNS).split()[:SHOWN])
                yield Problem(page.path, line, "sentences",
                              f"This sentence has {words} words: “{begin} …”. At most {MOST} are "
                              "easy to follow.", "Make two sentences of it, or say it shorter.")


def _sentences(page: Page) -> Iterator[tuple[int | str, str]]:
    """Each with its line, or its key: a line of the front matter is looked up when it is told."""
    for key in ("description", "lead"):
        if text := getattr(page.front, key):
            yield from ((key, found) for _, found in sentences([(0, text)]))
    for block in blocks(page):
        for lines in paragraphs(block):
            yield from sentences(lines)
