"""The verbs, one a file: HELP, add_arguments(parser), run(arguments, root).

Everything here must import with the standard library alone: it runs before .venv is made.
"""

from __future__ import annotations

import argparse
import contextlib
import errno
import importlib
import pkgutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from scripts import bootstrap
from scripts.problem import ProblemsFound, WrongUse

ROOT = Path(__file__).resolve().parents[2]

FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}


def verbs() -> dict[str, Any]:
    """The modules of this folder that are a verb, by name."""
    names = [module.name for module in pkgutil.iter_modules(__path__)]
    modules = {name: importlib.import_module(f"{__name__}.{name}") for name in names}
    return {name: module for name, module in modules.items() if hasattr(module, "HELP")}


def parser() -> argparse.ArgumentParser:
    """Reads the command line; `options.verb` names the module."""
    door = argparse.ArgumentParser(prog="python3 -m scripts", description="Guide 115-1.")
    places = door.add_subparsers(dest="verb", metavar="verb", required=True)
    for name, module in verbs().items():
        module.add_arguments(places.add_parser(name, help=module.HELP, description=module.HELP))
    return door


def open_door(arguments: Sequence[str], root: Path) -> int:
    """Makes or renews .venv, goes on inside it, runs the verb; gives the exit code.

    Raises WrongUse, ProblemsFound and OSError: `main` turns them into sentences.
    """
    options = parser().parse_args(arguments)
    if Path.cwd().resolve() != root:
        again = " ".join(["python3 -m scripts", *arguments])
        raise WrongUse("This is not the project's folder.", f'Type: cd "{root}" && {again}')
    verb = verbs()[options.verb]
    lock = bootstrap.TEST_LOCK if getattr(verb, "NEEDS_TEST_TOOLS", False) else bootstrap.LOCK
    made = bootstrap.prepare(root, lock)
    if made or not bootstrap.is_inside(root) or not sys.flags.utf8_mode:
        return bootstrap.go_on_inside(root, arguments)
    code: int = verb.run(options, root)
    return code


def main(arguments: Sequence[str], root: Path = ROOT) -> int:
    """The exit code: 0 fine, 1 problems, 2 wrong use or a machine that cannot do it."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError):  # a letter that the terminal lacks is no reason
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        return open_door(arguments, root)
    except WrongUse as wrong:
        print(f"{wrong.message}\n{wrong.hint}".rstrip(), file=sys.stderr)
        return 2
    except ProblemsFound as found:
        print(found, file=sys.stderr)
        return 1
    except OSError as error:
        if error.errno not in FULL:
            raise
        print("The disk is full.\nFree some space, then type it again.", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130
