"""Targets: what data/ and mkdocs.yml lead to is there: pages, places on them, templates, the law.

Why: a door that leads nowhere helps nobody, and a misspelt page in a list is shown nowhere and
guarded by nothing. Repair: write the name that the hint gives.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from scripts.content.page import link_to
from scripts.content.reading import line_of
from scripts.content.settings import SETTINGS
from scripts.content.site import Site
from scripts.problem import Problem, nearest
from scripts.render.citations import find
from scripts.render.cited import SOURCES, unknown
from scripts.render.feed import named
from scripts.render.published import published

DOORS, CHANGES = "data/doors.yml", "data/changes.yml"
SHOWN = ("head", "quick", "long")  # lists of pages that are there
# These may name pages that are still to be written.
AHEAD = ("critical", "quiet", "templates")
ALIKE = 0.8  # from here on a name is taken for a slip of another


def check(site: Site) -> Iterator[Problem]:
    """Doors, changes, the lists of mkdocs.yml, and the labels of the law texts."""
    known = sorted({name for code in site.languages for name in site.names_of(code)})
    if not known or SETTINGS in site.unread:
        return  # that is told already
    yield from _doors(site, known)
    pages = [named(name) for name in known]
    for key, change in site.data.changes.items():
        for number, name in enumerate(change.pages if change.kind != "withdrawn" else ()):
            if name not in pages:
                line = line_of(site.data.documents[CHANGES], (key, "pages", number))
                yield Problem(CHANGES, line, "targets", f"“{name}” of “{key}” is no page.",
                              nearest(name, pages))
    yield from _lists(site, known)
    for law in site.data.laws.values() if SOURCES not in site.data.unread else ():
        if find(site.data, law.record.source) is None:
            yield Problem(law.path, 2, "targets", *unknown(site.data, law.record.source))


def _doors(site: Site, known: list[str]) -> Iterator[Problem]:
    if site.data.unread:
        return  # rows of tables are places too; what could not be read is told already
    places = {link_to(name) for name in known} | {place.link for place in published(site)}
    read = {link_to(name) for _, name in site.pages}
    for number, door in enumerate(site.data.doors):
        to = door.to if not door.to.startswith("#") else link_to("index.md") + door.to
        if to not in places and to.partition("#")[0] not in {link_to(n) for n in known} - read:
            yield Problem(DOORS, line_of(site.data.documents[DOORS], (number, "to")), "targets",
                          f"“{door.to}” leads to no page and to no place on one.",
                          nearest(to, sorted(places)))


def _lists(site: Site, known: list[str]) -> Iterator[Problem]:
    def wrong(key: str, place: int | str, name: str, message: str, names: list[str]) -> Problem:
        return Problem(SETTINGS, line_of(site.settings, ("extra", key, place)), "targets",
                       f"“{name}” in “extra → {key}” {message}.", nearest(name, names))

    for key in SHOWN:
        for number, name in enumerate(site.extra.get(key, [])):
            if name not in known:
                yield wrong(key, number, name, "is no page", known)
    for name, template in site.extra.get("templates", {}).items():
        if template not in site.templates:
            yield wrong("templates", name, template, "is no template", sorted(site.templates))
    for key in AHEAD:
        entries = site.extra.get(key, [])
        free = [name for name in known if not site.lists(key, name)]
        for number, entry in enumerate(map(str, entries)):
            if not any(name == entry or name.startswith(entry) for name in known) and (
                    close := difflib.get_close_matches(entry, free, 1, ALIKE)):
                place = entry if isinstance(entries, dict) else number
                yield wrong(key, place, entry, "is no page", close)
    if site.extra["law"] not in {label for _, label in site.data.laws} and not site.data.unread:
        yield Problem(SETTINGS, line_of(site.settings, ("extra", "law")), "targets",
                      f"data/law/ has no text of “{site.extra['law']}”.",
                      nearest(site.extra["law"], sorted({label for _, label in site.data.laws})))
