"""One HTML file of the built site: what it says and shows, what it loads, where it stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from lxml import etree, html

from scripts.content.page import Page, address
from scripts.content.site import Site
from scripts.problem import Problem

SITE = "site"  # the folder that `build` writes
# Attributes that a reader sees or hears; of <meta>, only what is shown to people.
READ = ("alt", "aria-label", "content", "placeholder", "title")
UNREAD = ("script", "style")
# Attributes whose file the browser fetches without being asked.
FETCHED = ("src", "srcset", "data", "poster", "background", "manifest", "xlink:href")
DRAWING = ("use", "image", "feimage")  # elements of drawings whose href is fetched too
NAMED = {"canonical", "alternate", "author", "license", "next", "prev"}  # links that only name


@dataclass(frozen=True)
class Said:
    """A text or a readable attribute, the language that its nearest `lang` names, its element."""

    language: str
    text: str
    node: html.HtmlElement


@dataclass(frozen=True, eq=False)
class Document:
    """One HTML file; `path` counts from the built site, whose folder letters name."""

    path: str
    content: bytes = field(repr=False)
    project: Site = field(repr=False)
    folder: str = SITE

    @cached_property
    def text(self) -> str:
        """The whole file."""
        return self.content.decode("utf-8", "replace")

    @cached_property
    def tree(self) -> html.HtmlElement:
        """The file as a browser would take it; what is no HTML at all is an empty document."""
        parser = html.HTMLParser(encoding="utf-8")
        try:
            return html.document_fromstring(self.content, parser=parser)
        except etree.ParserError:
            return html.document_fromstring("<body>", parser=parser)

    @property
    def address(self) -> str:
        """Below the site's root: "", "xx/law/", "404.html"."""
        return self.path.removesuffix("index.html")

    @property
    def language(self) -> str:
        """The code that begins the address; empty for "/", 404 and short addresses."""
        first = self.path.partition("/")[0]
        return first if first in self.project.languages else ""

    @property
    def name(self) -> str:
        """The address without the language."""
        return self.address.removeprefix(f"{self.language}/") if self.language else self.address

    @cached_property
    def page(self) -> Page | None:
        """The Markdown page behind it; None for the start page, 404, short and old addresses."""
        return next((page for page in self.project.pages.values() if page.url == self.address),
                    None)

    @property
    def short(self) -> str:
        """The name of the page that a short address leads to; "" where it is none."""
        first, _, rest = self.address.partition("/")
        go = self.project.extra.get("go") or {}
        return str(go.get(rest.rstrip("/"), "")) if first == "go" else ""

    @property
    def leads_to(self) -> str:
        """Below a language: the address of what a short address leads to; else its own."""
        return address(self.short) if self.short else self.name

    @property
    def quiet(self) -> bool:
        """Whether nothing may show what it is about: a page listed so, and whatever is no page."""
        return self.page is None or self.project.lists("quiet", self.page.name)

    @cached_property
    def ids(self) -> list[str]:
        """Every id, in the order of the file."""
        return [str(found) for found in self.tree.xpath("//@id")]

    @cached_property
    def said(self) -> list[Said]:
        """All that a reader sees or hears of it, the title and the preview too."""
        found: list[Said] = []
        languages: dict[html.HtmlElement, str] = {}
        for node in self.tree.iter():
            around = languages.get(node.getparent(), "")
            own = languages[node] = node.get("lang", around) if isinstance(node.tag, str) else ""
            texts = [(around, node.tail, node.getparent())]
            if isinstance(node.tag, str) and node.tag not in UNREAD:
                read = READ if node.tag != "meta" or _preview(node) else ()
                texts += [(own, text, node) for text in (node.text, *map(node.get, read))]
            found += [Said(lang, text, held) for lang, text, held in texts if text and text.strip()]
        return found

    @cached_property
    def fetches(self) -> list[tuple[html.HtmlElement, str]]:
        """The addresses that the browser asks for by itself, with their elements."""
        found = []
        for node in self.tree.iter(etree.Element):
            drawn = node.tag in DRAWING or (
                node.tag == "link" and not {*node.get("rel", "").lower().split()} <= NAMED)
            for name, value in node.items():
                if name in FETCHED or (name == "href" and drawn):
                    parts = value.split(",") if name == "srcset" else [value]
                    found += [(node, part.split()[0]) for part in parts if part.strip()]
        return found

    def metas(self, name: str) -> list[str]:
        """Contents of <meta name=…>, <meta property=…> or <meta http-equiv=…>."""
        return [str(found) for found in self.tree.xpath(
            "//meta[@name=$name or @property=$name or @http-equiv=$name]/@content", name=name)]

    def problem(self, rule: str, message: str, hint: str, node: html.HtmlElement | None = None,
                *, words: str = "", key: str = "") -> Problem:
        """A letter about what can be mended best: the line of Markdown that holds these words or
        this key of the front matter; where there is none, the line of the built file."""
        line = (node.sourceline if node is not None else 0) or 1
        place = self._written(words, key) or (f"{self.folder}/{self.path}", line)
        return Problem(*place, rule, message, hint)

    def _written(self, words: str, key: str) -> tuple[str, int] | None:
        if self.page and key:
            return self.page.path, self.page.line_with(key)
        wanted = squeezed(words)
        if self.page and wanted:
            for offset, line in enumerate(self.page.body.split("\n")):
                if wanted in squeezed(line):
                    return self.page.path, self.page.body_line + offset
        return None


def _preview(meta: html.HtmlElement) -> bool:
    return bool(meta.get("property")) or meta.get("name") == "description"


def squeezed(text: str) -> str:
    """One space between words, whatever stood there."""
    return " ".join(text.split())
