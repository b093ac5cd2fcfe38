"""Who links to the site: feeds, JSON-LD, and the places that a switch of language keeps."""

from __future__ import annotations

import datetime
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from scripts.checks.source import quiet
from scripts.content.page import Page
from scripts.content.records import Change
from scripts.render import feed
from scripts.render.around import Build
from scripts.render.structured import json_ld
from scripts.render.styles import Assets
from tests.conftest import ROOT, SITE_URL, build_environment
from tests.pages import CODES, PROJECT, Built, pages_of

ATOM = {"a": "http://www.w3.org/2005/Atom"}
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
SCHEMA = etree.RelaxNG(etree.parse(ROOT / "tests" / "atom.rng"))
TODAY = datetime.datetime.fromtimestamp(
    int(build_environment(ROOT)["SOURCE_DATE_EPOCH"]), datetime.UTC).date()
BUILD = Build(SITE_URL, "", TODAY, True, Assets({}, {}))
BLOCK = "//script[@type='application/ld+json']"
KEPT = "//*[self::h2 or self::h3 or self::tr]/@id"  # as docs/assets/links.js chooses


@pytest.fixture(scope="module")
def pages(site: Path) -> list[Built]:
    return pages_of(site)


def source(page: Built) -> Page:
    (found,) = [entry for entry in PROJECT.pages.values() if entry.url == page.address]
    return found


def texts(tree: etree._Element, path: str) -> list[str]:
    return [str(found) for found in tree.xpath(path, namespaces=ATOM)]


def parsed(code: str, site: Any = PROJECT, build: Build = BUILD) -> etree._Element:
    return etree.fromstring(feed.feed(site, code, build))


@pytest.mark.parametrize("code", CODES)
def test_a_feed_follows_the_rfc_and_its_language(site: Path, pages: list[Built], code: str) -> None:
    tree = etree.parse(site / code / "feed.xml").getroot()
    assert SCHEMA.validate(tree), SCHEMA.error_log
    assert tree.get(LANG) == code and texts(tree, "a:title/text()") == ["115-1"]
    # What RFC 4287 asks in words: an author; one address of its own, one of the page.
    assert texts(tree, "a:author/a:name/text()") == ["115-1"]
    assert texts(tree, "a:link[@rel='self']/@href") == [f"{SITE_URL}{code}/feed.xml"]
    assert "CC BY 4.0" in texts(tree, "a:rights/text()")[0]
    changes = PROJECT.data.changes.values()
    assert sorted(texts(tree, "a:entry/a:content/text()")) == sorted(
        change.text[code] for change in changes)
    days = texts(tree, "a:entry/a:updated/text()")
    assert days == sorted(days, reverse=True) and texts(tree, "a:updated/text()") == days[:1]
    assert all(day.endswith("T00:00:00Z") and day[:10] <= TODAY.isoformat() for day in days)
    known = {SITE_URL + page.address for page in pages if page.language == code}
    links = tree.xpath("//a:link[@rel='alternate']", namespaces=ATOM)
    assert len(links) == len(changes) + 1
    assert all(link.get("href") in known and link.get("hreflang") == code for link in links)


def test_ids_are_single_in_all_feeds(site: Path) -> None:
    ids = [name for code in CODES
           for name in texts(etree.parse(site / code / "feed.xml").getroot(), "//a:id/text()")]
    assert len(ids) == len(set(ids)) == len(CODES) * (len(PROJECT.data.changes) + 1)


def test_an_id_outlives_text_pages_date_address_and_what_comes_after() -> None:
    """The ids themselves stand here, as published: whoever changes them shows every line anew."""
    (name, old), *_ = PROJECT.data.changes.items()
    code = CODES[0]
    new = Change(date=old.date + datetime.timedelta(1), kind="corrected", pages=["law"],
                 text=dict.fromkeys(CODES, "Басқа"))
    changes = {"another": old, name: new}
    moved = parsed(code, replace(PROJECT, data=replace(PROJECT.data, changes=changes)),
                   replace(BUILD, site_url="https://other.example/"))
    (entry,) = [found for found in moved.findall("a:entry", ATOM)
                if found.findtext("a:content", namespaces=ATOM) == "Басқа"]
    assert name == "first-pages"
    ids = [node.findtext("a:id", namespaces=ATOM) for node in (moved, entry)]
    assert ids == ["urn:uuid:a9a2a616-35c7-5c31-8e47-643187dd163a",
                   "urn:uuid:c11b158f-14b6-5ecd-8de7-4a81c510cac2"]


def test_a_feed_leads_to_the_first_page_that_exists_and_is_whole_without_changes() -> None:
    code = CODES[-1]
    (old, *_) = PROJECT.data.changes.values()
    gone = {"a": old.model_copy(update={"pages": ["gone", "law"]}),
            "b": old.model_copy(update={"pages": ["gone"]})}
    tree = parsed(code, replace(PROJECT, data=replace(PROJECT.data, changes=gone)))
    assert texts(tree, "a:entry/a:link/@href") == [f"{SITE_URL}{code}/law/", f"{SITE_URL}{code}/"]
    assert SCHEMA.validate(tree), SCHEMA.error_log
    empty = parsed(code, replace(PROJECT, data=replace(PROJECT.data, changes={})))
    assert SCHEMA.validate(empty), SCHEMA.error_log


@pytest.mark.parametrize(("old", "new"), [
    ("T00:00:00Z", ""), ("<id>", "<name>"), ('type="text"', 'type="xhtml"'), ("href", "hraf"),
    ("<entry>", "<entry><entry/>")])
def test_the_schema_refuses_what_is_no_feed(old: str, new: str) -> None:
    text = feed.feed(PROJECT, CODES[0], BUILD).decode().replace(old, new)
    text = text.replace("</id>", "</name>") if old == "<id>" else text
    assert not SCHEMA.validate(etree.fromstring(text.encode()))


def test_the_feed_is_named_where_changes_are_printed_and_nowhere_else(pages: list[Built]) -> None:
    named = set()
    for page in pages:
        (*head,) = page.tree.xpath("//head/link[@type='application/atom+xml']/@href")
        body = page.tree.xpath("//main//a[@type='application/atom+xml']/@href")
        if page.name == "all/":  # holds those pages, and names the feed where they do
            assert head == [] and len(body) == 2
            continue
        log = [token for token in ("changes()", "corrections()") if token in source(page).body]
        assert head == ["../feed.xml"] * bool(log) and body == ["../feed.xml"] * len(log), page.path
        named |= {page.name for _ in log}
        assert not log or not PROJECT.lists("quiet", source(page).name)
    assert named == {"about/", "mistakes/"}


def told(page: Built) -> dict[str, Any]:
    (block,) = page.tree.xpath(f"//head{BLOCK}")
    found: dict[str, Any] = json.loads(block.text)
    return found


def test_json_ld_says_what_the_page_says(pages: list[Built]) -> None:
    loud = [page for page in pages if not PROJECT.lists("quiet", source(page).name)]
    assert len(loud) > 5 * len(CODES)
    for page in loud:
        found, words = told(page), PROJECT.languages[page.language].words
        law = found.pop("about")
        assert found.pop("@context") == "https://schema.org" and found.pop("@type") == "WebPage"
        (canonical,) = page.tree.xpath("//head/link[@rel='canonical']/@href")
        (title,) = page.tree.xpath("//h1")
        assert found == {
            "name": title.text_content(), "url": canonical, "inLanguage": page.tree.get("lang"),
            "description": page.meta("description"),
            "license": "https://creativecommons.org/licenses/by/4.0/"}, page.path
        assert law == {
            "@type": "Legislation", "legislationJurisdiction": "KZ",
            "name": PROJECT.data.laws[page.language, "cc/115-1"].record.title,
            "legislationIdentifier": "№ 226-V, " + words.citing.article.format(article="115-1"),
            "legislationDate": "2025-07-16", "temporalCoverage": "2025-09-16/..",
            "legislationLegalForce": "InForce"}, page.path


def test_nothing_ends_the_block_too_early() -> None:
    page = PROJECT.pages[CODES[0], "law/index.md"]
    front = page.front.model_copy(update={"title": "</script><!-- & \"«»\""})
    text = json_ld(PROJECT, replace(page, front=front), BUILD)
    assert "<" not in text and json.loads(text)["name"] == front.title


@pytest.mark.parametrize("code", CODES)
def test_titles_of_a_feed_are_labels_and_quiet_where_the_page_is(site: Path, code: str) -> None:
    """Lists of feeds show them."""
    pages = {SITE_URL + page.url: page for page in PROJECT.pages_of(code)}
    shown = []
    for entry in etree.parse(site / code / "feed.xml").getroot().findall("a:entry", ATOM):
        (href,) = texts(entry, "a:link/@href")
        title = str(entry.findtext("a:title", namespaces=ATOM))
        assert title == pages[href].front.label
        shown += [title] * PROJECT.lists("quiet", pages[href].name)
    assert shown and quiet.loud("\n".join(shown), PROJECT.data.quiet_words) == []


def test_a_place_that_the_switch_keeps_exists_in_every_language(pages: list[Built]) -> None:
    """F04: headings, phrases of the law, cases, terms; never a mark or the number of a source."""
    kept: dict[str, dict[str, set[str]]] = {}
    for page in pages:
        ids = {str(name) for name in page.tree.xpath(KEPT)}
        marks = {str(name) for name in page.tree.xpath("//sup/a/@id | //*[@class='sources']//@id")}
        assert not ids & marks and ((ids and marks) or page.searches), page.path
        kept.setdefault(page.name, {})[page.language] = ids
    for name, found in kept.items():
        assert set(found) == set(CODES)
        assert all(ids == found[CODES[0]] for ids in found.values()), f"ids of {name} differ"
    rows = sum(name.startswith("c") for name in kept["cases/"][CODES[0]])
    assert rows >= len(PROJECT.data.cases) and len(kept["glossary/"][CODES[0]]) > 50
