"""Requirements 18 to 26 and 33: what a page leaves behind, asks for and shows to others."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from scripts.checks.source.quiet import loud
from scripts.commands.observing.visiting import LOST
from scripts.commands.observing.visits import Visit
from scripts.content.site import Site

NEUTRAL = re.compile(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*/)*")
POLICY = {"default-src": "'none'", "script-src": "'self'", "img-src": "'self'",
          "base-uri": "'none'", "form-action": "'none'"}
SEARCH = "search/"  # the one page that fetches something: the index
SCRIPTS = re.compile(r"(?:\.{0,2}/)*(?:[\w-]+/)*assets/[\w.-]+\.js")  # our own, on our own host
# A data block (JSON-LD) is not run: a browser reads it as text.
INLINE = ("//script[not(@src) and not(@type='application/ld+json')]"
          " | //*[@*[starts-with(name(), 'on') or name() = 'style']]"
          " | //*[starts-with(@href, 'javascript:')]")
STATUS = "status of 404"  # the browser's own line about a lost address


def is_quiet(visit: Visit, site: Site) -> bool:
    """Whether others must not learn from title and preview what the page is about."""
    names = {page.url: page.name for page in site.pages.values()}
    return visit.path not in names or site.lists("quiet", names[visit.path])


def _loud(text: str, visit: Visit, site: Site) -> list[str]:
    return loud(text, site.data.quiet_words) if is_quiet(visit, site) else []


def neutral_address(visit: Visit, site: Site) -> Iterator[str]:
    """18: and what is typed or pressed does not change it."""
    if not NEUTRAL.fullmatch(visit.path) or _loud(visit.path, visit, site):
        yield "the address is not neutral"
    if len(set(visit.address)) != 1:
        yield f"the address became {visit.address[-1]}"


def neutral_title(visit: Visit, site: Site) -> Iterator[str]:
    """19."""
    title = visit.tree.findtext("head/title") or ""
    if not title or _loud(title, visit, site):
        yield f"the title is “{title}”"
    icons = visit.tree.xpath("//head/link[contains(@rel, 'icon')]/@href")
    if len(icons) != 1 or not re.fullmatch(r"\S*assets/icon\.[0-9a-f]+\.svg", icons[0]):
        yield f"icons: {icons}"


def nothing_stored(visit: Visit, site: Site) -> Iterator[str]:
    """20: after loading, folding, printing, pressing, searching, and leaving the page before."""
    for kind, number in visit.stored.items():
        if number:
            yield f"{kind}: {number}"


def nobody_else_asked(visit: Visit, site: Site) -> Iterator[str]:
    """21: no other host, no font, one strict policy, nothing that would break it."""
    if visit.foreign or visit.look["fonts"]:
        yield f"asked: {visit.foreign}, fonts: {visit.look['fonts']}"
    inside = [node.text or "" for node in visit.tree.iter("style")]
    own = [f"'sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}'"
           for style in inside]
    wanted = POLICY | {"style-src": " ".join(["'self'", *own])}
    if visit.path.partition("/")[2] == SEARCH:
        wanted["connect-src"] = "'self'"
    lines = visit.tree.xpath("//head/meta[@http-equiv='Content-Security-Policy']/@content")
    if [dict(rule.split(" ", 1) for rule in line.split("; ")) for line in lines] != [wanted]:
        yield f"policy: {lines}"
    if visit.tree.xpath(INLINE):
        yield f"inline: {[node.tag for node in visit.tree.xpath(INLINE)]}"
    said = [line for line in visit.console if not (visit.path == LOST and STATUS in line)]
    if said:
        yield f"the console says: {said}"


def nobody_counts(visit: Visit, site: Site) -> Iterator[str]:
    """22: no script but ours, no link that reports."""
    others = [src for src in visit.tree.xpath("//script/@src") if not SCRIPTS.fullmatch(src)]
    if others or visit.tree.xpath("//@ping"):
        yield f"scripts: {others}, links that report: {visit.tree.xpath('//@ping')}"


def neutral_preview(visit: Visit, site: Site) -> Iterator[str]:
    """23: what a messenger shows to whoever sees the chat."""
    shown = {node.get("property", node.get("name")): node.get("content") for node in
             visit.tree.xpath("//meta[starts-with(@property, 'og:') or starts-with(@name, 'tw')]")}
    if shown.keys() != {"og:title", "og:description"}:
        yield f"previews: {sorted(shown)}"
    elif shown["og:title"] != visit.tree.findtext("head/title"):
        yield f"the title of the preview is “{shown['og:title']}”"
    if words := _loud("\n".join(map(str, shown.values())), visit, site):
        yield f"the preview says {words}"


def neutral_downloads(visit: Visit, site: Site) -> Iterator[str]:
    """24: the names of files that a page offers."""
    for href in visit.tree.xpath("//a[not(starts-with(@href, 'http'))]/@href"):
        name = urlsplit(href).path.rpartition("/")[2]
        if name and loud(name, site.data.quiet_words):
            yield f"a file is called “{name}”"
    for name in visit.tree.xpath("//@download"):
        if loud(name, site.data.quiet_words):
            yield f"a file is saved as “{name}”"


def other_sites_in_the_same_tab(visit: Visit, site: Site) -> Iterator[str]:
    """25: left by a link to another site."""
    if visit.mode.way == "link" and (visit.tabs != 1 or visit.referrers):
        yield f"{visit.arrived}: {visit.tabs} tabs, told {visit.referrers}"


def nothing_to_send(visit: Visit, site: Site) -> Iterator[str]:
    """26: no form; a field on the search page alone, without a name, refilled by nobody."""
    if visit.tree.xpath("//form"):
        yield "there is a form"
    search = visit.path.partition("/")[2] == SEARCH
    for entry in visit.look["fields"]:
        if not search or entry["name"] or entry["form"] or entry["autocomplete"] != "off":
            yield f"there is a field: {entry}"


def paper(visit: Visit, site: Site) -> Iterator[str]:
    """33, the part no other requirement has: no exit on paper, no folded text."""
    if visit.paper.get("exit"):
        yield "the exit is printed"
    if visit.paper.get("folded"):
        yield f"not printed: {visit.paper['folded']}"


JUDGES: dict[int, Callable[[Visit, Site], Iterator[str]]] = {
    18: neutral_address, 19: neutral_title, 20: nothing_stored, 21: nobody_else_asked,
    22: nobody_counts, 23: neutral_preview, 24: neutral_downloads,
    25: other_sites_in_the_same_tab, 26: nothing_to_send, 33: paper}
