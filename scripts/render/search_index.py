"""The index of the search: what MkDocs' search plugin reads, and one file a language out of it."""

from __future__ import annotations

import hashlib
import html
import json
import shutil
from pathlib import Path
from typing import Any

from mkdocs.structure.toc import AnchorLink, TableOfContents

from scripts.content.page import Page, address
from scripts.content.site import Site
from scripts.render.sections import Section

TEMPLATE = "search.html"
WRITTEN = Path("search", "search_index.json")  # by the plugin, below the built site
PLACE = "index.json"  # stands in the search page until the index, and with it its name, is known


def search_name(site: Site) -> str:
    """Name of the page with the search; "" where there is none."""
    templates: dict[str, str] = site.extra.get("templates", {})
    return next((name for name, template in templates.items() if template == TEMPLATE), "")


def content(page: Page, sections: list[Section]) -> tuple[str, TableOfContents]:
    """What the plugin reads in place of the page: a heading and its words for every section.

    The first heading, without an id, is for what stands before all others.
    """
    if not page.tells:
        return "", TableOfContents([])
    first = Section("", page.front.title, f"{page.front.lead or ''} {sections[0].text}")
    parts = [first, *sections[1:]]
    text = "".join(f'<h2 id="{part.id}">{html.escape(part.title)}</h2><p>{html.escape(part.text)}'
                   for part in parts)
    return text, TableOfContents([AnchorLink(part.title, part.id, 2) for part in parts])


def write(site: Site, folder: Path) -> None:
    """Split what the plugin wrote below `folder`, delete it, and name each part in its page.

    The name changes if and only if the content does (F11).
    """
    entries = json.loads((folder / WRITTEN).read_text(encoding="utf-8"))["docs"]
    shutil.rmtree((folder / WRITTEN).parent)
    for code, language in site.languages.items():
        place = folder / code / address(search_name(site))
        if not search_name(site) or not (place / "index.html").is_file():
            continue  # a small site of a test, or a language that is not built now
        rules = language.search
        text = json.dumps({"rules": rules.printed(), "pages": _pages(site, code, entries)},
                          ensure_ascii=False, separators=(",", ":"))
        name = f"index.{hashlib.sha256(text.encode()).hexdigest()[:8]}.json"
        (place / name).write_text(text, encoding="utf-8", newline="\n")
        page = (place / "index.html").read_text(encoding="utf-8")
        (place / "index.html").write_text(page.replace(f'"{PLACE}"', f'"{name}"'),
                                          encoding="utf-8", newline="\n")


def _pages(site: Site, code: str, entries: list[dict[str, str]]) -> list[list[Any]]:
    """Of every page: address below the language, title, label, words it does not use, sections.

    A section is its id, heading and text. The plugin also has each page once as a whole, without
    a "#" in its location: that is left out, or everything would be found twice.
    """
    found: dict[str, dict[str, list[str]]] = {}
    for entry in entries:
        where, sign, name = entry["location"].partition("#")
        if sign:
            heading = entry["title"] if name else ""
            found.setdefault(where, {})[name] = [name, heading, entry["text"]]
    also = site.languages[code].search.also
    return [[address(page.name), page.front.title, page.front.label, also.get(page.name, ""),
             [*found[page.url].values()]]
            for page in site.pages_of(code) if page.url in found]
