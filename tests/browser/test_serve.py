"""`serve` builds once after a save and never by itself; open pages reload; it ends quietly."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser

from scripts import bootstrap
from scripts.commands.serve import START

ROOT = Path(__file__).resolve().parents[2]
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "site", "tests", ".*_cache", "__pycache__")
POLICY = "Content-Security-Policy"
IDLE = 10.0  # seconds without a save
SERVE = """
import argparse, pathlib, sys
from scripts.commands import serve
options = argparse.Namespace(port=int(sys.argv[1]), language=sys.argv[2])
sys.exit(serve.run(options, pathlib.Path.cwd()))
"""


class Served:
    """`serve` over a copy of the project, and what it says."""

    def __init__(self, folder: Path, language: str = "") -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.folder = folder
        self.address = f"http://127.0.0.1:{port}/"
        self.lines: list[str] = []
        self.temporary = folder.with_name(f"temporary {port}")
        self.temporary.mkdir()
        self.process = subprocess.Popen(
            [sys.executable, "-c", SERVE, str(port), language],
            cwd=folder,
            env=bootstrap.environment() | {"TMPDIR": str(self.temporary)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            start_new_session=True,  # so that Ctrl-C reaches serve and MkDocs, not pytest
        )
        threading.Thread(target=self._listen, daemon=True).start()
        self.wait(lambda: any("Serving on" in line for line in self.lines))

    def _listen(self) -> None:
        for line in self.process.stdout or ():
            self.lines.append(line)

    def wait(self, ready: Callable[[], bool], seconds: float = 30) -> None:
        """Waits until `ready` answers yes; fails with what was said until then."""
        end = time.monotonic() + seconds
        while not ready():
            if time.monotonic() > end or self.process.poll() is not None:
                pytest.fail("".join(self.lines) or "serve said nothing", pytrace=False)
            time.sleep(0.05)

    @property
    def builds(self) -> int:
        """How often MkDocs has begun to build."""
        return sum("Building documentation..." in line for line in self.lines)

    def get(self, path: str) -> tuple[int, str]:
        """Status and body of an address."""
        try:
            with urlopen(self.address + path) as answer:
                return answer.status, answer.read().decode()
        except HTTPError as error:
            return error.code, error.read().decode()

    def end(self, number: int, *, whole_group: bool) -> int:
        """Sends a signal as a terminal does (to the whole group) or as a supervisor does."""
        if whole_group:
            os.killpg(self.process.pid, number)
        else:
            self.process.send_signal(number)
        return self.process.wait(timeout=20)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project that may be edited."""
    folder = tmp_path_factory.mktemp("serve") / "Жоба"
    shutil.copytree(ROOT, folder, ignore=LEFT_OUT)
    return folder


@pytest.fixture(scope="module")
def codes(project: Path) -> list[str]:
    """The languages of the site."""
    return sorted(path.name for path in (project / "docs").glob("??") if path.name != START)


@pytest.fixture(scope="module")
def served(project: Path) -> Iterator[Served]:
    """All languages, served until the tests of this file are done."""
    started = Served(project)
    yield started
    if started.process.poll() is None:
        started.end(signal.SIGINT, whole_group=True)


def test_one_save_builds_once_and_reloads_the_open_page(
    served: Served, browser: Browser, codes: list[str]
) -> None:
    """F19."""
    time.sleep(IDLE)
    assert served.builds == 1, "it built again although nothing was saved"
    page = browser.new_page()
    page.goto(f"{served.address}{codes[0]}/")
    assert page.get_by_text("Reloaded by itself").count() == 0
    home = served.folder / "docs" / codes[0] / "index.md"
    with home.open("a", encoding="utf-8") as file:
        file.write("\n\nReloaded by itself\n")
    page.get_by_text("Reloaded by itself").wait_for(timeout=20_000)
    page.close()
    time.sleep(IDLE / 3)
    assert served.builds == 2, "".join(served.lines)


def test_only_served_pages_are_without_policy(served: Served, site: Path, codes: list[str]) -> None:
    for path in ("", *(f"{code}/" for code in codes)):
        assert POLICY not in served.get(path)[1]
    for page in site.rglob("*.html"):
        assert POLICY in page.read_text(encoding="utf-8"), page


def test_it_says_that_programs_need_a_restart(served: Served) -> None:
    assert any("scripts/" in line and "start again" in line for line in served.lines)


def test_an_unknown_address_is_answered_by_our_page(served: Served, site: Path) -> None:
    status, body = served.get("no/such/page/")
    assert status == 404 and "<h1" in body and (site / "404.html").is_file()


@pytest.mark.parametrize(
    ("number", "whole_group"), [(signal.SIGINT, True), (signal.SIGTERM, False)]
)
def test_one_language_alone_and_a_quiet_end(
    project: Path, codes: list[str], number: int, whole_group: bool
) -> None:
    alone = Served(project, codes[-1])
    try:
        assert {code: alone.get(f"{code}/")[0] for code in codes} == {
            code: 200 if code == codes[-1] else 404 for code in codes
        }
        assert alone.get("")[0] == 200
    finally:
        code = alone.end(number, whole_group=whole_group)
    assert code == 0
    assert list(alone.temporary.iterdir()) == [], "MkDocs left its folder behind"
    assert "Traceback" not in "".join(alone.lines)
