"""Requirements 1 to 16: the exit, on every page and in every mode."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

from scripts.checks.source.quiet import loud
from scripts.commands.observing.visits import Visit
from scripts.content.site import Site
from scripts.content.words import Words

EXIT = "//a[contains(concat(' ', normalize-space(@class), ' '), ' exit ')]"
FOCUSABLE = ("//body//*[self::a[@href] or self::button or self::input or self::select"
             " or self::textarea or self::summary or self::iframe or @tabindex]")
LEAVING = ["blank", "title", "replace"]


def exit_of(visit: Visit) -> Any:
    """The exit as it stands in the page; an empty link where there is none."""
    found = visit.tree.xpath(EXIT)
    return found[0] if found else visit.tree.makeelement("a", {"href": "", "rel": ""})


def words_of(visit: Visit, site: Site) -> Words:
    """The words of the page's own language."""
    languages = site.languages
    return languages.get(visit.tree.get("lang", ""), next(iter(languages.values()))).words


def on_every_page(visit: Visit, site: Site) -> Iterator[str]:
    """1."""
    number = len(visit.tree.xpath(EXIT))
    if number != 1:
        yield f"{number} exit links"


def first_and_in_sight(visit: Visit, site: Site) -> Iterator[str]:
    """2."""
    first = visit.tree.xpath(FOCUSABLE)[:1]
    if first != [exit_of(visit)]:
        yield f"the first thing to reach is {[node.get('href', node.tag) for node in first]}"
    if visit.look["focused"] != "exit":
        yield f"the first Tab reaches “{visit.look['focused']}”"
    if visit.look["lost"]:
        yield f"the exit is covered or gone when scrolled to {visit.look['lost'][:3]}"


def plain_link(visit: Visit, site: Site) -> Iterator[str]:
    """3."""
    link = exit_of(visit)
    if set(link.get("rel", "").split()) != {"nofollow", "noreferrer"}:
        yield f"rel is “{link.get('rel')}”"
    if visit.mode.way == "click" and visit.arrived != link.get("href"):
        yield f"it leads to {visit.arrived}, not to {link.get('href')}"


def no_referrer(visit: Visit, site: Site) -> Iterator[str]:
    """4."""
    policy = visit.tree.xpath("//head/meta[@name='referrer']/@content")
    if policy != ["no-referrer"]:
        yield f"the referrer policy is {policy}"
    if visit.referrers:
        yield f"{visit.arrived} was told {visit.referrers}"


def replaces(visit: Visit, site: Site) -> Iterator[str]:
    """5."""
    if _by_script(visit) and visit.left.get("log", [])[-1:] != ["replace"]:
        yield f"the page was left by {visit.left.get('log')}"


def blank_first(visit: Visit, site: Site) -> Iterator[str]:
    """7: also while the other site does not answer, for that is when the page tells."""
    if not _by_script(visit):
        return
    left, words = visit.left, words_of(visit, site)
    if left.get("log") != LEAVING:
        yield f"order of leaving: {left.get('log')}"
    if left.get("shown") != 0 or left.get("ground") != ["canvas", "canvas"]:
        yield f"not blank: {left.get('shown')} parts are shown on {left.get('ground')}"
    title = left.get("title", "")
    if not title or "115" in title or loud(title, site.data.quiet_words):
        yield f"the title is “{title}”"
    if left.get("told") != words.exit_words.leaving:
        yield f"screen readers are told “{left.get('told')}”"


def by_keys(visit: Visit, site: Site) -> Iterator[str]:
    """8: Shift three times; what must not leave is tried by itself."""
    if visit.mode.way == "keys" and visit.arrived != exit_of(visit).get("href"):
        yield f"Shift three times led to {visit.arrived}"


def destination(visit: Visit, site: Site) -> Iterator[str]:
    """9."""
    wanted, found = words_of(visit, site).exit, exit_of(visit).get("href")
    if found != wanted:
        yield f"the exit leads to {found}, not to {wanted}"


def same_tab(visit: Visit, site: Site) -> Iterator[str]:
    """10."""
    targets = visit.tree.xpath("//*[@target]")
    if targets:
        yield f"a target stands at {[node.get('href') for node in targets][:3]}"
    if visit.tabs != 1:
        yield f"{visit.tabs} tabs are open after leaving"


def no_entries_added(visit: Visit, site: Site) -> Iterator[str]:
    """11."""
    if "pushState" in visit.left.get("tricks", []):
        yield "history.pushState was called"


def no_entry_renamed(visit: Visit, site: Site) -> Iterator[str]:
    """12."""
    if "replaceState" in visit.left.get("tricks", []):
        yield "history.replaceState was called"


def nothing_asked_first(visit: Visit, site: Site) -> Iterator[str]:
    """13."""
    if visit.asked != [visit.arrived]:
        yield f"asked on the way out: {visit.asked}"


def limit_beside(visit: Visit, site: Site) -> Iterator[str]:
    """14: on pages in one language the line itself; else the space tells the other languages."""
    note = words_of(visit, site).exit_words.note
    own = visit.path.partition("/")[0] in site.languages
    if not visit.look["note"] or (own and visit.look["note"] != note):
        yield f"beside the exit stands “{visit.look['note']}”, not “{note}”"


def no_page_between(visit: Visit, site: Site) -> Iterator[str]:
    """15."""
    if not urlsplit(exit_of(visit).get("href", "")).netloc:
        yield f"the exit leads to a page of ours: {exit_of(visit).get('href')}"


def named_for_what_it_is(visit: Visit, site: Site) -> Iterator[str]:
    """16."""
    words, text = words_of(visit, site).exit_words, exit_of(visit).text_content()
    if words.title not in text or words.hidden not in text:
        yield f"the exit says “{text.strip()}”"


def _by_script(visit: Visit) -> bool:
    return visit.mode.script and visit.mode.way != "link"


JUDGES: dict[int, Callable[[Visit, Site], Iterator[str]]] = {
    1: on_every_page, 2: first_and_in_sight, 3: plain_link, 4: no_referrer, 5: replaces,
    7: blank_first, 8: by_keys, 9: destination, 10: same_tab, 11: no_entries_added,
    12: no_entry_renamed, 13: nothing_asked_first, 14: limit_beside, 15: no_page_between,
    16: named_for_what_it_is}
