"""check: every rule over pages and data, before anything is built; or a list of another kind."""

from __future__ import annotations

import argparse
import os
import time
from pathlib import Path

from scripts.commands import watch
from scripts.commands.history import changed, taken_out
from scripts.commands.letters import Found, counts, found, lines, tell_host
from scripts.problem import Problem, WrongUse

HELP = "check pages and data, and tell what to mend and how"

LISTS = {"due", "outside", "law", "report", "seen", "uncited", "notices"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the rules tell; what the weekly job asks for, and where to write it."""
    parser.add_argument("--notices", action="store_true",
                        help="list also what stops nothing, in every file")
    parser.add_argument("--due", action="store_true",
                        help="list what is past its day of reading, and stale translations")
    parser.add_argument("--outside", action="store_true",
                        help="ask every link to another site, and the official pages of the law")
    parser.add_argument("--law", action="store_true",
                        help="ask only the official pages whether they still hold our wording")
    parser.add_argument("--uncited", action="store_true",
                        help="list numbers, dates and duties that hold no source")
    parser.add_argument("--built", metavar="FOLDER", default="",
                        help="judge the pages of a site that was built, such as site")
    parser.add_argument("--report", metavar="FILE", default="",
                        help="write all of it as Markdown")
    parser.add_argument("--seen", metavar="FILE", default="",
                        help="write what the official pages said, for build --seen FILE")


def look(root: Path, everything: bool = False) -> Found:
    """All that the rules and git say about pages and data, read once.

    Of the notices those of files that this change touches are told, or all of them.
    """
    from scripts.checks.runner import check_site, notices  # needs .venv: not while --help is shown
    from scripts.content.loading import load

    site = load(root)
    problems, told = sorted({*check_site(site), *taken_out(root)}), notices(site)
    near = {notice.path for notice in told} if everything else changed(root, os.environ)
    return found(problems, told, near)


def source_problems(root: Path) -> list[Problem]:
    """What stops a build, in the order of files and lines."""
    from scripts.checks.runner import check_source

    return sorted({*check_source(root), *taken_out(root)})


def uncited_problems(root: Path) -> list[Problem]:
    """Statements without a source, and whatever keeps pages and data from being read."""
    from scripts.checks import uncited
    from scripts.content.loading import load

    site = load(root)
    return sorted({*site.problems, *uncited.check(site)})


def built_problems(root: Path, folder: str) -> list[Problem]:
    """What the rules say about the pages of a built site. Raises WrongUse where there is none."""
    from scripts.checks.built_site import START, read
    from scripts.checks.runner import check_built
    from scripts.content.loading import load

    if not (root / folder / START).is_file():
        raise WrongUse(f"There is no built site in {folder}.",
                       "Type: python3 -m scripts build && python3 -m scripts check --built site")
    site = load(root)
    built = read(root / folder, site, Path(folder).as_posix())
    return sorted({*site.problems, *check_built(built)})


def asks(options: argparse.Namespace) -> bool:
    """Whether a list is asked for in place of the rules. Raises WrongUse for half a wish."""
    given = {name for name, value in vars(options).items() if value}
    for alone in ("uncited", "notices"):
        if alone in given and given & LISTS - {alone}:
            raise WrongUse(f"--{alone} is a list of its own.", "Ask for it alone.")
    if "seen" in given and not given & {"outside", "law"}:
        raise WrongUse("--seen writes what official pages said, but none is asked.",
                       "Add --law.")
    if "report" in given and not given & {"due", "outside", "law"}:
        raise WrongUse("--report writes a list, but none is asked for.", "Add --due or --outside.")
    if "built" in given and given - {"built", "verb"}:
        raise WrongUse("--built judges the pages of a built site.", "Ask for it alone.")
    return bool(given & {"due", "outside", "law"})


def run(options: argparse.Namespace, root: Path) -> int:
    """Prints all problems, their number and the seconds; 1 if there is any, else 0. Notices stand
    below the problems and change nothing.

    With --uncited: the same for statements without a source; with --built: for built pages. With
    --due, --outside or --law: the lists asked for, and 0 whatever stands in them.
    """
    if asks(options):
        return watch.look(options, root, os.environ)
    started = time.monotonic()
    if folder := getattr(options, "built", ""):
        told = Found(built_problems(root, folder))
    elif getattr(options, "uncited", False):
        told = Found(uncited_problems(root))
    else:
        told = look(root, getattr(options, "notices", False))
    for line in [*lines(told), *tell_host(told, os.environ)]:
        print(line)
    print(f"{counts(told)} ({time.monotonic() - started:.1f} s).")
    return 1 if told.problems else 0
