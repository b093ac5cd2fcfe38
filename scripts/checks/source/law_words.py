"""Words of law: a phrase marked as law, and a heading that returns to a phrase, occur in data/law/.

Why: official wording is included, never retyped. Repair: copy the words from the file named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.content.headings import headings
from scripts.content.site import Site
from scripts.problem import Problem

QUOTED = re.compile(r"\*([^*]+)\*\{\s*\.law\s*\}")
LAW = re.compile(r"\{\{\s*law\('([^']+)'\)")


def check(site: Site) -> Iterator[Problem]:
    """Pages against the law texts of their language; phrases against their own text."""
    for law in site.data.laws.values():
        whole = " ".join(" ".join(law.paragraphs).split())
        for name, phrase in law.record.phrases.items():
            if whole.count(phrase) != 1:
                yield Problem(law.path, 1, "law_words",
                              f"The phrase “{name}” must occur once, letter by letter, in the text "
                              f"below; it occurs {whole.count(phrase)} times.",
                              f"Compare: {phrase}")
    for page in site.pages.values():
        texts = [" ".join(" ".join(law.paragraphs).split())
                 for (code, _), law in site.data.laws.items() if code == page.language]
        if any(path.startswith(f"data/law/{page.language}/") for path in site.data.unread):
            continue  # a text could not be read: that is told already
        for offset, line in enumerate(page.body.split("\n")):
            for phrase in QUOTED.findall(line):
                if not any(phrase in text for text in texts):
                    yield Problem(page.path, page.body_line + offset, "law_words",
                                  f"“{phrase}” is marked as law but does not occur in "
                                  f"data/law/{page.language}/.",
                                  "Copy the official words, or take the mark { .law } away.")
        for label in LAW.findall(page.body):
            included = site.data.laws.get((page.language, label))
            for heading in headings(page) if included else []:
                wanted = included.record.phrases.get(heading.id or "") if included else None
                if included and wanted and wanted != heading.text:
                    yield Problem(page.path, heading.line, "law_words",
                                  f"The heading #{heading.id} is not a phrase of {included.path}.",
                                  f"Write: {'#' * heading.level} {wanted} {{#{heading.id}}}")
