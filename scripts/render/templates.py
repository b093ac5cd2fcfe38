"""Tables and plots from data, written by the templates in overrides/parts/."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

LINE_END = re.compile(r"\s*\n\s*")


@cache
def _environment(root: Path) -> Environment:
    return Environment(loader=FileSystemLoader(root / "overrides"), autoescape=True,
                       undefined=StrictUndefined)


def fill(root: Path, name: str, **values: Any) -> str:
    """The template parts/`name` as one line of HTML: a token stands on one line of Markdown.

    A citation in it is an empty <sup data-label="…">; parts.py makes it a numbered mark.
    """
    text = _environment(root).get_template(f"parts/{name}").render(values)
    return LINE_END.sub("", text)
