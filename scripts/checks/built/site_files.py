"""Files of the built site: those that readers, search engines and other programs ask for, no other.

Why: a file that nobody meant to publish can tell who made the site or where, and a page that is
missing is a link that breaks somewhere. Repair: delete what does not belong; pages and short
addresses stand in mkdocs.yml.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator

from lxml import etree

from scripts.checks.built_site import LOST, MAP, ROBOTS, START, BuiltSite
from scripts.problem import Problem

NAME = r"[a-z0-9]+(?:[-_][a-z0-9]+)*"
HASH = r"\.[0-9a-f]{8}"
EXPECTED = (rf"(?:{NAME}/)*index\.html", r"404\.html", r"robots\.txt", r"sitemap\.xml(?:\.gz)?",
            rf"go/{NAME}/qr\.svg", rf"assets/{NAME}{HASH}\.(?:css|js|svg)",
            rf"(?:{NAME}/)+{NAME}\.(?:avif|gif|jpe?g|png|svg|webp)")
# Below a language: the feed, open data, the index of the search.
OF_A_LANGUAGE = (r"feed\.xml", rf"data/{NAME}\.(?:csv|json)", rf"(?:{NAME}/)+index{HASH}\.json")
PARSERS: dict[str, Callable[[bytes], object]] = {
    ".json": json.loads, ".xml": etree.fromstring, ".svg": etree.fromstring}
BINARY = re.compile(r".*\.(?:avif|gif|gz|jpe?g|png|webp)")
MARK = b"\xef\xbb\xbf"  # of UTF-8: programs for tables need it, all others stumble over it


def check(site: BuiltSite) -> Iterator[Problem]:
    """Names of all files, whether texts are texts, then what must be there."""
    codes = "|".join(map(re.escape, site.project.languages))
    patterns = [*EXPECTED, *(rf"(?:{codes})/{pattern}" for pattern in OF_A_LANGUAGE)]
    expected = re.compile("|".join(patterns))
    for path, content in site.files.items():
        if not expected.fullmatch(path):
            yield site.problem("site_files", path, "A file of this name or kind is not expected in "
                               "the site.", "Delete it where it comes from: docs/ or a plugin.")
        elif not content:
            yield site.problem("site_files", path, "This file is empty.", "Build the site again.")
        elif not BINARY.fullmatch(path):
            yield from _text(site, path, content)
    yield from _missing(site)


def _text(site: BuiltSite, path: str, content: bytes) -> Iterator[Problem]:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        yield site.problem("site_files", path, "This file is not UTF-8 text.",
                           "Save what it is made of as UTF-8.",
                           content[:error.start].count(b"\n") + 1)
    if content.startswith(MARK) != path.endswith(".csv"):
        yield site.problem("site_files", path, "A byte-order mark belongs at the beginning of a "
                           ".csv file, and of no other.", "Write the file with or without it.")
    if b"\0" in content:
        yield site.problem("site_files", path, "This file holds a NUL byte: it is no text.",
                           "Take it out.")
    parse = PARSERS.get(path[path.rfind("."):])
    try:
        if parse:
            parse(content)
    except (ValueError, SyntaxError) as error:
        yield site.problem("site_files", path, f"Other programs cannot read this file: {error}.",
                           "Build the site again.")


def _missing(site: BuiltSite) -> Iterator[Problem]:
    for name in (START, LOST, ROBOTS, MAP):
        if name not in site.files:
            yield site.problem("site_files", name, f"The site has no {name}.",
                               "Build the site again.")
    for page in site.project.pages.values():
        if f"{page.url}index.html" not in site.files:
            yield Problem(page.path, 1, "site_files", "This page was not built.",
                          f"Build the site again; {page.url} must answer.")
    for name in site.project.extra.get("go") or {}:
        if f"go/{name}/index.html" not in site.files:
            yield Problem("mkdocs.yml", 1, "site_files", f"The address /go/{name}/ was not built.",
                          "Build the site again; it stands on paper and must answer.")
