"""The requirements for readers' safety that a machine can see, each as a judge of one visit.

Numbers and titles: guides/reader-safety.md. A judge gives what it saw that must not be.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from scripts.commands.observing import judging_exit, judging_traces
from scripts.commands.observing.visits import Visit
from scripts.content.site import Site

Judge = Callable[[Visit, Site], Iterator[str]]

JUDGES: dict[int, Judge] = {**judging_exit.JUDGES, **judging_traces.JUDGES}


@dataclass(frozen=True)
class Fault:
    """A requirement that a page does not meet."""

    requirement: int
    page: str
    mode: str
    seen: str

    def __str__(self) -> str:
        return f"requirement {self.requirement}, /{self.page} ({self.mode}): {self.seen}"


def faults(visits: Iterable[Visit], site: Site, *requirements: int) -> Iterator[Fault]:
    """What the judges of these requirements, or all of them, object to."""
    for visit in visits:
        for number in requirements or JUDGES:
            for seen in JUDGES[number](visit, site):
                yield Fault(number, visit.path, visit.mode.name, seen)
