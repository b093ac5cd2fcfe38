"""The glossary, the pairs that confuse and the corrections, as a page prints them."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from lxml import html

from scripts.content.records import Change
from scripts.render.vocabulary import vocabulary
from tests.pages import CODES, PROJECT
from tests.test_render import marks, render, tree

TERMS = PROJECT.data.terms


def page_of(code: str, token: str) -> html.HtmlElement:
    return tree(render(f"{{{{ {token}() }}}}\n\nДальше.", code))


@pytest.mark.parametrize("code", CODES)
def test_every_term_of_a_group_is_a_row_in_all_languages(code: str) -> None:
    found = page_of(code, "glossary")
    shown = [term for term in TERMS.terms if term.group]
    assert len(shown) == 60
    for term in shown:
        (row,) = found.xpath("//tr[@id=$id]", id=term.id)
        cells = [cell for cell in row if cell.tag in ("th", "td")]
        assert [cell.get("lang") for cell in cells] == [
            None if other == code else other for other in CODES]
        for cell, other in zip(cells, CODES, strict=True):
            assert term.texts[other] in cell.text_content()
        assert len(marks(row)) == len(term.articles) == len(marks(cells[-1]))
    assert found.xpath("//h3/@id") == [group.id for group in TERMS.groups]
    assert found.xpath("//h3/text()") == [group.title[code] for group in TERMS.groups]


@pytest.mark.parametrize("code", CODES)
def test_every_pair_has_its_words_and_its_difference(code: str) -> None:
    found = page_of(code, "pairs")
    for pair in TERMS.pairs:
        (row,) = found.xpath("//tr[@id=$id]", id=pair.id)
        text = row.text_content()
        assert pair.text[code] in text and all(words in text for words in pair.words.values())
        assert len(marks(row)) == len(pair.sources)


def test_marks_of_a_token_and_of_the_text_are_counted_together() -> None:
    parts = render("Раз.[^cc/115-1]\n\n{{ pairs() }}\n\nДва.[^budget-2026/7(4)]")
    assert parts.labels[0] == "cc/115-1" and parts.labels[-1] == "budget-2026/7(4)"
    assert len(parts.labels) == len(set(parts.labels))
    assert marks(tree(parts))[0] == "1" and marks(tree(parts))[-1] == str(len(parts.labels))


@pytest.mark.parametrize("code", CODES)
def test_corrections_are_ours_alone_and_newest_first(code: str) -> None:
    def change(day: int, kind: str) -> Change:
        text = {other: f"{kind} {day}" for other in CODES}
        return Change(date=datetime.date(2026, 12, day), kind=kind, pages=["law"], text=text)

    log = {"a": change(1, "corrected"), "b": change(2, "new"), "c": change(3, "withdrawn"),
           "d": change(4, "law-changed")}
    label = PROJECT.languages[code].words.label
    site = replace(PROJECT, data=replace(PROJECT.data, changes=log))
    names = vocabulary(site, PROJECT.pages[code, "index.md"])
    listed, feed = names["corrections"]().split("\n\n")
    lines = listed.split("\n")
    assert [line.rpartition("** ")[2] for line in lines] == ["withdrawn 3", "corrected 1"]
    assert label["feed"] in feed and 'href="feed.xml"' in feed
    everything, also = names["changes"]().split("\n\n")
    assert len(everything.split("\n")) == len(log) and also == feed
    nothing = vocabulary(replace(PROJECT, data=replace(PROJECT.data, changes={"b": log["b"]})),
                         PROJECT.pages[code, "index.md"])["corrections"]()
    assert nothing == f"{label['no_corrections']}\n\n{feed}"
