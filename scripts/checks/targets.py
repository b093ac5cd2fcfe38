"""Where the address of a link leads, and what to type where it leads nowhere.

Why: MkDocs tells such links only while it builds, in its own words, and lets some of them pass.
"""

from __future__ import annotations

import html
import posixpath
import re
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property

from scripts.checks.guesses import Guesses
from scripts.content.links import Link, joined, relative
from scripts.content.page import Page, address, link_to
from scripts.content.permalinks import HOME
from scripts.content.site import Site
from scripts.render.published import published

SCHEME = re.compile(r"([a-z][a-z0-9+.-]+):", re.IGNORECASE)  # C: is a disk
UNSEEN = re.compile(r"[\x00-\x20\u200b-\u200f\ufeff]+")  # a browser skips them: java script:
WEB = ("http", "https", "ftp")
OUTSIDE = ("www.", "//", "\\\\", "/\\")
NO_SOURCE = ("Take the address out. A source: put it into data/sources.yml and cite it as "
             "[^its-label]. A service: data/contacts.yml.")
Wrong = tuple[str, str]  # message and hint


@dataclass
class Targets:
    """What the links of a site may lead to."""

    site: Site

    @cached_property
    def anchors(self) -> dict[str, list[str]]:
        """The anchors of each place that is published, by its address: "law/" → since, harm."""
        found: dict[str, list[str]] = {}
        for place in published(self.site):
            page, sign, anchor = place.link.partition("#")
            found.setdefault(page, []).extend([anchor] if sign else [])
        return found

    @cached_property
    def files(self) -> dict[str, set[str]]:
        """The names of all pages of each language, also of those that could not be read."""
        return {code: self.site.names_of(code) for code in self.site.languages}

    @cached_property
    def guesses(self) -> Guesses:
        """What a mistyped path may mean."""
        return Guesses(self.site)

    @cached_property
    def sources(self) -> dict[str, str]:
        """The label of each source by its address."""
        found = {}
        for name, source in self.site.data.sources.items():
            links = source.link.values() if isinstance(source.link, dict) else [source.link or ""]
            found.update({_bare(link): name for link in links if link})
        return found

    def wrong(self, page: Page, link: Link) -> Wrong | None:
        """What is wrong with the address of a link on a page; None where it leads there."""
        target = html.unescape(link.target)
        bare = UNSEEN.sub("", target)
        scheme = SCHEME.match(bare)
        named = scheme[1].lower() if scheme else ""
        if named == "mailto" or (not named and "@" in bare and link.kind in ("autolink", "bare")):
            return (f"“{_shown(bare)}” is an address for mail, typed by hand.",
                    "Take it out. A service, not a person, may stand in data/contacts.yml.")
        if named == "tel":
            return self._telephone(bare)
        if named in WEB or bare.lower().startswith(OUTSIDE):
            return self._outside(page, link, bare)
        if named:
            return (f"“{_shown(bare)}”: an address with “{named}:” may run a program.",
                    "Take the link out and keep its words.")
        return self._inside(page, link, target)

    def _telephone(self, target: str) -> Wrong:
        digits = re.sub(r"\D", "", target)
        named = next((name for name, contact in self.site.data.contacts.items()
                      if re.sub(r"\D", "", contact.number) == digits), "")
        return ("A telephone number is typed by hand.", f"Write {{{{ tel.{named} }}}}." if named
                else "Put it into data/contacts.yml and write {{ tel.… }} with its name there.")

    def _outside(self, page: Page, link: Link, target: str) -> Wrong:
        message = f"“{_shown(target)}” is an address outside the site, typed by hand."
        if label := self.sources.get(_bare(target)):
            articles = self.site.data.sources[label].articles
            cited = f"[^{label}/{next(iter(articles))}]" if articles else f"[^{label}]"
            which = " with the article that you mean" if articles else ""
            return message, f"Take it out and cite the source after the sentence: {cited}{which}."
        own = re.search(rf"/(?:{'|'.join(self.site.languages)})/[^?#]*", target)
        if own and (right := self.guesses.meant(page, own[0])):
            return message, f"If our own page is meant, write {link.typed(right)}. {NO_SOURCE}"
        return message, NO_SOURCE

    def _inside(self, page: Page, link: Link, target: str) -> Wrong | None:
        path, sign, anchor = target.partition("#")
        name = joined(page, path) if path else page.name
        if target and name in self.files[page.language] and not path.startswith("/"):
            read = (page.language, name) in self.site.pages  # else told already
            return self._anchored(page, link, name, anchor) if sign and read else None
        meant = self.guesses.meant(page, path)
        right = meant or self.guesses.similar(page, path)
        if anchor in self.anchors.get(address(joined(page, right)) or HOME, []):
            right += f"#{anchor}"
        hint = f"Write {link.typed(right)}" if right else (
            "Write the file of a page, as seen from this one, for example "
            f"{link.typed(relative(page, 'index.md'))}")
        if not path.strip():
            return "The link has no address.", hint
        other = re.match(r"/?(?:\.\./)*([a-z]+)/", path)
        if other and other[1] in self.site.languages and other[1] != page.language:
            return f"“{target}” leads to a page in another language.", hint
        if any(f"{stem}/" in self.site.data.redirects for stem in self.guesses.stems(page, path)):
            return f"“{target}” has moved.", hint
        if meant and posixpath.normpath(path).lower() == meant:
            return f"“{target}”: the page is spelled with small letters.", hint
        how = "is not how a page's file is named from here" if meant else "leads to no page"
        return f"“{target}” {how}.", hint

    def _anchored(self, page: Page, link: Link, name: str, anchor: str) -> Wrong | None:
        """A page that is there: is the place on it?"""
        known = self.anchors.get(address(name) or HOME, [])
        if anchor in known:
            return None
        way = "" if name == page.name else relative(page, name)
        if new := self.site.data.redirects.get(link_to(name, anchor)):
            return f"“#{anchor}” has moved.", f"Write {link.typed(self.guesses.moved(page, new))}"
        close = get_close_matches(anchor.lower(), known, n=1, cutoff=0.5)
        message = "After # stands nothing." if not anchor else (
            f"There is no “#{anchor}” on docs/{page.language}/{name}.")
        if close:
            return message, f"Write {link.typed(f'{way}#{close[0]}')}"
        more = f" Its places: {', '.join(f'#{one}' for one in known[:12])}." if known else ""
        return message, f"Write {link.typed(way or relative(page, name))}.{more}"

def _bare(address: str) -> str:
    """An address without what does not matter: scheme, www, the last slash."""
    return re.sub(r"^(?:[a-z]+:)?/*(?:www\.)?|/+$", "", address.strip().lower())


def _shown(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:80]}…"
