"""Same pages in every language, each in the nav; lists of pages are spelt as such.

Why: a page missing in one language would lead its readers nowhere, a page outside the nav is
published where no menu leads, and a misspelt list protects nothing. Repair: write the page under
the same file name, add it to the nav, or take it out everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from scripts.content.reading import line_of
from scripts.content.settings import SETTINGS
from scripts.content.site import Site, names
from scripts.problem import Problem

LISTS = ("critical", "quiet")  # of extra: what a missing entry would leave unprotected


def check(site: Site) -> Iterator[Problem]:
    """The nav, the pages of all languages, and the two lists of pages for someone in danger."""
    if SETTINGS in site.unread:
        return  # that is told already
    wanted = dict.fromkeys(names(site.nav))
    wanted.update({name: None for _, name in site.pages})
    for name in wanted:
        for code in site.languages:
            path = f"docs/{code}/{name}"
            if (code, name) not in site.pages and path not in site.unread:
                yield Problem(path, 1, "pages", "This page stands in the nav or in another "
                              "language and is missing here.",
                              f"Write {path}, or remove the page everywhere.")
    yield from _outside(site)
    yield from _lists(site)


def _outside(site: Site) -> Iterator[Problem]:
    """Pages of no menu: one letter a name, at the source page where there is one."""
    known = names(site.nav)
    for name in sorted({name for _, name in site.pages} - set(known)):
        page = site.page(site.source_language, name) or next(
            page for page in site.pages.values() if page.name == name)
        folder = name.rpartition("/")[0]
        beside = [other for other in known if folder and other.startswith(f"{folder}/")]
        place = f"below “- {beside[-1]}”" if beside else "where the menu should show it"
        yield Problem(page.path, 1, "pages", "This page is not in the nav: no menu leads to it.",
                      f"Add “- {name}” to “nav” in {SETTINGS}, {place}.")


def _lists(site: Site) -> Iterator[Problem]:
    for key in LISTS:
        entries = site.extra.get(key)
        if not isinstance(entries, list) or not entries:
            yield Problem(SETTINGS, settings_line(site, "extra"), "pages",
                          f"“extra → {key}” must be a list of pages.",
                          f"Add “{key}: [index.md, report/]” with the pages meant.")
            continue
        for number, entry in enumerate(map(str, entries)):
            if not entry.endswith((".md", "/")):
                yield Problem(SETTINGS, settings_line(site, "extra", key, number), "pages",
                              f"“{entry}” in “extra → {key}” is neither a page nor a folder.",
                              f"Write {entry}.md for one page, {entry}/ for all below a folder.")


def settings_line(site: Site, *place: int | str) -> int:
    """Line of a key or an entry of mkdocs.yml."""
    return line_of(site.settings, place)
