"""Styles and script: made small, named by their content, never older than the page (F11)."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import rcssmin
import rjsmin

from scripts.render import lunr

FOLDER = "docs/assets"
# One sheet a document: joined files pack better than the same files one by one (0008).
SHEETS = {"now": ("base.css",), "start": ("base.css", "hills.css", "start.css"),
          "page": ("base.css", "page.css"), "wide": ("base.css", "page.css", "wide.css"),
          "home": ("base.css", "page.css", "hills.css", "home.css"),
          "search": ("base.css", "page.css", "search.css"), "print": ("print.css",)}
OTHERS = {"script": "site.js", "search_script": "search.js", "icon": "icon.svg"}
INSIDE = frozenset(("now", "start"))  # these sheets stand in the document, all else is a file
FETCHING = frozenset(("search",))  # documents with these sheets ask for one more file of ours
MANAGED = frozenset((*OTHERS.values(), *(name for sheet in SHEETS.values() for name in sheet)))


@dataclass(frozen=True)
class Assets:
    """What is finished, by kind: the content, and for files the name below assets/, with a hash."""

    names: dict[str, str]
    contents: dict[str, str]

    def inside(self, sheet: str) -> str:
        """The style that a document with this sheet carries; empty where it links a file."""
        return self.contents[sheet] if sheet in INSIDE else ""

    def policy(self, sheet: str) -> str:
        """The line of policy: nothing but our own files, and the one style inside if there is."""
        digest = hashlib.sha256(self.inside(sheet).encode()).digest()
        own = f" 'sha256-{base64.b64encode(digest).decode()}'" if sheet in INSIDE else ""
        fetched = " connect-src 'self';" if sheet in FETCHING else ""
        return (f"default-src 'none'; style-src 'self'{own}; script-src 'self';{fetched} "
                "img-src 'self'; base-uri 'none'; form-action 'none'")


def read(root: Path, stemmers: Iterable[str]) -> Assets:
    """Read and shrink what lies in docs/assets/ below `root`, and the search library."""

    def text(name: str) -> str:
        return (root / FOLDER / name).read_text(encoding="utf-8")

    contents = {kind: rcssmin.cssmin("".join(map(text, names))) for kind, names in SHEETS.items()}
    contents |= {kind: text(name) for kind, name in OTHERS.items()}
    contents |= {kind: rjsmin.jsmin(contents[kind]) for kind in ("script", "search_script")}
    libraries = lunr.scripts(stemmers)
    contents |= libraries
    files = OTHERS | {kind: f"{kind}.js" for kind in libraries}
    names = {}
    for kind in contents.keys() - INSIDE:
        stem, dot, ending = files.get(kind, f"{kind}.css").partition(".")
        digest = hashlib.sha256(contents[kind].encode()).hexdigest()[:8]
        names[kind] = f"assets/{stem}.{digest}{dot}{ending}"
    return Assets(names, contents)


def write(assets: Assets, folder: Path) -> None:
    """Write the finished files below the built site's folder."""
    for kind, name in assets.names.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(assets.contents[kind], encoding="utf-8", newline="\n")
