"""The whole guide on one page, from the same finished parts as the pages themselves.

One address in the history in place of twenty, and one document to print.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping

from scripts.content.page import Page
from scripts.content.site import Site
from scripts.render.about_page import dates, notices
from scripts.render.around import Build, relative
from scripts.render.parts import Heading, Parts
from scripts.render.templates import fill

TEMPLATE = "all.html"  # of the page that holds all others
# What our own serialiser writes: marks, attributes in double quotes, headings.
REWRITTEN = re.compile(
    r'<sup><a href="#s(?P<number>\d+)"(?: id="m\d+")?>\d+</a></sup>'
    r'| (?P<name>id|href|src|aria-labelledby)="(?P<value>[^"]*)"'
    r"|<(?P<close>/?)h(?P<level>[1-5])(?=[ >])")
OUTSIDE = re.compile(r"[a-z]+:")  # https:, tel:


def key(name: str) -> str:
    """The id of a page's chapter: "index.md" → "index", "law/index.md" → "law"."""
    return name.removesuffix(".md").removesuffix("/index")


def edited(site: Site, page: Page, parts: dict[str, Parts], build: Build) -> dict[str, Parts]:
    """The parts as they are; for the page with the template of all, its own are those of all.

    MkDocs has filled every page of a language before it prints the first.
    """
    if site.extra.get("templates", {}).get(page.name) == TEMPLATE:
        return parts | {page.path: whole(site, page, parts, build)}
    return parts


def whole(site: Site, page: Page, parts: Mapping[str, Parts], build: Build) -> Parts:
    """The text of every page that has one, in the order of the nav, as the text of `page`.

    `parts` go by a page's source path. An anchor "#one" of law/harm becomes "#law/harm:one", a link
    to a page its chapter, a heading goes one level down, and marks are numbered through.
    """
    words = site.languages[page.language].words
    pages = {other.url: other for other in site.pages_of(page.language) if other.tells}
    numbers: dict[str, int] = {}
    found = Parts("", "", [], whole=True)
    for other in pages.values():
        part, name = parts[other.path], key(other.name)
        head = fill(site.root, "chapter.html", front=other.front,
                    as_at=dates(site, other, part, build, words)[0],
                    notices=notices(site, other, build, words))
        text = _rewritten(head + part.lifted + part.body, name, part.labels,
                          _links(other, page, pages), numbers)
        found.body += f'<section class="chapter" aria-labelledby="{name}">{text}</section>\n'
        found.headings.append(Heading(None, other.front.title, name))
    found.labels.extend(numbers)
    return found


def _links(page: Page, whole: Page, pages: Mapping[str, Page]) -> Callable[[str], str]:
    """How a link of that page is written on the whole one."""

    def link(value: str) -> str:
        if OUTSIDE.match(value):
            return value
        path, hash_sign, anchor = value.partition("#")
        target = posixpath.normpath(posixpath.join(page.url, path))
        target += "/" if path.endswith("/") or not path else ""
        if target in pages:
            return ":".join(filter(None, (f"#{key(pages[target].name)}", anchor)))
        return relative(whole.url, target) + hash_sign + anchor

    return link


def _rewritten(text: str, chapter: str, labels: list[str], link: Callable[[str], str],
               numbers: dict[str, int]) -> str:

    def put(match: re.Match[str]) -> str:
        if match["number"]:
            label = labels[int(match["number"]) - 1]
            own = "" if label in numbers else f' id="m{len(numbers) + 1}"'
            number = numbers.setdefault(label, len(numbers) + 1)
            return f'<sup><a href="#s{number}"{own}>{number}</a></sup>'
        if match["level"]:
            return f"<{match['close']}h{int(match['level']) + 1}"
        if match["name"] in ("href", "src"):
            return f' {match["name"]}="{link(match["value"])}"'
        ids = ":".join(filter(None, (chapter, match["value"])))
        return f' {match["name"]}="{ids}"'

    return REWRITTEN.sub(put, text)
