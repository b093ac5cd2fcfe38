"""Tokens, citations, boxes, steps and law, from a page's Markdown to the HTML of its text."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from lxml import html
from markdown import Markdown

from scripts.content.page import Page
from scripts.content.plain_text import read_text
from scripts.content.reading import parse
from scripts.content.site import Law, Site
from scripts.content.words import LawText
from scripts.problem import Problem
from scripts.render.citations import groups, known_labels
from scripts.render.compose import compose
from scripts.render.parts import Parts, split, unbroken
from tests.conftest import ROOT
from tests.pages import CODES, PROJECT

SOURCE = PROJECT.source_language
ONE, TWO, THREE, PRESS = "cc/115-1", "cc/467(1-1)", "cpc/32(3)", "baq-2026-02"
FIRST_LINE = 10  # where the body of a trial page begins
LAW_TEXT = [
    "2. То же деяние, совершённое *дважды* _или_ группой лиц <b>по сговору</b> & «иначе», –",
    "1) наказывается штрафом в размере {двухсот} показателей;",
    "- либо арестом [^cc/115-1] на срок до 5*5 суток. # Примечание `нет`",
    "    отступ, 16. сентября и \\ {{ черта }}",
]


def page(body: str, code: str = SOURCE) -> Page:
    original = PROJECT.pages[code, "index.md"]
    return replace(original, path=f"docs/{code}/trial.md", body=body, body_line=FIRST_LINE)


def render(body: str, code: str = SOURCE, site: Site = PROJECT) -> Parts:
    """As MkDocs does it, with the Markdown extensions of mkdocs.yml; fails on any problem."""
    problems: list[Problem] = []
    named = parse(read_text(ROOT, "mkdocs.yml", problems) or "", "mkdocs.yml", problems, tags=True)
    extensions = named.value["markdown_extensions"]
    settings = {name: options for entry in extensions if isinstance(entry, dict)
                for name, options in entry.items()}
    text, found = compose(site, page(body, code))
    assert problems == found == []
    names = [entry if isinstance(entry, str) else next(iter(entry)) for entry in extensions]
    return split(Markdown(extensions=names, extension_configs=settings).convert(text))


def tree(parts: Parts) -> html.HtmlElement:
    return html.fragment_fromstring(parts.lifted + parts.body, create_parent="div")


def marks(node: html.HtmlElement) -> list[str]:
    return [str(text) for text in node.xpath(".//sup/a/text()")]


def test_citations_are_numbered_in_reading_order_and_once() -> None:
    parts = render(f"Первое.[^{TWO}] Второе.[^{ONE}][^{TWO}]\n\nТретье.[^{PRESS}]")
    assert parts.labels == [TWO, ONE, PRESS]
    assert marks(tree(parts)) == ["1", "2", "1", "3"]
    assert len(tree(parts).xpath("//@id")) == len(set(tree(parts).xpath("//@id"))) == 3
    assert "footnote" not in parts.body and "Первое.<sup" in parts.body


def test_a_document_stands_once_and_below_it_each_edition_with_its_articles() -> None:
    words = PROJECT.languages[SOURCE].words
    found = groups(PROJECT.data, [ONE, PRESS, TWO, THREE, "cc/41(2)"], SOURCE, words)
    numbers = [[[entry.number for entry in entries] for entries in group.editions.values()]
               for group in found]
    assert numbers == [[[1, 3], [5]], [[2]], [[4]]]  # 41(2) was read in another edition
    texts = {entry.number: entry.text for group in found
             for entries in group.editions.values() for entry in entries}
    assert words.citing.article.format(article="115-1") == texts[1]
    assert "467" in texts[3] and "1-1" in texts[3] and texts[2] == ""
    assert [group.alone and group.alone.number for group in found] == [None, 2, 4]
    assert [group.kind for group in found[:2]] == [words.kinds["law"], words.kinds["press"]]


@pytest.mark.parametrize("code", CODES)
def test_an_article_read_in_one_language_says_so_at_its_edition(code: str) -> None:
    words = PROJECT.languages[code].words
    (group,) = groups(PROJECT.data, [ONE, TWO], code, words)  # TWO was read in the source language
    marked = [edition for edition in group.editions
              if words.label[f"read_in_{SOURCE}"] in edition]
    assert len(marked) == (words.law[0] != SOURCE)
    assert not any("(" in entry.text for entries in group.editions.values() for entry in entries)


@pytest.mark.parametrize(("body", "path"), [
    ("!!! noticed\n\n    Текст.[^{}]", "//div[@class='admonition noticed']"),
    ("??? story \"Т\"\n\n    Текст.[^{}]", "//details[@class='story']"),
    ("| А | Б |\n| --- | --- |\n| в | г[^{}] |", "//td"),
    ("| А | Б |\n| --- | --- |\n| в[^{}] | г |", "//th[@role='rowheader']"),
    ("- раз\n- два[^{}]", "//li[2]"),
    ("Слово\n:   Толкование.[^{}]", "//dd"),
    ("/// html | div.steps\n\n### Шаг {{#go}}\n\nТекст.[^{}]\n\n///", "//section[@class='step']"),
])
def test_marks_stand_where_they_are_typed(body: str, path: str) -> None:
    parts = render(body.format(THREE))
    (place,) = tree(parts).xpath(path)
    assert marks(place) == ["1"] and parts.labels == [THREE]


@pytest.mark.parametrize(("text", "shown"), [
    ("<p>Это – закон</p>", "<p>Это\u00a0– закон</p>"),
    ("<b>Да</b> – нет", "<b>Да</b>\u00a0– нет"),
    ("<p>– нет, 2025–2027</p>", "<p>– нет, 2025–2027</p>"),
    ('<a title="Да – нет, 115-1">x</a>', '<a title="Да – нет, 115-1">x</a>'),
    ("<code>а – б 115-1</code>", "<code>а – б 115-1</code>"),
    ("<svg><title>115-1 – б</title></svg>", "<svg><title>115-1 – б</title></svg>"),
    ("по 115-1-бап.", 'по <span class="nb">115-1-бап</span>.'),
    ("https://example.org/115-1/", "https://example.org/115-1/"),
    ("115-10", "115-10"),
    ("закон № 141-VIII,", 'закон <span class="nb">№ 141-VIII</span>,'),
    ("No. 141-VIII", '<span class="nb">No. 141-VIII</span>'),
    ("кодекс 231-V", 'кодекс <span class="nb">231-V</span>'),
    ("приказ № 89:", 'приказ <span class="nb">№ 89</span>:'),
])
def test_what_must_not_break_is_kept_together(text: str, shown: str) -> None:
    assert unbroken(text) == shown


def test_a_range_of_amounts_may_break_after_its_dash_in_a_table_alone() -> None:
    one, two = "{{ money(200, 2026) }}", "{{ money(20, 200, 2026) }}"
    parts = render(f"{one}, {two}\n\n| А | Б |\n| --- | --- |\n| {one} | {two} |")
    kept = [span.text for span in tree(parts).xpath("//p/span[@class='nb']")]
    cells = tree(parts).xpath("//tbody//*[self::th or self::td]")
    assert len(kept) == 2 and not any(" " in text for text in kept)
    assert cells[0].xpath("span[@class='nb']/text()") == kept[:1]
    assert not cells[1].xpath("span[@class='nb']")
    assert cells[1].text_content() == "Б: " + kept[1].replace("–\u00a0", "– ")


@pytest.mark.parametrize(("columns", "cell", "frame"), [
    (4, "двадцать слов " * 3, "stack"), (3, "двадцать слов " * 9, "table"),
    (4, "две недели", "table")])
def test_four_columns_of_sentences_are_cards_at_every_width(
    columns: int, cell: str, frame: str
) -> None:
    rows = ["| А " * columns + "|", "| --- " * columns + "|", f"| {cell} " * columns + "|"]
    (found,) = tree(render("\n".join(rows))).xpath("//div[table]/@class")
    assert found == frame


def test_a_mark_in_a_table_s_head_is_no_part_of_the_labels() -> None:
    parts = render(f"| А | Сколько[^{ONE}] |\n| --- | --- |\n| в | г |")
    assert tree(parts).xpath("//span[@class='cell-label']/text()") == ["Сколько: "]


def test_steps_are_sections_with_numbers_and_addresses() -> None:
    parts = render("/// html | div.steps\n\n## Раз {#one}\n\nА.\n\n- б\n\n## Два {#two}\n\nВ.\n\n"
                   "///\n\n## Потом {#then}")
    steps = tree(parts).xpath("//div[@class='steps']/section[@class='step']")
    assert [step.find("h2").get("id") for step in steps] == ["one", "two"]
    assert [step.text_content().split() for step in steps] == [
        ["1", "Раз", "А.", "б"], ["2", "Два", "В."]]
    assert [(entry.number, entry.title, entry.id) for entry in parts.headings] == [
        (1, "Раз", "one"), (2, "Два", "two"), (None, "Потом", "then")]


@pytest.mark.parametrize("code", CODES)
def test_boxes_have_their_title_in_the_page_s_language(code: str) -> None:
    boxes = PROJECT.languages[code].words.boxes
    assert boxes
    for kind, title in boxes.items():
        for body, shown in ((f"!!! {kind}\n\n    x", title), (f'!!! {kind} "Own"\n\n    x', "Own")):
            (box,) = tree(render(body, code)).xpath("//div[contains(@class, 'admonition')]")
            assert box.get("class") == f"admonition {kind}"
            assert box.find("p").text_content().strip() == shown
            assert box.find("p").xpath("./*[name()='svg' and @aria-hidden='true']")


@pytest.mark.parametrize("code", CODES)
def test_law_passes_letter_by_letter(code: str) -> None:
    """F09: what stands in data/law/ goes through no Markdown, token or citation."""
    record = LawText(source=ONE, title="Статья 1. <Проба>", phrases={"fine": "штрафом"})
    law = Law("data/law/trial.md", record, LAW_TEXT, 1)
    site = replace(PROJECT, data=replace(PROJECT.data, laws={(code, ONE): law}))
    parts = render(f"До.\n\n{{{{ law('{ONE}') }}}}\n\n"
                   "/// html | div.phrases\n\n## штрафом {#fine}\n\nТекст.\n\n///", code, site)
    quote = tree(parts).find(".//blockquote")
    assert quote.get("lang") == code and len(quote) == len(LAW_TEXT)
    (link,) = quote.xpath(".//a[@class='phrase-link']")
    assert link.get("href") == "#fine" and link.find("span[@class='words']").text == "штрафом"
    number = link.find("span[@class='n']")
    number.tail = None
    number.drop_tree()
    assert [part.text_content() for part in quote] == [" ".join(part.split()) for part in LAW_TEXT]
    assert tree(parts).find(".//p[@class='law-title']").text == record.title
    assert marks(tree(parts).find(".//figcaption")) == ["1"]


def test_every_mistake_of_a_page_is_told_in_one_run() -> None:
    lines = ["{{ fact.in_forse }} и {{ факт.in_force }}", "{{ money(fact.fine_to, 2031) }}",
             "[^cc/115-2] хорошо[^cc/115-1]", "{{ fact. }}",
             "{{ law('cc/999') }} {{ tel.pollice }}", "{{ sure('my-reading') }}",
             "{{ fact }} {{ money }}", "{{ 1/0 }}", "{{ fact.in_force }}"]
    text, problems = compose(PROJECT, page("\n".join(lines)))
    told = [(problem.line - FIRST_LINE, problem.rule) for problem in sorted(problems)]
    assert told == [(0, "tokens"), (0, "tokens"), (1, "tokens"), (2, "citations"), (3, "tokens"),
                    (4, "tokens"), (4, "tokens"), (5, "tokens"), (6, "tokens"), (6, "tokens"),
                    (7, "tokens")]
    assert {problem.path for problem in problems} == {f"docs/{SOURCE}/trial.md"}
    letters = "\n".join(f"{problem.line - FIRST_LINE} {problem.message} {problem.hint}"
                        for problem in problems)
    for hint in ("^0 .*in_force", "^0 .*fact", "^1 .*2026", f"^2 .*{ONE}", "^4 .*police",
                 "^5 .*our-reading"):
        assert re.search(hint, letters, re.MULTILINE), letters
    assert all(problem.hint for problem in problems) and "{{" not in text
    assert "16" in text.split("\n")[8]


@pytest.mark.parametrize("wrong", ["cc", "cc/115-11", "cc/467(1)", "zakon-2026-2", "КК/115-1"])
def test_an_unknown_source_is_answered_with_known_ones(wrong: str) -> None:
    (problem,) = compose(PROJECT, page(f"Текст.\n\nДальше.[^{wrong}]"))[1]
    assert (problem.line, problem.rule) == (FIRST_LINE + 2, "citations")
    assert any(label in problem.hint for label in known_labels(PROJECT.data)), problem.hint


@pytest.mark.parametrize("token", [
    "money(2026)", "money(fact.in_force, 2026)", "money(fact.fine_to, fact.in_force, 2026)",
    "fact.fine_from * 2", "fact.in_force|upper", "'865 000'", "cards()"])
def test_a_token_gives_no_sum_of_nothing_and_no_formula(token: str) -> None:
    text, (problem,) = compose(PROJECT, page(f"Текст {{{{ {token} }}}}."))
    assert problem.rule == "tokens" and problem.hint and text.startswith("Текст .")
