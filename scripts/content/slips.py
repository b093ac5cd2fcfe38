"""Signs that mean something of their own to YAML: each slip in plain words, with what to type."""

from __future__ import annotations

import re

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    NodeEvent,
)

Letter = tuple[int, str, str]  # the line from 0, what is wrong, what to type

DEEPEST = 20  # levels inside one another; ours has 8. The reader below us goes down level by level
MOST = 40_000  # values and brackets of a file: seven times what the largest has, read in a second
BREAKS = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")  # what ends a line of YAML
LINE = re.compile(r"\s*(?:- +)*[^\s:#-][^:]*:[ \t]+(?P<value>\S.*)")
CLOSED_EARLY = re.compile(r"""(?P<mark>["'])(?:(?!(?P=mark)).)*(?P=mark)\s*[^\s#]""")
SECOND = ("A second text begins here, and one file holds one.",
          "Take out this line, or the --- or ... above it.")
ASIDE = "Begin it with as many spaces as the lines beside it, or two more than the key above it."


def look_through(text: str, tags: bool) -> Letter | None:
    """What YAML allows and we do not, found in one pass without recursion before all is built.

    An alias can make a few lines as large as a library; enough levels inside one another end the
    whole program. `tags`: whether values may have one (mkdocs.yml: !ENV). Raises YAMLError.
    """
    depth = documents = 0
    for number, event in enumerate(YAML(typ="safe").parse(text)):
        depth += isinstance(event, CollectionStartEvent)
        depth -= isinstance(event, CollectionEndEvent)
        documents += isinstance(event, DocumentStartEvent)
        line, column = event.start_mark.line, event.start_mark.column
        tagged = getattr(event, "tag", None) and not tags
        if isinstance(event, NodeEvent) and (
                isinstance(event, AliasEvent) or event.anchor or tagged):
            return (line, *quote(BREAKS.split(text)[line][column:]))
        if number > MOST:
            return (line, f"This file holds more than {MOST // 2} values; so many are not read.",
                    "Take out what came in by mistake.")
        if documents > 1:
            return (line, *SECOND)
        if depth > DEEPEST:
            return (line, f"More than {DEEPEST} levels stand inside one another here.",
                    "Take out what came in by mistake. Plain text that begins with a bracket "
                    "stands in quotes.")
    return None


def quote(value: str) -> tuple[str, str]:
    """The letter about a value that begins with a sign of YAML's own."""
    return (f"A value cannot begin with “{value[:1]}” as it stands here.",
            f"Put the whole value in quotes: {_quoted(value.rstrip())}")


def _quoted(value: str) -> str:
    if len(value) > 200 or "\\" in value:
        return '"…"'
    return f"'{value}'" if '"' in value and "'" not in value else f'"{value.replace(chr(34), "”")}"'


def sign(error: MarkedYAMLError, text: str) -> Letter | None:
    """The letter where a sign at the beginning of a value, or a quotation mark, is the slip."""
    what = (error.problem or "").strip()
    mark, lines = error.problem_mark or error.context_mark, text.split("\n")
    number = min(mark.line if mark else 0, len(lines) - 1)
    line, column = lines[number], mark.column if mark else 0
    value = found["value"] if (found := LINE.match(line)) else line.strip()
    if "\t" in line[:column + 1]:
        return None  # told better by its own letter
    if "another document" in what or "<document start>" in what:
        return (number, *SECOND)
    if "'-' indicator" in what or ("expected key" in what and line.strip().startswith("- ")):
        return other(what, number)
    if "node content" in what and "flow" in (error.context or ""):
        opened = [place for place in range(number + 1) if re.search(r"[\[{]", lines[place])]
        return (opened[-1] if opened else number, "A list in [ ] or { } opens here and is not "
                "closed, or has a comma too many.", "Close it on the same line. Plain text that "
                "begins with such a bracket stands in quotes.")
    if "sequence entries" in what:
        return (number, "A list cannot begin behind a key.", "Write [one, two] behind the key, or "
                "“- one” and “- two” on lines of their own below it.")
    if "escape" in what:
        return (number, "A backslash means something of its own in double quotes.",
                "Use single quotes for this value: '…'")
    if "end of stream" in what and error.context_mark:
        return (error.context_mark.line, "The quotation mark that opens here is not closed.",
                f"Write: {lines[error.context_mark.line].strip()}{_closing(lines, error)}")
    if value[:1] in tuple("@`%*&!|>?,]}") and "expected key" not in what:
        return (number, *quote(value))
    if CLOSED_EARLY.match(value) and "expected key" in what:
        return (number, "The quotation marks close before the value ends.",
                "Inside a value write “…” or «…»; one mark stands at each end.")
    if value[:1] in ("[", "{") and ("expected key" in what or "unhashable" in what):
        return (number, *quote(value))
    return None


def _closing(lines: list[str], error: MarkedYAMLError) -> str:
    mark = error.context_mark
    return lines[mark.line][mark.column:mark.column + 1] if mark else '"'


def other(what: str, number: int) -> Letter:
    """The letter where no slip is recognised: `what` is the reader's own word for it."""
    if "expected key" in what or "'-' indicator" in what or "mapping values" in what:
        return number, "This line does not begin where the lines beside it do.", ASIDE
    return (number, f"This cannot be read as YAML: {what[:200]}.",
            "Compare the line with the records above and below it. A value with signs in it stands "
            "in quotes.")
