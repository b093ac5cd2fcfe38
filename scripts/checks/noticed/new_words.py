"""New words: a form of a word that this language of the site never had before.

Why: most slips of the finger are words that nobody uses. Repair: if the word is right, nothing: it
joins data/known-words/ with `python3 -m scripts fix --words`.
"""

from __future__ import annotations

from collections.abc import Iterator

from scripts.content import known_words
from scripts.content.site import Site
from scripts.problem import Problem


def check(site: Site) -> Iterator[Problem]:
    """Each new form once, where it stands first."""
    for code in site.languages:
        known = site.data.known_words.get(code)
        if not known:
            yield Problem(known_words.path(code), 1, "new_words",
                          f"Nobody has written down yet which words “{code}” has.",
                          "Type: python3 -m scripts fix --words")
            continue
        for word, text in known_words.used(site, code).items():
            if word not in known:
                yield Problem(text.path, text.line, "new_words",
                              f"The site has not used the word “{word}” before.",
                              "Look whether it is typed rightly. If it is, leave it.")
