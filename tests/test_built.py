"""What no rule over built pages asks: which sheets and scripts there are, what the frame shows."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from scripts.render.lunr import kind
from tests.pages import CODES, DOCUMENTS, PROJECT, URGENT, Built, html_files

STYLES = {"page", "wide", "home", "search", "all", "print", "links"}
SCRIPTS = {"site", "later", "links", "moved", "search"}


@pytest.fixture(scope="module")
def documents(site: Path) -> list[Built]:
    found = html_files(site)
    assert len(found) == DOCUMENTS, "a page, a short address, the start page or 404 is missing"
    return found


def test_light_pages_carry_one_style_and_all_others_link_theirs(documents: list[Built]) -> None:
    styles: dict[str, set[str]] = defaultdict(set)
    for page in documents:
        inside = [str(style) for style in page.tree.xpath("//style/text()")]
        light = not page.language or page.name == "now/"
        assert len(inside) == light, page.path
        styles[page.name if page.language else ""].update(inside)
    assert [len(found) for found in styles.values() if found] == [1, 1]


def test_only_the_search_asks_for_one_more_file(documents: list[Built]) -> None:
    asking = [page for page in documents if "connect-src" in page.policy()]
    assert [page.searches for page in asking] == [True] * len(CODES)


def test_the_bar_shows_the_numbers_that_it_calls(documents: list[Built]) -> None:
    for page in documents:
        assert page.tree.body[0].get("class") == "bar", page.path
        assert page.tree.body[0].xpath("a[@class='call']/b/text()") == URGENT, page.path


def test_no_style_or_script_but_ours(site: Path) -> None:
    names = sorted(file.name.partition(".")[0] + file.suffix for file in site.glob("assets/*"))
    libraries = {kind(language.search.stemmer) for language in PROJECT.languages.values()}
    assert names == sorted(["icon.svg", *(f"{name}.css" for name in STYLES),
                            *(f"{name}.js" for name in SCRIPTS | libraries)])


def test_the_page_for_a_lost_address_leads_to_each_language(documents: list[Built]) -> None:
    (lost,) = [page for page in documents if page.path == "404.html"]
    for code in CODES:
        assert {f"/{code}/", f"/{code}/now/"} <= {*lost.links()}
        assert PROJECT.languages[code].words.missing in lost.tree.text_content()
    assert lost.meta("robots") == "noindex"
