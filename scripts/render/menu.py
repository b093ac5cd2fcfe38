"""Menu, path and the list of a section, all from the nav of mkdocs.yml."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from scripts.content.page import Page
from scripts.content.site import Site, names

Entry = Callable[[str], dict[str, Any]]


def ancestors(name: str) -> list[str]:
    """Names of the pages above: "law/harm.md" → home and "law/index.md"."""
    if name == "index.md":
        return []
    parts = name.removesuffix("/index.md").removesuffix(".md").split("/")
    return ["index.md", *("/".join(parts[:end]) + "/index.md" for end in range(1, len(parts)))]


def sections(site: Site, language: str) -> Iterator[tuple[str, list[str]]]:
    """The top pages in order, each with the pages of its section; the nav's keys are not shown."""
    for part in site.nav:
        found = [name for name in names([part]) if (language, name) in site.pages]
        if found and found[0].endswith("/index.md"):
            yield found[0], found[1:]
        else:
            yield from ((name, []) for name in found)


def menu(site: Site, language: str, entry: Entry, deep: bool) -> list[dict[str, Any]]:
    """Every top page; where `deep`, the pages of its section inside."""
    return [entry(top) | {"inside": [entry(name) for name in below if deep]}
            for top, below in sections(site, language)]


def inside(site: Site, page: Page) -> list[str]:
    """Names of the pages that the first page of a section leads to."""
    return next((below for top, below in sections(site, page.language) if top == page.name), [])
