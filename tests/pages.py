"""Built pages, as tests of them need them: parsed, with their language, texts and links."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import html

from scripts.content.loading import load
from scripts.content.site import Page, address
from tests.conftest import ROOT, SITE_URL

PROJECT = load(ROOT)
CODES = list(PROJECT.languages)
URGENT = [contact.number for contact in PROJECT.data.contacts.values() if contact.urgent]
GO = {f"go/{name}/": page for name, page in PROJECT.extra["go"].items()}  # short addresses
DOCUMENTS = len(PROJECT.pages) + len(GO) + 2  # and "/" and 404
OURS = urlsplit(SITE_URL)
SEARCH = "search.html"  # the template

# Attributes that a reader sees or hears.
READ = ("alt", "aria-label", "content", "title")
# Elements that load something by themselves, and the attributes that say what.
LOADING = "//script | //img | //source | //iframe | //object | //embed | //video | //audio | //use"


@dataclass(frozen=True)
class Built:
    """One HTML file below the folder of a built site; `path` counts from there."""

    folder: Path
    path: str

    @cached_property
    def text(self) -> str:
        return (self.folder / self.path).read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> html.HtmlElement:
        return html.document_fromstring(self.text)

    @property
    def address(self) -> str:
        """Below the site's root: "", "xx/law/", "404.html"."""
        return self.path.removesuffix("index.html")

    @property
    def language(self) -> str:
        """The code that begins the address; empty for "/", 404 and short addresses."""
        first = self.path.partition("/")[0]
        return first if first in CODES else ""

    @property
    def name(self) -> str:
        """The address without the language."""
        return self.address.removeprefix(f"{self.language}/") if self.language else self.address

    @property
    def short(self) -> bool:
        """Whether it is a short address, which leads to the same page in each language."""
        return self.address in GO

    @property
    def leads_to(self) -> str:
        """Below a language: the address of what a short address leads to; else its own."""
        return address(GO[self.address]) if self.short else self.name

    @property
    def source(self) -> Page:
        """The Markdown page behind it; fails for the start page and 404."""
        (found,) = [page for page in PROJECT.pages.values() if page.url == self.address]
        return found

    @property
    def tells(self) -> bool:
        """Whether it has a text of its own: the search, and the page that holds all, have none."""
        return self.source.tells

    @property
    def searches(self) -> bool:
        """Whether it is the page with the search: its template says so. It tells nothing itself."""
        templates: dict[str, str] = PROJECT.extra["templates"]
        return bool(self.language) and templates.get(self.source.name) == SEARCH

    @cached_property
    def ids(self) -> list[str]:
        return [str(found) for found in self.tree.xpath("//@id")]

    def meta(self, name: str) -> str:
        """Content of <meta name=…> or <meta property=…>; fails where there are none or two."""
        (found,) = self.tree.xpath("//head/meta[@name=$name or @property=$name]", name=name)
        return str(found.get("content"))

    def policy(self) -> str:
        (found,) = self.tree.xpath("//head/meta[@http-equiv='Content-Security-Policy']/@content")
        return str(found)

    def links(self) -> list[str]:
        """Every href of the document."""
        return [str(found) for found in self.tree.xpath("//@href")]

    def loaded(self) -> list[str]:
        """What the browser fetches without being asked."""
        links = self.tree.xpath("//link[not(@rel='canonical' or @rel='alternate')]/@href")
        parts = [value for node in self.tree.xpath(LOADING) for name, value in node.items()
                 if name in ("src", "srcset", "data", "href", "poster", "xlink:href")]
        return [str(found) for found in [*links, *parts]]


def html_files(folder: Path) -> list[Built]:
    """Every HTML file of a built site, in a fixed order."""
    paths = sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*.html"))
    return [Built(folder, path) for path in paths]


def pages_of(folder: Path) -> list[Built]:
    """The pages that have a language."""
    return [page for page in html_files(folder) if page.language]


def spoken(tree: html.HtmlElement) -> Iterator[tuple[str, str]]:
    """Each text and each readable attribute with the language of the nearest `lang`."""
    for node in tree.iter():
        if not isinstance(node.tag, str) or node.tag in ("style", "script"):
            continue
        own = _language(node)
        for value in [node.text, *(node.get(name) for name in READ)]:
            if value and value.strip():
                yield own, value
        if node.tail and node.tail.strip():
            yield _language(node.getparent()), node.tail


def _language(node: html.HtmlElement) -> str:
    found = node.xpath("ancestor-or-self::*[@lang][1]/@lang")
    return str(found[0]) if found else ""


def words_of(code: str) -> list[str]:
    """Every interface text of four letters or more in a language's words file, as it is printed."""
    words = PROJECT.languages[code].words
    values = [words.missing, *(f"{kind}." for kind in words.kinds.values()), *words.label.values(),
              *words.boxes.values(), *words.confidence.values(),
              *words.exit_words.model_dump().values()]
    return [value for value in values if len(re.findall(r"[^\W\d_]", value)) >= 4]


def lost_links(folder: Path, site_url: str = SITE_URL) -> list[str]:
    """Each link of a built site that leads to no file or id of it, with the page it is on."""
    ours = urlsplit(site_url)
    ids = {page.path: set(page.ids) for page in html_files(folder)}
    lost = []
    for page in html_files(folder):
        for href in [*page.links(), *page.loaded()]:
            target = urlsplit(href)
            if target.scheme and target.netloc != ours.netloc:
                continue  # another site, or a number to call
            path = link_path(page, target.path, ours.path)
            known = (folder / path).is_file() if path is not None else False
            if not known or (target.fragment and unquote(target.fragment) not in ids[path or ""]):
                lost.append(f"{page.path}: {href}")
    return lost


def link_path(page: Built, target: str, prefix: str) -> str | None:
    """The file behind a link's path; None where it leaves the site."""
    if not target:
        return page.path
    whole = posixpath.join(prefix, posixpath.dirname(page.path), unquote(target))
    path = posixpath.normpath(whole) + ("/" if whole.endswith(("/", "/.", "/..")) else "")
    path = re.sub("^/+", "/", path)
    if not path.startswith(prefix):
        return None
    path = path.removeprefix(prefix)
    return f"{path}index.html" if not path or path.endswith("/") else path
