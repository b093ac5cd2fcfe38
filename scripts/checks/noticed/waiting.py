"""Waiting: a translation older than its source that stops nothing; its page tells its readers so.

Why: a correction in one language is never held back by another. Repair: the hint of the letter.
Of critical pages the rule “stale” speaks, until somebody writes “stale: yes”.
"""

from __future__ import annotations

from collections.abc import Iterator

from scripts.checks import due
from scripts.checks.source import stale
from scripts.content.site import Site
from scripts.problem import Problem


def check(site: Site) -> Iterator[Problem]:
    """Translations that are not stopped already."""
    stopped = {problem.path for problem in stale.check(site)}
    for found in due.translations(site):
        if found.path not in stopped:
            yield found
