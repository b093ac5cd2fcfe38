"""Look-alike letters: a word must not mix alphabets (Latin i in Kazakh, Cyrillic а in English).

Why: it looks right, but cannot be searched, copied or read aloud. Repair: retype the word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from scripts.content.site import Site
from scripts.problem import Problem
from scripts.render.tokens import TOKEN

WORD = re.compile(r"[^\W\d_]+")
NOT_PROSE = re.compile(r"\{[^}]*\}|\]\([^)]*\)|https?://\S+|\[\^[^\]]*\]|<[^>]*>|`[^`]*`")


@cache
def _alphabet(letter: str) -> str:
    return unicodedata.name(letter, "").split(" ")[0]


def check(site: Site) -> Iterator[Problem]:
    """Pages, law texts and interface words."""
    texts: list[tuple[str, int, str]] = []
    for page in site.pages.values():
        front = [page.front.title, page.front.label, page.front.description, page.front.lead or ""]
        texts += [(page.path, 2, text) for text in front]
        texts += [(page.path, page.body_line + offset, NOT_PROSE.sub(" ", TOKEN.sub(" ", line)))
                  for offset, line in enumerate(page.body.split("\n"))]
    for law in site.data.laws.values():
        texts += [(law.path, law.first_line, paragraph) for paragraph in law.paragraphs]
    for path, document in site.data.documents.items():
        texts += [(path, line, text) for line, text in _strings(document.tree)]
    for path, line, text in texts:
        if not unicodedata.is_normalized("NFC", text):
            yield Problem(path, line, "letters", "The text is not in the composed form (NFC).",
                          "Retype the accented letters of this line.")
        for word in WORD.findall(text):
            if len({_alphabet(letter) for letter in word}) > 1:
                strange = [letter for letter in word if _alphabet(letter) == "LATIN"]
                yield Problem(path, line, "letters",
                              f"“{word}” mixes alphabets (Latin here: {', '.join(strange)}).",
                              "Retype the word in one alphabet.")


def _strings(node: object) -> Iterator[tuple[int, str]]:
    """Strings of a YAML tree with their lines; keys, addresses and patterns are not prose."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key in ("avoid", "link", "letters"):
                continue
            line = node.lc.key(key)[0] + 1 if hasattr(node, "lc") else 1
            if isinstance(value, str):
                yield line, NOT_PROSE.sub(" ", value)
            else:
                yield from _strings(value)
    elif isinstance(node, list):
        for value in node:
            if isinstance(value, str):
                yield (node.lc.line + 1 if hasattr(node, "lc") else 1), NOT_PROSE.sub(" ", value)
            else:
                yield from _strings(value)
