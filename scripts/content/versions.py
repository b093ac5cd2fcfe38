"""An older version of a source page beside today's: its words, their hash, and what changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from scripts.content.front_matter import split_front_matter
from scripts.content.page import FRONT, Page, hash_of

PIECE = re.compile(r"\s+|\w+|[^\s\w]")  # a space, a word, a sign

Line = tuple[int, str]  # the line of the file, from 1, and its words


def words_of(page: Page) -> list[Line]:
    """What a page's hash is made of, line by line."""
    front = [(page.line_with(key), getattr(page.front, key) or "") for key in FRONT]
    return front + list(enumerate(page.body.split("\n"), start=page.body_line))


def words_in(text: str, path: str) -> list[str]:
    """The same of a text of any age: its front matter need not have today's shape."""
    header, body, _ = split_front_matter(text, path, [])
    values = header.value if header and isinstance(header.value, dict) else {}
    return [*(str(values.get(key) or "") for key in FRONT), *body.split("\n")]


def hash_in(words: list[str]) -> str:
    """The hash of words as `words_in` gives them: a translation's source_hash."""
    return hash_of([*words[:len(FRONT)], "\n".join(words[len(FRONT):])])


def differences(old: list[str], new: list[Line]) -> Iterator[Line]:
    """Each place where lines differ: its line today, and its words.

    Words that are gone stand in [-…-], words that came in {+…+}, as `git diff --word-diff` has it.
    """
    texts = [text for _, text in new]
    for kind, first, last, start, end in SequenceMatcher(None, old, texts, False).get_opcodes():
        before, after = "\n".join(old[first:last]).strip(), "\n".join(texts[start:end]).strip()
        if kind != "equal" and before != after:
            first_word = next((place for place in range(start, end) if texts[place].strip()), start)
            yield new[min(first_word, len(new) - 1)][0], _marked(before, after)


def _marked(before: str, after: str) -> str:
    old, new = PIECE.findall(before), PIECE.findall(after)
    parts = []
    for kind, first, last, start, end in SequenceMatcher(None, old, new, False).get_opcodes():
        gone, came = "".join(old[first:last]), "".join(new[start:end])
        parts.append(gone if kind == "equal" else
                     f"[-{gone}-]" * bool(gone) + f"{{+{came}+}}" * bool(came))
    return "".join(parts)
