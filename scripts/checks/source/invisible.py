"""Invisible characters: nothing stands in a text that nobody can see.

Why: a word with a soft hyphen or a zero width space inside cannot be found, copied or read aloud,
and a mark of direction can make a line read otherwise than it is. They come with copied text.
Repair: delete the word together with the signs around it and type it anew.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from scripts.content.site import Site
from scripts.problem import Problem

# Control characters, soft hyphen, zero width signs, marks of direction, byte-order mark. Tabs, line
# ends, and spaces that do not break a line are none of them.
HIDDEN = re.compile("[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4"
                    "\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164"
                    "\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]")
NEAR = 12  # signs on each side that a letter repeats


def check(site: Site) -> Iterator[Problem]:
    """Pages with their front matter, law texts, all of data/: every line as it is in the file."""
    for page in site.pages.values():
        yield from _lines(page.path, page.header.text, page.header.first_line)
        yield from _lines(page.path, page.body, page.body_line)
    for law in site.data.laws.values():
        for line, paragraph in zip(law.lines, law.paragraphs, strict=True):
            yield from _lines(law.path, paragraph, line)
    for path, document in site.data.documents.items():
        yield from _lines(path, document.text, document.first_line)


def _lines(path: str, text: str, first: int) -> Iterator[Problem]:
    for match in HIDDEN.finditer(text):
        line = text.rfind("\n", 0, match.start()) + 1
        before = HIDDEN.sub("", text[max(line, match.start() - NEAR):match.start()])
        after = HIDDEN.sub("", text[match.end():match.end() + NEAR].split("\n")[0])
        name = unicodedata.name(match[0], "a control character").lower()
        yield Problem(path, first + text.count("\n", 0, match.start()), "invisible",
                      f"Between “{before}” and “{after}” stands a sign that nobody sees: {name} "
                      f"(U+{ord(match[0]):04X}).",
                      f"Delete these words and type them anew: {before}{after}")
