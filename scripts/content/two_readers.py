"""Front matter has two readers: MkDocs reads YAML 1.1, we read 1.2. Both must see the same."""

from __future__ import annotations

import yaml

from scripts.content.reading import Document, line_of
from scripts.content.words import FrontMatter
from scripts.problem import Problem

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # as mkdocs.utils.meta chooses


def read_alike(header: Document, front: FrontMatter, problems: list[Problem]) -> bool:
    """Whether MkDocs reads the same values as we do; a problem for each that it does not.

    To YAML 1.1 `no` is false, 0102 is 66 and 14:30 is 870: https://yaml.org/type/.
    """
    try:
        theirs = yaml.load(header.text, LOADER)
    except (yaml.YAMLError, ValueError) as error:
        problems.append(Problem(header.path, header.first_line, "shape", "MkDocs cannot read these "
                                f"keys: {error}."[:200], "Put each text in quotes."))
        return False
    before = len(problems)
    for key, value in front.model_dump(exclude_unset=True).items():
        other = theirs.get(key)
        if type(other) is not type(value) or other != value:
            typed = f'"{value}"' if isinstance(value, str) else str(value).lower()
            problems.append(Problem(
                header.path, line_of(header, (key,)), "shape",
                f"“{key}” reads differently in different programs: as {value} or as {other}.",
                f"Write: {key}: {typed}"))
    return len(problems) == before
