"""What `check --due --outside --law` asks, prints and writes: letters, a report, what was seen."""

from __future__ import annotations

import argparse
import datetime
import html
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from scripts import clock
from scripts.content.seen import Seen, written
from scripts.problem import Problem, WrongUse

if TYPE_CHECKING:  # needs .venv: not while --help is shown
    from scripts.content.site import Site

PAGE, ALL_PAGES = 20, 900  # seconds for one link, for all links
LAW, ALL_LAWS = 60, 240  # the same for official pages: a whole code is long
LONGEST = 60_000  # characters; the host's issues hold 65,536
ADDRESS = re.compile(r"https?://[^\s“”<>`]+[^\s“”<>`.,:]")


@dataclass(frozen=True)
class Section:
    """One part of the report. What is only told asks nobody to do anything."""

    title: str
    letters: list[Problem]
    told: bool = False


def day(variables: Mapping[str, str], root: Path) -> datetime.date:
    """The day to judge by: SOURCE_DATE_EPOCH, else today (UTC). Raises WrongUse."""
    given = variables.get(clock.VARIABLE, "").strip() or str(int(time.time()))
    seconds = clock.build_day(root, {clock.VARIABLE: given}).seconds
    return datetime.datetime.fromtimestamp(seconds, datetime.UTC).date()


def require_folder(file: str) -> None:
    """Raises WrongUse where a file could not be written: better before asking than after."""
    if file and not Path(file).absolute().parent.is_dir():
        raise WrongUse(f"There is no folder for {file}.", "Name a file in a folder that exists.")


def due_sections(site: Site, today: datetime.date) -> list[Section]:
    """What people have to read again."""
    from scripts.checks import due

    return [Section("Facts to read again", list(due.facts(site, today))),
            Section("Pages to read again", list(due.pages(site, today))),
            Section("Translations that wait", list(due.translations(site)))]


def outside_sections(site: Site, agent: str) -> list[Section]:
    """What became of the links to other sites."""
    from scripts.checks import asking, outside

    told = list(outside.check(site, asking.Asker(agent, PAGE, ALL_PAGES)))

    def of(kind: outside.Kind) -> list[Problem]:
        return [one.letter() for one in told if one.kind == kind]

    reached = len(told) - len(of("gone")) - len(of("not reached"))
    return [Section("Links that are gone", of("gone")),
            Section("Links that moved", of("moved")),
            Section(f"Links not reached this time ({reached} of {len(told)} were)",
                    of("not reached"))]


def law_sections(site: Site, agent: str, today: datetime.date
                 ) -> tuple[list[Section], list[Seen]]:
    """What official pages say, changes first; and the same for the build."""
    from scripts.checks import asking, law_watch

    asker = asking.Asker(agent, LAW, ALL_LAWS, reads=True)
    told = list(law_watch.check(site, asker, today))

    def of(result: law_watch.Result) -> list[Problem]:
        return [one.letter() for one in told if one.seen.result == result]

    return [Section("CHANGED: wording of the law", of("changed")),
            Section("Official pages not reached", of("not reached")),
            Section("Found word for word", of("found"), told=True),
            ], [one.seen for one in told]


def _shown(text: str) -> str:
    """Text for Markdown; an address from outside stands as code, so that it can do nothing."""
    pieces, end = [], 0
    for found in ADDRESS.finditer(text):
        pieces += [html.escape(text[end:found.start()]), f"`{found[0]}`"]
        end = found.end()
    return "".join([*pieces, html.escape(text[end:])]).replace("\n", " ").replace("@", "&#64;")


def markdown(today: datetime.date, sections: list[Section]) -> str:
    """The report: a change in the law is its first line, and what needs nobody comes last."""
    lines: list[str] = []
    for section in sections:
        if section.letters:
            lines += ["", f"## {section.title}: {len(section.letters)}", ""]
            lines += [f"- {_shown(one.message)}<br>`{one.path}:{one.line}`"
                      f"{f'<br>{_shown(one.hint)}' * bool(one.hint)}" for one in section.letters]
    changed = [f"**CHANGED: {_shown(one.message)}**\n" for section in sections
               for one in section.letters if section.title.startswith("CHANGED")]
    waiting = sum(len(section.letters) for section in sections if not section.told)
    text = "\n".join([*changed, f"Report of {today}: {waiting or 'nothing'} to look at. "
                      "What each line means: `guides/weekly.md`.", *lines]) + "\n"
    if len(text) <= LONGEST:
        return text
    return text[:text.rindex("\n", 0, LONGEST)] + "\n\nMore follows: see the log of this run.\n"


def look(options: argparse.Namespace, root: Path, variables: Mapping[str, str]) -> int:
    """Prints what was asked for; 0 whatever was found, 1 only where data cannot be read.

    Raises WrongUse for a day that is none and a file that has no folder.
    """
    from scripts.content.loading import load

    today = day(variables, root)
    for file in (options.report, options.seen):
        require_folder(file)
    site = load(root)
    if site.problems:
        print(*sorted(site.problems), "Nothing was asked: mend these first.", sep="\n")
        return 1
    home = site.extra.get("home_url") or variables.get("REPO_URL") or ""
    agent = f"guide-115-1 (weekly look at sources) {home}".strip()
    laws, seen = law_sections(site, agent, today) if options.outside or options.law else ([], [])
    sections = laws[:1] + (due_sections(site, today) if options.due else [])
    sections += (outside_sections(site, agent) if options.outside else []) + laws[1:]
    for section in sections:
        print(f"{section.title}: {len(section.letters)}", *section.letters, "", sep="\n")
    report = markdown(today, sections)
    pages = {options.report: "w", variables.get("GITHUB_STEP_SUMMARY", ""): "a"}
    for name, mode in pages.items():
        if name:
            with Path(name).open(mode, encoding="utf-8", newline="\n") as file:
                file.write(report)
    if options.seen:
        Path(options.seen).write_text(written(seen), encoding="utf-8", newline="\n")
    return 0
