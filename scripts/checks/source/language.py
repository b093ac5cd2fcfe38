"""Language: a paragraph stands in the language of its page, a text of data/ in its own.

Why: a paragraph left untranslated is silence for the reader it was written for. Told by the letters
alone: words with letters that the language lacks, or many words without one letter that sets it
apart. Repair: translate the paragraph.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from scripts.content.alphabets import FEWEST, WORD, Alphabet, alphabets
from scripts.content.blocks import blocks
from scripts.content.site import Site
from scripts.content.texts import MARKS, Text, data_texts, front_texts, law_texts, prose
from scripts.problem import Problem

FOREIGN = 1 / 2  # of the words have no letter of the language, names with a capital letter apart
STRANGE = 1 / 4  # of the words have letters of it and some that it lacks
SHOWN = 60  # letters of a text that a letter repeats


def check(site: Site) -> Iterator[Problem]:
    """Pages with their front matter, law texts, data/. A text copied whole gives one letter."""
    known = alphabets(site)
    told: dict[tuple[str, str], list[tuple[Text, Alphabet]]] = defaultdict(list)
    judged: dict[tuple[str, str], int] = defaultdict(int)
    for found in _texts(site):
        words = WORD.findall(MARKS.sub("", found.text))
        if found.language in known and len(words) >= FEWEST:
            place = (found.path, found.language)
            judged[place] += 1
            if other := looks_like(words, known, found.language):
                told[place].append((found, other))
    for place, texts in told.items():
        whole = len(texts) > 2 and 2 * len(texts) > judged[place]
        for found, other in texts[:1] if whole else texts:
            what = "This file or page" if whole else f"“{found.text.strip()[:SHOWN]}…”"
            yield Problem(found.path, found.line, "language",
                          f"{what} seems to be in {site.languages[other.code].name}, not in "
                          f"{site.languages[found.language].name}.",
                          f"Translate it into {site.languages[found.language].name}.")


def looks_like(words: list[str], known: dict[str, Alphabet], code: str) -> Alphabet | None:
    """The language that these words seem to be written in, where it is another one than `code`."""
    ours = known[code]
    alien = [word for word in words if ours.letters.isdisjoint(word)]
    foreign = sum(word[0].islower() for word in alien)
    strange = sum(not ours.letters.issuperset(word) for word in words) - len(alien)
    others = sorted((other for other in known.values() if other is not ours),
                    key=lambda other: len(other.small))
    if foreign > FOREIGN * len(words) or strange > STRANGE * len(words):
        return max(others, key=lambda other: sum(map(other.letters.issuperset, words)))
    plain = [word for word in words if ours.letters.issuperset(word)]
    letters = set("".join(plain))
    return next((other for other in others if len(plain) >= FEWEST and letters <= other.letters
                 and ours.letters - other.letters), None)


def _texts(site: Site) -> Iterator[Text]:
    for page in site.pages.values():
        yield from front_texts(page)
        for block in blocks(page):
            yield Text(page.path, block.line, prose(block.text), language=page.language)
    yield from law_texts(site)
    yield from data_texts(site)
