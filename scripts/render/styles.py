"""Styles and script: made small, named by their content, never older than the page (F11)."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

import rcssmin
import rjsmin

FOLDER = "docs/assets"
# One sheet a document: joined files pack better than the same files one by one (0008).
SHEETS = {"now": ("base.css",), "start": ("base.css", "hills.css", "start.css"),
          "page": ("base.css", "page.css"), "wide": ("base.css", "page.css", "wide.css"),
          "home": ("base.css", "page.css", "hills.css", "home.css"),
          "all": ("base.css", "page.css", "wide.css", "all.css"), "print": ("print.css",),
          "links": ("links.css",)}
OTHERS = {"script": "site.js", "later": "links.js", "moved": "moved.js",  # moved: redirects alone
          "icon": "icon.svg"}
FETCHED = {"later": "links", "script": "later"}  # what it fetches is named in it
SAID = ("copy_link", "copied", "copy_by_hand")  # labels that docs/assets/links.js says
INSIDE = frozenset(("now", "start"))  # these sheets stand in the document, all else is a file
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
        return (f"default-src 'none'; style-src 'self'{own}; script-src 'self'; "
                "img-src 'self'; base-uri 'none'; form-action 'none'")


def read(root: Path, labels: dict[str, dict[str, str]]) -> Assets:
    """Read and shrink what lies in docs/assets/ below `root`; `labels` by the language's code."""

    def text(name: str) -> str:
        return (root / FOLDER / name).read_text(encoding="utf-8")

    contents = {kind: rcssmin.cssmin("".join(map(text, names))) for kind, names in SHEETS.items()}
    contents |= {kind: text(name) for kind, name in OTHERS.items()}
    said = {code: {name: found.get(name, "") for name in SAID} for code, found in labels.items()}
    contents["later"] = f"const words={json.dumps(said, ensure_ascii=False)};{contents['later']}"
    contents["moved"] = rjsmin.jsmin(contents["moved"])
    for kind, fetched in FETCHED.items():
        asked, named = _file(fetched), Path(_named(fetched, contents)).name
        contents[kind] = rjsmin.jsmin(contents[kind]).replace(asked, named)
    return Assets({kind: _named(kind, contents) for kind in contents.keys() - INSIDE}, contents)


def _file(kind: str) -> str:
    return OTHERS.get(kind, f"{kind}.css")


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
