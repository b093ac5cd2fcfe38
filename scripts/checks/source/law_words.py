"""Words of law: a phrase marked as law, and a heading that returns to a phrase, occur in data/law/.

Why: official wording is included, never retyped. Repair: copy the words from the file named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from scripts.content.headings import headings
from scripts.content.reading import line_of
from scripts.content.site import Law, Site
from scripts.content.texts import LAW_PHRASE
from scripts.problem import Problem

LAW = re.compile(r"\{\{\s*law\('([^']+)'\)")


def check(site: Site) -> Iterator[Problem]:
    """Pages against the law texts of their language; phrases against their own text."""
    told: set[str] = set()  # phrases that their own text does not hold
    for law in site.data.laws.values():
        yield from _phrases(site, law, told)
    for page in site.pages.values():
        texts = [" ".join(" ".join(law.paragraphs).split())
                 for (code, _), law in site.data.laws.items() if code == page.language]
        if any(path.startswith(f"data/law/{page.language}/") for path in site.data.unread):
            continue  # a text could not be read: that is told already
        for offset, line in enumerate(page.body.split("\n")):
            for phrase in LAW_PHRASE.findall(line):
                if phrase not in told and not any(phrase in text for text in texts):
                    yield Problem(page.path, page.body_line + offset, "law_words",
                                  f"“{phrase}” is marked as law but does not occur in "
                                  f"data/law/{page.language}/.",
                                  "Copy the official words, or take the mark { .law } away.")
        for label in LAW.findall(page.body):
            included = site.data.laws.get((page.language, label))
            for heading in headings(page) if included else []:
                wanted = included.record.phrases.get(heading.id or "") if included else None
                if included and wanted and wanted not in told and wanted != heading.text:
                    yield Problem(page.path, heading.line, "law_words",
                                  f"The heading #{heading.id} is not a phrase of {included.path}.",
                                  f"Write: {'#' * heading.level} {wanted} {{#{heading.id}}}")


def _phrases(site: Site, law: Law, told: set[str]) -> Iterator[Problem]:
    """Each phrase of a law that does not occur once in its text. Where pages quote it so, the text
    was altered, else the phrase."""
    whole = " ".join(" ".join(law.paragraphs).split())
    for name, phrase in law.record.phrases.items():
        if whole.count(phrase) == 1:
            continue
        told.add(phrase)
        found, line = _nearest(law, phrase)
        quoted = any(heading.id == name and heading.text == phrase for page in site.pages.values()
                     for heading in headings(page))
        wrong, right = (found, phrase) if quoted else (phrase, found)
        if not quoted:
            line = line_of(law.header, ("phrases", name)) if law.header else 1
        yield Problem(law.path, line, "law_words",
                      f"The phrase “{name}” must occur once, letter by letter, in the text; "
                      f"it occurs {whole.count(phrase)} times.",
                      f"If the official text has “{right}”, write that in place of “{wrong}”.")


def _nearest(law: Law, phrase: str) -> tuple[str, int]:
    """The words of a text that are most like the phrase, and their line."""
    size = len(phrase.split())
    runs = [(" ".join(words[start:start + size]).strip(",.;:–- "), line)
            for line, text in zip(law.lines, law.paragraphs, strict=False)
            if (words := text.split()) for start in range(max(len(words) - size + 1, 1))]
    return max(runs, key=lambda run: SequenceMatcher(None, run[0], phrase).ratio(),
               default=("", law.first_line))
