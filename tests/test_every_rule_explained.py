"""guides/rules.md explains every rule that a letter may name, in each language of the site.

A rule has a section `## its-name`; in it a line for each language begins with the language's name.
The test takes the text of the guide and returns complaints: it is tried on the real file, where it
finds nothing, and on copies with one edit, where it must.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from scripts.problem import RULES, Problem
from tests.conftest import ROOT
from tests.pages import PROJECT

NAMES = [language.name for language in PROJECT.languages.values()]
ELSEWHERE = ["yaml", "shape", "files", "encoding", "line_ends", "citations", "crash", "outside",
             "law_watch", "uncited", "requirements"]  # told by no rule's file of their own
MARKS = re.compile(r"^[\s>*_|-]*")
LEAST = 5  # words of an explanation


def literals(file: Path) -> Iterator[str]:
    """The name of the rule in every `Problem(…)` of a file: as text, or as a constant of the file.

    Raises AssertionError where it can be found in neither way.
    """
    tree = ast.parse(file.read_text(encoding="utf-8"))
    constants = {target.id: node.value.value for node in tree.body
                 if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
                 for target in node.targets if isinstance(target, ast.Name)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Problem":
            if any(isinstance(word, ast.Starred) for word in node.args[:3]):
                continue  # put together by a function of the same file
            named = {word.arg: word.value for word in node.keywords}
            given = node.args[2] if len(node.args) > 2 else named.get("rule")
            if isinstance(given, ast.Name) and given.id == "rule":
                continue  # handed on: a rule of scripts/checks/built/ names itself
            name = (given.value if isinstance(given, ast.Constant)
                    else constants.get(given.id) if isinstance(given, ast.Name) else None)
            assert isinstance(name, str), f"{file.name}:{node.lineno}: the rule is not written out"
            yield name


@cache
def told() -> set[str]:
    """Every rule that a letter may name, as people read it."""
    files = {file.stem for file in (ROOT / "scripts" / "checks").glob("*/*.py")} - {"__init__"}
    named = {name for file in (ROOT / "scripts").rglob("*.py") for name in literals(file)}
    return {Problem("", 1, name, "").name for name in files | named}


def sections(text: str) -> dict[str, str]:
    """What stands under each heading of the second level."""
    parts = re.split(r"^## +(.+?) *$", text, flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


def explained(text: str, language: str) -> bool:
    """Whether a line of the section begins with the language's name and then explains."""
    lines = (MARKS.sub("", line) for line in text.splitlines())
    return any(line.startswith(language) and len(line.split()) > LEAST for line in lines)


def complaints(text: str) -> list[str]:
    found = sections(text)
    return [*(f"no section ## {name}" for name in sorted(told() - found.keys())),
            *(f"## {name} is no rule" for name in sorted(found.keys() - told())),
            *(f"## {name} says nothing in {language}" for name in sorted(told() & found.keys())
              for language in NAMES if not explained(found[name], language))]


def guide(names: set[str]) -> str:
    """A guide as it could be."""
    lines = "".join(f"\n**{language}.** What it asks, and what to do then.\n" for language in NAMES)
    return "# Rules\n" + "".join(f"\n## {name}\n{lines}" for name in sorted(names))


def test_every_rule_is_explained() -> None:
    assert complaints((ROOT / RULES).read_text(encoding="utf-8")) == []


def test_none_is_forgotten() -> None:
    assert {name.replace("_", "-") for name in ELSEWHERE} | {"stale", "new-words"} <= told()
    assert complaints(guide(told())) == []


@pytest.mark.parametrize(("old", "new", "says"), [
    ("## stale\n", "", "no section ## stale"),
    ("## new-words\n", "## new_words\n", "no section ## new-words"),
    ("## stale\n", "## stale\n\n## lost\n", "## lost is no rule"),
    (f"## stale\n\n**{NAMES[0]}", "## stale\n\n**Deutsch", f"## stale says nothing in {NAMES[0]}"),
    (f"## stale\n\n**{NAMES[0]}.** What it asks, and what to do then.",
     f"## stale\n\n**{NAMES[0]}.** Soon.", f"## stale says nothing in {NAMES[0]}"),
])
def test_a_spoiled_copy_is_told(old: str, new: str, says: str) -> None:
    text = guide(told())
    assert old in text and says in complaints(text.replace(old, new))


@pytest.mark.parametrize(("code", "names"), [
    ("Problem('p', 1, 'one', 'm')", ["one"]), ("x(Problem('p', 1, rule='two'))", ["two"]),
    ("RULE = 'three'\nProblem('p', 1, RULE, 'm')", ["three"])])
def test_a_name_is_found(code: str, names: list[str], tmp_path: Path) -> None:
    file = tmp_path / "rule.py"
    file.write_text(code, encoding="utf-8")
    assert list(literals(file)) == names


def test_a_name_that_cannot_be_found_is_told(tmp_path: Path) -> None:
    file = tmp_path / "rule.py"
    file.write_text("Problem('p', 1, name(), 'm')", encoding="utf-8")
    with pytest.raises(AssertionError, match="is not written out"):
        list(literals(file))
