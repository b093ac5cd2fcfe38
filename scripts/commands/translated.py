"""What changed in a source page since a translation of it was made, as git remembers it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.commands.history import git
from scripts.problem import WrongUse

if TYPE_CHECKING:  # needs .venv: not while --help is shown
    from scripts.content.page import Page

LEGEND = "[-gone-] {+new+}"
COMPARE = "Compare the two pages as they are. If this copy has only a part of the history, type: " \
          "git fetch --unshallow"


def commits(root: Path, path: str, made: str) -> Iterator[str]:
    """The commits that changed a page: first those up to the one that made a translation."""
    for order in ((made,), ("--reverse", f"{made}..HEAD")):
        yield from (git(root, "log", "--format=%H", *order, "--", path) or "").split()


def translated(root: Path, page: Page, source: Page) -> tuple[str, list[str]]:
    """The commit that has the source as it was translated, and its words.

    Raises WrongUse where git cannot tell.
    """
    from scripts.content.versions import hash_in, words_in

    if git(root, "rev-parse", "HEAD") is None:
        raise WrongUse("No older text is at hand: git is missing, or nothing was committed here.",
                       f"On GitHub open {source.path} and press “History”.")
    stamp = page.front.source_hash
    made = (git(root, "log", f"-S{stamp}", "--format=%H", "--", page.path) or "").split()
    if not made:
        raise WrongUse(f"“source_hash: {stamp}” was never committed in {page.path}.", COMPARE)
    for commit in commits(root, source.path, made[-1]):
        words = words_in(git(root, "show", f"{commit}:{source.path}") or "", source.path)
        if hash_in(words) == stamp:
            return commit, words
    raise WrongUse(f"No text of {source.path} that was committed has the hash {stamp}.", COMPARE)


def changes_since(root: Path, page: Page, source: Page) -> Iterator[str]:
    """What to print about a translation, line by line. Raises WrongUse where nobody can tell."""
    from scripts.content.page import source_hash
    from scripts.content.versions import differences, words_of

    if page.front.source_hash is None:
        raise WrongUse(f"{page.path} does not say from which words it was made.",
                       f"Compare it with {source.path}.")
    if page.front.source_hash == source_hash(source):
        yield f"{source.path} has not changed since {page.path} was made."
        return
    commit, old = translated(root, page, source)
    day = (git(root, "show", "--no-patch", "--format=%cs", commit) or "").strip()
    yield f"What changed in {source.path} since {page.path} was made from it " \
          f"(text of {day}): {LEGEND}"
    for line, text in differences(old, words_of(source)):
        yield f"\n{source.path}:{line}\n{text}"
