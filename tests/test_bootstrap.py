""".venv is made when it must be, and only then; every failure is one sentence. No network here."""

from __future__ import annotations

import errno
import importlib.util
import json
import os
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from scripts import bootstrap, commands
from scripts.bootstrap import LOCK, TEST_LOCK, interpreter, prepare
from scripts.pip_output import WIDTH, Progress
from scripts.problem import WrongUse


@dataclass
class FakeTools:
    """Stands for `python -m venv` and pip: makes the files that count, remembers the calls."""

    root: Path
    says: list[str] = field(default_factory=list)
    fails: str = ""
    calls: list[str] = field(default_factory=list)

    def __call__(self, command: Sequence[str], each_line: Callable[[str], None]) -> int:
        name = next(word for word in ("venv", "install", "import pip") if word in command)
        self.calls.append(name)
        if name == "venv":
            interpreter(self.root).parent.mkdir(parents=True)
            interpreter(self.root).touch()
            interpreter(self.root).with_name("pip").touch()
        if name == "import pip":
            return 0 if interpreter(self.root).with_name("pip").exists() else 1
        for line in self.says:
            each_line(line)
        return 1 if name == self.fails else 0


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with two locks, in a folder with spaces and Kazakh letters."""
    folder = tmp_path / "Қазақша үлгі"
    folder.mkdir()
    (folder / "mkdocs.yml").touch()
    (folder / LOCK).write_text("mkdocs==1.6.1\n", encoding="utf-8")
    (folder / TEST_LOCK).write_text("mkdocs==1.6.1\npytest==9.2.0\n", encoding="utf-8")
    return folder


@pytest.fixture
def tools(root: Path) -> FakeTools:
    """Tools over `root`, where .venv has been made from the first lock already."""
    made = FakeTools(root)
    prepare(root, LOCK, made)
    made.calls.clear()
    return made


def test_a_missing_environment_is_made_once(root: Path) -> None:
    tools = FakeTools(root)
    assert prepare(root, LOCK, tools) is True
    assert tools.calls == ["venv", "install"]
    assert prepare(root, LOCK, tools) is False
    assert tools.calls == ["venv", "install", "import pip"]


def remove_pip(root: Path) -> Path:
    interpreter(root).with_name("pip").unlink()
    return root


def kill_interpreter(root: Path) -> Path:
    interpreter(root).unlink()
    interpreter(root).symlink_to(root / "nowhere")
    return root


def change_lock(root: Path) -> Path:
    (root / LOCK).write_text("mkdocs==1.6.2\n", encoding="utf-8")
    return root


def move(root: Path) -> Path:
    return root.rename(root.with_name("moved"))


def lose_stamp(root: Path) -> Path:
    (root / ".venv" / bootstrap.STAMP).unlink()
    return root


def spoil_stamp(root: Path) -> Path:
    (root / ".venv" / bootstrap.STAMP).write_text("[", encoding="utf-8")
    return root


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (remove_pip, "pip does not start"),
        (kill_interpreter, "its Python is gone"),
        (change_lock, "requirements.txt has changed"),
        (move, "was moved"),
        (lose_stamp, "half-made"),
        (spoil_stamp, "half-made"),
    ],
)
def test_a_spoilt_environment_is_renewed_once(
    root: Path,
    tools: FakeTools,
    spoil: Callable[[Path], Path],
    reason: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """F15."""
    capsys.readouterr()
    tools.root = root = spoil(root)
    assert prepare(root, LOCK, tools) is True
    said = capsys.readouterr().out.splitlines()
    assert reason in said[0] and said[-1].startswith(".venv is ready")
    assert prepare(root, LOCK, tools) is False
    assert tools.calls.count("install") == 1


def test_test_tools_are_added_and_serve_every_verb(root: Path, tools: FakeTools) -> None:
    assert prepare(root, TEST_LOCK, tools) is True
    assert "venv" not in tools.calls
    for lock in (LOCK, TEST_LOCK):
        assert prepare(root, lock, tools) is False


def test_a_foreign_folder_is_kept(root: Path) -> None:
    (root / ".venv").mkdir()
    (root / ".venv" / "letters.txt").touch()
    with pytest.raises(WrongUse, match="not a Python environment"):
        prepare(root, LOCK, FakeTools(root))
    assert (root / ".venv" / "letters.txt").exists()


def test_a_link_is_unlinked_and_its_target_kept(root: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "pyvenv.cfg").touch()
    (root / ".venv").symlink_to(elsewhere)
    assert prepare(root, LOCK, FakeTools(root)) is True
    assert (elsewhere / "pyvenv.cfg").exists() and not (root / ".venv").is_symlink()


def test_what_cannot_be_removed_is_told(
    root: Path, tools: FakeTools, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(folder: Path) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(folder))

    lose_stamp(root)
    monkeypatch.setattr(shutil, "rmtree", refuse)
    with pytest.raises(WrongUse, match="cannot be removed"):
        prepare(root, LOCK, tools)


def test_without_ensurepip_the_package_is_named(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == "ensurepip" else find(name)
    )
    with pytest.raises(WrongUse, match="ensurepip") as caught:
        prepare(root, LOCK, FakeTools(root))
    assert "python3-venv" in caught.value.hint


NO_NETWORK = """WARNING: Retrying (Retry(total=2, connect=None, read=None, redirect=None,
 status=None)) after connection broken by 'NewConnectionError('<pip._vendor.urllib3>: Failed to
 establish a new connection: [Errno -3] Temporary failure in name resolution')': /simple/mkdocs/
ERROR: Could not find a version that satisfies the requirement mkdocs==1.6.1 (from versions: none)
ERROR: No matching distribution found for mkdocs==1.6.1"""


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        (NO_NETWORK, "could not be fetched"),
        ("ERROR: Could not install: [Errno 28] No space left on device", "disk is full"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS", "not the one"),
        ("ERROR: No matching distribution found for lxml==6.1.3", "does not exist for this"),
        ("ERROR: something new", "pip.log"),
        ("", "pip.log"),
    ],
)
def test_a_failed_installation_is_one_sentence(root: Path, output: str, sentence: str) -> None:
    tools = FakeTools(root, says=output.split("\n"), fails="install")
    with pytest.raises(WrongUse, match=sentence) as caught:
        prepare(root, LOCK, tools)
    assert "\n" not in caught.value.message + caught.value.hint
    assert bootstrap.read_stamp(root) == {}
    tools.fails = ""
    assert prepare(root, LOCK, tools) is True


def test_a_venv_that_cannot_be_made_is_one_sentence(root: Path) -> None:
    tools = FakeTools(root, says=["Error: [Errno 28] No space left on device"], fails="venv")
    with pytest.raises(WrongUse, match="disk is full"):
        prepare(root, LOCK, tools)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_is_one_sentence(
    root: Path, number: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object) -> bool:
        raise OSError(number, os.strerror(number))

    monkeypatch.chdir(root)
    monkeypatch.setattr(bootstrap, "prepare", full)
    assert commands.main(["check"], root) == 2
    assert capsys.readouterr().err.startswith("The disk is full.\n")


def test_another_fault_of_the_system_keeps_its_trace(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> bool:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.chdir(root)
    monkeypatch.setattr(bootstrap, "prepare", broken)
    with pytest.raises(OSError, match="Input/output"):
        commands.main(["check"], root)


@pytest.mark.parametrize("name", [LOCK, TEST_LOCK, "mkdocs.yml"])
def test_an_incomplete_project_is_told(root: Path, name: str) -> None:
    (root / name).unlink()
    with pytest.raises(WrongUse, match=name):
        prepare(root, LOCK, FakeTools(root))


def test_the_interpreter_is_computed() -> None:
    """F16: Windows keeps it elsewhere."""
    assert interpreter(Path("p"), "nt") == Path("p/.venv/Scripts/python.exe")
    assert interpreter(Path("p"), "posix") == Path("p/.venv/bin/python")


def test_misleading_variables_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in bootstrap.MISLEADING:
        monkeypatch.setenv(name, "/elsewhere")
    monkeypatch.setenv("PIP_INDEX_URL", "https://mirror.example/")
    kept = bootstrap.environment()
    assert not bootstrap.MISLEADING & kept.keys()
    assert kept["PIP_INDEX_URL"] == "https://mirror.example/"
    assert kept["PYTHONUTF8"] == kept["NO_MKDOCS_2_WARNING"] == "1"


def test_progress_names_packages_in_short_lines(capsys: pytest.CaptureFixture[str]) -> None:
    progress = Progress()
    for number in range(30):
        progress.line(f"Collecting package-{number}==1.0 (from -r requirements.txt (line 1))")
        progress.line(f"  Downloading package_{number}-1.0-py3-none-any.whl (126 kB)")
    progress.line("Processing /some/where-else/lxml_html-6.1.3-cp311-cp311-linux_x86_64.whl")
    progress.end()
    printed = capsys.readouterr().out
    assert all(len(line) <= WIDTH for line in printed.splitlines())
    words = printed.split()
    assert words[0] == "package-0" and words[-1] == "lxml_html" and len(words) == 31


def test_the_stamp_says_folder_and_locks(root: Path, tools: FakeTools) -> None:
    prepare(root, TEST_LOCK, tools)
    stamp = json.loads((root / ".venv" / bootstrap.STAMP).read_text(encoding="utf-8"))
    assert stamp.keys() == {"folder", LOCK, TEST_LOCK}
