"""Exits: everywhere the exit takes the focus first, then the way to the text, then the numbers.

Why: somebody watched must leave with one key, whatever page this is, script or none. Repair: the
bar of overrides/parts/bar.html stands first in <body>; the exit's address stands in data/words/.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import html

from scripts.checks.built_site import BuiltSite
from scripts.checks.document import Document
from scripts.problem import Problem

FOCUS = ("//body//*[self::a[@href] or self::area[@href] or self::button or self::select"
         " or self::input[not(@type='hidden')] or self::textarea or self::summary or self::iframe"
         " or @contenteditable or @tabindex >= 0]")
UNSEEN = "ancestor-or-self::*[@hidden or @inert or @aria-hidden='true' or @tabindex < 0]"
AHEAD = "//*[@tabindex > 0 or @autofocus or @accesskey]"
HINT = "Mend overrides/parts/bar.html: nothing that takes the focus may stand before it."


def check(site: BuiltSite) -> Iterator[Problem]:
    """Every document, whatever it is for."""
    calls = [f"tel:{contact.number}" for contact in site.project.data.contacts.values()
             if contact.urgent]
    for document in site.documents:
        language = site.project.languages.get(document.tree.xpath("string(/*/@lang)"))
        if language:  # else another rule asks for it
            order = document.tree.xpath(FOCUS)
            yield from _exit(document, order, language.words.exit)
            wanted = ["#main", *calls]
            told = [node.get("href", f"<{node.tag}>") for node in order[1:len(wanted) + 1]]
            if told != wanted:
                yield document.problem("exits", f"After the exit, {', '.join(wanted)} were "
                                       f"expected, and there is: {', '.join(told) or 'nothing'}.",
                                       HINT)
        for node in document.tree.xpath(AHEAD):
            yield document.problem("exits", f"<{node.tag}> asks for the focus before its turn.",
                                   "Take tabindex, autofocus and accesskey out.", node,
                                   words=html.tostring(node, encoding="unicode").split(">")[0])


def _exit(document: Document, order: list[html.HtmlElement], wanted: str) -> Iterator[Problem]:
    first = order[0] if order else None
    if first is None or first.get("href") != wanted:
        shown = "nothing" if first is None else first.get("href", f"<{first.tag}>")
        yield document.problem("exits", f"The focus comes first to {shown}, and the exit to "
                               f"{wanted} was expected.", HINT, first)
        return
    if "noreferrer" not in first.get("rel", "").split():
        yield document.problem("exits", "The exit would tell the other site where the reader comes "
                               "from.", 'Give it rel="nofollow noreferrer".', first)
    if first.xpath(UNSEEN) or first.get("target"):
        yield document.problem("exits", "The exit is hidden, or leaves the page open behind it.",
                               "Take hidden, inert, aria-hidden, tabindex and target out.", first)
