"""Reads YAML and front matter, keeps line numbers, and tells mistakes as problems."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.constructor import SafeConstructor
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from scripts.problem import OR_FIX, Problem, nearest

Shape = TypeVar("Shape")


class _Constructor(SafeConstructor):
    """Reads plain values; a tag of another program (mkdocs.yml: !ENV) reads as nothing."""


_Constructor.add_multi_constructor("!", lambda constructor, suffix, node: None)


def _reader() -> YAML:
    reader = YAML(typ="safe")
    reader.Constructor = _Constructor
    return reader


@dataclass
class Document:
    """A YAML text: `value` as plain mappings and lists, `tree` the same with its lines."""

    path: str
    value: Any
    text: str = ""
    first_line: int = 1

    @cached_property
    def tree(self) -> Any:
        """Read again only when a line is asked for: reading with lines takes longer."""
        return YAML(typ="rt").load(self.text)


def read_text(root: Path, path: str, problems: list[Problem]) -> str:
    """The text of a file, or "" and a problem where it is not UTF-8 text."""
    raw = (root / path).read_bytes()
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        problems.append(
            Problem(path, line, "encoding", "This file is not UTF-8 text.",
                    "Save it as UTF-8 (without a byte-order mark) in your editor.")
        )
        return ""
    if "\r" in text:
        problems.append(
            Problem(path, 1, "line_ends", "The lines end in the Windows manner (CR LF).",
                    f"Save the file with LF line ends {OR_FIX}; git does it by itself after a "
                    "fresh clone.")
        )
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text


def parse(text: str, path: str, problems: list[Problem], first_line: int = 1) -> Document:
    """YAML 1.2 text as a document; a mistake becomes a problem and the document is empty."""
    try:
        value = _reader().load(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = first_line + (mark.line if mark else 0)
        what = (error.problem or "This is not valid YAML").strip()
        problems.append(Problem(path, line, "yaml", f"The YAML breaks here: {what}.", _hint(what)))
        return Document(path, {}, "", first_line)
    except YAMLError as error:
        problems.append(Problem(path, first_line, "yaml", f"Not valid YAML: {error}."))
        return Document(path, {}, "", first_line)
    return Document(path, value, text, first_line)


def _hint(what: str) -> str:
    if "mapping values" in what:
        return 'A value with ": " in it must stand in quotes: title: "…: …".'
    if "duplicate key" in what:
        return "The same key stands twice: keep one."
    return "Compare the line with the records above and below it."


def line_of(document: Document, location: tuple[int | str, ...]) -> int:
    """The line (from 1) on which the value at `location` stands, or its nearest parent's."""
    node, line = document.tree, document.first_line
    for step in location:
        if isinstance(node, CommentedMap) and step in node:
            line = document.first_line + node.lc.key(step)[0]
        elif isinstance(node, CommentedSeq) and isinstance(step, int) and step < len(node):
            line = document.first_line + node.lc.item(step)[0]
        else:
            break
        node = node[step]
    return line


def shape(document: Document, kind: type[Shape] | TypeAdapter[Shape], problems: list[Problem]
          ) -> Shape | None:
    """The document as typed records, or None and one problem for each mistake in it."""
    adapter = kind if isinstance(kind, TypeAdapter) else TypeAdapter(kind)
    try:
        return adapter.validate_python(document.value)
    except ValidationError as error:
        for detail in error.errors():
            problems.append(_letter(document, detail["loc"], detail["type"], detail["msg"],
                                    detail.get("input")))
        return None


def _letter(document: Document, location: tuple[int | str, ...], kind: str, text: str,
            value: Any) -> Problem:
    line = line_of(document, location)
    named = [str(step) for step in location if not re.match(r"function-|\[key\]", str(step))]
    where = " → ".join(named) or "the record"
    if kind == "missing":
        return Problem(document.path, line, "shape", f"“{where}” is missing.",
                       f"Add a line “{named[-1]}: …”.")
    if kind == "extra_forbidden":
        return Problem(document.path, line, "shape", f"“{where}” is not known here.",
                       "Compare the spelling with the other records, or delete it.")
    if kind == "string_type":
        return Problem(document.path, line, "shape",
                       f"“{where}” must be text, but was read as {value!r}.",
                       f'Put it in quotes: {named[-1]}: "{value}".')
    if kind == "literal_error":
        return Problem(document.path, line, "shape", f"“{where}”: “{value}” is not on the list.",
                       nearest(str(value), re.findall("'([^']+)'", text)))
    if kind == "value_error":
        return Problem(document.path, line, "shape",
                       f"“{where}”: {text.removeprefix('Value error, ')}", f"Found: {value}.")
    return Problem(document.path, line, "shape", f"“{where}”: {text} (found {value!r}).")


FRONT = re.compile(r"\A---\n(.*?)^---[ \t]*\n", re.DOTALL | re.MULTILINE)


def split_front_matter(text: str, path: str, problems: list[Problem]
                       ) -> tuple[Document | None, str, int]:
    """Front matter, the body and the body's first line; None where it is not recognised."""
    found = FRONT.match(text)
    if found:
        header = parse(found.group(1), path, problems, first_line=2)
        return header, text[found.end():], text[: found.end()].count("\n") + 1
    problems.append(Problem(path, 1, "front_matter", *_front_matter_letter(text)))
    return None, text, 1


def _front_matter_letter(text: str) -> tuple[str, str]:
    if text.startswith("\ufeff"):
        return ("The file begins with an invisible byte-order mark.",
                f"Save it as UTF-8 without a byte-order mark {OR_FIX}.")
    if re.match(r"\s+---", text):
        return ("The first line must be ---, but a space or an empty line stands before it.",
                f"Delete everything before the first --- {OR_FIX}.")
    if re.match(r"[-–—]*[–—][-–—]*\s*\n", text):
        return ("The first line holds a long dash in place of --- (phone keyboards join hyphens).",
                f"Type three plain hyphens {OR_FIX}: ---")
    if text.startswith("---"):
        return ("The front matter is not closed: a line with --- and a line end is missing.",
                "Type --- on a line of its own after the last key, then an empty line.")
    return ("The page has no front matter.",
            "Begin the file with ---, then title: … and the other keys, then --- again.")


class Record(BaseModel):
    """Base of every record: unknown keys are refused, nothing changes after reading."""

    model_config = {"extra": "forbid", "frozen": True}
