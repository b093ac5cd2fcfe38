"""Makes .venv from the lock and goes on inside it.

Standard library only: it runs before anything is installed. The only file that knows pip.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from scripts.pip_output import Progress, explain
from scripts.problem import WrongUse

LOCK = "requirements.txt"
TEST_LOCK = "requirements-test.txt"  # contains the first
STAMP = "made-from.json"  # inside .venv, written last: without it .venv counts as half-made

# What a folder may hold to be taken for an environment of ours and be removed without asking.
PARTS = set(f"{STAMP} pyvenv.cfg bin Scripts lib lib64 Lib include Include share etc".split())
PARTS |= {"pip.log", ".gitignore"}

# Variables of the caller that would lead Python or pip to another place than .venv.
MISLEADING = {"VIRTUAL_ENV", "PYTHONHOME", "PYTHONPATH", "__PYVENV_LAUNCHER__"}
MISLEADING |= {"PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_REQUIRE_VIRTUALENV"}

Run = Callable[[Sequence[str], Callable[[str], None]], int]


def run_lines(command: Sequence[str], each_line: Callable[[str], None]) -> int:
    """Runs a command, hands over each line of its output as it comes, gives its exit code."""
    with subprocess.Popen(
        command, env=environment(), encoding="utf-8", errors="replace",
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    ) as process:
        for line in process.stdout or ():
            each_line(line.rstrip())
    return process.returncode


def environment() -> dict[str, str]:
    """The caller's variables without those that mislead, with those that every verb needs."""
    kept = {name: value for name, value in os.environ.items() if name not in MISLEADING}
    return kept | {"PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1"}


def interpreter(root: Path, system: str = os.name) -> Path:
    """Where the Python of .venv stands on this system (`nt` is Windows)."""
    return root / ".venv" / ("Scripts/python.exe" if system == "nt" else "bin/python")


def is_inside(root: Path) -> bool:
    """Whether this very process runs in the project's .venv."""
    return Path(sys.prefix).resolve() == (root / ".venv").resolve()


def digest(lock: Path) -> str:
    """Fingerprint of a lock file."""
    return hashlib.sha256(lock.read_bytes()).hexdigest()


def read_stamp(root: Path) -> dict[str, str]:
    """What .venv was made from: its folder, and a fingerprint for each lock; empty if unknown."""
    try:
        found = json.loads((root / ".venv" / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def why_renew(root: Path, run: Run) -> str:
    """Why .venv has to be made anew, in a few words; empty when it can be used."""
    folder = root / ".venv"
    stamp = read_stamp(root)
    if not os.path.lexists(folder):
        return "there is none yet"
    if not interpreter(root).exists():
        return "its Python is gone"
    if not stamp:
        return "it is only half-made"
    if stamp.get("folder") != str(folder.resolve()):
        return "the project's folder was moved"
    if stamp.get(LOCK) != digest(root / LOCK):
        return f"{LOCK} has changed"
    try:
        broken = run([str(interpreter(root)), "-I", "-c", "import pip"], lambda _: None)
    except OSError:
        broken = 1
    return "its Python or pip does not start" if broken else ""


def clear(root: Path) -> None:
    """Removes the old .venv; a link is unlinked, and a folder that is no environment is kept.

    Raises WrongUse if .venv holds something else or cannot be removed.
    """
    folder = root / ".venv"
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
        return
    if not folder.exists():
        return
    names = {entry.name for entry in folder.iterdir()}
    if "pyvenv.cfg" not in names and not names <= PARTS:
        raise WrongUse(".venv is not a Python environment.", "Move that folder away, then again.")
    try:
        shutil.rmtree(folder)
    except PermissionError as error:
        raise WrongUse(
            f"The old .venv cannot be removed ({error.strerror}: {error.filename}).",
            "End the programs that use it (type: deactivate), or remove the folder by hand.",
        ) from None


def create(root: Path, run: Run) -> None:
    """Makes an empty .venv with pip. Raises WrongUse when this Python cannot."""
    if not all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")):
        raise WrongUse(
            "This Python cannot make .venv: its module ensurepip is missing.",
            "On Debian and Ubuntu type: sudo apt install python3-venv",
        )
    lines: list[str] = []
    # In an environment `executable` would be that environment's Python, perhaps a removed one.
    python = str(getattr(sys, "_base_executable", "") or sys.executable)
    if run([python, "-I", "-m", "venv", str(root / ".venv")], lines.append):
        raise explain(lines, "venv", root)


def install(root: Path, lock: str, run: Run) -> None:
    """Installs exactly the packages of the lock. Raises WrongUse with the reason in a sentence."""
    progress = Progress()
    pip = [str(interpreter(root)), "-I", "-X", "utf8", "-m", "pip", "--disable-pip-version-check"]
    options = ["--no-input", "--require-hashes", "--progress-bar", "off", "--retries", "3"]
    failed = run([*pip, "install", *options, "-r", str(root / lock)], progress.line)
    progress.end()
    if failed:
        raise explain(progress.lines, "pip", root)


def prepare(root: Path, lock: str, run: Run = run_lines) -> bool:
    """Leaves a .venv with at least the packages of the lock; True if something had to be done.

    Raises WrongUse (no ensurepip, no network, a foreign .venv) and OSError (disk full).
    """
    missing = [name for name in (LOCK, TEST_LOCK, "mkdocs.yml") if not (root / name).is_file()]
    if missing:
        raise WrongUse(f"{missing[0]} is missing.", "Get it back: git checkout -- " + missing[0])
    started = time.monotonic()
    reason = why_renew(root, run)
    if reason:
        print(f"Making .venv from {lock}: {reason}.", flush=True)
        clear(root)
        create(root, run)
    elif read_stamp(root).get(lock) != digest(root / lock):
        print(f"Adding what {lock} names to .venv.", flush=True)
    else:
        return False
    install(root, lock, run)
    made = {name: digest(root / name) for name in {LOCK, lock}}
    stamp = {"folder": str((root / ".venv").resolve())} | made
    (root / ".venv" / STAMP).write_text(json.dumps(stamp, indent=1), encoding="utf-8")
    print(f".venv is ready ({time.monotonic() - started:.0f} s).", flush=True)
    return True


def go_on_inside(root: Path, arguments: Sequence[str]) -> int:
    """Starts the same command in .venv; on Windows waits for it, elsewhere becomes it."""
    command = [str(interpreter(root)), "-m", "scripts", *arguments]
    sys.stdout.flush()
    if os.name != "nt":  # there `exec` would give the prompt back before the verb has ended
        os.execve(command[0], command, environment())
    return subprocess.run(command, env=environment(), check=False).returncode
