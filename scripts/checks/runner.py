"""Runs every rule over the project as read from disk, before anything is built."""

from __future__ import annotations

import importlib
import pkgutil
import traceback
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import islice
from pathlib import Path
from types import ModuleType

from scripts.checks import noticed, source
from scripts.content.loading import load
from scripts.content.site import Site
from scripts.problem import Problem

MOST = 200  # letters of one rule: nobody mends more in one go, and a flood of them takes long
Rule = Callable[[Site], Iterable[Problem]]


def rules(folder: ModuleType = source) -> dict[str, Rule]:
    """Every rule by its file's name: one file a rule, each with a function `check`."""
    return {module.name: importlib.import_module(f"{folder.__name__}.{module.name}").check
            for module in sorted(pkgutil.iter_modules(folder.__path__), key=lambda m: m.name)}


def judge(site: Site, judges: dict[str, Rule]) -> set[Problem]:
    """What these rules find. A rule that crashes is told as its own fault and hides no other."""
    found: set[Problem] = set()
    for name, rule in judges.items():
        try:
            letters = list(islice(rule(site), MOST + 1))
            if len(letters) > MOST:
                letters[MOST] = replace(letters[MOST], hint="Mend the others first.", message=(
                    f"The rule “{letters[MOST].name}” has more than {MOST} letters; so many are "
                    "shown."))
            found.update(letters)
        except Exception as error:  # whatever a rule does wrong, the others still speak
            found.add(fault(site.root, name, error))
    return found


def fault(root: Path, name: str, error: Exception) -> Problem:
    """The letter about a rule that crashed: nothing that a contributor did wrong."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    path = Path(last.filename)
    shown = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
    return Problem(shown, last.lineno or 1, "crash",
                   f"The rule “{name.replace('_', '-')}” broke down ({type(error).__name__}: "
                   f"{error}). This is a fault of the rule, not yours; all other rules were run.",
                   "Leave your change as it is and write a comment: the rule needs mending.")


def check_site(site: Site) -> list[Problem]:
    """All problems of a project already read, sorted by file and line: each stops publication."""
    return sorted({*site.problems, *judge(site, rules())})


def notices(site: Site) -> list[Problem]:
    """What is worth a look and stops nothing, sorted by file and line."""
    return sorted(judge(site, rules(noticed)))


def check_source(root: Path) -> list[Problem]:
    """Read the project below `root` and judge it."""
    return check_site(load(root))
