"""What stands in the built pages: sources, dates, the law's own words, tables, one language."""

from __future__ import annotations

import re
from copy import deepcopy
from pathlib import Path

import pytest
from lxml import html

from scripts.render import forms
from scripts.render.citations import find, law_as_at, read_on
from scripts.render.compose import compose
from tests.pages import CODES, PROJECT, Built, html_files, pages_of

BACK = "//a[starts-with(@href, '#')]"  # the number of a source, which leads back to the text
LABELS = re.compile(r'\[\^([^\]\s]+)\](?!:)|data-label="([^"]+)"')


@pytest.fixture(scope="module")
def pages(site: Path) -> list[Built]:
    found = pages_of(site)
    assert len(found) == len(PROJECT.pages)
    return found


@pytest.fixture(scope="module")
def texts(pages: list[Built]) -> list[Built]:
    """The pages that tell something: all but those whose Markdown is front matter alone."""
    found = [page for page in pages if page.tells]
    assert {page.name for page in pages} - {page.name for page in found} == {"all/", "search/"}
    return found


def labels_of(page: Built) -> list[str]:
    """What the source cites, each once; what a token prints brings its own sources."""
    text = compose(PROJECT, page.source)[0]
    return list(dict.fromkeys(found[1] or found[2] for found in LABELS.finditer(text)))


def squeezed(node: html.HtmlElement) -> str:
    return " ".join(node.text_content().split())


def test_marks_and_sources_lead_to_each_other(texts: list[Built]) -> None:
    for page in texts:
        labels = labels_of(page)
        assert labels and all(find(PROJECT.data, label) for label in labels)
        first: dict[str, str] = {}
        backs = page.tree.xpath(f"//ul[@class='sources']{BACK}")
        for mark in page.tree.xpath("//sup/a"):
            number = first.setdefault(mark.text, str(mark.get("id")))
            (entry,) = page.tree.xpath("//*[@id=$id]", id=mark.get("href")[1:])
            assert entry in backs and entry.text.split()[0] == mark.text, page.path
            assert entry.get("href") == f"#{number}", f"{page.path}: {mark.text} leads elsewhere"
        numbers = [str(number) for number in range(1, len(labels) + 1)]
        assert list(first) == numbers, f"{page.path}: numbers do not follow the text"
        assert sorted((link.text.split()[0] for link in backs), key=int) == numbers, page.path


def test_each_document_stands_once_with_kind_and_date(texts: list[Built]) -> None:
    for page in texts:
        words = PROJECT.languages[page.language].words
        heads, titles = [], []
        for entry in map(deepcopy, page.tree.xpath("//ul[@class='sources']/li")):
            for number in entry.xpath(f".{BACK}"):
                number.drop_tree()
            assert entry.findtext("b").rstrip(".") in words.kinds.values(), squeezed(entry)
            dated = re.search(rf"\d{{4}}|{words.label['undated']}", squeezed(entry))
            assert dated, f"{page.path}: no date: {squeezed(entry)}"
            heads.append(squeezed(entry))
            titles += [squeezed(link) for link in entry.xpath("a")]
            editions = [squeezed(term) for term in entry.xpath("dl/dt")]
            assert len(set(editions)) == len(editions) == len(entry.xpath("dl/dd")), page.path
        assert len(heads) > 1 and len(set(heads)) == len(heads), f"{page.path}: {heads}"
        assert len(set(titles)) == len(titles), f"{page.path}: an act stands twice: {titles}"


def test_every_page_tells_its_dates(pages: list[Built]) -> None:
    for page in pages:
        words, front = PROJECT.languages[page.language].words, page.source.front
        terms = [squeezed(node) for node in page.tree.xpath("//dl[@class='dates']/dt")]
        values = [squeezed(node) for node in page.tree.xpath("//dl[@class='dates']/dd")]
        shown = dict(zip(terms, values, strict=True))
        edition = law_as_at(PROJECT.data, labels_of(page), words)
        read = read_on(PROJECT.data, labels_of(page))
        if not page.tells:  # nothing of its own is told; what it holds tells its own dates
            assert not labels_of(page) and words.label["law_as_at"] not in shown
            assert shown[words.label["next_check"]] == " ".join(
                forms.moment(front.review_by, words).split())
            continue
        assert read, f"{page.path} cites nothing"
        if "{{ cases(" in page.source.body:  # the register: how far it reaches, not a law
            newest = max(case.month for case in PROJECT.data.cases.values())
            as_at = {words.label["latest_report"]: forms.moment(newest, words)}
        else:  # a page about a browser cites no law
            as_at = {words.label["law_as_at"]: forms.edition(edition, words)} if edition else {}
            assert edition or page.name == "safety/this-site/", f"{page.path} cites no law"
        expected = {**as_at, words.label["read_copy_on"]: forms.moment(read, words),
                    words.label["next_check"]: forms.moment(front.review_by, words)}
        assert shown == {key: " ".join(value.split()) for key, value in expected.items()}


def test_the_register_tells_how_far_it_reaches(pages: list[Built]) -> None:
    registers = [page for page in pages if "{{ cases(" in page.source.body]
    assert len(registers) == len(CODES)


def test_the_answer_comes_first_and_the_next_step_last(pages: list[Built]) -> None:
    """The lead, or else the first block of the text, is one short answer; "next" closes the text.

    Home has its doors instead, and about/ and the search are no step on anybody's way.
    """
    for page in pages:
        lead = page.tree.xpath("//p[@class='lead']") or page.tree.xpath("//div[@class='text']/*")
        assert 0 < len(squeezed(lead[0]).split()) <= 60, page.path
        if page.name not in ("", "about/") and page.tells:
            text = page.tree.xpath("//div[@class='text']") or page.tree.xpath("//main")
            assert text[0].xpath(".//a[@class='next']")[-1].getnext() is None, page.path


def test_no_line_begins_with_a_dash_and_no_act_s_number_breaks(site: Path) -> None:
    for page in html_files(site):
        for text in page.tree.body.xpath(".//text()[not(ancestor::*[self::style or self::svg])]"):
            assert " –" not in text, f"{page.path}: {text!r}"
            if "nb" not in (text.getparent().get("class") or "") or text.is_tail:
                torn = re.search(r"(?<!/)115-1(?!\d)|\d-[IVX]+\b|№\s\d", text)
                assert not torn, f"{page.path}: {text!r}"


def test_law_stands_letter_by_letter(texts: list[Built]) -> None:
    quoted = []
    for page in texts:
        for figure in map(deepcopy, page.tree.xpath("//figure[blockquote]")):
            (text,) = figure.iter("blockquote")
            label = re.findall(r"law\('([^']+)'\)", page.source.body)[0]
            law = PROJECT.data.laws[text.get("lang"), label]
            for number in text.xpath(".//span[@class='n']"):
                number.tail = None
                number.drop_tree()
            assert [squeezed(part) for part in text] == [
                " ".join(part.split()) for part in law.paragraphs], page.path
            assert squeezed(figure.find("p")) == law.record.title
            assert ("ours" in figure.get("class")) == law.record.ours
            quoted.append((page.language, text.get("lang"), law.record.ours))
    official = {(page, law) for page, law, ours in quoted if not ours}
    for code in CODES:
        shown = {law for page, law in official if page == code}
        assert shown == set(PROJECT.languages[code].words.law), f"{code} shows {shown}"


def test_phrases_return_as_headings_with_the_same_number(texts: list[Built]) -> None:
    explained = set()
    for page in texts:
        for link in page.tree.xpath("//a[@class='phrase-link']"):
            (heading,) = page.tree.xpath("//h2[@id=$id]", id=link.get("href")[1:])
            for part in ("n", "words"):
                spans = [node.xpath(f".//span[@class='{part}']")[0] for node in (link, heading)]
                assert squeezed(spans[0]) == squeezed(spans[1]), page.path
            explained.add((page.language, heading.get("id")))
    for code in CODES:
        phrases = {name for (lang, _), law in PROJECT.data.laws.items() if lang == code
                   for name in law.record.phrases}
        assert {name for lang, name in explained if lang == code} == phrases


def test_tables_keep_roles_and_labels_in_words(pages: list[Built]) -> None:
    """F20: on a phone `display` takes the roles away, so they are said; a label is real text."""
    tables = [(page.path, table) for page in pages for table in page.tree.iter("table")]
    assert len(tables) >= len(CODES)
    for path, table in tables:
        assert table.get("role") == "table", path
        assert all(row.get("role") == "row" for row in table.iter("tr")), path
        assert all(group.get("role") == "rowgroup" for group in table.iter("thead", "tbody"))
        names = [squeezed(cell) for cell in table.xpath("./thead/tr/th[@role='columnheader']")]
        for row in table.xpath("./tbody/tr"):
            first, *cells = list(row)
            assert (first.tag, first.get("role"), first.get("scope")) == ("th", "rowheader", "row")
            labels = [squeezed(cell.find("span[@class='cell-label']")) for cell in cells]
            assert labels == [f"{name}:" for name in names[1:]], path
            assert all(cell.get("role") == "cell" for cell in cells), path
