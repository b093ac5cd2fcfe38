"""The workflows hold what README promises of them, and ask for no right they do not need.

Each rule takes the text of a workflow and returns complaints. It is tried on the real file,
where it must find nothing, and on copies with one edit, where it must find something.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sysconfig
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

FOLDER = Path(__file__).resolve().parents[1] / ".github" / "workflows"
NAMES = sorted(path.name for path in FOLDER.glob("*.yml"))

# The only actions that may be used: by commit, with the version a person can read.
PINNED = {
    "actions/checkout@9c091bb21b7c1c1d1991bb908d89e4e9dddfe3e0 # v7.0.0",
    "actions/setup-python@a309ff8b426b58ec0e2a45f0f869d46889d02405 # v6.2.0",
    "actions/configure-pages@45bfe0192ca1faeb007ade9deae92b16b8254a0d # v6.0.0",
    "actions/upload-pages-artifact@fc324d3547104276b827a68afc52ff2a11cc49c9 # v5.0.0",
    "actions/deploy-pages@cd2ce8fcbc39b97be8ca5fce6e763baed58fa128 # v5.0.0",
    "actions/upload-artifact@043fb46d1a93c77aae656e7c1c64a875d1fc6a0a # v7.0.1",
}

# What a line of shell may be, once its "…" strings are emptied.
SHELL = re.compile(
    r"""(?: (?:[A-Z_]+=""\ )* python3\ -m\ scripts\ (?:build|check|test)
              (?:\ --[a-z]+(?:\ [a-z]+\.[a-z]+)?)*
          | echo (?:\ "")? (?:\ >>\ "")? (?:\ ;;)?
          | case\ ""\ in | [\w\ |*"]+\) | exit\ 1\ ;; | esac
          | \{ | \}\ >>\ "" )""",
    re.VERBOSE,
)
LINES = {
    # One line of gh each.
    'answer="$(gh api "repos/$REPOSITORY/pages" --jq .build_type 2>&1)" || true',
    "gh issue list --app github-actions --limit 100 --json number,title --jq "
    r''''"number=\([.[] | select(.title == env.TITLE)][0].number // "")"' >> "$GITHUB_OUTPUT"''',
    'gh issue edit "$NUMBER" --body-file report.md',
    'gh issue create --title "$TITLE" --body-file report.md',
}
OURS = "$/.github/workflows/publish.yml # of this repository, at this very commit"
WRITERS = {"deploy": {"pages", "id-token"}, "publish": {"pages", "id-token"}, "check": {"issues"}}

Rule = Callable[[str], list[str]]


def read(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def jobs(text: str) -> dict[str, dict[str, Any]]:
    return dict(YAML(typ="safe").load(text)["jobs"])


def steps(text: str) -> list[dict[str, Any]]:
    return [step for job in jobs(text).values() for step in job.get("steps", [])]


def actions_by_commit(text: str) -> list[str]:
    used = re.findall(r"^\s*(?:- )?[\"']?uses[\"']?\s*:\s*(.*\S)", text, re.MULTILINE)
    found = [f"not one of the pinned actions: {use}" for use in used if use not in PINNED | {OURS}]
    if len(used) != sum("uses" in part for part in [*steps(text), *jobs(text).values()]):
        found.append("a `uses:` does not stand on a line of its own")
    return found


def no_rights_by_default(text: str) -> list[str]:
    found = [] if YAML(typ="safe").load(text).get("permissions") == {} else ["on top: not {}"]
    for name, job in jobs(text).items():
        rights = job.get("permissions")
        if not isinstance(rights, dict):
            found.append(f"{name}: rights are not named")
        elif more := {right for right, kind in rights.items() if kind == "write"} - WRITERS.get(
            name, set()
        ):
            found.append(f"{name}: may not write {more}")
    return found


def time_limits(text: str) -> list[str]:
    """Of each job with steps; a job that calls another workflow has that one's."""
    limits = {name: job.get("timeout-minutes", 0) for name, job in jobs(text).items()
              if "uses" not in job}
    return [name for name, limit in limits.items() if not 0 < limit <= 60]


def no_credentials_left(text: str) -> list[str]:
    return [
        str(step)
        for step in steps(text)
        if step.get("uses", "").startswith("actions/checkout@")
        and step.get("with", {}).get("persist-credentials") is not False
    ]


def only_our_verbs(text: str) -> list[str]:
    lines = [line.strip() for step in steps(text) for line in step.get("run", "").splitlines()]
    found = [f"an expression inside shell: {line}" for line in lines if "${{" in line]
    for line in lines:
        emptied = re.sub(r'"(?:\\.|[^"\\])*"', '""', line)
        hidden = line.startswith("echo") and re.search(r"\$\(|(?<!\\)`", line)
        if line not in LINES and (hidden or not SHELL.fullmatch(emptied)):
            found.append(f"not a verb of ours: {line}")
    return found


def harmless_triggers(text: str) -> list[str]:
    allowed = {"pull_request", "push", "schedule", "workflow_call", "workflow_dispatch"}
    return sorted(set(YAML(typ="safe").load(text)["on"]) - allowed)


def check_is_kind(text: str) -> list[str]:
    """A pull request: the newest run counts, and the site can be looked at."""
    whole = YAML(typ="safe").load(text)
    promises = {
        "runs on pull requests alone": list(whole["on"]) == ["pull_request"],
        "a newer push replaces the run": whole["concurrency"]["cancel-in-progress"] is True,
        "one group a pull request": "pull_request.number" in whole["concurrency"]["group"],
        "runs the tests": "run: python3 -m scripts test\n" in text,
        "knows the history of permanent links": _depth(text) == 0,
        "builds for the reader's own machine": "SITE_URL: http://127.0.0.1:8000/\n" in text,
        "keeps the site": "path: site/\n" in text,
        "says how to look at it": "GITHUB_STEP_SUMMARY" in text,
    }
    return [promise for promise, held in promises.items() if not held]


def _depth(text: str) -> int:
    """How many commits the job with the tests gets; 0: all."""
    (checkout,) = [step for step in jobs(text)["test"]["steps"]
                   if step.get("uses", "").startswith("actions/checkout@")]
    return int(checkout["with"].get("fetch-depth", 1))


def publishes_politely(text: str) -> list[str]:
    """Never stopped half-way, never red because Pages is off, never without green tests."""
    whole, deploy = YAML(typ="safe").load(text), jobs(text).get("deploy", {})
    promises = {
        "never stopped half-way": whole["concurrency"]
        == {"group": "pages", "cancel-in-progress": False},
        "runs on main and by hand": dict(whole["on"])
        == {"push": {"branches": ["main"]}, "workflow_dispatch": None, "workflow_call": None},
        "never switches Pages on by itself": "enablement" not in text,
        "waits for tests and build": set(deploy.get("needs", [])) == {"test", "build"},
        "waits for Pages": deploy.get("if") == "needs.build.outputs.pages == 'true'",
        "build says whether Pages is on": jobs(text)["build"].get("outputs", {}).get("pages")
        == "${{ steps.ask.outputs.pages }}",
        "goes to the environment": deploy.get("environment", {}).get("name") == "github-pages",
        "asks the law first, and never waits for it": _asks_the_law(text),
        "one notice names the switch": text.count("::notice") == 1
        and "Settings → Pages → Source: GitHub Actions" in text,
    }
    return [promise for promise, held in promises.items() if not held]


def _asks_the_law(text: str) -> bool:
    """The law watch stands before the build, has little time, and may fail."""
    named = {step["name"]: step for step in jobs(text)["build"]["steps"]}
    watch = named.get("Ask the official pages of the law", {})
    return (
        watch.get("run") == "python3 -m scripts check --law --seen seen.json"
        and watch.get("continue-on-error") is True
        and 0 < watch.get("timeout-minutes", 0) < jobs(text)["build"]["timeout-minutes"] - 5
        and list(named).index(watch["name"]) < list(named).index("Build")
        and "scripts build --seen seen.json" in named["Build"]["run"]
    )


def weekly_goes_on(text: str) -> list[str]:
    """F13: it publishes whatever else goes wrong, and keeps one issue that is its own."""
    whole = YAML(typ="safe").load(text)
    publish, run = jobs(text)["publish"], [step.get("run", "") for step in steps(text)]
    promises = {
        "once a week and by hand": set(whole["on"]) == {"schedule", "workflow_dispatch"}
        and re.fullmatch(r"\d+ \d+ \* \* [0-6]", whole["on"]["schedule"][0]["cron"]) is not None,
        "another group than publish, which it calls": whole["concurrency"]["group"]
        not in ("pages", YAML(typ="safe").load(read("publish.yml"))["concurrency"]["group"]),
        "publishes by publish.yml, waiting for nothing": set(publish)
        == {"name", "permissions", "uses"},
        "looks at everything": "python3 -m scripts check --due --outside --report report.md" in run,
        "touches only an issue of its own": any("--app github-actions" in line for line in run),
        "one issue": "if: steps.find.outputs.number != ''" in text
        and "if: steps.find.outputs.number == ''" in text,
        "says where to switch it on again": "guides/weekly.md" in text,
    }
    return [promise for promise, held in promises.items() if not held]


EVERYWHERE: list[Rule] = [
    actions_by_commit,
    no_rights_by_default,
    time_limits,
    no_credentials_left,
    only_our_verbs,
    harmless_triggers,
]
CASES: list[tuple[Rule, str]] = [(rule, name) for name in NAMES for rule in EVERYWHERE]
CASES += [(check_is_kind, "check.yml"), (publishes_politely, "publish.yml")]
CASES += [(weekly_goes_on, "weekly.yml")]

TEST = "run: python3 -m scripts test"
NEEDED = "if: needs.build.outputs.pages == 'true'"
SPOILED: list[tuple[Rule, str, str, str]] = [
    (actions_by_commit, "check.yml", "9c091bb21b7c1c1d1991bb908d89e4e9dddfe3e0 # v7.0.0", "v7"),
    (actions_by_commit, "check.yml", " # v6.2.0", ""),
    (actions_by_commit, "publish.yml", "actions/deploy-pages@", "someone/deploy-pages@"),
    (actions_by_commit, "publish.yml", "cd2ce8fc", "cd2ce8fd"),
    (no_rights_by_default, "check.yml", "permissions: {}\n", ""),
    (no_rights_by_default, "check.yml", "permissions: {}\n", "permissions: read-all\n"),
    (no_rights_by_default, "check.yml", "contents: read", "contents: write"),
    (no_rights_by_default, "publish.yml", "pages: read", "pages: write"),
    (time_limits, "check.yml", "timeout-minutes: 50\n", "continue-on-error: false\n"),
    (time_limits, "publish.yml", "timeout-minutes: 15\n", "timeout-minutes: 360\n"),
    (no_credentials_left, "check.yml", "persist-credentials: false", "persist-credentials: true"),
    (no_credentials_left, "publish.yml", "persist-credentials: false", "fetch-depth: 1"),
    (only_our_verbs, "check.yml", TEST, "run: pip install mkdocs"),
    (only_our_verbs, "check.yml", TEST, "run: mkdocs build --strict"),
    (only_our_verbs, "check.yml", TEST, f"{TEST} && npm ci"),
    (only_our_verbs, "check.yml", TEST, "run: python3 -m pytest"),
    (only_our_verbs, "check.yml", "            echo\n", "            echo; curl example.org\n"),
    (only_our_verbs, "check.yml", 'echo "## The', 'echo "$(curl example.org) The'),
    (only_our_verbs, "check.yml", "($ARTIFACT)", "(${{ steps.kept.outputs.artifact-url }})"),
    (harmless_triggers, "check.yml", "pull_request:", "pull_request_target:"),
    (check_is_kind, "check.yml", "cancel-in-progress: true", "cancel-in-progress: false"),
    (check_is_kind, "check.yml", "path: site/", "path: docs/"),
    (check_is_kind, "check.yml", "fetch-depth: 0", "fetch-depth: 1"),
    (check_is_kind, "check.yml", "$GITHUB_STEP_SUMMARY", "$GITHUB_OUTPUT"),
    (publishes_politely, "publish.yml", "cancel-in-progress: false", "cancel-in-progress: true"),
    (publishes_politely, "publish.yml", "needs: [test, build]", "needs: [build]"),
    (publishes_politely, "publish.yml", NEEDED, "if: always()"),
    (publishes_politely, "publish.yml", f"    {NEEDED}\n", ""),
    (publishes_politely, "publish.yml", "path: site/", "path: site/\n          enablement: true"),
    (publishes_politely, "publish.yml", "branches: [main]", "branches: ['**']"),
    (publishes_politely, "publish.yml", "continue-on-error: true", "continue-on-error: false"),
    (publishes_politely, "publish.yml", "timeout-minutes: 6", "timeout-minutes: 15"),
    (publishes_politely, "publish.yml", "build --seen seen.json", "build"),
    (publishes_politely, "publish.yml", "  workflow_call:\n", ""),
    (weekly_goes_on, "weekly.yml", "  schedule:\n    - cron: \"23 3 * * 1\"", "  push:"),
    (weekly_goes_on, "weekly.yml", "3 * * 1", "3 1 * *"),
    (weekly_goes_on, "weekly.yml", "group: weekly", "group: pages"),
    (weekly_goes_on, "weekly.yml", "    name: Publish with", "    needs: check\n    name: Publish"),
    (weekly_goes_on, "weekly.yml", " --due --outside", " --outside"),
    (weekly_goes_on, "weekly.yml", "--app github-actions ", ""),
    (weekly_goes_on, "weekly.yml", "number == ''", "number != ''"),
    (weekly_goes_on, "weekly.yml", "guides/weekly.md", "nowhere"),
    (actions_by_commit, "weekly.yml", "$/.github", "someone/else/.github"),
    (no_rights_by_default, "weekly.yml", "contents: read", "contents: write"),
    (no_rights_by_default, "weekly.yml", "issues: write", "pages: write"),
    (time_limits, "weekly.yml", "timeout-minutes: 30", "timeout-minutes: 90"),
    (only_our_verbs, "weekly.yml", "gh issue create", "gh issue delete"),
    (only_our_verbs, "weekly.yml", '"$NUMBER"', "${{ steps.find.outputs.number }}"),
    (publishes_politely, "publish.yml", "::notice title", "::warning title"),
    (publishes_politely, "publish.yml", "pages: ${{ steps.ask.outputs.pages }}", "pages: 'true'"),
]


@pytest.mark.parametrize(("rule", "name"), CASES)
def test_holds(rule: Rule, name: str) -> None:
    assert rule(read(name)) == []


@pytest.mark.parametrize(("rule", "name", "before", "after"), SPOILED)
def test_spoiled_copy_is_seen(rule: Rule, name: str, before: str, after: str) -> None:
    text = read(name)
    assert before in text
    assert rule(text.replace(before, after))


def test_every_rule_is_tried_on_a_spoiled_copy() -> None:
    assert {rule for rule, _ in CASES} == {rule for rule, *_ in SPOILED}


def zizmor(repository: Path) -> subprocess.CompletedProcess[str]:
    program = shutil.which("zizmor", path=sysconfig.get_path("scripts"))
    assert program, "zizmor is not installed: python3 -m scripts test sets it up"
    command = [program, "--offline", "--no-progress", "--persona", "pedantic", ".github"]
    return subprocess.run(
        command, cwd=repository, capture_output=True, encoding="utf-8", check=False
    )


def test_zizmor_finds_nothing() -> None:
    result = zizmor(FOLDER.parents[1])
    assert result.returncode == 0, result.stdout + result.stderr


def test_zizmor_sees_a_spoiled_copy(tmp_path: Path) -> None:
    copy = tmp_path / ".github" / "workflows" / "check.yml"
    copy.parent.mkdir(parents=True)
    copy.write_text(read("check.yml").replace("permissions: {}\n", ""), encoding="utf-8")
    assert zizmor(tmp_path).returncode != 0


def run_step(name: str, step: str, bin_: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """Runs a step's shell as GitHub does, with the programs in `bin_` before all others."""
    script = next(one["run"] for one in steps(read(name)) if one["name"] == step)
    environment = {**os.environ, **settings, "PATH": f"{bin_}{os.pathsep}{os.environ['PATH']}"}
    return subprocess.run(
        ["bash", "-e", "-c", script],
        env=environment,
        cwd=bin_,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def stand_in(folder: Path, program: str, script: str) -> None:
    """A program of that name which answers as `script` says."""
    file = folder / program
    file.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    file.chmod(0o755)


needs_bash = pytest.mark.skipif(os.name == "nt", reason="the workflows run on Linux")
NOT_FOUND = 'echo "{}"; echo "gh: Not Found (HTTP 404)" >&2; exit 1'
FORBIDDEN = 'echo "gh: Resource not accessible by integration (HTTP 403)" >&2; exit 1'


@needs_bash
@pytest.mark.parametrize(
    ("gh", "code", "output", "told"),
    [
        ("echo workflow", 0, "pages=true\n", ""),
        ("echo legacy", 0, "pages=false\n", "::notice"),
        (NOT_FOUND, 0, "pages=false\n", "::notice"),
        (FORBIDDEN, 1, "", "::error"),
        ("echo 'error connecting' >&2; exit 1", 1, "", "::error"),
    ],
)
def test_pages_off_is_told_politely(
    tmp_path: Path, gh: str, code: int, output: str, told: str
) -> None:
    """F12."""
    stand_in(tmp_path, "gh", gh)
    (tmp_path / "output").write_text("", encoding="utf-8")
    result = run_step(
        "publish.yml",
        "Ask whether Pages is on",
        tmp_path,
        REPOSITORY="someone/copy",
        GITHUB_OUTPUT=str(tmp_path / "output"),
    )
    assert result.returncode == code
    assert (tmp_path / "output").read_text(encoding="utf-8") == output
    assert told in result.stdout
    assert result.stdout.count("::") == (2 if told else 0)


@needs_bash
@pytest.mark.parametrize("address", ["https://someone.example/copy", "https://someone.example/"])
def test_the_published_address_ends_with_a_slash(tmp_path: Path, address: str) -> None:
    stand_in(tmp_path, "python3", 'echo "$SITE_URL $SOURCE_DATE_EPOCH $*"')
    result = run_step("publish.yml", "Build", tmp_path, ADDRESS=address)
    site, epoch, *verb = result.stdout.split()
    assert site == address.rstrip("/") + "/"
    assert epoch.isdecimal()
    assert verb == ["-m", "scripts", "build", "--seen", "seen.json"]


@needs_bash
def test_the_summary_says_how_to_look_at_the_site(tmp_path: Path) -> None:
    summary = tmp_path / "summary"
    settings = {"ARTIFACT": "https://example.org/1", "GITHUB_STEP_SUMMARY": str(summary)}
    assert run_step("check.yml", "Say how to look at it", tmp_path, **settings).returncode == 0
    text = summary.read_text(encoding="utf-8")
    assert "[site.zip](https://example.org/1)" in text
    assert "`python3 -m http.server 8000 --bind 127.0.0.1 --directory site`" in text


@needs_bash
def test_the_standing_issue_is_renewed_or_opened(tmp_path: Path) -> None:
    stand_in(tmp_path, "gh", """for word in "$@"; do printf '[%s]' "$word"; done""")
    output = tmp_path / "output"
    title = "It's $(touch made) `touch made`"
    settings = {"TITLE": title, "NUMBER": "7; touch made", "GITHUB_OUTPUT": str(output)}
    for step, words in (
        ("Renew it", ["issue", "edit", "7; touch made", "--body-file", "report.md"]),
        ("Or open it", ["issue", "create", "--title", title, "--body-file", "report.md"]),
    ):
        ended = run_step("weekly.yml", step, tmp_path, **settings)
        assert (ended.returncode, ended.stdout) == (0, "".join(f"[{word}]" for word in words))
    assert run_step("weekly.yml", "Find the standing issue", tmp_path, **settings).returncode == 0
    assert "[--app][github-actions]" in output.read_text(encoding="utf-8")
    assert not (tmp_path / "made").exists()


@needs_bash
def test_a_host_that_does_not_answer_opens_no_second_issue(tmp_path: Path) -> None:
    stand_in(tmp_path, "gh", "exit 1")
    settings = {"TITLE": "Weekly report", "GITHUB_OUTPUT": str(tmp_path / "output")}
    assert run_step("weekly.yml", "Find the standing issue", tmp_path, **settings).returncode != 0
