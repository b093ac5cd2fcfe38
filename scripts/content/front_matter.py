"""Cuts the front matter off a page, and tells why where it is not recognised."""

from __future__ import annotations

import re

from scripts.content.reading import Document, parse
from scripts.problem import OR_FIX, Problem

LONG_DASH = re.compile(r"[-–—]*[–—][-–—]*[ \t]*\n")
KEY = re.compile(r"[\w-]+:")
FRONT = re.compile(r"\A---\n(.*?)^---[ \t]*\n", re.DOTALL | re.MULTILINE)


def split_front_matter(text: str, path: str, problems: list[Problem]
                       ) -> tuple[Document | None, str, int]:
    """Front matter, the body and the body's first line; None where it is not recognised."""
    found = FRONT.match(text)
    if found:
        header = parse(found.group(1), path, problems, first_line=2)
        return header, text[found.end():], text[: found.end()].count("\n") + 1
    problems.append(Problem(path, *_front_matter_letter(text)))
    return None, text, 1


def _front_matter_letter(text: str) -> tuple[int, str, str, str]:
    """Line, rule, message and hint."""
    rule = "front_matter"
    if text.startswith("\ufeff"):
        return (1, rule, "The file begins with an invisible byte-order mark.",
                f"Save it as UTF-8 without a byte-order mark {OR_FIX}.")
    if re.match(r"\s+---", text):
        return (1, rule, "The first line must be ---, but a space or an empty line stands before "
                "it.", f"Delete everything before the first --- {OR_FIX}.")
    dash = "The line holds a long dash in place of --- (phone keyboards join hyphens)."
    if LONG_DASH.match(text):
        return 1, rule, dash, f"Type three plain hyphens {OR_FIX}: ---"
    if text.startswith("---"):
        lines = text.split("\n")
        last = next((number for number, line in enumerate(lines[1:], 1) if not KEY.match(line)),
                    len(lines) - 1)
        if LONG_DASH.match(f"{lines[last]}\n"):
            return last + 1, rule, dash, f"Type three plain hyphens {OR_FIX}: ---"
        return (max(last, 1), rule, "The front matter is not closed: a line with --- is missing "
                "below this one.", "Type --- on a line of its own below it, then an empty line.")
    return (1, rule, "The page has no front matter.",
            "Begin the file with ---, then title: … and the other keys, then --- again.")
