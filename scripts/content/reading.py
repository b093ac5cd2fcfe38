"""Reads YAML, keeps line numbers, and tells mistakes as problems."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from scripts.content import shape_letters, slips, yaml_mistakes
from scripts.content.yaml_reader import reader
from scripts.problem import Problem

Shape = TypeVar("Shape")

BROKEN = 10  # records of a file that may be left out before the whole of it is
LETTERS = 30  # about one file: nobody mends more in one go
CHARACTERS = 400  # of a message or a hint


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


def parse(text: str, path: str, problems: list[Problem], first_line: int = 1,
          records: bool = False, tags: bool = False) -> Document:
    """YAML 1.2 text as a document. A mistake becomes a problem; the document is then empty, or,
    where it holds `records` one below the other, has all but the broken one.

    `tags`: whether a value may have a tag of another program, as in mkdocs.yml (!ENV).
    """
    rest, whole = text, True
    for _ in range(BROKEN if records else 1):
        try:
            if letter := slips.look_through(rest, tags):
                rest = ""
            else:
                return Document(path, reader().load(rest), rest, first_line, whole)
        except MarkedYAMLError as error:
            letter = yaml_mistakes.letter(error, slips.BREAKS.sub("\n", f"{rest}\n"))
            rest = yaml_mistakes.without_record(rest, letter[0]) if records else ""
        except (YAMLError, ValueError) as error:  # such as a number of five thousand figures
            letter, rest = slips.other(f"{error}", 0), ""
        line, message, hint = letter
        problems.append(Problem(path, first_line + line, "yaml", message, hint))
        whole = False
        if not rest.strip():
            break
    return Document(path, {}, "", first_line, whole=False)


def line_of(document: Document, location: tuple[int | str, ...]) -> int:
    """The line (from 1) on which the value at `location` stands, or its nearest parent's."""
    node, line = document.tree, document.first_line
    for step in location:
        place, found = _step(node, step)
        if found is not None:  # else a word of pydantic's own, such as the kind of a value
            node, line = found, document.first_line + place
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


def _typed(document: Document, location: tuple[int | str, ...]) -> str:
    """The words of a single value as they stand in the text; "" for any other."""
    node = document.tree
    for step in location:
        node = _step(node, step)[1]
    return node.value if isinstance(node, ScalarNode) and '"' not in node.value else ""


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
    some = wrong[:4 * LETTERS]
    records = records and len(wrong) == len(some)
    told = shape_letters.told(some)
    for detail in told[:LETTERS]:
        message, hint = shape_letters.letter(adapter, document.value, detail, some)
        if detail["type"] == "string_type" and (typed := _typed(document, detail["loc"])):
            hint = f'Put it in quotes: {detail["loc"][-1]}: "{typed}".'  # 0102, not 102
        problems.append(Problem(document.path, line_of(document, detail["loc"]), "shape",
                                message[:CHARACTERS], hint[:CHARACTERS]))
    if len(told) > LETTERS:
        problems.append(Problem(document.path, line_of(document, told[LETTERS]["loc"]), "shape",
                                "More places of this file have not the right shape.",
                                "Mend those above first, then check again."))
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


PAST = "past"  # marks a field: what has happened when it is written down; no later day is right


class Record(BaseModel):
    """Base of every record: unknown keys are refused, nothing changes after reading."""

    model_config = {"extra": "forbid", "frozen": True}
