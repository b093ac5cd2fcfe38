"""How problems and notices are told: in the terminal, and to the host of the repository."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from scripts.problem import Problem

SHOWN = 10  # the host shows at most ten annotations of a kind in a step
LONGEST = 500_000  # characters of the page about a run: the host takes a mebibyte
# What Markdown would read as a mark: a hint is there to be copied, sign by sign.
SIGNS = {ord(sign): f"&#{ord(sign)};" for sign in r"\`*_[]~@#$|"}


@dataclass(frozen=True)
class Found:
    """What the rules found, each in the order of files and lines.

    `problems` stop a publication; `near` are notices that are told, those of files that this change
    touches; `far` is the number of all others.
    """

    problems: list[Problem]
    near: list[Problem] = field(default_factory=list)
    far: int = 0


def found(problems: list[Problem], notices: list[Problem], changed: set[str] | None) -> Found:
    """Sorts notices by whether their file changed; None: nobody can tell which did."""
    near = [notice for notice in notices
            if notice.path in (changed or ()) or notice.rule == "crash"]
    return Found(problems, near, len(notices) - len(near))


def count(problems: Sequence[Problem], what: str = "problem") -> str:
    """How many problems in how many files, in words."""
    if not problems:
        return f"No {what}s"
    files = len({problem.path for problem in problems})
    return (f"{len(problems)} {what}{'s' * (len(problems) != 1)} in "
            f"{files} file{'s' * (files != 1)}")


def counts(told: Found) -> str:
    """The same of everything that was told."""
    return ", ".join([count(told.problems), *([count(told.near, "notice")] if told.near else [])])


def far_line(told: Found) -> list[str]:
    """How many notices are not told, and how to read them."""
    return [f"{told.far}{' more' * bool(told.near)} notice{'s' * (told.far != 1)} not "
            "shown: python3 -m scripts check --notices"] if told.far else []


def notice_lines(told: Found) -> list[str]:
    """What stops nothing, under a line that says so."""
    return ["Worth a look, stops nothing:", *map(str, told.near)] if told.near else []


def lines(told: Found) -> list[str]:
    """All of it for the terminal: problems, then what stops nothing."""
    return [*map(str, told.problems), *notice_lines(told), *far_line(told)]


def address(problem: Problem, variables: Mapping[str, str]) -> str:
    """Where the rule is explained: on the host, for whoever has no copy of the files.

    In the branch that a pull request goes to, since its own may stand in another repository; else
    in the commit of the run. Without a host, the path.
    """
    server, repository, base, commit, branch = (
        variables.get(f"GITHUB_{name}", "")
        for name in ("SERVER_URL", "REPOSITORY", "BASE_REF", "SHA", "REF_NAME"))
    place = base or commit or branch
    if not (server and repository and place):
        return problem.address
    return f"{server}/{repository}/blob/{quote(place)}/{problem.address}"


def annotation(problem: Problem, variables: Mapping[str, str], kind: str = "error") -> str:
    """The line that makes the host show the problem beside its line."""

    def text(words: str) -> str:
        return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    def value(words: str) -> str:
        return text(words).replace(":", "%3A").replace(",", "%2C")

    letter = "\n".join(filter(None, (problem.message, problem.hint, address(problem, variables))))
    return (f"::{kind} file={value(problem.path)},line={problem.line},"
            f"title={value(problem.name)}::{text(letter)}")


def first_annotations(problems: Sequence[Problem], variables: Mapping[str, str], kind: str
                      ) -> list[str]:
    """The first of them as annotations, and a line where more follow."""
    told = [annotation(problem, variables, kind) for problem in problems[:SHOWN]]
    if len(problems) > SHOWN:
        told.append(f"{len(problems) - SHOWN} more {kind}s follow: all stand in this log and in "
                    "the summary of this run.")
    return told


def summary(told: Found, variables: Mapping[str, str]) -> str:
    """The page that the host shows for the run: all that was told, in Markdown."""

    def shown(words: str) -> str:
        return html.escape(words, quote=False).translate(SIGNS).replace("\n", "<br>")

    page = [f"## {count(told.problems)}", ""]
    for title, letters in (("", told.problems), ("### Worth a look, stops nothing", told.near)):
        page += ["", title, ""] if title and letters else []
        page += [f"- <code>{shown(one.path)}:{one.line}</code> "
                 f"[{one.name}]({address(one, variables)})<br>"
                 f"{'<br>'.join(map(shown, filter(None, (one.message, one.hint))))}"
                 for one in letters]
    text = "\n".join([*page, "", *far_line(told)]).rstrip() + "\n"
    if len(text) <= LONGEST:
        return text
    return text[:text.rindex("\n", 0, LONGEST)] + "\n\nMore follows in the log of this run.\n"


def tell_host(told: Found, variables: Mapping[str, str]) -> list[str]:
    """On GitHub: lines to print; writes the run's summary. Elsewhere: nothing."""
    if variables.get("GITHUB_ACTIONS") != "true":
        return []
    page = variables.get("GITHUB_STEP_SUMMARY")
    if page:
        with Path(page).open("a", encoding="utf-8", newline="\n") as file:
            file.write(summary(told, variables))
    return [*first_annotations(told.problems, variables, "error"),
            *first_annotations(told.near, variables, "warning")]
