"""Runs every rule: over the project as read from disk, and over the pages that were built of it."""

from __future__ import annotations

import importlib
import pkgutil
import traceback
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from itertools import islice
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from scripts.checks import built, noticed, source
from scripts.content.loading import load
from scripts.content.site import Site
from scripts.problem import Problem
from scripts.render import templates

if TYPE_CHECKING:
    from scripts.checks.built_site import BuiltSite

MOST = 200  # letters of one rule: nobody mends more in one go, and a flood of them takes long


class Rooted(Protocol):
    """What rules judge: a project, or a site that was built of it."""

    @property
    def root(self) -> Path:
        """The project's folder."""


Subject = TypeVar("Subject", bound=Rooted)
SAME = 3  # files with the very same mistake; where there are more, a template makes it


def rules(folder: ModuleType = source) -> dict[str, Callable[[Any], Iterable[Problem]]]:
    """Every rule by its file's name: one file a rule, each with a function `check`."""
    return {module.name: importlib.import_module(f"{folder.__name__}.{module.name}").check
            for module in sorted(pkgutil.iter_modules(folder.__path__), key=lambda m: m.name)}


def judge(subject: Subject, judges: Mapping[str, Callable[[Subject], Iterable[Problem]]]
          ) -> set[Problem]:
    """What these rules find. A rule that crashes is told as its own fault and hides no other."""
    found: set[Problem] = set()
    for name, rule in judges.items():
        try:
            letters = list(islice(rule(subject), MOST + 1))
            if len(letters) > MOST:
                letters[MOST] = replace(letters[MOST], hint="Mend the others first.", message=(
                    f"The rule “{letters[MOST].name}” has more than {MOST} letters; so many are "
                    "shown."))
            found.update(letters)
        except Exception as error:  # whatever a rule does wrong, the others still speak
            found.add(fault(subject.root, name, error))
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
    """All problems of a project already read, sorted by file and line: each stops publication.

    Rules open no file, so the templates that some of them fill are read before.
    """
    templates.read(site.root)
    return sorted({*site.problems, *judge(site, rules())})


def notices(site: Site) -> list[Problem]:
    """What is worth a look and stops nothing, sorted by file and line."""
    return sorted(judge(site, rules(noticed)))


def check_source(root: Path) -> list[Problem]:
    """Read the project below `root` and judge it."""
    return check_site(load(root))


def check_built(site: BuiltSite) -> list[Problem]:
    """All problems of a built site, sorted by file and line; one letter for what stands on many."""
    return sorted(together(judge(site, rules(built))))


def together(problems: Iterable[Problem]) -> Iterable[Problem]:
    """The same letter about many files becomes one about the first, with the number of others."""
    alike: dict[tuple[str, str, str], list[Problem]] = defaultdict(list)
    for problem in sorted(problems):
        alike[problem.rule, problem.message, problem.hint].append(problem)
    for (_, message, _), found in alike.items():
        others = len({problem.path for problem in found}) - 1
        if others < SAME:
            yield from found
        else:
            yield replace(found[0], message=f"{message} The same in {others} other files.")
