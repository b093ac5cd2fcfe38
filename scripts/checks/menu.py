"""What the rule of pages tells of the nav in mkdocs.yml."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from scripts.content.reading import line_of
from scripts.content.settings import SETTINGS
from scripts.content.site import Site, names
from scripts.problem import Problem


def menu(site: Site, outside: set[str], empty: set[str]) -> Iterator[Problem]:
    """Pages of no menu: one letter a name, at the source page where there is one; and names of the
    nav behind which no page stands."""
    known = names(site.nav)
    for name in sorted(empty):
        one = f"Write “{min(outside)}” in its place." if len(outside) == len(empty) == 1 else (
            f"Write {' and '.join(f'docs/{code}/{name}' for code in site.languages)}, or take the "
            "line out.")
        yield Problem(SETTINGS, line_of(site.settings, ("nav", *_place(site.nav, name))), "pages",
                      f"“{name}” in “nav” is no page.", one)
    for name in sorted(outside) if not empty or len(outside) > 1 else []:
        page = site.page(site.source_language, name) or next(
            page for page in site.pages.values() if page.name == name)
        folder = name.rpartition("/")[0]
        beside = [other for other in known if folder and other.startswith(f"{folder}/")]
        place = f"below “- {beside[-1]}”" if beside else "where the menu should show it"
        yield Problem(page.path, 1, "pages", "This page is not in the nav: no menu leads to it.",
                      f"Add “- {name}” to “nav” in {SETTINGS}, {place}.")


def _place(nav: list[Any], name: str) -> tuple[int | str, ...]:
    """Where a name stands in the nav."""
    for number, entry in enumerate(nav):
        if entry == name:
            return (number,)
        for title, part in entry.items() if isinstance(entry, dict) else ():
            if part == name or name in names(part if isinstance(part, list) else []):
                return number, title, *_place(part if isinstance(part, list) else [], name)
    return ()
