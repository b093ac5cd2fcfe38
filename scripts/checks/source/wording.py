"""Wording: no text uses a word that data/terms.yml lists under `avoid` in the text's own language.

Why: in law a near word is another thing: преследование is prosecution too, and this misdemeanour is
no crime. Repair: take the term of the hint. Quoted on purpose? Put it in «…» or “…” on a page that
mkdocs.yml lists under extra → quoting. The official wording in data/law/ stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from scripts.content.page import Page
from scripts.content.site import Site
from scripts.content.terms import Term
from scripts.content.texts import MACHINE, MARKS, TARGET, Text, data_texts, front_texts, law_texts
from scripts.problem import Problem

OFFICIAL = re.compile(r"\*[^*]+\*\{\s*\.law\s*\}")
NO_WORDS = re.compile(MACHINE)
LABEL = re.compile(r"\[\^([^\]]*)\]")
QUOTES = re.compile(r"«[^«»]*»|“[^“”]*”|„[^„“]*“")
PATH = "data/terms.yml"


def check(site: Site) -> Iterator[Problem]:
    """Pages with their front matter, texts of data/ that name their language, our own law texts."""
    for code in site.languages:
        terms = [term for term in site.data.terms.terms if term.avoid.get(code)]
        avoid = _either([term.avoid[code] for term in terms])
        for found in _texts(site, code):
            for match in avoid.finditer(found.text):
                yield _letter(found, match, terms[int((match.lastgroup or "")[1:])])


def _either(listed: list[list[str]]) -> re.Pattern[str]:
    """One pattern of all; which term it was, the name of the group tells. Those that begin where a
    word begins stand together: most places of a text are none, and are passed at once."""
    begin, other = list[str](), list[str]()
    for number, patterns in enumerate(listed):
        for place, kind in ((begin, True), (other, False)):
            some = [one for one in patterns if one.startswith(r"\b") is kind]
            if some:
                place.append(f"(?P<{'ab'[kind]}{number}>{'|'.join(some)})")
    parts = [rf"\b(?:{'|'.join(begin)})"] * bool(begin) + other
    return re.compile("|".join(parts) or "(?!)", re.IGNORECASE)


def _texts(site: Site, code: str) -> Iterator[Text]:
    for page in site.pages_of(code):
        quoting = site.lists("quoting", page.name)
        for found in (*front_texts(page), *_body(page)):
            yield replace(found, text=QUOTES.sub("·", found.text)) if quoting else found
    for found in data_texts(site):
        # Terms and pairs of data/terms.yml name words as words.
        names = found.path == PATH and ("terms" in found.location or "words" in found.location)
        if found.language == code and not names:
            yield found
    ours = {law.path for law in site.data.laws.values() if law.record.ours}
    for found in law_texts(site):
        if found.language == code and found.path in ours:
            yield found


def _body(page: Page) -> Iterator[Text]:
    for offset, line in enumerate(page.body.split("\n")):
        bare = NO_WORDS.sub("·", TARGET.sub("]", OFFICIAL.sub("·", line)))
        text = MARKS.sub("", LABEL.sub(r" ^\1· ", bare))
        yield Text(page.path, page.body_line + offset, text, language=page.language)


def _letter(found: Text, match: re.Match[str], term: Term) -> Problem:
    rest = re.match(r"\w*", found.text[match.end():])
    shown = f"{match[0]}{rest[0] if rest else ''}"
    right = term.texts.get(found.language, "")
    return Problem(found.path, found.line, "wording",
                   f"“{shown}” is not the word here: data/terms.yml fixes another one.",
                   f"Write “{right}”. {term.note or ''} A good sentence? Then write in a comment "
                   f"that the pattern of “{term.id}” in {PATH} is too wide.")
