"""Names: two capitalised words in a row that data/terms.yml does not know may name a person.

Why: nobody here is named, and a name once published stays. Repair: take the name out; an official
name (a body, a code, a place, an outlet) goes to `names` in data/terms.yml, once for all texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from scripts.content.site import Site
from scripts.content.texts import data_texts, page_texts
from scripts.problem import Problem

# Two words beside each other, or an initial with its full stop and a word.
PAIR = re.compile(r"(?<![\w’'-])(?P<first>[^\W\d_][\w’'-]*)(?:[ \u00a0]+|(?P<stop>\.)[ \u00a0]?)"
                  r"(?=(?P<second>[^\W\d_][\w’'-]*))")
MARKS = re.compile(r"[*_\[\]]")  # emphasis and links join what they stand between


def check(site: Site) -> Iterator[Problem]:
    """Pages with their front matter, and every text of data/ but the law."""
    if not site.data.terms.names:
        return  # data/terms.yml could not be read: that is told already
    known = site.data.terms.known_names()
    pages = chain.from_iterable(map(page_texts, site.pages.values()))
    for found in chain(pages, data_texts(site)):
        for pair in strange(found.text, known):
            yield Problem(found.path, found.line, "names", f"“{pair}” may be a person's name.",
                          "Take a private person's name out. An official name goes to "
                          f"data/terms.yml under “names”: {pair}")


def strange(text: str, known: re.Pattern[str]) -> Iterator[str]:
    """Each two capitalised words beside each other of which no part belongs to a known name."""
    for match in PAIR.finditer(known.sub("·", MARKS.sub("", text))):
        first, second = match["first"], match["second"]
        initial = not match["stop"] or len(first) == 1
        if initial and first[0].isupper() and second[0].isupper():
            yield f"{first}{match['stop'] or ''} {second}"
