"""check --uncited: a number, a date or a duty has a source, or says that it is our own reading."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

import pytest

from scripts.checks.uncited import check
from scripts.commands import check as verb
from scripts.content.page import Page
from scripts.problem import WrongUse
from tests.conftest import ROOT
from tests.pages import CODES, PROJECT

SOURCE = PROJECT.source_language
FIRST_LINE = 10


def found(body: str, code: str = SOURCE) -> list[int]:
    """Lines of the body (from 1) in which something has no source."""
    original = PROJECT.pages[code, "index.md"]
    page: Page = replace(original, body=body, body_line=FIRST_LINE)
    letters = list(check(replace(PROJECT, pages={(code, "index.md"): page})))
    assert all(letter.hint and letter.rule == "uncited" for letter in letters)
    return [letter.line - FIRST_LINE + 1 for letter in letters]


@pytest.mark.parametrize("body", [
    "Срок – 5 суток.",
    "Действует с {{ fact.in_force }}.",
    "Штраф {{ money(fact.fine_to, 2026) }} или {{ index(2026) }}.",
    "Полиция обязана принять заявление.",
    "Отказать нельзя.",
    "- Срок 5 суток.",
    "1. Срок 5 суток.",
    "Звоните {{ tel.police }} в течение 5 суток.",
    "Статья 115-1 даёт 5 суток.",
    "Срок 5 суток. {{ sure('one-report') }}",
])
def test_a_statement_without_a_source_is_listed(body: str) -> None:
    assert found(body) == [1]


@pytest.mark.parametrize("body", [
    "Срок – 5 суток.[^cc/115-1]",
    "Первое.[^cc/115-1]\n\nСрок – 5 суток.\n\n- 5 суток\n\n| а | 5 |",
    "Срок – 5 суток. {{ sure('our-reading') }}",
    "Срок – 5 суток. {{ sure('open') }}",
    "{{ law('cc/115-1') }}\n\nСрок – 5 суток.",
    "Звоните {{ tel.police }}.",
    "Статья 115-1. Статьи 108-1 и 109-1, ст. 434 и № 245-VIII; существенный вред, 3(14).",
    "1. Первое.\n2. Второе.",
    "Приложение Police-102, лицензия CC BY 4.0.",
    "[Здесь](law/index.md#section-5) всё объяснено.",
    "## Арест до 2030 года {#arrest}",
    "| Что | В 2025 году |\n| --- | --- |\n| а | б |",
    "Вы вольны уйти.",
])
def test_a_statement_with_a_source_or_none_to_give_is_not(body: str) -> None:
    assert found(body) == []


def test_a_source_holds_until_the_next_heading() -> None:
    body = "Раз.[^cc/115-1]\n\n5 суток.\n\n## Два {#two}\n\n6 суток.\n\nТри.[^cc/115-1]\n\n7 суток."
    assert found(body) == [7]


def test_each_row_and_item_is_looked_at_by_itself() -> None:
    body = "| а | б |\n| --- | --- |\n| в | 5 |\n| г | 6 |\n\n- 7\n- 8[^cc/115-1]\n- 9"
    assert found(body) == [3, 4, 6]
    assert found("Что это\n:   Срок 5 суток.\n\nКто это\n:   Любой.") == [2]


def test_the_title_of_a_box_and_its_text_are_one() -> None:
    assert found('!!! uncertain "С 2030 года"\n\n    Так пишут.[^cc/115-1]') == []
    assert found('!!! uncertain "С 2030 года"\n\n    Так пишут.') == [1]
    assert found('!!! noticed\n    Так пишут 5 изданий.') == [2]


@pytest.mark.parametrize(("code", "duty", "free"), [
    ("kk", "Полиция арызды қабылдауға міндетті.", "Көрмеуге тиіс нәрсені жазбаңыз."),
    ("ru", "Полиция должна принять заявление.", "Права и обязанности описаны ниже."),
    ("en", "The police must accept it.", "Anyone can call."),
])
def test_each_language_has_its_words_of_duty(code: str, duty: str, free: str) -> None:
    assert found(duty, code) == [1] and found(free, code) == []
    assert PROJECT.data.terms.patterns.keys() == set(CODES)


def test_every_statement_of_the_site_has_a_source() -> None:
    assert PROJECT.problems == []
    assert [str(letter) for letter in check(PROJECT)] == []


# The verb


def test_the_list_ends_with_1_where_it_holds_something(
    copied: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    options = argparse.Namespace(uncited=True)
    page = copied / "docs" / SOURCE / "law.md"
    text = page.read_text(encoding="utf-8")
    assert verb.run(options, copied) == 0
    page.write_text(text.replace("Объяснение.", "Срок 5 суток."), encoding="utf-8")
    assert verb.run(options, copied) == 1
    out = capsys.readouterr().out
    assert f"docs/{SOURCE}/law.md:" in out and "“5 суток” has no source" in out
    assert out.rstrip().split("\n")[-1].startswith("1 problem in 1 file")


def test_the_list_stands_alone() -> None:
    with pytest.raises(WrongUse, match="list of its own"):
        verb.run(argparse.Namespace(uncited=True, due=True), ROOT)
