"""What git remembers: lines that data/permalinks.txt has lost, and which files a change touches.

Not a rule: rules read the project and call nothing. Without git or history it says nothing.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

from scripts.problem import Problem

# What was published comes from main; a line that was only ever tried on a branch is no promise.
BRANCHES = ("refs/remotes/origin/main", "refs/heads/main", "HEAD")
LOG = ("log", "-p", "-U0", "--first-parent", "--no-color", "--no-ext-diff", "--format=")

FEW = 20  # lost lines that are told one by one also where no line is left
AskGit = Callable[[Path, str], str]


def git(root: Path, *command: str) -> str | None:
    """What git answers; None where nobody can tell: no git, no repository, no such commit.

    A folder inside somebody else's repository is not asked.
    """
    if not (root / ".git").exists():
        return None
    try:
        answer = subprocess.run(["git", *command], cwd=root, capture_output=True,
                                encoding="utf-8", errors="replace", check=False)
    except OSError:  # no git on this machine
        return None
    return answer.stdout if answer.returncode == 0 else None


def changes(root: Path, path: str) -> str:
    """Every change of a file on main, as `git log -p` prints it; empty where nobody can tell."""
    answers = (git(root, *LOG, branch, "--", path) for branch in BRANCHES)
    return next((answer for answer in answers if answer is not None), "")


def changed(root: Path, variables: Mapping[str, str]) -> set[str] | None:
    """Files that differ from main as it was when this branch left it, also those not committed yet;
    for a pull request, from the branch it goes to. None where nobody can tell."""
    asked = variables.get("GITHUB_BASE_REF", "")
    for branch in ((f"refs/remotes/origin/{asked}",) if asked else ()) + BRANCHES:
        base = git(root, "merge-base", branch, "HEAD")
        if base:
            touched = git(root, "diff", "--name-only", "-z", "--no-ext-diff", base.strip())
            new = git(root, "ls-files", "--others", "--exclude-standard", "-z")
            return set(filter(None, f"{touched or ''}{new or ''}".split("\0")))
    return None


def taken_out(root: Path, ask_git: AskGit = changes) -> list[Problem]:
    """A problem for each line that the file of permanent links once held and has lost."""
    from scripts.content.permalinks import LINK, PATH, permalinks, place_of

    file = root / PATH
    try:
        now = permalinks(file.read_text(encoding="utf-8", errors="replace"))
    except OSError:
        return []  # told by whoever reads the project
    once = {line[1:].rstrip() for line in ask_git(root, PATH).splitlines() if line.startswith("+")}
    kept = {line.link for line in now}
    lost = sorted(link for link in once - kept if LINK.fullmatch(link))
    if len(lost) > FEW and not once & kept:
        return []  # nothing of the file is there: that is told by whoever reads it
    found = []
    for link in lost:
        above = place_of(now, link)
        where = f"below “{above.link}”" if above else "above all others"
        found.append(Problem(PATH, above.line if above else 1, "permalinks",
                             f"“{link}” stood in this file, and lines are never taken out.",
                             f"Put it back, {where}: {link}"))
    return found
