"""Interface words: no built page shows the word of another language's words file.

Why: a template or a list that forgets the language prints “Sources” below a Kazakh page. Repair:
print the word of the page's language (data/words/), or mark a quotation: *words*{ lang=… }.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from scripts.checks.built_site import BuiltSite
from scripts.checks.document import squeezed
from scripts.content.site import Site
from scripts.problem import Problem

ADDRESS = re.compile(r"https?://\S+")
WORD = re.compile(r"\w+")
LEAST = 4  # letters: shorter ones are words of other languages too
Phrases = dict[str, list[tuple[str, str]]]  # by first word: the language and the whole phrase


def check(site: BuiltSite) -> Iterator[Problem]:
    """Every text and readable attribute, against the words of all other languages."""
    project = site.project
    foreign = {code: _foreign(project, code) for code in project.languages}
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}  # menus stand on every page
    for document in site.documents:
        for said in document.said:
            key = said.language, said.text
            if key not in found:
                found[key] = list(_within(said.text, foreign.get(said.language, {})))
            for code, phrase in found[key]:
                yield document.problem(
                    "interface_words", f"“{phrase}” of data/words/{code}.yml stands in a text in "
                    f"{project.languages[said.language].name}: “{squeezed(said.text)[:60]}”.",
                    f"Take the word of data/words/{said.language}.yml, or mark a quotation: "
                    f"*{phrase}*{{ lang={code} }}", said.node, words=phrase)


def _within(text: str, phrases: Phrases) -> Iterator[tuple[str, str]]:
    """The foreign phrases of a text; most texts hold the first word of none."""
    read = squeezed(ADDRESS.sub("", text)).lower()
    for first in phrases.keys() & {*WORD.findall(read)}:
        for code, phrase in phrases[first]:
            if re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", read):
                yield code, phrase


def _foreign(project: Site, code: str) -> Phrases:
    """What must not stand in a text of this language."""
    own, found = {phrase.lower() for phrase in interface_words(project, code)}, defaultdict(list)
    for other in project.languages:
        for phrase in {phrase.lower() for phrase in interface_words(project, other)} - own:
            found[WORD.findall(phrase)[0]].append((other, phrase))
    return found


def interface_words(project: Site, code: str) -> list[str]:
    """Every interface text of four letters or more in a language's words file, as printed."""
    words = project.languages[code].words
    values = [words.missing, *(f"{kind}." for kind in words.kinds.values()), *words.label.values(),
              *words.boxes.values(), *words.confidence.values(),
              *words.exit_words.model_dump().values()]
    return [squeezed(value) for value in values
            if len(re.findall(r"[^\W\d_]", value)) >= LEAST]
