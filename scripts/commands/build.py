"""build: checks the sources, then makes site/."""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from scripts import bootstrap, clock
from scripts.commands.check import source_problems
from scripts.commands.letters import count
from scripts.content.seen import FOUND, VARIABLE, read_seen
from scripts.problem import WrongUse

HELP = "make the whole site in site/, after checking the sources"

TRACE = "Traceback (most recent call last)"
Write = Callable[[str], object]

FULL = ("No space left on device", "Disk quota exceeded", "[WinError 112]")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """One commit, one site; and what the law watch found, if somebody asked."""
    parser.add_argument("--seen", metavar="FILE", default="",
                        help="what check --law --seen FILE wrote: pages then tell the day")


def variables(day: clock.Day, seen: str = "") -> dict[str, str]:
    """What MkDocs finds in its environment: the caller's variables, UTF-8, the day, the file."""
    known = {clock.VARIABLE: str(day.seconds), "PYTHONUNBUFFERED": "1"}
    file = {VARIABLE: str(Path(seen).absolute())} if seen else {}
    return bootstrap.environment() | known | file


def mkdocs_command(*arguments: str) -> list[str]:
    """MkDocs of this very environment. Never with --quiet: that turns --strict off."""
    return [sys.executable, "-m", "mkdocs", *arguments]


def pass_on(lines: Iterable[str], write: Write) -> None:
    """Writes MkDocs' lines as they come; a stack trace only if it is not about a full disk.

    Raises WrongUse for the full disk.
    """
    held: list[str] = []
    for line in lines:
        if held or line.startswith(TRACE):
            held.append(line)
        else:
            write(line)
    if any(sign in line for line in held for sign in FULL):
        raise WrongUse("The disk is full.", "Free some space, then type the same command again.")
    for line in held:
        write(line)


def tell_seen(file: str) -> str:
    """One line about the law watch's file. Missing or damaged, it never holds back a build."""
    found = sum(one.result == FOUND for one in read_seen(file))
    if not found:
        return f"Law watch: {file} holds no text that was found, so pages say nothing of it."
    return f"Law watch: texts found word for word on official pages: {found}."


def make_site(root: Path, write: Write = sys.stdout.write, seen: str = "") -> int:
    """Runs `mkdocs build --strict`, hands over its lines; gives its exit code.

    Raises WrongUse when the disk is full or nothing tells the day.
    """
    day = clock.build_day(root)
    write(f"{day}\n")
    with subprocess.Popen(
        mkdocs_command("build", "--strict"),
        cwd=root,
        env=variables(day, seen),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as process:
        pass_on(process.stdout or (), write)
    return process.returncode


def run(options: argparse.Namespace, root: Path) -> int:
    """Exit code 0 with a fresh site/, 1 with every problem printed and site/ as it was."""
    started = time.monotonic()
    problems = source_problems(root)
    if problems:
        print(*problems, sep="\n", file=sys.stderr)
        print(f"{count(problems)}; nothing was built.", file=sys.stderr)
        return 1
    seen = getattr(options, "seen", "")
    if seen:
        print(tell_seen(seen), flush=True)
    failed = make_site(root, seen=seen)
    seconds = time.monotonic() - started
    if failed:
        print(f"The site was not built: see the lines above ({seconds:.1f} s).", file=sys.stderr)
        return 1
    print(f"The site is in {root / 'site'}/ ({seconds:.1f} s).")
    return 0
