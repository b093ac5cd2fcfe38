"""Styles and script: made small, named by their content, never older than the page (F11)."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from pathlib import Path

import rcssmin
import rjsmin

FOLDER = "docs/assets"
NAMES = {"base": "base.css", "page": "page.css", "print": "print.css", "script": "site.js",
         "icon": "icon.svg"}
MANAGED = frozenset(NAMES.values())  # never copied as they are


@dataclass(frozen=True)
class Assets:
    """The finished files by kind: name below assets/ (with a hash of the content) and content."""

    names: dict[str, str]
    contents: dict[str, str]

    @property
    def policy(self) -> str:
        """The one line of policy of every page: nothing but our own files and base.css inside."""
        digest = hashlib.sha256(self.contents["base"].encode()).digest()
        inside = base64.b64encode(digest).decode()
        return (f"default-src 'none'; style-src 'self' 'sha256-{inside}'; script-src 'self'; "
                "img-src 'self'; base-uri 'none'; form-action 'none'")


def read(root: Path) -> Assets:
    """Read and shrink what lies in docs/assets/ below `root`."""
    names, contents = {}, {}
    for kind, name in NAMES.items():
        text = (root / FOLDER / name).read_text(encoding="utf-8")
        if name.endswith(".css"):
            text = rcssmin.cssmin(text)
        elif name.endswith(".js"):
            text = rjsmin.jsmin(text)
        stem, dot, ending = name.partition(".")
        digest = hashlib.sha256(text.encode()).hexdigest()[:8]
        names[kind], contents[kind] = f"assets/{stem}.{digest}{dot}{ending}", text
    return Assets(names, contents)


def write(assets: Assets, folder: Path) -> None:
    """Write the finished files below the built site's folder."""
    for kind, name in assets.names.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(assets.contents[kind], encoding="utf-8", newline="\n")
