"""Links to other sites: does the page still answer?

Why: a source that cannot be opened cannot be compared. A fault of the network is "not reached",
never more: many pages answer a browser and no machine. Repair: the hint of each letter.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from scripts.checks.asking import Ask
from scripts.checks.request import Answer
from scripts.content.reading import line_of
from scripts.content.site import Site
from scripts.problem import Problem

Kind = Literal["reached", "moved", "gone", "not reached"]
GONE = (404, 410)
BUSY = (429, 503)  # asked to wait: asking again at once would be rude
HINTS: dict[Kind, str] = {
    "moved": "Open both in a browser. If it is the same document, take the new address.",
    "gone": "Look for the document at its publisher. Write its new address, or no_link and why.",
    "not reached": "Open it in a browser before changing anything: it may answer people only.",
}


@dataclass(frozen=True)
class Link:
    """An address outside, and the first place where it is written."""

    path: str
    line: int
    address: str


@dataclass(frozen=True)
class Told:
    """What became of a link."""

    link: Link
    kind: Kind
    message: str

    def letter(self) -> Problem:
        """For the person who can mend it."""
        return Problem(self.link.path, self.link.line, "outside", self.message,
                       HINTS.get(self.kind, ""))


def links(site: Site) -> list[Link]:
    """Every outside address of the sources and of the words files (the exits), each once."""
    found: dict[str, Link] = {}

    def add(path: str, place: tuple[str, ...], address: Any) -> None:
        if isinstance(address, dict):
            for code, one in address.items():
                add(path, (*place, code), one)
        elif address and address not in found:
            found[address] = Link(path, line_of(site.data.documents[path], place), address)

    for name, source in site.data.sources.items():
        add("data/sources.yml", (name, "link"), source.link)
    for code, language in site.languages.items():
        add(f"data/words/{code}.yml", ("exit",), language.words.exit)
    return list(found.values())


def ask_twice(address: str, ask: Ask) -> Answer:
    """HEAD, which costs the other site least; GET where HEAD is refused or breaks off."""
    answer = ask("HEAD", address)
    refused = answer.status >= 400 and answer.status not in BUSY
    broken = answer.fault.startswith("RemoteDisconnected")
    return ask("GET", address) if refused or broken else answer


def judge(link: Link, answer: Answer) -> Told:
    """What an answer says about a link, and no more than it says."""
    if answer.status in GONE:
        return Told(link, "gone", f"Gone ({answer.status}): {link.address}")
    if not 200 <= answer.status < 300:
        why = answer.fault or f"answer {answer.status}"
        return Told(link, "not reached", f"Not reached ({why}): {link.address}")
    if answer.address.partition("#")[0] != link.address.partition("#")[0]:
        return Told(link, "moved", f"Moved: {link.address} now leads to {answer.address}")
    return Told(link, "reached", f"Reached: {link.address}")


def check(site: Site, ask: Ask) -> Iterator[Told]:
    """Asks each link once, one after the other."""
    for link in links(site):
        yield judge(link, ask_twice(link.address, ask))
