"""Finds the Chromium that browser tests drive, or gets one where that may be done."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence

from scripts.problem import WrongUse

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
)
# Debian's Chromium brings no fonts: without these, lines break elsewhere than for readers.
FONTS = "fonts-noto-core"

FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

Which = Callable[[str], str | None]
Run = Callable[[Sequence[str]], int]


def is_root() -> bool:
    """Whether system packages may be installed; never on Windows."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def run_quietly(command: Sequence[str]) -> int:
    """Runs a command without its output; gives the exit code, 127 if there is no such program."""
    variables = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    try:
        return subprocess.run(command, env=variables, capture_output=True, check=False).returncode
    except OSError:
        return 127


def find(variables: Mapping[str, str] = os.environ, which: Which = shutil.which) -> str | None:
    """Path of the system's browser; None where only Playwright's own can be used.

    Raises WrongUse when $CHROMIUM names no program.
    """
    named = variables.get("CHROMIUM", "")
    if named:
        path = which(named)
        if not path:
            raise WrongUse(f"CHROMIUM names no program: {named}", "Type: unset CHROMIUM")
        return path
    return next(filter(None, map(which, NAMES)), None)


def flags(root_user: bool | None = None) -> list[str]:
    """What the browser is started with; without its sandbox only where root makes it impossible."""
    without = is_root() if root_user is None else root_user
    return [*FLAGS, *(["--no-sandbox"] if without else [])]


def prepare(
    variables: Mapping[str, str] = os.environ,
    which: Which = shutil.which,
    run: Run = run_quietly,
    root_user: bool | None = None,
) -> str | None:
    """Makes sure that there is a browser, and gives its path as `find` does.

    Says what it installs. Raises WrongUse when there is none and none can be had.
    """
    packages = is_root() if root_user is None else root_user
    packages = packages and which("apt-get") is not None
    found = find(variables, which)
    missing = [] if found else ["chromium"]
    if packages and run(["dpkg", "--status", FONTS]):
        missing.append(FONTS)
    if packages and missing:
        print(f"Installing for the browser tests: {' '.join(missing)} ...", flush=True)
        if run(["apt-get", "update"]) or run(["apt-get", "install", "-y", *missing]):
            print("apt-get could not install them.", flush=True)
        found = find(variables, which)
    if found:
        return found
    print("Fetching Playwright's Chromium for the browser tests ...", flush=True)
    if run([sys.executable, "-m", "playwright", "install", "chromium"]) == 0:
        return None
    raise WrongUse(
        "There is no browser for the tests, and none could be fetched.",
        "Install Chromium or Chrome, or name one in CHROMIUM, or type: "
        "python3 -m scripts test --fast",
    )
