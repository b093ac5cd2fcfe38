"""The register, the figures and the plots: counted from data, the same in every language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import pytest
from lxml import html

from scripts.checks.runner import check_source
from scripts.content.cases import CIRCLES, Case, Circle, Figure, Group, PlotName, Relation
from scripts.content.loading import load
from scripts.content.site import Site
from scripts.render import forms
from scripts.render.compose import compose
from tests.builds import edit, run
from tests.pages import CODES, PROJECT
from tests.test_render import marks, page, render, tree

OTHER, PRESS = "zakon-2026-02", "baq-2026-02"
NOTE = {code: f"<doubt> {code}" for code in CODES}


def case(month: str, relation: str, outcome: str, **more: Any) -> Case:
    return Case.model_validate({
        "region": "abai", "month": month, "relation": relation, "conduct": ["calls", "threats"],
        "stage": "opened", "outcome": outcome.split(), "sources": [PRESS],
        "confidence": "one-report"} | more)


CASES = {
    "C02": case("2025-12", "ex-spouse", "convicted hours-1200 damages-500000", note=NOTE),
    "C09": case("2026-02", "ex-partner", "convicted penalty-not-found", region="astana",
                confidence="open", sources=[OTHER, PRESS]),
    "C10": case("2026-02", "ex-partner", "unknown", conduct=["home"], stage="detained"),
    "C11": case("2026-02", "ex-partner", "unknown", conduct=["not-stated"]),
    "C12": case("2026-01", "not-stated", "closed no-elements", stage="closed"),
}
SITE = replace(PROJECT, data=replace(PROJECT.data, cases=CASES))


def resolved(token: str, site: Site = SITE) -> str:
    """The only line of a page that holds only the token; fails on any problem."""
    text, problems = compose(site, page(f"{{{{ {token} }}}}"))
    assert problems == []
    return text.strip()


@pytest.mark.parametrize(("values", "number"), [
    ("", "5"), ("'convicted'", "2"), ("'convicted', 'closed'", "3"), ("'hours-1200'", "1"),
    ("'hours-80'", "0"), ("'ex-spouse', 'ex-partner'", "4"), ("'calls', 'home'", "4"),
    ("'detained'", "1"), ("'astana'", "1"), ("'2026-02'", "3"), ("'2025-12', '2026-01'", "2"),
    ("'not-stated'", "1"),  # a relation and a conduct: relations are asked first
    ("'closed'", "1"), ("'stranger'", "0")])
def test_rows_are_counted(values: str, number: str) -> None:
    assert resolved(f"count({values})") == number


@pytest.mark.parametrize(("token", "hint"), [
    ("count('ex-spouses')", "ex-spouse"), ("count('hour-80')", "Known|mean"),
    ("count('convicted', 'ex-spouse')", "outcome"), ("count(2026)", "Known"),
    ("cases('convict')", "convicted"), ("cases()", "convicted"), ("cases('hours-100')", "Known"),
    ("plot('relation')", "relations"), ("plot()", "sent-to-court"),
    ("figures('abroad')", "around"), ("figures()", "stalking"), ("figures(7)", "stalking"),
    ("figures('A33')", "A3"), ("count", "guides/style.md")])
def test_a_wrong_word_is_answered_with_known_ones(token: str, hint: str) -> None:
    (problem,) = compose(SITE, page(f"Текст.\n\n{{{{ {token} }}}}"))[1]
    assert problem.rule == "tokens" and problem.line == page("").body_line + 2
    assert any(part in problem.hint for part in hint.split("|")), problem.hint


def rows(code: str, token: str, site: Site = SITE) -> list[html.HtmlElement]:
    return list(tree(render(f"{{{{ {token} }}}}", code, site)).xpath("//tbody/tr"))


def test_the_newest_rows_come_first() -> None:
    groups = ", ".join(f"'{group}'" for group in get_args(Group))
    assert [row.get("id") for row in rows(CODES[0], f"cases({groups})")] == [
        "c11", "c10", "c09", "c12", "c02"]
    assert [row.get("id") for row in rows(CODES[0], "cases('closed', 'unknown')")] == [
        "c11", "c10", "c12"]


@pytest.mark.parametrize("code", CODES)
def test_a_row_says_when_where_how_it_ended_who_and_what(code: str) -> None:
    words = PROJECT.languages[code].words
    names, label = words.names, words.label
    open_row, noted = rows(code, "cases('convicted')")
    assert [cell.get("class") for cell in noted] == [None, "convicted", None, None]
    place, outcome, who, what = noted
    month = forms.moment(CASES["C02"].month, words)
    assert place.text == f"{forms.capital(month)}, {names.region['abai']}".replace("\u00a0", " ")
    hours = names.outcome["hours"].format(number=forms.number(1200, words))
    damages = names.outcome["damages"].format(amount=forms.amount([500000], words))
    assert outcome.findtext("b") == f"{hours}; {damages}"  # hours say that a court found guilty
    assert who.text_content() == f"{label['case_who']}: {names.relation['ex-spouse']}"
    assert what.text_content() == (
        f"{label['case_what']}: {names.conduct['calls']}, {names.conduct['threats']}")
    sure, note = noted.xpath(".//span[starts-with(@class, 'sure')]")
    assert (sure.get("class"), note.text) == ("sure open", NOTE[code])
    assert sure.text == words.confidence["one-report"] and marks(sure) == ["2"]
    bold = open_row.find(".//b").text
    assert bold == f"{names.outcome['convicted']}: {names.outcome['penalty-not-found']}"
    (sure,) = open_row.xpath(".//span[@class='sure open']")
    assert sure.text == words.confidence["open"] and marks(sure) == ["1", "2"]


@pytest.mark.parametrize("code", CODES)
def test_an_unknown_end_says_how_far_it_came(code: str) -> None:
    names = PROJECT.languages[code].words.names
    for row, stage in zip(rows(code, "cases('unknown')"), ["opened", "detained"], strict=True):
        cell = row.find("td")
        assert cell.get("class") == "unknown"
        assert cell.findtext("b") == names.outcome["unknown"]
        assert cell.find("b").tail.strip() == names.stage[stage]


def test_relations_lead_to_their_rows() -> None:
    groups = ", ".join(f"'{group}'" for group in get_args(Group))
    both = tree(render(f"{{{{ cases({groups}) }}}}\n\n{{{{ relations() }}}}", site=SITE))
    words = PROJECT.languages[PROJECT.source_language].words
    items = both.xpath("//li")
    relations = ["ex-spouse", "ex-partner", "not-stated"]
    assert [item.findtext("b") for item in items] == [
        f"{words.names.relation[name]}: {number}."
        for name, number in zip(relations, "131", strict=True)]
    assert [link.get("href") for link in items[1].iter("a")] == ["#c11", "#c10", "#c09"]
    assert {link.get("href")[1:] for link in both.xpath("//li/a")} == set(both.xpath("//tr/@id"))
    for item in items:
        texts = [link.text for link in item.iter("a")]
        assert len(set(texts)) == len(texts), "two links say the same and lead elsewhere"


def plots(code: str, name: str) -> Iterator[tuple[str, str, html.HtmlElement]]:
    """Label, value and bar of each row of a plot's picture."""
    (picture,) = tree(render(f"{{{{ plot('{name}') }}}}", code)).xpath("//figure/svg")
    texts, bars = [node.text for node in picture.iter("text")], list(picture.iter("rect"))
    yield from zip(texts[::2], texts[1::2], bars, strict=True)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("name", get_args(PlotName))
def test_a_plot_is_told_in_words_and_in_a_table(code: str, name: PlotName) -> None:
    words = PROJECT.languages[code].words
    whole = tree(render(f"{{{{ plot('{name}') }}}}", code))
    figure, frame = whole
    picture, caption = figure
    assert picture.get("role") == "img" and not whole.xpath("//*[@viewbox or @style]")
    assert picture.findtext("title") == words.plots[name].title
    assert caption.text_content() == f"{words.plots[name].title}. {words.plots[name].caption}"
    drawn = [(label, value) for label, value, _ in plots(code, name)]
    assert len(drawn) > 1
    for label, value in drawn:
        assert f"{label} – {value}" in picture.findtext("desc")
    table = [(row.find("th").text, row.find("td/span").tail) for row in frame.xpath(".//tbody/tr")]
    assert table == drawn


@pytest.mark.parametrize("name", get_args(PlotName))
def test_bars_are_as_long_as_their_values(name: str) -> None:
    bars = [(int(value), float(bar.get("width").rstrip("%")))
            for _, value, bar in plots(CODES[0], name)]
    longest = max(bars)
    assert longest[1] < 90  # the number stands behind the bar
    for value, width in bars:
        assert width == pytest.approx(longest[1] * value / longest[0], abs=0.1)


def test_a_bar_without_a_date_is_dotted() -> None:
    words = PROJECT.languages[CODES[0]].words
    kinds = {label: bar.get("class") for label, _, bar in plots(CODES[0], "sent-to-court")}
    assert kinds.pop(forms.capital(words.label["undated"])) == "open"
    assert set(kinds.values()) == {"sure"}


def test_every_relation_has_its_place_in_the_plot() -> None:
    assert set(CIRCLES) == set(get_args(Circle))
    assert sorted(name for circle in CIRCLES.values() for name in circle) == sorted(
        get_args(Relation))
    shown = sum(int(value) for _, value, _ in plots(CODES[0], "relations"))
    assert shown == len(PROJECT.data.cases)


@pytest.mark.parametrize("code", CODES)
def test_a_figure_says_what_it_counts_who_said_it_and_when(code: str) -> None:
    words = PROJECT.languages[code].words
    for group, figures in PROJECT.data.figures.items():
        shown = rows(code, f"figures('{group}')", PROJECT)
        for row, figure in zip(shown, figures.values(), strict=True):
            head, counts, who = row
            text = head.text.replace("\u00a0", " ")
            number = (forms.number(figure.figure, words) if isinstance(figure.figure, int)
                      else figure.figure[code]).replace("\u00a0", " ")
            country = f"{figure.country[code]}: " if figure.country else ""
            assert text == country + number
            assert bool(country) == (group == "foreign"), "the country is said each time"
            assert counts.find("span").tail.replace("\u00a0", " ") == figure.counts[code]
            assert who.find("span").tail.endswith(_when(figure, code))
            sure = who.find("span[2]")
            assert sure.text == words.confidence[figure.confidence]
            assert len(marks(sure)) == len(figure.sources)
            assert ("open" in sure.get("class")) == bool(figure.note)


def _when(figure: Figure, code: str) -> str:
    words = PROJECT.languages[code].words
    if figure.when is None:
        return words.label["undated"]
    return str(figure.when) if isinstance(figure.when, int) else forms.moment(figure.when, words)


def test_figures_may_be_chosen_one_by_one() -> None:
    whole = PROJECT.data.figures["stalking"]
    first, *_, last = whole
    shown = rows(CODES[0], f"figures('{last}', '{first}')", PROJECT)
    words = PROJECT.languages[CODES[0]].words
    assert [row.find("td[2]/span[2]").text for row in shown] == [
        words.confidence[whole[name].confidence] for name in (last, first)]


def test_a_wrong_value_is_told_at_its_own_line(copied: Path) -> None:
    file = copied / "data/cases.yml"
    edit(file, "[baq-2025-11]", "[baq-2025-21]")
    edit(file, "conduct: [threats, following]", "conduct: [threats, folowing]")
    lines = file.read_text(encoding="utf-8").split("\n")
    spoiled = next(place for place, line in enumerate(lines, 1) if "folowing" in line)
    told = [(problem.path, problem.line) for problem in load(copied).problems]
    assert told == [("data/cases.yml", spoiled)]
    edit(file, "folowing", "following")
    spoiled = next(place for place, line in enumerate(lines, 1) if "2025-21" in line)
    (problem,) = check_source(copied)
    assert (problem.path, problem.line, problem.rule) == ("data/cases.yml", spoiled, "records")


def test_the_build_too_stops_at_an_unknown_source(copied: Path) -> None:
    edit(copied / "data/figures.yml", "[zakon-2026-02b]", "[zakon-2026-2b]")
    ended = run(copied, "-m", "mkdocs", "build", "-d", str(copied / "site"))
    assert ended.returncode and "data/figures.yml" in ended.stdout + ended.stderr


def test_a_language_with_broken_words_is_told_of_and_nothing_falls_over(copied: Path) -> None:
    edit(copied / f"data/words/{CODES[0]}.yml", "\nplots:\n", "\nplotz:\n")
    found = check_source(copied)
    assert {problem.rule for problem in found} == {"shape"}
    assert [problem.hint for problem in found] == ["Write “plots:” in place of “plotz:”."]
