"""What a person did where YAML breaks: the line of the slip itself, and the line to type instead.

A reader of YAML stops where it can go no further, often a line or two below the slip, and speaks of
its own grammar. Here are the slips that people make, found in the lines around that place.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ruamel.yaml.error import MarkedYAMLError

from scripts.content.slips import other, sign

KEY = re.compile(r"\s*(?:- )?(?P<key>[\w-]+):(?: |$)")
OPEN_QUOTE = re.compile(r'\s*(?:- )?[\w-]+: +"(?:[^"\\]|\\.)*$')
NO_COLON = re.compile(r"(?P<key>\w[\w-]*) +(?P<value>[^:]+)")
BARE = re.compile(r":\s*(?:#.*)?$")  # a key with nothing behind it but a remark
NO_SPACE = re.compile(r"(?P<key>[\w-]+):(?P<value>[^\s:/].*)")
TWO_COLONS = re.compile(r"(?P<key>(?:- )?[\w-]+): +(?P<value>[^\"'\[{].*?:(?: .*)?)")


class Letter(NamedTuple):
    """`line` counts from 0 within the text."""

    line: int
    message: str
    hint: str


def letter(error: MarkedYAMLError, text: str) -> Letter:
    """What to tell of a YAML text that cannot be read."""
    lines = text.split("\n")
    if signed := sign(error, text):
        return Letter(*signed)
    what = (error.problem or "this is not valid YAML").strip()
    mark = error.problem_mark or error.context_mark
    line = min(mark.line if mark else 0, len(lines) - 1)
    if twice := re.match(r'found duplicate key "([^"]*)"', what):
        return Letter(line, f"“{twice[1]}” stands twice.",
                      "Keep one of the two, or give this one another name.")
    started = error.context_mark.line if error.context_mark else line
    if "flow sequence" in (error.context or "") and started < len(lines):
        return Letter(started, "The list that opens here with [ is not closed.",
                      f"Write: {lines[started].strip()}]")
    for number, found in enumerate(lines):
        if OPEN_QUOTE.match(found):
            return Letter(number, "The quotation mark that opens here is not closed.",
                          f'Write: {found.strip()}"')
    slips = (_slip(lines, number) for number in (line, line - 1, started, line - 2) if number >= 0)
    return next((slip for slip in slips if slip), None) or Letter(*other(what, line))


def _slip(lines: list[str], number: int) -> Letter | None:
    line = lines[number]
    typed = line.strip()
    if "\t" in line[:len(line) - len(line.lstrip())]:
        return Letter(number, "The line begins with a tab, which YAML does not take.",
                      "Type spaces in place of the tab, as many as the line above has.")
    if match := TWO_COLONS.fullmatch(typed):
        quote = "'" if '"' in match["value"] else '"'
        value = match["value"].replace("'", "''") if quote == "'" else match["value"]
        return Letter(number, "A text with a colon and a space in it must stand in quotes.",
                      f"Write: {match['key']}: {quote}{value}{quote}")
    if match := NO_SPACE.fullmatch(typed):
        return Letter(number, "A space is missing after the colon.",
                      f"Write: {match['key']}: {match['value']}")
    if match := NO_COLON.fullmatch(typed):
        return Letter(number, f"A colon is missing after “{match['key']}”.",
                      f"Write: {match['key']}: {match['value']}")
    above = next((other for other in reversed(lines[:number]) if KEY.match(other)), "")
    indent, wanted = _indent(line), _indent(above)
    if KEY.match(line) and indent > wanted and not BARE.search(above):
        return Letter(number, f"The line begins with {indent} spaces, the one above with {wanted}.",
                      f"Begin it with {wanted} spaces too: {typed}")
    return None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def without_record(text: str, line: int) -> str:
    """The text with the record around that line (from 0) left empty; every other line stays where
    it is. A record begins with a line that has no space before it."""
    lines = text.split("\n")
    starts = [number for number, found in enumerate(lines) if re.match(r"[^\s#]", found)]
    first = max((number for number in starts if number <= line), default=0)
    last = min((number for number in starts if number > line), default=len(lines))
    return "\n".join([*lines[:first], *[""] * (last - first), *lines[last:]])
