"""Past its day: a fact or a page that was to be read again by a day that has passed.

Why: nobody looks by themselves at what was true a year ago. Repair: read the sources again, then
write the next day into `review_by`. A correction elsewhere is never held back by it.
"""

from __future__ import annotations

from collections.abc import Iterator

from scripts.checks import due
from scripts.content.site import Site
from scripts.problem import Problem


def check(site: Site) -> Iterator[Problem]:
    """Facts and pages, by the day of the build."""
    yield from due.facts(site, site.day)
    yield from due.pages(site, site.day)
