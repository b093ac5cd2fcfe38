"""check: every rule over pages and data, before anything is built; or a list of another kind."""

from __future__ import annotations

import argparse
import html
import os
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from scripts.commands import watch
from scripts.commands.history import taken_out
from scripts.problem import Problem, WrongUse

HELP = "check pages and data, and tell what to mend and how"

SHOWN = 10  # the host shows at most ten annotations of a step


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing for the rules; what the weekly job asks for, and where to write it."""
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


def source_problems(root: Path) -> list[Problem]:
    """What the rules and git say about pages and data, in the order of files and lines."""
    from scripts.checks.runner import check_source  # needs .venv: not while --help is shown

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


def count(problems: Sequence[Problem]) -> str:
    """How many problems in how many files, in words."""
    if not problems:
        return "No problems"
    files = len({problem.path for problem in problems})
    return (
        f"{len(problems)} problem{'s' * (len(problems) != 1)} in {files} file{'s' * (files != 1)}"
    )


def annotation(problem: Problem) -> str:
    """The line that makes the host show the problem beside the changed line."""

    def escape(text: str) -> str:
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    path = escape(problem.path).replace(":", "%3A").replace(",", "%2C")
    letter = escape("\n".join(filter(None, (problem.message, problem.hint))))
    return f"::error file={path},line={problem.line}::{letter}"


def summary(problems: Sequence[Problem]) -> str:
    """The page that the host shows for the run: all problems, in Markdown."""
    lines = [f"## {count(problems)}", ""]
    for problem in problems:
        where = f"<code>{html.escape(problem.path)}:{problem.line}</code>"
        hint = f"<br>{html.escape(problem.hint)}" if problem.hint else ""
        lines.append(f"- {where} {html.escape(problem.message)}{hint}".replace("\n", " "))
    return "\n".join(lines) + "\n"


def tell_host(problems: Sequence[Problem], variables: Mapping[str, str]) -> list[str]:
    """On GitHub: lines to print; writes the run's summary. Elsewhere: nothing."""
    if variables.get("GITHUB_ACTIONS") != "true":
        return []
    page = variables.get("GITHUB_STEP_SUMMARY")
    if page:
        with Path(page).open("a", encoding="utf-8") as file:
            file.write(summary(problems))
    lines = [annotation(problem) for problem in problems[:SHOWN]]
    if len(problems) > SHOWN:
        more = len(problems) - SHOWN
        lines.append(f"{more} more follow: all stand in this log and in the summary of this run.")
    return lines


def asks(options: argparse.Namespace) -> bool:
    """Whether a list is asked for in place of the rules. Raises WrongUse for half a wish."""
    given = {name for name, value in vars(options).items() if value}
    if "uncited" in given and given & {"due", "outside", "law", "report", "seen"}:
        raise WrongUse("--uncited is a list of its own.", "Ask for it alone.")
    if "seen" in given and not given & {"outside", "law"}:
        raise WrongUse("--seen writes what official pages said, but none is asked.",
                       "Add --law.")
    if "report" in given and not given & {"due", "outside", "law"}:
        raise WrongUse("--report writes a list, but none is asked for.", "Add --due or --outside.")
    if "built" in given and given - {"built", "verb"}:
        raise WrongUse("--built judges the pages of a built site.", "Ask for it alone.")
    return bool(given & {"due", "outside", "law"})


def run(options: argparse.Namespace, root: Path) -> int:
    """Prints all problems, their number and the seconds; 1 if there is any, else 0.

    With --uncited: the same for statements without a source; with --built: for built pages. With
    --due, --outside or --law: the lists asked for, and 0 whatever stands in them.
    """
    if asks(options):
        return watch.look(options, root, os.environ)
    started = time.monotonic()
    uncited = getattr(options, "uncited", False)
    if folder := getattr(options, "built", ""):
        problems = built_problems(root, folder)
    else:
        problems = uncited_problems(root) if uncited else source_problems(root)
    for problem in problems:
        print(problem)
    for line in tell_host(problems, os.environ):
        print(line)
    print(f"{count(problems)} ({time.monotonic() - started:.1f} s).")
    return 1 if problems else 0
