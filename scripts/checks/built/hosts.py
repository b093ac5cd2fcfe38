"""Hosts: the browser asks nobody but this site, unless the reader presses a link.

Why: another host would learn the address of the device and what is read on it. Repair: put the
file into docs/assets/, or link to the other site with a plain link.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from scripts.checks.built_site import BuiltSite, split
from scripts.checks.document import Document
from scripts.problem import Problem

NOTICE = re.compile(r"/\*!.*?\*/", re.DOTALL)  # whose library it is, and under which licence
STYLE = re.compile(r"url\([^)]*\)?|@import[^;]*|@font-face", re.IGNORECASE)
SCRIPT = re.compile(r"(?:https?|wss?)://(?!www\.w3\.org/)[\w.-]*|[\"'`]//\w[\w.-]*")
LIKE = {".css": STYLE, ".js": SCRIPT}
SENDS = "//@action | //@formaction | //@ping"
REFRESH = "//meta[translate(@http-equiv, 'REFSH', 'refsh')='refresh']"
HINT = "Put the file into docs/assets/ and name it there, or make it a plain link."


def check(site: BuiltSite) -> Iterator[Problem]:
    """Pages by element and by style, then styles, scripts and drawings."""
    for document in site.documents:
        yield from _page(document)
    for path, content in site.files.items():
        suffix = path[path.rfind("."):]
        if suffix == ".svg":
            found = _drawing(content)
        else:
            text = NOTICE.sub("", content.decode("utf-8", "replace")) if suffix in LIKE else ""
            found = LIKE[suffix].findall(text) if text else []
        for one in found:
            yield site.problem("hosts", path, f"This file loads something: {one[:60]}", HINT)


def _page(document: Document) -> Iterator[Problem]:
    """What loads by itself must have no host at all: then it works under any address."""
    for node, address in document.fetches:
        if _other(address):
            yield document.problem("hosts", f"The page loads {address} from elsewhere, without "
                                   "being asked.", HINT, node, words=address)
    for found in document.tree.xpath(SENDS):
        yield document.problem("hosts", f"{found.attrname}=\"{found}\" sends something away.",
                               "Take it out: this site receives nothing.", found.getparent())
    for node in document.tree.xpath(REFRESH):
        yield document.problem("hosts", "The page sends the reader on by itself (refresh).",
                               "Take it out: a reader presses a link (F27).", node)
    for node in document.tree.xpath("//style"):
        for one in STYLE.findall(node.text or ""):
            yield document.problem("hosts", f"A style in the page loads something: {one[:60]}",
                                   HINT, node)
    for node in document.tree.xpath("//a[@referrerpolicy != 'no-referrer']"):
        yield document.problem("hosts", "The link tells the other site where the reader comes from "
                               "(referrerpolicy).", "Take referrerpolicy out of the link.", node,
                               words=node.get("href", ""))


def _other(address: str) -> bool:
    return bool(split(address).scheme or split(address).netloc)


def _drawing(content: bytes) -> list[str]:
    """Addresses and styles of a drawing that lead out of it."""
    tree = etree.fromstring(content, parser=etree.XMLParser(resolve_entities=False, recover=True))
    if tree is None:
        return ["no drawing at all"]
    found: list[str] = []
    for node in tree.iter(etree.Element):
        named = {etree.QName(name).localname: str(value) for name, value in node.items()}
        found += [named[name] for name in ("href", "src") if _other(named.get(name, ""))]
        found += STYLE.findall(named.get("style", "") + str(node.text or ""))
    return found
