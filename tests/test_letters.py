"""What `check` prints and tells the host: problems first, notices apart, each with its address."""

from __future__ import annotations

import argparse
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

from scripts.checks import noticed, runner
from scripts.commands import check, letters
from scripts.commands import test as verbs
from scripts.commands.history import changed
from scripts.commands.letters import Found
from scripts.content.site import Site
from scripts.problem import RULES, Problem, WrongUse
from tests.builds import edit
from tests.pages import CODES, PROJECT

SOURCE = PROJECT.source_language

HOST = {"GITHUB_SERVER_URL": "https://host.example", "GITHUB_REPOSITORY": "some/guide",
        "GITHUB_SHA": "0123abc", "GITHUB_REF_NAME": "7/merge", "GITHUB_BASE_REF": "main"}
ACTIONS = HOST | {"GITHUB_ACTIONS": "true"}


def problems(number: int, files: int = 1, rule: str = "heading_ids") -> list[Problem]:
    return [Problem(f"docs/xx/{index % files}.md", index + 1, rule, f"wrong, {index} % <b>",
                    "write *this*{ .law }") for index in range(number)]


@pytest.fixture(autouse=True)
def laptop(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs these tests, it is not the host."""
    for name in [*ACTIONS, "GITHUB_STEP_SUMMARY"]:
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(("number", "files", "words"), [
    (0, 1, "No problems"), (1, 1, "1 problem in 1 file"), (25, 6, "25 problems in 6 files")])
def test_problems_are_counted(number: int, files: int, words: str) -> None:
    assert letters.count(problems(number, files)) == words
    assert letters.counts(Found(problems(number, files), [], 4)) == words
    both = Found(problems(number, files), problems(2), 4)
    assert letters.counts(both) == f"{words}, 2 notices in 1 file"


# The host


def test_the_host_gets_ten_of_each_kind_and_all_in_the_summary(tmp_path: Path) -> None:
    """F18: who mends ten problems must know of the next fifteen."""
    page = tmp_path / "summary.md"
    told = Found(problems(25, 6), problems(12, 2, "new_words"), 30)
    lines = letters.tell_host(told, ACTIONS | {"GITHUB_STEP_SUMMARY": str(page)})
    kinds = [line.partition(" ")[0] for line in lines]
    assert kinds == ["::error"] * 10 + ["15"] + ["::warning"] * 10 + ["2"]
    assert lines[10].startswith("15 more errors follow")
    assert lines[-1].startswith("2 more warnings follow")
    written = page.read_text(encoding="utf-8")
    assert written.startswith("## 25 problems in 6 files\n") and "<b>" not in written
    assert sum(line.startswith("- ") for line in written.splitlines()) == 37
    assert "30 more notices not shown" in written
    rules = written.count(f"[heading-ids](https://host.example/some/guide/blob/main/{RULES}#heading-ids)")
    assert rules == 25


def test_few_problems_have_no_more_to_follow() -> None:
    lines = letters.tell_host(Found(problems(10), problems(10)), ACTIONS)
    assert len(lines) == 20 and not any("more" in line for line in lines)


def test_elsewhere_nothing_is_told_to_a_host() -> None:
    assert letters.tell_host(Found(problems(3)), {"GITHUB_STEP_SUMMARY": "/nowhere/summary"}) == []


@pytest.mark.parametrize(("kind", "told"), [("error", Found(problems(1))),
                                            ("warning", Found([], problems(1)))])
def test_an_annotation_has_the_rule_as_its_title_and_ends_with_its_address(
    kind: str, told: Found
) -> None:
    (line,) = letters.tell_host(told, ACTIONS)
    assert line.startswith(f"::{kind} file=docs/xx/0.md,line=1,title=heading-ids::wrong, 0 %25 <b>")
    assert line.endswith(f"%0Ahttps://host.example/some/guide/blob/main/{RULES}#heading-ids")


def test_an_annotation_stays_one_line() -> None:
    problem = Problem("docs/a,b:c.md", 7, "rule", "50 %\nof it", "type this")
    assert letters.annotation(problem, {}) == (
        "::error file=docs/a%2Cb%3Ac.md,line=7,title=rule::50 %25%0Aof it%0Atype this%0A"
        f"{RULES}#rule")


@pytest.mark.parametrize(("left_out", "place"), [
    ((), "main"), (("GITHUB_BASE_REF",), "0123abc"),
    (("GITHUB_BASE_REF", "GITHUB_SHA"), "7/merge")])
def test_a_rule_is_explained_where_the_run_can_be_read(
    left_out: tuple[str, ...], place: str
) -> None:
    host = {name: value for name, value in HOST.items() if name not in left_out}
    (problem,) = problems(1)
    assert letters.address(problem, host) == (
        f"https://host.example/some/guide/blob/{place}/{RULES}#heading-ids")


@pytest.mark.parametrize("name", ["GITHUB_SERVER_URL", "GITHUB_REPOSITORY"])
def test_without_a_host_the_path_is_the_address(name: str) -> None:
    (problem,) = problems(1)
    assert letters.address(problem, HOST | {name: ""}) == f"{RULES}#heading-ids"


def test_a_hint_can_be_copied_from_the_summary() -> None:
    """Markdown would make *this* slanted, and [^label] a footnote."""
    problem = Problem("a_b.md", 1, "rule", "one\ntwo", r"*x*{ .law } [^cc/1] `y` \_z_ & <i> @who")
    page = letters.summary(Found([problem]), {})
    assert not set("*`\\@<") & set(page.partition("<br>")[2].replace("<br>", ""))
    assert "one<br>two" in page and "&amp; &lt;i&gt;" in page and "&#42;x&#42;" in page


def test_the_summary_fits_the_host() -> None:
    page = letters.summary(Found(problems(9000)), HOST)
    assert len(page.encode()) < 1024 * 1024 and page.endswith("More follows in the log of this "
                                                              "run.\n")
    assert all(line.endswith("{ .law }") for line in page.split("\n") if line.startswith("- "))


# The terminal


def run(root: Path, **options: bool) -> int:
    return check.run(argparse.Namespace(**options), root)


def printed(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().out.splitlines()


def git(root: Path, *command: str) -> None:
    subprocess.run(["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *command],
                   cwd=root, check=True, capture_output=True)


@pytest.fixture
def repository(copied: Path) -> Path:
    """The good site as it stands on main, and a branch on which somebody works."""
    git(copied, "init", "-q", "-b", "main")
    git(copied, "add", "-A")
    git(copied, "commit", "-qm", "The good site")
    git(copied, "checkout", "-qb", "work")
    return copied


def lengthen(root: Path, code: str) -> str:
    """Makes a sentence of a page too long; gives the page's path."""
    path = f"docs/{code}/law.md"
    word = max((root / f"data/known-words/{code}.txt").read_text("utf-8").split(), key=len)
    with (root / path).open("a", encoding="utf-8") as file:
        file.write(f"\n{' '.join([word] * 30)}\n")
    return path


def test_problems_of_all_languages_stand_in_the_order_of_files_and_lines(
    copied: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for code in reversed(CODES):
        text = (copied / f"docs/{code}/law.md").read_text(encoding="utf-8")
        spoiled = text.replace(" {#since}", "").replace("[^cc/115-1]", "[^cc/115-9]")
        (copied / f"docs/{code}/law.md").write_text(spoiled, encoding="utf-8")
    assert run(copied) == 1
    *told, last = printed(capsys)
    places = [(line.split(":")[0], int(line.split(":")[1].split()[0])) for line in told]
    assert places == sorted(places) and {path for path, _ in places} >= {
        f"docs/{code}/law.md" for code in CODES}
    assert last.startswith(f"{len(told)} problems in ") and last.endswith(" s).")
    for line in told:
        _, rule, letter = line.split("  ", 2)
        assert letter.endswith(f"  ({RULES}#{rule})") and " -> " in letter, line


def test_a_change_is_told_its_own_notices_and_the_number_of_others(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    others = [code for code in CODES if code != SOURCE]
    before = lengthen(repository, others[0])
    git(repository, "commit", "-qam", "Long")
    git(repository, "branch", "-qf", "main")
    now = lengthen(repository, others[1])
    assert run(repository) == 0
    heading, told, more, last = printed(capsys)
    assert heading == "Worth a look, stops nothing:"
    assert told.startswith(f"{now}:") and "  sentences  This sentence has 30 words" in told
    assert more == "1 more notice not shown: python3 -m scripts check --notices"
    assert last.startswith("No problems, 1 notice in 1 file (")
    edit(repository / now, "/// html | div.phrases", "/// note")
    assert run(repository, notices=True) == 1  # for the mark; the rest is told all the same
    problem, heading, *both, last = [line for line in printed(capsys)]
    assert "  blocks  " in problem and heading == "Worth a look, stops nothing:"
    assert {line.split(":")[0] for line in both} == {before, now} and len(both) == 2


def test_what_is_not_committed_yet_counts(repository: Path) -> None:
    assert changed(repository, {}) == set()
    path = lengthen(repository, CODES[0])
    (repository / "docs" / "жаңа.md").write_text("x", encoding="utf-8")
    assert changed(repository, {}) == {path, "docs/жаңа.md"}


def test_a_pull_request_is_compared_with_the_branch_it_goes_to(repository: Path) -> None:
    path = lengthen(repository, CODES[0])
    git(repository, "commit", "-qam", "x")
    git(repository, "update-ref", "refs/remotes/origin/release", "HEAD")
    assert changed(repository, {}) == {path}
    assert changed(repository, {"GITHUB_BASE_REF": "release"}) == set()
    assert changed(repository, {"GITHUB_BASE_REF": "unknown"}) == {path}
    git(repository, "update-ref", "refs/remotes/origin/main", "HEAD")  # what others see goes first
    assert changed(repository, {}) == set()


def test_without_git_only_the_number_is_told(
    copied: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = lengthen(copied, CODES[0])
    assert changed(copied, {}) is None
    assert run(copied) == 0
    more, last = printed(capsys)
    assert more == "1 notice not shown: python3 -m scripts check --notices"
    assert last.startswith("No problems (")
    git(copied, "init", "-q", "-b", "main")  # no commit yet
    assert changed(copied, {}) is None
    monkeypatch.setenv("PATH", "")
    assert changed(copied, {}) is None
    assert run(copied, notices=True) == 0
    assert printed(capsys)[1].startswith(path)


def test_the_list_of_notices_stands_alone() -> None:
    with pytest.raises(WrongUse, match="list of its own"):
        run(Path(), notices=True, due=True)


def test_the_verb_test_tells_the_host_the_same(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The workflows run `test`, which runs the rules as one of its stages."""
    for name, value in (ACTIONS | {"GITHUB_BASE_REF": ""}).items():
        monkeypatch.setenv(name, value)
    path = lengthen(repository, SOURCE)
    result = verbs.sources(repository)
    out = printed(capsys)
    assert [line for line in out if line.startswith(f"::warning file={path},")]
    assert [line for line in out if line.startswith("::error ") and "title=stale::" in line]
    assert [line for line in out if line.startswith(f"{path}:") and "  sentences  " in line]
    assert result.count.endswith("1 notice in 1 file")
    assert result.failures and all("  stale  " in failure for failure in result.failures)


# A rule that crashes


def broken(site: Site) -> Iterable[Problem]:
    yield Problem(f"docs/{CODES[0]}/law.md", 1, "broken", "The last thing it said.")
    raise ZeroDivisionError(f"by {site.source_language}")


@pytest.fixture
def crashing(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Among the rules of one folder is one that crashes, before all others."""
    real, folder = runner.rules, request.param

    def rules(asked: object = runner.source) -> dict[str, runner.Rule]:
        found = real(asked)  # type: ignore[arg-type]
        return {"a_broken_rule": broken, **found} if asked is folder else found

    monkeypatch.setattr(runner, "rules", rules)


@pytest.mark.parametrize("crashing", [runner.source], indirect=True)
def test_a_rule_that_crashes_is_told_as_its_own_fault_and_hides_no_other(
    copied: Path, crashing: None, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(copied / f"docs/{CODES[0]}/law.md", " {#since}", "")
    assert run(copied) == 1
    out = printed(capsys)
    (line,) = [line for line in out if "  crash  " in line]
    assert "The rule “a-broken-rule” broke down (ZeroDivisionError: by " in line
    assert "not yours" in line and "all other rules were run" in line
    assert Path(__file__).name in line.split(":")[0] and "Traceback" not in "".join(out)
    assert any("  heading-ids  " in other for other in out)


def test_a_broken_template_is_told_and_hides_no_rule(
    copied: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (copied / "overrides/parts/register.html").write_text("{% if %}", encoding="utf-8")
    path = copied / f"docs/{SOURCE}/law.md"
    edit(path, "Объяснение.", "{{ cases('closed') }}")
    edit(path, " {#since}", "")
    assert run(copied) == 1
    out = printed(capsys)
    assert any("  tokens  “{{ cases('closed') }}” cannot be read" in line for line in out)
    assert any("  heading-ids  " in line for line in out)


@pytest.mark.parametrize("crashing", [noticed], indirect=True)
def test_a_notice_that_crashes_stops_nothing(
    copied: Path, crashing: None, capsys: pytest.CaptureFixture[str]
) -> None:
    path = lengthen(copied, CODES[0])
    assert run(copied) == 0
    assert "  crash  " in printed(capsys)[1]
    assert run(copied, notices=True) == 0
    told = printed(capsys)
    assert any("  crash  " in line for line in told)
    assert any(line.startswith(f"{path}:") for line in told)
