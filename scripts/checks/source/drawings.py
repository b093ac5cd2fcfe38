"""Drawings (SVG): shapes and words, and nothing that runs, loads or tells.

Why: an SVG is a page of its own. Opened by its address, it may run a program, load from elsewhere,
unfold a few lines into gigabytes, or carry the folders of who drew it. Repair: save it as “plain
SVG” or “optimised SVG”, or delete what the letter names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.checks.first_few import first_few
from scripts.content.pictures import DOCUMENT_TYPE, Node
from scripts.content.site import Site
from scripts.problem import Problem

ELEMENTS = ("svg", "g", "defs", "symbol", "use", "title", "desc", "path", "rect", "circle",
            "ellipse", "line", "polyline", "polygon", "text", "tspan", "textPath", "linearGradient",
            "radialGradient", "stop", "clipPath", "mask", "pattern", "marker", "style")
XML = "{http://www.w3.org/XML/1998/namespace}"
LOADS = re.compile(r"url\(\s*[\"']?(?!#)|@import|javascript:|data:|expression\(|\\", re.IGNORECASE)
PLAIN = "Save it as “plain SVG” in the program that drew it, or delete this."


def check(site: Site) -> Iterator[Problem]:
    """Every drawing, element by element."""
    for picture in site.pictures.values():
        yield from first_few(Problem(picture.path, node.line, "drawings", f"“{what}”: {why}", PLAIN)
                             for node in picture.nodes for what, why in _node(node))


def _node(node: Node) -> Iterator[tuple[str, str]]:
    if node.tag == DOCUMENT_TYPE:
        yield f"<{node.tag}>", "a document type can unfold without end."
    elif node.tag.startswith("?"):
        yield f"<{node.tag}", "an instruction to programs may load a file."
    elif node.tag.startswith("{"):
        yield node.tag[1:], "this belongs to a drawing program and may tell who drew."
    elif node.tag not in ELEMENTS:
        yield f"<{node.tag}>", "a drawing here holds shapes and words, nothing that runs or loads."
    if node.tag == "style" and LOADS.search(node.text):
        yield "<style>", "a style must load nothing."
    for name, value in node.attributes.items():
        if name.lower().startswith("on"):
            yield name, "this runs a program."
        elif name.startswith("{") and name not in (f"{XML}lang", f"{XML}space"):
            yield name[1:], "this belongs to a drawing program and may tell who drew."
        elif name in ("href", "xlink:href", "src") and not value.strip().startswith("#"):
            yield f"{name}={value[:40]}", "a drawing leads to nothing outside itself."
        elif LOADS.search(value):
            yield f"{name}={value[:40]}", "a drawing must load nothing."
