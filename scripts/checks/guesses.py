"""What a mistyped path may mean: a page named otherwise, moved, or spelled nearly so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from urllib.parse import unquote

from scripts.content.links import joined, relative
from scripts.content.page import Page, address
from scripts.content.permalinks import HOME
from scripts.content.site import Site

ENDING = re.compile(r"(?:index\.html?|\.html?|\.markdown|\.mdown|\.txt|\.md)?/*$", re.IGNORECASE)


@dataclass
class Guesses:
    """The pages of a site, asked by paths that lead to none of them."""

    site: Site

    @cached_property
    def names(self) -> dict[str, str]:
        """The name of each page by its address: "law/" → "law/index.md"."""
        return {address(name) or HOME: name for _, name in self.site.pages}

    def moved(self, page: Page, place: str) -> str:
        """A new place of data/redirects.yml as a link from the page."""
        where, sign, anchor = place.partition("#")
        return relative(page, self.names.get(where, "index.md")) + sign + anchor

    def meant(self, page: Page, path: str) -> str:
        """The page that a path means though it is not typed so, as a link; "" where none is."""
        for stem in self.stems(page, path):
            for name in ([f"{stem}.md", f"{stem}/index.md"] if stem else ["index.md"]):
                if (page.language, name) in self.site.pages:
                    return relative(page, name)
            if new := self.site.data.redirects.get(f"{stem}/"):
                return self.moved(page, new)
        return ""

    def similar(self, page: Page, path: str) -> str:
        """The page that is spelled nearly so, as a link; "" where none is."""
        known = {name.removesuffix(".md").removesuffix("/index"): name
                 for language, name in self.site.pages if language == page.language}
        stem = self.stems(page, path)[0]
        close = get_close_matches(stem, known, n=1, cutoff=0.6) if stem else []
        return relative(page, known[close[0]]) if close else ""

    def stems(self, page: Page, path: str) -> list[str]:
        """What a path may mean below the folder of the language: from here, from the top."""
        plain = ENDING.sub("", unquote(path).replace("\\", "/").strip().lower().partition("?")[0])
        parts = [part for part in plain.split("/") if part and part not in (".", "docs", "index")]
        codes = [place for place, part in enumerate(parts) if part in self.site.languages]
        if codes:
            return ["/".join(parts[codes[0] + 1:])]
        here = joined(page, *parts)
        top = "/".join(part for part in parts if part != "..")
        found = [top] if path.startswith("/") else [here, top]
        return [stem if stem != "." else "" for stem in found if not stem.startswith("..")]
