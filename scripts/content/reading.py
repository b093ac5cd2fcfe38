"""Reads YAML, keeps line numbers, and tells mistakes as problems."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, SequenceNode

from scripts.content import shape_letters, yaml_mistakes
from scripts.content.yaml_reader import reader
from scripts.problem import OR_FIX, Problem

Shape = TypeVar("Shape")


@dataclass
class Document:
    """A YAML text: `value` as plain mappings and lists, `tree` the same with its lines.

    `whole` is false where a mistake hid the text, or a part of it.
    """

    path: str
    value: Any
    text: str = ""
    first_line: int = 1
    whole: bool = True

    @cached_property
    def tree(self) -> Node | None:
        """Read again only when a line is asked for."""
        return reader().compose(self.text)  # type: ignore[no-any-return]


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


def parse(text: str, path: str, problems: list[Problem], first_line: int = 1,
          records: bool = False) -> Document:
    """YAML 1.2 text as a document. A mistake becomes a problem; the document is then empty, or,
    where it holds `records` one below the other, has all but the broken one."""
    try:
        return Document(path, reader().load(text), text, first_line)
    except MarkedYAMLError as error:
        line, message, hint = yaml_mistakes.letter(error, text)
        problems.append(Problem(path, first_line + line, "yaml", message, hint))
        rest = yaml_mistakes.without_record(text, line) if records else ""
        if rest.strip() and rest != text:
            return replace(parse(rest, path, problems, first_line, records), whole=False)
    except YAMLError as error:
        problems.append(Problem(path, first_line, "yaml", f"Not valid YAML: {error}.",
                                "Compare the file with others of its kind."))
    return Document(path, {}, "", first_line, whole=False)


def line_of(document: Document, location: tuple[int | str, ...]) -> int:
    """The line (from 1) on which the value at `location` stands, or its nearest parent's."""
    node, line = document.tree, document.first_line
    for step in location:
        place, node = _step(node, step)
        if node is None:
            break
        line = document.first_line + place
    return line


def _step(node: Node | None, step: int | str) -> tuple[int, Node | None]:
    """The line (from 0) and the value of one key or entry, or no value where it is not there."""
    if isinstance(node, MappingNode):
        for key, value in node.value:
            if key.value == str(step):
                return key.start_mark.line, value
    elif isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step].start_mark.line, node.value[step]
    return 0, None


def shape(document: Document, kind: type[Shape] | TypeAdapter[Shape], problems: list[Problem]
          ) -> Shape | None:
    """The document as typed records, and one problem for each mistake in it.

    Of records one below the other (a TypeAdapter), those that are right are given all the same, so
    that one slip is one letter and not one for every page that uses the file; else None.
    """
    records = isinstance(kind, TypeAdapter)
    if not document.whole and not (records and document.value):
        return None  # that is told already
    adapter = kind if isinstance(kind, TypeAdapter) else TypeAdapter(kind)
    try:
        return adapter.validate_python(document.value)
    except ValidationError as error:
        wrong = error.errors()
    for detail in shape_letters.told(wrong):
        problems.append(Problem(document.path, line_of(document, detail["loc"]), "shape",
                                *shape_letters.letter(adapter, document.value, detail, wrong)))
    return _rest(adapter, document.value, [detail["loc"] for detail in wrong]) if records else None


def _rest(adapter: TypeAdapter[Shape], value: Any, places: list[tuple[int | str, ...]]
          ) -> Shape | None:
    """What is right: without the wrong keys; where they are needed, without their records."""
    for depth in (3, 2, 1):
        value = _without(value, {place[:depth] for place in places})
        try:
            return adapter.validate_python(value)
        except ValidationError as error:
            places = [detail["loc"] for detail in error.errors()]
    return None


def _without(value: Any, places: set[tuple[int | str, ...]]) -> Any:
    if isinstance(value, dict):
        return {key: _without(part, {place[1:] for place in places if place[:1] == (key,)})
                for key, part in value.items() if (key,) not in places}
    return value


class Record(BaseModel):
    """Base of every record: unknown keys are refused, nothing changes after reading."""

    model_config = {"extra": "forbid", "frozen": True}
