"""test: every check and every test, in stages that say what they do."""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from scripts import bootstrap
from scripts.commands import build, check, chromium, letters

HELP = "run every check and every test"
NEEDS_TEST_TOOLS = True

SHOWN = 30  # lines of a tool's output that the end repeats


@dataclass
class Result:
    """What a stage found: `count` in words, and a letter for each failure."""

    count: str = ""
    failures: list[str] = field(default_factory=list)
    passed: int = 0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What goes on to pytest."""
    parser.add_argument("paths", nargs="*", metavar="path", help="only these tests")
    parser.add_argument("-k", metavar="EXPRESSION", default="", help="only tests with such a name")
    parser.add_argument("--fast", action="store_true", help="without the tests that need a browser")


def variables() -> dict[str, str]:
    """The environment of tools and tests, without what a Git hook sets: it names our repository."""
    kept = bootstrap.environment().items()
    return {name: value for name, value in kept if not name.startswith("GIT_")}


def tool(root: Path, command: Sequence[str], count: Callable[[str], str]) -> Result:
    """Runs a tool; its output is a failure unless it ends with 0."""
    try:
        ended = subprocess.run(
            command,
            cwd=root,
            env=variables(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except OSError as error:
        return Result("could not run", [f"{command[0]}: {error.strerror}"])
    if ended.returncode:
        return Result(f"exit code {ended.returncode}", [ended.stdout.strip()])
    return Result(count(ended.stdout), passed=1)


def python_files(root: Path) -> str:
    """How many files of ours a Python tool looks at."""
    files = [path for place in ("scripts", "tests") for path in (root / place).rglob("*.py")]
    return f"{len(files)} files"


def ruff(root: Path) -> Result:
    """Mistakes and style of the Python files."""
    command = [sys.executable, "-m", "ruff", "check", "--output-format=concise"]
    return tool(root, command, lambda _: python_files(root))


def mypy(root: Path) -> Result:
    """Types of scripts/."""

    def count(output: str) -> str:
        number = re.search(r"(\d+) source file", output)
        return f"{number[1]} files" if number else ""

    return tool(root, [sys.executable, "-m", "mypy", "--strict", "scripts"], count)


def zizmor(root: Path) -> Result:
    """Unsafe patterns in the workflows."""
    program = Path(sys.executable).with_name("zizmor" + Path(sys.executable).suffix)
    workflows = len(list((root / ".github" / "workflows").glob("*.y*ml")))
    command = [str(program), "--offline", "--no-progress", ".github"]
    return tool(root, command, lambda _: f"{workflows} workflows")


def sources(root: Path) -> Result:
    """The rules over pages and data."""
    told = check.look(root)
    lines = [*letters.notice_lines(told), *letters.tell_host(told, os.environ)]
    if lines:
        print("", *lines, sep="\n")  # the host reads a line from its first sign on
    return Result(letters.counts(told).lower(), [str(problem) for problem in told.problems], 1)


def site(root: Path) -> Result:
    """Whether the site can be built."""
    lines: list[str] = []
    if build.make_site(root, lines.append):
        return Result("not built", ["".join(lines).strip()])
    return Result(f"{len(list((root / 'site').rglob('*.html')))} HTML files", passed=1)


def read_report(report: Path) -> Result:
    """Numbers and failures from pytest's report. A skipped test is one: nobody looked there."""
    passed, failures = 0, []
    for case in ElementTree.parse(report).getroot().iter("testcase"):
        wrong = next((part for part in case if part.tag in ("failure", "error", "skipped")), None)
        if wrong is None or wrong.get("type") == "pytest.xfail":
            passed += 1
            continue
        name = f"{case.get('file', case.get('classname', ''))}::{case.get('name')}"
        reason = (wrong.get("message") or "").strip().split("\n")[0]
        failures.append(f"{name}: {wrong.tag}: {reason}")
    return Result(f"{passed + len(failures)} tests", failures, passed)


def pytest(root: Path, options: argparse.Namespace) -> Result:
    """The tests; what they print goes to the terminal as it comes."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        command = [sys.executable, "-m", "pytest", f"--junitxml={report}"]
        command += ["-o", "junit_family=xunit1"]  # this one names the file of each test
        command += ["--ignore=tests/browser"] if options.fast else []
        command += ["-k", options.k] if options.k else []
        code = subprocess.run([*command, *options.paths], cwd=root, env=variables(), check=False)
        result = read_report(report) if report.is_file() else Result()
    if code.returncode and not result.failures:
        reason = "no test was chosen" if code.returncode == 5 else f"exit code {code.returncode}"
        result.failures.append(f"pytest: {reason}")
    return result


def stages(root: Path, options: argparse.Namespace) -> Iterator[tuple[str, Callable[[], Result]]]:
    """The stages in their order: quick ones first."""
    yield "ruff", lambda: ruff(root)
    yield "mypy", lambda: mypy(root)
    if (root / ".github").is_dir():
        yield "zizmor", lambda: zizmor(root)
    yield "sources", lambda: sources(root)
    yield "site", lambda: site(root)
    yield "pytest", lambda: pytest(root, options)


def run(options: argparse.Namespace, root: Path) -> int:
    """Runs all stages, repeats the failures, ends with `N passed, N failed`; 1 if any failed.

    Raises WrongUse when there is no browser and none can be had.
    """
    started = time.monotonic()
    if not options.fast:
        chromium.prepare()
    passed, failures = 0, []
    for name, stage in stages(root, options):
        begun = time.monotonic()
        print(f"{name} ...", end="\n" if name == "pytest" else " ", flush=True)
        result = stage()
        verdict = "FAILED" if result.failures else "fine"
        print(f"{verdict}: {result.count}, {time.monotonic() - begun:.1f} s", flush=True)
        passed += result.passed if not result.failures or name == "pytest" else 0
        failures += [f"{name}: {failure}" for failure in result.failures]
    for failure in failures:
        lines = failure.split("\n")
        print("\n" + "\n".join(lines[:SHOWN]))
        if len(lines) > SHOWN:
            print(f"  ... and {len(lines) - SHOWN} lines more")
    print(f"\n{time.monotonic() - started:.0f} s")
    print(f"{passed} passed, {len(failures)} failed")
    return 1 if failures else 0
