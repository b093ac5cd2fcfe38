"""The door as a person meets it: real processes, other folders, other locales. No network."""

from __future__ import annotations

import ast
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from scripts import bootstrap, commands

ROOT = Path(__file__).resolve().parents[1]
# The Python below this environment: nothing is installed there that the door could lean on.
BASE = str(getattr(sys, "_base_executable", sys.executable))
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "site", ".*_cache", "__pycache__")


def run(
    command: list[str], folder: Path, variables: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Runs a command under the poorest locale, with a VIRTUAL_ENV that leads nowhere."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("LC_", "LANG", "PYTHON", "GIT_", "BUILD_"))
        and name not in ("SITE_URL", "REPO_URL", "SOURCE_DATE_EPOCH")
    }
    poor = {"LC_ALL": "POSIX", "VIRTUAL_ENV": "/nowhere", "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        command,
        cwd=folder,
        env=kept | poor | (variables or {}),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The programs alone, with locks that name nothing: .venv is made without network."""
    folder = tmp_path / "Қазақша үлгі (әғқңөұүһі)"
    shutil.copytree(ROOT / "scripts", folder / "scripts", ignore=LEFT_OUT)
    for name in (bootstrap.LOCK, bootstrap.TEST_LOCK, "mkdocs.yml"):
        (folder / name).write_text("# nothing\n", encoding="utf-8")
    return folder


def test_help_needs_no_environment(copy: Path) -> None:
    for arguments in ([], *([verb] for verb in commands.verbs())):
        shown = run([BASE, "-S", "-m", "scripts", *arguments, "--help"], copy)
        assert shown.returncode == 0, shown.stderr
        assert shown.stdout.startswith("usage: python3 -m scripts")
    assert not (copy / ".venv").exists()


def test_the_door_opens_itself_once(copy: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        command = [BASE, "-m", "scripts", "serve", "--port", port]
        first, second = run(command, copy), run(command, copy)
    assert first.stdout.startswith("Making .venv from requirements.txt: there is none yet.\n")
    assert second.stdout == ""
    for ended in (first, second):
        assert ended.returncode == 2
        assert ended.stderr.startswith(f"Port {port} is taken by another program.\nType: ")
    assert bootstrap.interpreter(copy).exists()


@pytest.mark.parametrize("arguments", [[], ["bild"], ["serve", "--port", "x"], ["check", "--fast"]])
def test_wrong_use_is_no_trace(copy: Path, arguments: list[str]) -> None:
    ended = run([BASE, "-m", "scripts", *arguments], copy)
    assert ended.returncode == 2
    assert "usage: python3 -m scripts" in ended.stderr and "Traceback" not in ended.stderr
    assert not (copy / ".venv").exists()


def test_another_folder_is_told_where_to_go(copy: Path) -> None:
    ended = run([BASE, "../scripts", "check"], copy / "scripts")
    assert ended.returncode == 2
    sentence, hint = ended.stderr.splitlines()
    assert sentence == "This is not the project's folder."
    assert hint == f'Type: cd "{copy}" && python3 -m scripts check'
    assert not (copy / ".venv").exists()


OLD = """
import runpy, sys
sys.version_info = ({}, "final", 0)
sys.argv = ["scripts", "--help"]
runpy.run_module("scripts", run_name="__main__", alter_sys=True)
"""


def test_an_old_python_is_told_in_a_sentence(copy: Path) -> None:
    ended = run([BASE, "-c", OLD.format("3, 9, 2")], copy)
    assert ended.returncode == 2
    assert ended.stderr.startswith("This needs Python 3.11 or newer, and this one is 3.9.\n")
    assert "Traceback" not in ended.stderr


def test_the_oldest_good_python_passes_the_check(copy: Path) -> None:
    ended = run([BASE, "-c", OLD.format("3, 11, 2")], copy)
    assert (ended.returncode, ended.stderr) == (0, "")


def test_an_old_python_can_read_what_it_meets_first() -> None:
    for name in ("__init__.py", "__main__.py"):
        source = (ROOT / "scripts" / name).read_text(encoding="utf-8")
        ast.parse(source, feature_version=(3, 7))
        assert 'f"' not in source and ":=" not in source  # older still


BUILD = """
import argparse, pathlib, sys
from scripts.commands import build
sys.exit(build.run(argparse.Namespace(), pathlib.Path.cwd()))
"""


def files_of(folder: Path) -> dict[str, bytes]:
    paths = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def test_a_zip_and_a_foreign_clone_build_the_same_bytes(tmp_path: Path) -> None:
    unpacked, clone = tmp_path / "Жоба мен ZIP", tmp_path / "clone"
    for folder in (unpacked, clone):
        shutil.copytree(ROOT, folder, ignore=LEFT_OUT)
    author = ["-c", "user.name=n", "-c", "user.email=n@example.org", "-c", "commit.gpgsign=false"]
    for step in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", "--message=one"]):
        done = run(["git", *author, *step], clone)
        assert done.returncode == 0, done.stderr
    foreign = {"GIT_TEST_ASSUME_DIFFERENT_OWNER": "1", "GIT_CONFIG_GLOBAL": os.devnull}
    foreign["GIT_CONFIG_NOSYSTEM"] = "1"
    built = {}
    for folder, more in ((unpacked, {}), (clone, foreign)):
        ended = run([sys.executable, "-c", BUILD], folder, {"PYTHONUTF8": "1", **more})
        assert ended.returncode == 0, ended.stdout + ended.stderr
        days = [line for line in ended.stdout.splitlines() if line.startswith("Day of this build")]
        assert len(days) == 1 and "newest date in data/changes.yml" in days[0]
        assert ended.stdout.splitlines()[-1].startswith("The site is in ")
        built[folder] = files_of(folder / "site")
    assert built[unpacked] == built[clone] and built[clone]


def test_the_continuous_integration_calls_the_verb_and_nothing_else(tmp_path: Path) -> None:
    fake = tmp_path / "python3"
    fake.write_text('#!/bin/sh\npwd\necho "$@"\nexit 7\n', encoding="utf-8")
    fake.chmod(0o755)
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    ended = run([str(ROOT / ".ci" / "run"), "--fast"], tmp_path, {"PATH": path})
    assert ended.returncode == 7
    assert ended.stdout.splitlines() == [str(ROOT), "-m scripts test --fast"]
