"""Same pages in every language, each in the nav; lists of pages are spelt as such.

Why: a page missing in one language would lead its readers nowhere, a page outside the nav is
published where no menu leads, and a misspelt list protects nothing. Repair: write the page under
the same file name, add it to the nav, or take it out everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from scripts.checks.menu import menu
from scripts.content.reading import line_of
from scripts.content.settings import SETTINGS
from scripts.content.site import Site, names
from scripts.problem import Problem

LISTS = ("critical", "quiet")  # of extra: what a missing entry would leave unprotected


def check(site: Site) -> Iterator[Problem]:
    """The nav, the pages of all languages, and the two lists of pages for someone in danger."""
    if SETTINGS in site.unread:
        return  # that is told already
    here = {code: set(site.names_of(code)) for code in site.languages}
    every = set().union(*here.values())
    outside = {name for _, name in site.pages} - set(names(site.nav))
    empty = set(names(site.nav)) - every
    moved = {}
    for code, ours in here.items():
        theirs = set().union(*(pages for other, pages in here.items() if other != code))
        added, lost = ours - theirs, theirs - ours
        if len(added) == len(lost) == 1:
            moved[code, added.pop()] = lost.pop()
    for name in sorted({name for _, name in site.pages}):  # the unread are told already
        have = [code for code in site.languages if name in here[code]]
        missing = [f"docs/{code}/{name}" for code in site.languages if code not in have]
        if was := moved.get((have[0], name)):
            yield Problem(f"docs/{have[0]}/{name}", 1, "pages",
                          f"This page has another file name than in the other languages: {was}.",
                          f"Name it docs/{have[0]}/{was}, or rename it in every language.")
            outside.discard(name)
        elif len(have) == 1 and len(missing) > 1:
            yield Problem(f"docs/{have[0]}/{name}", 1, "pages",
                          "This page is missing in the other languages.",
                          f"Write {' and '.join(missing)} too, or take it out here.")
        else:
            for path in missing:
                if not any(path == f"docs/{code}/{was}" for (code, _), was in moved.items()):
                    yield Problem(path, 1, "pages", "This page stands in other languages and is "
                                  "missing here.", f"Write {path}, or remove the page everywhere.")
    yield from menu(site, outside, empty)
    yield from _lists(site)


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
