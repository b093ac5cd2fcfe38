"""Inline: nothing runs or embeds itself in a page; scripts are files, and no form sends.

Why: the policy would stop it, and the page would be broken for everybody. Repair: take it out; a
script of the site goes to docs/assets/, a style to a class of its sheets.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from lxml import etree, html

from scripts.checks.built_site import BuiltSite
from scripts.checks.document import Document
from scripts.problem import Problem

DATA = "application/ld+json"  # read, never run
ATTRIBUTES = "//@*[starts-with(name(), 'on') or name() = 'style' or name() = 'srcdoc']"
EMBEDDED = ("applet", "audio", "base", "embed", "form", "frame", "frameset", "iframe", "object",
            "portal", "video")
RUNS = re.compile(r"\s*(?:javascript|vbscript|data|blob):", re.IGNORECASE)
ALIVE = ("script", "foreignObject", "handler", "set", "animate")  # in a drawing


def check(site: BuiltSite) -> Iterator[Problem]:
    """Pages, then drawings: whoever opens one alone has no policy."""
    for document in site.documents:
        yield from _scripts(document)
        yield from _elements(document)
    for path, content in site.files.items():
        if path.endswith(".svg"):
            for name in _drawing(content):
                yield site.problem("inline", path, f"A drawing must be still, and this one has "
                                   f"“{name}”.", "Save it as plain SVG, without scripts.")


def _scripts(document: Document) -> Iterator[Problem]:
    for script in document.tree.iter("script"):
        text = (script.text or "").strip()
        if script.get("type") == DATA and not script.get("src"):
            yield from _data(document, script, text)
        elif text or not script.get("src"):
            yield document.problem("inline", f"A script stands in the page: “{text[:40]}”",
                                   "Put it into a file below docs/assets/, or take it out.", script,
                                   words=text.split("\n")[0])


def _data(document: Document, script: html.HtmlElement, text: str) -> Iterator[Problem]:
    try:
        json.loads(text)
    except ValueError:
        yield document.problem("inline", f"What machines read ({DATA}) is no JSON.",
                               "Mend scripts/render/structured.py.", script)


def _elements(document: Document) -> Iterator[Problem]:
    for found in document.tree.xpath(ATTRIBUTES):
        shown = f'{found.attrname}="{found[:40]}"'
        yield document.problem("inline", f"{shown} stands in an element.", "Take it out; the look "
                               "comes from classes, and scripts are files.", found.getparent(),
                               words=f'{found.attrname}="{found}"')
    for node in document.tree.iter(*EMBEDDED):
        yield document.problem("inline", f"The page holds <{node.tag}>.",
                               "Take it out; link to it instead.", node, words=f"<{node.tag}")
    for found in document.tree.xpath("//@href | //@src | //@srcset | //@action"):
        if RUNS.match(found):
            yield document.problem("inline", f"“{found[:40]}” is no address of a page.",
                                   "Link to a page, or take the link out.", found.getparent(),
                                   words=found)


def _drawing(content: bytes) -> list[str]:
    """What could run in a drawing; one that is no XML cannot be judged, which is a fault too."""
    try:
        tree = etree.fromstring(content, parser=etree.XMLParser(resolve_entities=False))
    except etree.XMLSyntaxError:
        return ["broken XML"]
    nodes = list(tree.iter(etree.Element))
    names = [etree.QName(node).localname for node in nodes]
    return [*(name for name in names if name in ALIVE),
            *(name for node in nodes for name, value in node.items()
              if name.startswith("on") or RUNS.match(value))]
