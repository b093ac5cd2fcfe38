"""Styles and script: made small, named by their content, never older than the page (F11)."""

from __future__ import annotations

import base64
import hashlib
import json
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
          "all": ("base.css", "page.css", "wide.css", "all.css"),
          "search": ("base.css", "page.css", "search.css"), "print": ("print.css",),
          "links": ("links.css",)}
OTHERS = {"script": "site.js", "later": "later.js", "links_script": "links.js",
          "moved": "moved.js",  # on pages that moved, and there alone
          "search_script": "search.js", "icon": "icon.svg"}
# What a script fetches is named in it, so each is named after what it fetches.
FETCHED = {"links_script": "links", "later": "links_script", "script": "later"}
SAID = {"links_script": ("copy_link", "copied", "copy_by_hand"), "later": ("more", "leaving")}
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


def read(root: Path, labels: dict[str, dict[str, str]], stemmers: Iterable[str]) -> Assets:
    """Read and shrink what lies in docs/assets/ below `root`, and the search library.

    `labels` are what scripts say, by the language's code and a name; `stemmers` are those that the
    languages' search names.
    """

    def text(name: str) -> str:
        return (root / FOLDER / name).read_text(encoding="utf-8")

    contents = {kind: rcssmin.cssmin("".join(map(text, names))) for kind, names in SHEETS.items()}
    contents |= {kind: text(name) for kind, name in OTHERS.items()}
    for kind, names in SAID.items():
        said = {code: {name: found[name] for name in names} for code, found in labels.items()}
        contents[kind] = f"const words={json.dumps(said, ensure_ascii=False)};{contents[kind]}"
    for kind in ("moved", "search_script"):
        contents[kind] = rjsmin.jsmin(contents[kind])
    for kind, fetched in FETCHED.items():
        asked, named = _file(fetched), Path(_named(fetched, contents)).name
        contents[kind] = rjsmin.jsmin(contents[kind]).replace(asked, named)
    contents |= lunr.scripts(stemmers)
    return Assets({kind: _named(kind, contents) for kind in contents.keys() - INSIDE}, contents)


def _file(kind: str) -> str:
    return OTHERS.get(kind) or f"{kind}.{'css' if kind in SHEETS else 'js'}"


def _named(kind: str, contents: dict[str, str]) -> str:
    """Below the site's root, with a hash of the content."""
    stem, dot, ending = _file(kind).partition(".")
    digest = hashlib.sha256(contents[kind].encode()).hexdigest()[:8]
    return f"assets/{stem}.{digest}{dot}{ending}"


def write(assets: Assets, folder: Path) -> None:
    """Write the finished files below the built site's folder."""
    for kind, name in assets.names.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(assets.contents[kind], encoding="utf-8", newline="\n")
