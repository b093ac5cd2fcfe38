"""The index of the search: every section once, words alone, an address that follows its content."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from scripts.commands.observing.searching import read_queries
from scripts.content.page import address
from scripts.content.search import SearchRules
from scripts.render import lunr
from scripts.render.directory import place
from scripts.render.sections import Section, sections
from tests.builds import build, edit, files
from tests.conftest import ROOT
from tests.pages import CODES, PROJECT, Built, pages_of

LEAST = {"words": {"kk": 150, "ru": 60, "en": 30}}  # queries in tests/search/
LEAST_TOGETHER = {"keyboard": 30, "questions": 20}


@dataclass(frozen=True)
class Index:
    """What one language's readers fetch."""

    name: str
    rules: dict[str, Any]
    pages: dict[str, list[Any]]  # by address: title, label, other words, sections


def read(folder: Path, code: str) -> Index:
    (file,) = (folder / code / "search").glob("index.*.json")
    text = json.loads(file.read_text(encoding="utf-8"))
    assert len({row[0] for row in text["pages"]}) == len(text["pages"]), "a page stands twice"
    return Index(file.name, text["rules"], {row[0]: row[1:] for row in text["pages"]})


@pytest.fixture(scope="module")
def indexes(site: Path) -> dict[str, Index]:
    return {code: read(site, code) for code in CODES}


@pytest.fixture(scope="module")
def pages(site: Path) -> list[Built]:
    return pages_of(site)


def squeezed(text: str) -> str:
    return " ".join(text.split())


def test_every_page_with_text_is_found_and_no_other(indexes: dict[str, Index]) -> None:
    for code, index in indexes.items():
        wanted = [address(page.name) for page in PROJECT.pages_of(code)
                  if page.tells]
        assert list(index.pages) == wanted and "search/" not in wanted and "all/" not in wanted
        for name, (title, label, _, _) in index.pages.items():
            (page,) = [page for page in PROJECT.pages_of(code) if address(page.name) == name]
            assert (title, label) == (page.front.title, page.front.label)


def test_every_section_stands_once_and_what_is_before_them(
    indexes: dict[str, Index], pages: list[Built]
) -> None:
    seen = 0
    for page in pages:
        if not page.tells:
            continue
        *_, found = indexes[page.language].pages[page.name]
        headings = [heading for heading in page.tree.xpath(
            "//main//*[(self::h2 or self::h3) and @id and not(@id='often')]")]
        ids = [str(heading.get("id")) for heading in headings]
        assert sorted(row[0] for row in found) == sorted(["", *ids]), page.path
        titles = {row[0]: row[1] for row in found}
        for heading in headings:
            words = heading.xpath("span[@class='words']") or [heading]
            assert squeezed(words[0].text_content()) == titles[heading.get("id")], page.path
        assert found[0][:2] == ["", ""]
        assert squeezed(page.source.front.lead or "") in found[0][2]
        seen += len(ids)
    assert seen > 100 * len(CODES)


def test_the_index_holds_words_as_they_are_read(
    indexes: dict[str, Index], pages: list[Built]
) -> None:
    """No number of a source or a step, no drawing, no label that stands on phones only; and what
    stands in one line of the page stands so in the index, or an excerpt would tear it."""
    for page in pages:
        if not page.tells:
            continue
        *_, found = indexes[page.language].pages[page.name]
        text = " ".join(row[2] for row in found)
        assert not re.search(r"[<>{}]|\s[,.;:]", text), f"{page.path}: {text}"
        for paragraph in page.tree.xpath(
                "//div[@class='text' or @class='pair']//p[not(.//sup or .//svg or .//*[@class='n'])"
                " and not(parent::nav)]"):
            assert squeezed(paragraph.text_content()) in text, page.path
        for label in {squeezed(node.text_content())
                      for node in page.tree.xpath("//span[@class='cell-label']")}:
            labelled = len(re.findall(re.escape(label), text))
            shown = page.tree.xpath("count(//*[contains(text(), $label)])", label=label)
            assert labelled < shown, f"{page.path}: {label}"


PIECE = """<div><p>Before <em>all</em>, 5<sup><a href="#s1">1</a></sup>.</p>
<h2 id="one"><span class="n">1</span> <span class="words">First <b>one</b></span></h2>
<p>a<br>b</p><table><tr><td>c</td><td><span class="cell-label">Label: </span>d</td></tr></table>
<h3>no id</h3><svg><text>drawn</text></svg><section class="step"><h3 id="two">Second</h3>e &amp; f
<!-- nothing --> g</section></div>"""


def test_sections_of_a_small_page() -> None:
    assert sections(html.fragment_fromstring(PIECE)) == [
        Section("", "", "Before all, 5."), Section("one", "First one", "a b c d no id"),
        Section("two", "Second", "e & f g")]


def test_a_page_names_its_own_index_and_library(site: Path, pages: list[Built]) -> None:
    found = [page for page in pages if page.searches]
    assert [page.language for page in found] == sorted(CODES)
    for page in found:
        (node,) = page.tree.xpath("//*[@data-index]")
        assert (site / page.language / "search" / node.get("data-index")).is_file()
        library = site / page.language / "search" / node.get("data-library")
        stemmer = PROJECT.languages[page.language].search.stemmer
        assert library.resolve().name.startswith(f"{lunr.kind(stemmer)}.")
        assert lunr.LUNR.read_text("utf-8").split("- 2.", 1)[1][:3] in library.read_text("utf-8")


def test_an_index_has_a_new_address_when_and_only_when_it_changes(
    copied: Path, small_site: Path, tmp_path: Path
) -> None:
    """F11, over two builds of the small site with a search page."""
    assert not [path for path in files(small_site) if "search_index" in path or "main.js" in path]
    edit(copied / "mkdocs.yml", "nav: [index.md, law.md]", "nav: [search.md, index.md, law.md]")
    for code in CODES:
        text = (ROOT / "docs" / code / "search.md").read_text(encoding="utf-8")
        (copied / "docs" / code / "search.md").write_text(text, encoding="utf-8")
    first, again = build(copied, "first"), build(copied, "again")
    assert files(first) == files(again)
    edit(copied / "docs/en/law.md", "Explained.", "Explained otherwise.")
    edit(copied / "docs/assets/site.js", "// The exit: without", "// Just adds")
    after = build(copied, "after")
    names = {code: [read(folder, code).name for folder in (first, after)] for code in CODES}
    assert {code for code, (old, new) in names.items() if old != new} == {"en"}
    for code in CODES:
        page = (after / code / "search" / "index.html").read_text(encoding="utf-8")
        assert f'data-index="{names[code][1]}"' in page


def test_rules_are_printed_with_the_longest_ending_first() -> None:
    rules = SearchRules(fold={"ё": "е"}, stemmer="", suffixes=[{3: "a bcd", 2: "ef"}], ignore="x y",
                        readings={"one": {"a": "b", "abc": "d"}})
    assert rules.printed() == {
        "fold": {"ё": "е"}, "stemmer": "", "suffixes": [[[3, "bcd"], [2, "ef"], [3, "a"]]],
        "finals": {}, "dropped": "", "ignore": ["x", "y"], "readings": [{"abc": "d", "a": "b"}]}
    assert list(rules.printed()["readings"][0]) == ["abc", "a"]  # type: ignore[index]


@pytest.mark.parametrize("code", CODES)
def test_endings_are_written_as_words_are_folded(code: str) -> None:
    """An ending with a letter that is folded away would never be cut."""
    rules = PROJECT.languages[code].search
    endings = " ".join(text for group in rules.suffixes for text in group.values())
    assert not set(endings) & set(rules.fold), code
    assert {*rules.finals, *rules.finals.values()} <= set(endings) | set("кп")


@pytest.mark.parametrize("code", CODES)
def test_the_list_of_all_pages_follows_the_alphabet(code: str, pages: list[Built]) -> None:
    (page,) = [page for page in pages if page.searches and page.language == code]
    letters = PROJECT.languages[code].words.letters
    entries = page.tree.xpath("//nav[@class='all']/ul/li")
    titles = [squeezed(entry.find("a").text_content()) for entry in entries]
    assert titles == sorted(titles, key=lambda title: place(title, letters))
    assert len(titles) == len(PROJECT.pages_of(code)) - 1
    links = {f"{entry.find('a').get('href')}": entry for entry in entries}
    assert links["../report/"].xpath("details/ul/li/a/@href")[0] == "../report/#danger"
    for href, entry in links.items():
        assert all(link.startswith(f"{href}#") for link in entry.xpath("details//a/@href"))


@pytest.mark.parametrize(("titles", "letters"), [
    (["115-1", "Абай", "Әлі", "Бала", "«Елеулі»", "Жол"], "аәбвгғдеёжз"),
    (["a", "b", "“C”"], "abc")])
def test_titles_are_ordered_by_letters_alone(titles: list[str], letters: str) -> None:
    assert sorted(reversed(titles), key=lambda title: place(title, letters)) == titles


def test_the_lists_are_long_enough() -> None:
    lists = {code: read_queries(ROOT, code) for code in CODES}
    for section, least in LEAST.items():
        for code, number in least.items():
            assert len({query.text for query in lists[code][section]}) >= number, code
    for section, number in LEAST_TOGETHER.items():
        together = {query.text for rows in lists.values() for query in rows[section]}
        assert len(together) >= number, section
    for code, rows in lists.items():
        for query in (query for found in rows.values() for query in found):
            known = {address(page.name) for page in PROJECT.pages_of(code)}
            assert query.pages and set(query.pages) <= known, f"{code}: {query}"
