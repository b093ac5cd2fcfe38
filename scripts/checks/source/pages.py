"""Same pages in every language: a page that is missing in one would lead its readers nowhere.

Repair: write the page under the same file name, or take it out in all languages and in the nav.
"""

from __future__ import annotations

from collections.abc import Iterator

from scripts.content.site import Site, names
from scripts.problem import Problem


def check(site: Site) -> Iterator[Problem]:
    """Every page of the nav and of any language exists in all languages."""
    wanted = dict.fromkeys(names(site.nav))
    wanted.update({name: None for _, name in site.pages})
    broken = {problem.path for problem in site.problems}
    for name in wanted:
        for code in site.languages:
            path = f"docs/{code}/{name}"
            if (code, name) not in site.pages and path not in broken:
                yield Problem(path, 1, "pages", "This page stands in the nav or in another "
                              "language and is missing here.",
                              f"Write {path}, or remove the page everywhere.")
