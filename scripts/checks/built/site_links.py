"""Links of the built pages: each place of this site that a link names is there, and there once.

Why: a link that leads nowhere loses a reader who has little time. Repair: mend the link in the
Markdown; a page or heading that moved gets a line in data/redirects.yml.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from urllib.parse import unquote

from scripts.checks.built_site import LOST, BuiltSite, split
from scripts.checks.document import Document, squeezed
from scripts.problem import Problem, nearest

LINKS = "//a[@href] | //area[@href] | //link[@href]"


def check(site: BuiltSite) -> Iterator[Problem]:
    """Ids, then links, of every document."""
    ids = {document.path: {*document.ids} for document in site.documents}
    for document in site.documents:
        for name, times in Counter(document.ids).items():
            if times > 1:
                yield document.problem("site_links", f"The id “{name}” stands {times} times.",
                                       "Give one of the two another id.", words=f"#{name}")
        yield from _links(site, document, ids)


def _links(site: BuiltSite, document: Document, ids: dict[str, set[str]]) -> Iterator[Problem]:
    for node in document.tree.xpath(LINKS):
        href = str(node.get("href"))
        if not site.inside(href):
            continue  # another site, or a number to call
        target, anchor = site.behind(document, href), unquote(split(href).fragment)
        words = f"[{squeezed(node.text_content())}]("
        if target not in site.files:
            wanted = (target or href).removesuffix("index.html")
            yield document.problem("site_links", f"The link to {href} leads nowhere.",
                                   nearest(wanted, _near(site, wanted)), node, words=words)
        elif anchor and anchor not in ids.get(target or "", ()):
            yield document.problem("site_links", f"The link to {href} leads to a place that is not "
                                   "on that page.", nearest(anchor, sorted(ids[target or ""]))
                                   if ids.get(target or "") else "Take the # and the rest out.",
                                   node, words=words)
        if document.path == LOST and node.tag == "a" and not (
                href.startswith(("/", "#")) or split(href).scheme):
            yield document.problem("site_links", f"The link to {href} breaks at another depth: "
                                   "this page answers for every lost address.",
                                   "Begin the address with “/”.", node)


def _near(site: BuiltSite, wanted: str) -> list[str]:
    """The addresses of the language that the wrong one begins with, or of all."""
    pages = [document.address for document in site.documents if document.address]
    begin = wanted.partition("/")[0]
    return [address for address in pages if address.partition("/")[0] == begin] or pages
