"""Leftovers: no sign of Markdown, of a template or of Python is left in what a reader sees.

Why: `{{ … }}`, `[^…]` or “None” on a page means that something in it was lost. Repair: find the
words around it in the Markdown and mend the sign (guides/style.md); a list needs an empty line
before it (F08).
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator

from lxml import etree

from scripts.checks.built_site import BuiltSite
from scripts.checks.document import Document, Said, squeezed
from scripts.problem import Problem

SIGN = re.compile(
    r"\{\{|\}\}|\{%|%\}|\{#|#\}|\{ ?[.:#]|\[\^|///|!!!|\?\?\?|\*\*|~~~|```|\]\("  # Markdown, Jinja
    r"|\{[a-z_]+\}|%\([a-z_]+\)s"  # a placeholder that nobody filled
    r"|&(?:amp|lt|gt|quot|nbsp|#\d+);"  # written twice
    r"|\[object \w+\]|<[\w.]+ object at|Traceback \(|\bMarkup\(|datetime\.date"
    r"|[\x02\x03\ufffd]|klzzwxh|wzxhzdk")  # what the converter puts down for a while
WORD = re.compile(r"(?<![\w.-])(?:None|undefined|null|NaN)(?![\w-]|\.\w)")  # a program's
CODE = ("code", "pre", "kbd", "samp")  # shows signs on purpose
COUNTED = re.compile(r".*_\d+")  # an id that was given twice, or by no person
RUN_ON = re.compile(r"^\s*(?:[-*•]|\d+[.)])\s.*$", re.MULTILINE)
PARAGRAPHS = "//p[not(ancestor::blockquote or ancestor::*[@class='law-text'])]"  # law is as it is


def check(site: BuiltSite) -> Iterator[Problem]:
    """Pages by text, attribute, id and paragraph; then what other programs read."""
    for document in site.documents:
        for said in document.said:
            if said.node.tag not in CODE and (found := _left(document, said)):
                yield document.problem("leftovers", f"“{found}” is left on the page.",
                                       "Look for these words in the text and mend the sign.",
                                       said.node, words=found)
        for name in filter(COUNTED.fullmatch, document.ids):
            yield document.problem("leftovers", f"The id “{name}” was made by a machine.",
                                   "Give each heading an id of its own: {#short-english-id}")
        for paragraph in document.tree.xpath(PARAGRAPHS):
            if line := RUN_ON.search(paragraph.text_content()):
                yield document.problem(
                    "leftovers", f"“{squeezed(line[0])[:60]}” is no item of a list, but stands in "
                    "the middle of a paragraph.", "Put an empty line before the list.", paragraph,
                    words=line[0])
    for path, content in site.files.items():
        if found := next(filter(None, map(_sign, _strings(path, content))), ""):
            yield site.problem("leftovers", path, f"“{found}” is left in this file.",
                               "Look for these words in pages and data and mend the sign.")


def _left(document: Document, said: Said) -> str:
    """The sign with what follows it, or a program's word: where it may be a word of the language
    too, only if nothing else is said."""
    word = WORD.search(said.text)
    if word and said.text.strip(" .,:") != word[0]:
        language = document.project.languages.get(said.language)
        if language and set(word[0].lower()) <= set(language.words.letters):
            word = None
    return _sign(said.text) or (word[0] if word else "")


def _sign(text: str) -> str:
    """The sign and the words after it, on its line."""
    found = SIGN.search(text)
    return squeezed(text[found.start():].split("\n")[0][:40]) if found else ""


def _strings(path: str, content: bytes) -> Iterator[str]:
    """Texts of feeds, indexes and open data."""
    text = content.decode("utf-8", "replace")
    if path.endswith(".json"):
        waiting = [_parsed(text)]
        while waiting:
            node = waiting.pop()
            waiting += node.values() if isinstance(node, dict) else []
            waiting += node if isinstance(node, list) else []
            yield node if isinstance(node, str) else ""
    elif path.endswith(".xml"):
        tree = etree.fromstring(content, parser=etree.XMLParser(recover=True))
        yield from map(str, tree.itertext() if tree is not None else ())
    elif path.endswith(".csv"):
        yield from (cell for row in csv.reader(text.splitlines(), delimiter=";") for cell in row)


def _parsed(text: str) -> object:
    try:
        return json.loads(text)
    except ValueError:  # told by the rule about files
        return None
