"""Runs every rule over the project as read from disk, before anything is built."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable
from pathlib import Path

from scripts.checks import source
from scripts.content.loading import load
from scripts.content.site import Site
from scripts.problem import Problem

Rule = Callable[[Site], Iterable[Problem]]


def rules() -> dict[str, Rule]:
    """Every rule by its file's name: one file a rule, each with a function `check`."""
    return {module.name: importlib.import_module(f"{source.__name__}.{module.name}").check
            for module in sorted(pkgutil.iter_modules(source.__path__), key=lambda m: m.name)}


def check_site(site: Site) -> list[Problem]:
    """All problems of a project already read, sorted by file and line."""
    found = set(site.problems)
    for rule in rules().values():
        found.update(rule(site))
    return sorted(found)


def check_source(root: Path) -> list[Problem]:
    """Read the project below `root` and judge it."""
    return check_site(load(root))
