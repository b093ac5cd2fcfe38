"""The browser is found, fetched where that may be done, or its absence is one sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from scripts.commands import chromium
from scripts.problem import WrongUse


def which_of(*programs: str) -> Callable[[str], str | None]:
    return lambda name: f"/usr/bin/{name}" if name in programs else None


class FakeMachine:
    """Programs that exist, commands that were run, and those among them that fail."""

    def __init__(self, *programs: str, failing: Sequence[str] = ()) -> None:
        self.programs = set(programs)
        self.failing = failing
        self.ran: list[str] = []

    def which(self, name: str) -> str | None:
        return f"/usr/bin/{name}" if name in self.programs else None

    def run(self, command: Sequence[str]) -> int:
        line = " ".join(command)
        self.ran.append(line)
        if any(word in line for word in self.failing):
            return 1
        if "install -y" in line:
            self.programs |= set(command)
        return 0

    def prepare(self, *, root_user: bool) -> str | None:
        return chromium.prepare({}, self.which, self.run, root_user)


@pytest.mark.parametrize("name", chromium.NAMES)
def test_each_name_is_found(name: str) -> None:
    assert chromium.find({}, which_of(name)) == f"/usr/bin/{name}"


def test_the_variable_wins() -> None:
    which = which_of("chromium", "my-browser")
    assert chromium.find({"CHROMIUM": "my-browser"}, which) == "/usr/bin/my-browser"


def test_a_variable_that_names_nothing_is_told() -> None:
    with pytest.raises(WrongUse, match="nowhere"):
        chromium.find({"CHROMIUM": "/nowhere"}, which_of("chromium"))


def test_nothing_is_installed_where_all_is_there() -> None:
    machine = FakeMachine("chromium", "apt-get")
    assert machine.prepare(root_user=True) == "/usr/bin/chromium"
    assert machine.ran == [f"dpkg --status {chromium.FONTS}"]


def test_a_user_installs_no_packages() -> None:
    machine = FakeMachine("google-chrome", "apt-get", failing=["dpkg"])
    assert machine.prepare(root_user=False) == "/usr/bin/google-chrome"
    assert machine.ran == []


def test_root_gets_browser_and_fonts(capsys: pytest.CaptureFixture[str]) -> None:
    machine = FakeMachine("apt-get", failing=["dpkg"])
    assert machine.prepare(root_user=True) == "/usr/bin/chromium"
    assert machine.ran[-1] == f"apt-get install -y chromium {chromium.FONTS}"
    assert "chromium fonts-noto-core" in capsys.readouterr().out


def test_missing_fonts_alone_are_no_reason_to_stop() -> None:
    machine = FakeMachine("chromium", "apt-get", failing=["dpkg", "apt-get"])
    assert machine.prepare(root_user=True) == "/usr/bin/chromium"


def test_playwright_is_the_last_resort() -> None:
    machine = FakeMachine()
    assert machine.prepare(root_user=False) is None
    assert machine.ran[-1].endswith("-m playwright install chromium")


def test_no_browser_at_all_is_one_sentence() -> None:
    machine = FakeMachine("apt-get", failing=["dpkg", "apt-get", "playwright"])
    with pytest.raises(WrongUse, match="no browser") as caught:
        machine.prepare(root_user=True)
    assert "--fast" in caught.value.hint


def test_a_missing_program_is_an_exit_code() -> None:
    assert chromium.run_quietly(["no-such-program-here"]) == 127


def test_the_sandbox_is_left_out_for_root_only() -> None:
    assert "--no-sandbox" in chromium.flags(root_user=True)
    assert "--no-sandbox" not in chromium.flags(root_user=False)
