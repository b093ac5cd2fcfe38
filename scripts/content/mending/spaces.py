"""Spaces: one between two words, none at the end of a line, no tab.

Two spaces at the end of a line would be a line break in Markdown. No page uses them, no one sees
them in the web editor, and .editorconfig takes them away: so they go here too.
"""

from __future__ import annotations

import re

from scripts.content.mending.prose import MARKS, Signs, front_lines, over_prose, parts

# Not beside the bar of a table, whose columns may be lined up, nor before a comment.
RUN = re.compile(r"(?<=[^\s|])(?: [ \t]+|\t[ \t]*)(?=[^\s|#])")
ANY = re.compile(r"  |\t| $", re.MULTILINE)
TAB = 4  # what Markdown makes of one


def spaces(text: str, signs: Signs) -> str:
    """The page with single spaces in its sentences; indentation keeps its width."""
    if not ANY.search(text):
        return text
    rows = text.split("\n")
    front = front_lines(text)
    for place, part in enumerate(parts(text)):
        marks = MARKS.match(rows[place]) if part and place >= front else None
        inner = marks.end() if marks else 0
        if part:
            row = rows[place]
            rows[place] = (row[:inner].expandtabs(TAB) + row[inner:]).rstrip(" \t")
    return over_prose("\n".join(rows), lambda said: RUN.sub(" ", said), signs.phrases,
                      ANY)
