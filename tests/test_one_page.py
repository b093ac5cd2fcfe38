"""The whole guide on one page: every page's text, whole, with anchors that work."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from scripts import clock
from scripts.render import one_page
from scripts.render.edition import prepare
from scripts.render.one_page import TEMPLATE, key
from scripts.render.parts import split
from tests.pages import CODES, PROJECT, Built, pages_of

(NAME,) = [name for name, template in PROJECT.extra["templates"].items() if template == TEMPLATE]


@pytest.fixture(scope="module")
def wholes(site: Path) -> list[Built]:
    found = [page for page in pages_of(site) if page.name == f"{key(NAME)}/"]
    assert [page.language for page in found] == sorted(CODES)
    return found


def words(nodes: list[html.HtmlElement]) -> Counter[str]:
    """Words of a text without the numbers of its marks, which are counted anew."""
    found: Counter[str] = Counter()
    for node in nodes:
        texts = node.xpath(".//text()[not(ancestor::sup)]")
        found.update(re.findall(r"[^\W_]+", " ".join(map(str, texts))))
    return found


def test_every_page_with_a_text_is_a_chapter_in_the_order_of_the_menu(wholes: list[Built]) -> None:
    for whole in wholes:
        pages = [page for page in PROJECT.pages_of(whole.language) if page.tells]
        heads = whole.tree.xpath("//section[@class='chapter']/h2")
        assert [head.get("id") for head in heads] == [key(page.name) for page in pages]
        assert [head.text_content() for head in heads] == [page.front.title for page in pages]
        assert len(pages) > 10


def test_no_word_of_a_page_is_lost(site: Path, wholes: list[Built]) -> None:
    for whole in wholes:
        chapters = whole.tree.xpath("//section[@class='chapter']")
        pages = {page.url: page for page in PROJECT.pages_of(whole.language) if page.tells}
        for chapter, url in zip(chapters, pages, strict=True):
            page = Built(site, f"{url}index.html")
            texts = page.tree.xpath("//div[@class='text']")
            for node in texts[0].xpath("./nav | ./a[@class='next'] | ./*[@class='often']"):
                node.drop_tree()
            missing = words([*page.tree.xpath("//div[@class='pair']"), *texts]) - words([chapter])
            assert not missing, f"{whole.path}: {url}: {missing}"


def test_links_between_pages_stay_on_the_page(wholes: list[Built]) -> None:
    for whole in wholes:
        names = {page.url.partition("/")[2]: page for page in PROJECT.pages_of(whole.language)}
        hrefs = whole.tree.xpath("//section[@class='chapter']//@href")
        inside = [href for href in hrefs if href.startswith("#")]
        other = [href.removeprefix("../") for href in hrefs if href.startswith("..")]
        assert len(inside) > 200
        for href in other:  # files, and the pages that have no text of their own
            page = names.get(href.partition("#")[0])
            assert page is None or not page.tells, f"{whole.path}: {href}"


def test_a_picture_of_any_page_is_found_from_here(small: Path, monkeypatch: pytest.MonkeyPatch
                                                  ) -> None:
    monkeypatch.setenv(clock.VARIABLE, "1790000000")
    edition = prepare(small, "http://127.0.0.1:8000/", "", True)
    deep, whole = replace(edition.site.pages["en", "law.md"], name="law/deep.md"), next(
        page for page in edition.site.pages.values() if page.language == "en")
    site = replace(edition.site, pages={("en", deep.name): deep})
    shown = split('<p><img alt="A hill" src="../../../assets/icon.svg"></p>')
    text = one_page.whole(site, whole, {deep.path: shown}, edition.build).body
    assert deep.url == "en/law/deep/" and whole.url == "en/"
    assert '<img alt="A hill" src="../assets/icon.svg">' in text


def test_headings_go_down_one_level_at_a_time(wholes: list[Built]) -> None:
    for whole in wholes:
        levels = [int(node.tag[1]) for node in whole.tree.xpath("//main//*[self::h1 or self::h2 "
                                                                "or self::h3 or self::h4]")]
        assert levels[0] == 1 and levels.count(1) == 1
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_marks_are_numbered_through(wholes: list[Built]) -> None:
    for whole in wholes:
        first = [int(mark.text) for mark in whole.tree.xpath("//sup/a[@id]")]
        assert first == list(range(1, len(first) + 1)) and len(first) > 100
        entries = {node.get("id") for node in whole.tree.xpath("//ul[@class='sources']//*[@id]")}
        assert entries == {f"s{number}" for number in first}


def test_it_says_for_each_chapter_up_to_when_it_tells(wholes: list[Built]) -> None:
    for whole in wholes:
        for chapter in whole.tree.xpath("//section[@class='chapter']"):
            assert re.search(r"\d{4}", chapter.findtext("p[@class='as-at']")), chapter.get("id")
