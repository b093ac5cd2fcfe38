"""Builds of copies of the project, and what differs between two built sites."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT, build_environment

LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "site", ".*_cache", "__pycache__")
BUILD = ("import argparse, pathlib, sys; from scripts.commands import build; "
         "sys.exit(build.run(argparse.Namespace(), pathlib.Path.cwd()))")
DOOR = ("import pathlib, sys; from scripts import bootstrap, commands; "
        "bootstrap.prepare = lambda *_: False; bootstrap.is_inside = lambda _: True; "
        "sys.exit(commands.main(sys.argv[1:], pathlib.Path.cwd().resolve()))")


def copy(folder: Path) -> Path:
    """The whole project without what git leaves out."""
    shutil.copytree(ROOT, folder, ignore=LEFT_OUT)
    return folder


def run(root: Path, *command: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """A Python command in a copy, with the variables of a build and those given."""
    environment = build_environment(ROOT) | {"NO_MKDOCS_2_WARNING": "1"} | variables
    return subprocess.run([sys.executable, *command], cwd=root, env=environment,
                          capture_output=True, encoding="utf-8", check=False)


def build(root: Path, name: str = "site", **variables: str) -> Path:
    """Plain `mkdocs build --strict` of a copy; gives the folder of the site."""
    folder = root.parent / f"{root.name} built" / name
    ended = run(root, "-m", "mkdocs", "build", "--strict", "-d", str(folder), **variables)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return folder


def verb(root: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """What `python3 -m scripts build` does once .venv is there."""
    return run(root, "-c", BUILD, **variables)


def door(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """What `python3 -m scripts …` does in a copy, with the packages of this very environment; the
    day comes from the copy."""
    return run(root, "-X", "utf8", "-c", DOOR, *arguments, SOURCE_DATE_EPOCH="")


def files(folder: Path) -> dict[str, bytes]:
    """Every file of a site by its path."""
    found = {file.relative_to(folder).as_posix(): file.read_bytes()
             for file in folder.rglob("*") if file.is_file()}
    assert "index.html" in found
    return found


def edit(file: Path, old: str, new: str) -> None:
    """Replaces the one place where `old` stands."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{file}: {old!r} stands {text.count(old)} times"
    file.write_text(text.replace(old, new), encoding="utf-8")


def edit_line(file: Path, key: str, value: str) -> None:
    """Gives each line `key: …` another value."""
    text = file.read_text(encoding="utf-8")
    changed, times = re.subn(rf"(?m)^(\s*{key}:).*$", rf"\1 {value}", text)
    assert times == 1, f"{file}: {key} stands {times} times"
    file.write_text(changed, encoding="utf-8")
