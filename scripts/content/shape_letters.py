"""What to tell of a record that has not the shape it should have, and what to type instead."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import TypeAdapter

from scripts.problem import nearest

DAY = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")  # as people write it: 15.01.2027
SHOWN = 60  # characters of a wrong value
# In plain words, by the first word of pydantic's error types.
WANTED = {"int": "a whole number", "float": "a number", "string": "text",
          "list": "a list: [one, two]", "dict": "lines “key: value” below it",
          "model": "lines “key: value” below it"}
LIKE_OTHERS = "Compare the line with the records above and below it."

Location = tuple[int | str, ...]
Detail = Mapping[str, Any]  # a mistake as pydantic has it: loc, type, msg, input


def told(wrong: Sequence[Detail]) -> list[Detail]:
    """The mistakes without those that another one explains: a key that is missing because it stands
    there misspelt."""
    return [detail for detail in wrong
            if detail["type"] != "missing" or len(_renamed(wrong, detail["loc"][:-1])) != 1]


def _renamed(wrong: Sequence[Detail], record: Location) -> list[str]:
    """The key that a record lacks, where it lacks one and has another instead."""
    kinds = [detail["type"] for detail in wrong if detail["loc"][:-1] == record]
    missing = [str(detail["loc"][-1]) for detail in wrong
               if detail["loc"][:-1] == record and detail["type"] == "missing"]
    return missing if len(missing) == kinds.count("extra_forbidden") == 1 else []


def letter(kind: TypeAdapter[Any], whole: Any, detail: Detail, wrong: Sequence[Detail]
           ) -> tuple[str, str]:
    """Message and hint for one mistake in the value `whole`, of all that are `wrong` in it."""
    location: Location = detail["loc"]
    named = [str(step) for step in location if not re.match(r"function-|\[key\]", str(step))]
    where, key = " → ".join(named) or "the record", named[-1] if named else ""
    value, error, text = detail.get("input"), str(detail["type"]), str(detail["msg"])
    if error == "missing":
        above = [name for name in _before(key, keys(kind, location[:-1])) if
                 name in _at(whole, location[:-1])]
        below = f" below “{above[-1]}”" if above else ""
        return f"“{where}” is missing.", f"Add a line “{key}: …”{below}."
    if error == "extra_forbidden":
        if renamed := _renamed(wrong, location[:-1]):
            return f"“{where}” is not known here.", f"Write “{renamed[0]}:” in place of “{key}:”."
        free = [name for name in keys(kind, location[:-1]) if name not in _at(whole, location[:-1])]
        hint = nearest(key, free) or "All lines that may stand here do so already."
        return f"“{where}” is not known here.", f"Take the line out. {hint}"
    if error == "string_type" and value is None:
        return f"“{where}” is empty.", f"Write its words after “{key}:”."
    if error == "string_type":
        return (f"“{where}” must be text, but was read as {value!r}.",
                f'Put it in quotes: {key}: "{value}".')
    if error == "literal_error":
        return (f"“{where}”: “{value}” is not on the list.",
                nearest(str(value), re.findall("'([^']+)'", text)))
    if error.startswith("date"):
        day = DAY.fullmatch(str(value))
        right = f"{day[3]}-{day[2]:0>2}-{day[1]:0>2}" if day else "year-month-day, as 2027-01-15"
        return f"“{where}” is a day, but “{value}” is none.", f"Write: {key}: {right}"
    if error.startswith("bool"):
        return (f"“{where}” is true or false, but “{value}” stands there.",
                f"Write {key}: true, or take the line out.")
    if error == "value_error":
        said, _, hint = text.removeprefix("Value error, ").partition(" -> ")
        return f"“{where}”: {said}", hint or f"Found: {value}."
    return _other(where, error, text, repr(value))


def _other(where: str, error: str, text: str, found: str) -> tuple[str, str]:
    found = found if len(found) <= SHOWN else f"{found[:SHOWN]}…"
    wanted = WANTED.get(error.partition("_")[0])
    if wanted is None or error == "string_pattern_mismatch":
        return f"“{where}”: {text} (found {found}).", LIKE_OTHERS
    return f"“{where}” must be {wanted}, but {found} stands there.", LIKE_OTHERS


def keys(kind: TypeAdapter[Any], location: Location) -> list[str]:
    """The keys that a record at that place of the document may have, in their order."""
    schema = kind.json_schema()
    shared = schema.get("$defs", {})

    def plain(node: Mapping[str, Any]) -> Mapping[str, Any]:
        while "$ref" in node:
            node = shared[node["$ref"].rpartition("/")[2]]
        options = [plain(option) for option in node.get("anyOf", ())]
        return next((option for option in options if option.get("type") == "object"), node)

    node = plain(schema)
    for step in location:
        inside = node.get("properties", {}).get(step) or node.get("items") or next(
            iter(node.get("patternProperties", {}).values()), node.get("additionalProperties"))
        if not isinstance(inside, Mapping):
            return []
        node = plain(inside)
    return list(node.get("properties", {}))


def _before(key: str, known: list[str]) -> list[str]:
    return known[:known.index(key)] if key in known else []


def _at(value: Any, location: Location) -> Any:
    """The record at that place, or nothing."""
    for step in location:
        try:
            value = value[step]
        except (LookupError, TypeError):
            return ()
    return value if isinstance(value, Mapping) else ()
