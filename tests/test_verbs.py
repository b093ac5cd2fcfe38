"""What each verb decides and prints, without the real site."""

from __future__ import annotations

import argparse
import errno
import socket
import sys
from pathlib import Path

import pytest

from scripts import commands
from scripts.commands import build, serve, test
from scripts.problem import Problem, WrongUse

FULL_DISK = ["INFO - Building\n", "Traceback (most recent call last):\n", "  File …\n"]
FULL_DISK += [f"OSError: [Errno {errno.ENOSPC}] No space left on device\n"]


def problems(number: int, files: int) -> list[Problem]:
    return [
        Problem(
            f"docs/xx/{index % files}.md", index + 1, "rule", f"wrong, {index} % <b>", "mend: it"
        )
        for index in range(number)
    ]


# build


def test_problems_stop_a_build_before_mkdocs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(build, "source_problems", lambda root: problems(2, 1))
    monkeypatch.setattr(build, "make_site", lambda root: pytest.fail("MkDocs was started"))
    assert build.run(argparse.Namespace(), Path()) == 1
    assert "docs/xx/0.md:1  " in capsys.readouterr().err


def test_a_full_disk_in_mkdocs_is_one_sentence() -> None:
    written: list[str] = []
    with pytest.raises(WrongUse, match="disk is full"):
        build.pass_on(FULL_DISK, written.append)
    assert written == FULL_DISK[:1]


def test_another_trace_of_mkdocs_is_shown() -> None:
    written: list[str] = []
    lines = [*FULL_DISK[:-1], "ValueError: other\n"]
    build.pass_on(lines, written.append)
    assert written == lines


@pytest.mark.parametrize(("link", "code"), [("index.md", 0), ("lost.md", 1)])
def test_what_strict_objects_to_is_shown_as_it_is(
    tmp_path: Path, link: str, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: small\n", encoding="utf-8")
    (tmp_path / "docs" / "index.md").write_text(f"# A\n\n[b]({link})\n", encoding="utf-8")
    written: list[str] = []
    assert bool(build.make_site(tmp_path, written.append)) == bool(code)
    assert written[0] == "Day of this build: 2026-01-01 (SOURCE_DATE_EPOCH).\n"
    assert any("WARNING" in line and "lost.md" in line for line in written) == bool(code)


def test_quiet_never_stands_beside_strict() -> None:
    """Together they end with 0 on a broken link."""
    for file in Path(build.__file__).parent.glob("*.py"):
        code = file.read_text(encoding="utf-8")
        quiet = '"--quiet"' in code or '"-q"' in code
        assert not (quiet and '"--strict"' in code), file


# serve


def test_a_taken_port_is_told_and_a_free_one_passes() -> None:
    with socket.socket() as other:
        other.bind((serve.HOST, 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(WrongUse, match=f"Port {port} is taken") as caught:
            serve.require_free(port)
        assert f"--port {port + 1}" in caught.value.hint or port == 65535
    serve.require_free(port)


@pytest.mark.parametrize("port", [0, -1, 65536])
def test_what_is_no_port_is_told(port: int) -> None:
    with pytest.raises(WrongUse, match="no port"):
        serve.require_free(port)


def test_one_language_is_chosen_by_switches(tmp_path: Path) -> None:
    for folder in ("aa", "bb", serve.START, "assets"):
        (tmp_path / "docs" / folder).mkdir(parents=True)
    assert serve.language_switches(tmp_path, "") == {}
    assert serve.language_switches(tmp_path, "aa") == {"BUILD_AA": "true", "BUILD_BB": "false"}
    for unknown in ("cc", serve.START, "assets", ".."):
        with pytest.raises(WrongUse, match="There is no language") as caught:
            serve.language_switches(tmp_path, unknown)
        assert caught.value.hint == "There are: aa, bb"


# test

REPORT = """<testsuites><testsuite>
<testcase file="tests/test_a.py" name="test_good"/>
<testcase file="tests/test_a.py" name="test_bad">
  <failure message="assert 1 == 2&#10;more"/>
</testcase>
<testcase classname="tests.test_b"><error message="no such module"/></testcase>
<testcase file="tests/test_c.py" name="test_later">
  <skipped type="pytest.skip" message="no git"/>
</testcase>
<testcase file="tests/test_c.py" name="test_known">
  <skipped type="pytest.xfail" message=""/>
</testcase>
</testsuite></testsuites>"""


def test_the_report_names_failures_and_skipped_tests(tmp_path: Path) -> None:
    (tmp_path / "report.xml").write_text(REPORT, encoding="utf-8")
    result = test.read_report(tmp_path / "report.xml")
    assert (result.count, result.passed) == ("5 tests", 2)
    assert result.failures == [
        "tests/test_a.py::test_bad: failure: assert 1 == 2",
        "tests.test_b::None: error: no such module",
        "tests/test_c.py::test_later: skipped: no git",
    ]


@pytest.mark.parametrize(
    ("command", "failures"),
    [
        ([sys.executable, "-c", "print(7)"], []),
        ([sys.executable, "-c", "print('wrong'); raise SystemExit(3)"], ["wrong"]),
        (["no-such-program-here"], ["no-such-program-here: No such file or directory"]),
    ],
)
def test_a_tool_that_fails_or_cannot_run_is_a_failure(
    tmp_path: Path, command: list[str], failures: list[str]
) -> None:
    result = test.tool(tmp_path, command, str.strip)
    assert result.failures == failures
    assert (result.passed, result.count) == (1, "7") if not failures else result.passed == 0


@pytest.mark.parametrize(
    ("results", "code", "last"),
    [
        (
            [test.Result("2 files", passed=1), test.Result("40 tests", passed=40)],
            0,
            "41 passed, 0 failed",
        ),
        (
            [test.Result("", ["a\nb"]), test.Result("2 tests", ["t: failure"], 1)],
            1,
            "1 passed, 2 failed",
        ),
    ],
)
def test_the_end_repeats_failures_and_counts(
    results: list[test.Result],
    code: int,
    last: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    first, second = results
    monkeypatch.setattr(
        test, "stages", lambda *_: iter([("ruff", lambda: first), ("pytest", lambda: second)])
    )
    assert test.run(argparse.Namespace(fast=True), Path()) == code
    lines = capsys.readouterr().out.splitlines()
    assert lines[-1] == last
    assert [line for line in lines if line.startswith("ruff ... ")]
    for failure in first.failures + second.failures:
        assert any(line.endswith(failure.split("\n")[0]) for line in lines)


@pytest.mark.parametrize(
    ("arguments", "passed_on", "failure"),
    [
        (["tests/test_one.py", "-k", "good"], 1, None),
        (["-k", "nothing"], 0, "pytest: no test was chosen"),
        (["tests/lost.py"], 0, "pytest: exit code 4"),
        (["--fast"], 2, "tests/test_one.py::test_bad: failure: assert 0"),
        ([], 3, "tests/test_one.py::test_bad: failure: assert 0"),
    ],
)
def test_paths_and_names_go_on_to_pytest(
    tmp_path: Path, arguments: list[str], passed_on: int, failure: str | None
) -> None:
    (tmp_path / "tests" / "browser").mkdir(parents=True)
    (tmp_path / "pytest.ini").touch()
    one = "def test_good(): pass\ndef test_bad(): assert 0\ndef test_fine(): pass\n"
    (tmp_path / "tests" / "test_one.py").write_text(one, encoding="utf-8")
    two = "def test_seen(): pass\n"
    (tmp_path / "tests" / "browser" / "test_two.py").write_text(two, encoding="utf-8")
    result = test.pytest(tmp_path, commands.parser().parse_args(["test", *arguments]))
    assert result.passed == passed_on
    assert result.failures == ([failure] if failure else [])


def test_git_hooks_do_not_lead_tests_astray(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", "/elsewhere/.git")
    monkeypatch.setenv("CHROMIUM", "/usr/bin/chromium")
    assert "GIT_DIR" not in test.variables() and "CHROMIUM" in test.variables()
