"""Tables and plots from data, by the templates in overrides/parts/, and documents of our own."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError, Undefined

from scripts.render.parts import unbroken

LINE_END = re.compile(r"\s*\n\s*")


@cache
def _environment(root: Path, undefined: type[Undefined]) -> Environment:
    found = Environment(loader=FileSystemLoader(root / "overrides"), autoescape=True,
                        undefined=undefined)
    found.filters["unbroken"] = unbroken
    return found


def read(root: Path) -> None:
    """Read the parts, so that whoever fills them later opens no file; who fills a broken one tells.
    """
    parts = _environment(root, StrictUndefined)
    for name in parts.list_templates(filter_func=lambda name: name.startswith("parts/")):
        with suppress(TemplateError):
            parts.get_template(name)


def documents(root: Path) -> Environment:
    """The templates of whole documents, each read once, however many languages print by them.

    They escape what they print, unless told that it is HTML. What a document does not have (a style
    sheet of its own, siblings) is nothing.
    """
    return _environment(root, Undefined)


def fill(root: Path, name: str, **values: Any) -> str:
    """The template parts/`name` as one line of HTML: a token stands on one line of Markdown.

    A citation in it is an empty <sup data-label="…">; parts.py makes it a numbered mark. A name
    that it does not know is a mistake: it raises UndefinedError.
    """
    text = _environment(root, StrictUndefined).get_template(f"parts/{name}").render(values)
    return LINE_END.sub("", text)
