"""Every file of the folders that people send things to, whatever it is."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDERS = ("docs", "data")


@dataclass(frozen=True)
class File:
    """A file below docs/ or data/: its path from the project's root, and its size in bytes."""

    path: str
    size: int
    linked: bool  # a link to another place, not a file of its own

    @property
    def ending(self) -> str:
        """What follows the last full stop of its name, as typed: "md"; "" where there is none."""
        return self.path.rpartition("/")[2].partition(".")[2].rpartition(".")[2]


def files(root: Path) -> list[File]:
    """All of them in the order of their paths. Names that begin with a full stop are left out:
    systems and editors write such files, and MkDocs publishes none of them."""
    return sorted(_files(root), key=lambda file: file.path)


NAMES = "The name of a file or folder has small English letters, figures and hyphens only."


def naming(path: str) -> str:
    """How to name a file whose name cannot be an address."""
    right = right_name(path)
    return f"Name it {right}" if right else "Name it in English, by one or two words."


def right_name(path: str) -> str:
    """A path that can be an address, or "" where its name has no English letter and no figure."""
    plain = re.search(r"[a-z0-9]", path.rpartition("/")[2].rpartition(".")[0].lower())
    return re.sub(r"[^a-z0-9./()-]+", "-", path.lower().replace("_", "-")) if plain else ""


def _files(root: Path) -> Iterator[File]:
    for top in FOLDERS:
        for folder, folders, names in os.walk(root / top):
            folders[:] = [name for name in folders if not name.startswith(".")]
            paths = [Path(folder, name) for name in (*names, *folders) if not name.startswith(".")]
            for path in paths:
                linked = path.is_symlink()  # a folder may be linked too: nothing is read through it
                if linked or path.is_file():
                    yield File(path.relative_to(root).as_posix(), path.lstat().st_size, linked)
