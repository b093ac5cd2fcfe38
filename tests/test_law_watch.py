"""The law watch against a local site: found, changed, or not reached with the reason."""

from __future__ import annotations

import argparse
import datetime
import html
import json
import re
import time
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from scripts.checks import law_watch
from scripts.checks.asking import Asker
from scripts.checks.law_text import fold, is_in, missing, shared, strip
from scripts.checks.law_watch import CUT
from scripts.checks.request import Answer
from scripts.commands import build as build_verb
from scripts.commands import check, watch
from scripts.content.loading import load
from scripts.content.seen import VARIABLE, Seen, read_seen, written
from scripts.content.site import Site
from scripts.problem import WrongUse
from scripts.render import forms
from scripts.render.watch import found_on
from tests import good, web
from tests.builds import build, files
from tests.pages import CODES, PROJECT, pages_of
from tests.web import Reply, Web, send

LIMIT = 0.6  # seconds for one page
SLACK = 1.5
LABEL, EXCERPT = "cc/115-1", "cc/3(14)"  # one page of the code holds both
FILL = "иное (2); "  # what the official page may say where we cut
DAY = datetime.date(2027, 3, 1)
ARTICLES = [article for article, law in PROJECT.data.laws.items() if not law.record.ours]
OFFICIAL = [code for code, label in ARTICLES if label == LABEL]
WORKING = PROJECT.source_language
(SECOND,) = (code for code in OFFICIAL if code != WORKING)


@pytest.fixture(scope="module")
def other() -> Iterator[Web]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("no_proxy", "127.0.0.1")
        with web.web() as found:
            yield found


@pytest.fixture(scope="module")
def root(other: Web, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The good site, whose official pages are the local site's."""
    folder = good.make(tmp_path_factory.mktemp("law") / "good")
    sources = folder / "data" / "sources.yml"
    text = sources.read_text(encoding="utf-8").replace("https://adilet.zan.kz", other.address)
    sources.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def site(root: Path) -> Site:
    return load(root)


def paragraphs(code: str, label: str = LABEL) -> list[str]:
    return list(PROJECT.data.laws[code, label].paragraphs)


def pieces(code: str, label: str) -> list[str]:
    """The paragraphs, parted where we cut: what must stand on the official page."""
    return [part.strip() for text in paragraphs(code, label) for part in text.split(CUT)]


def official(code: str, label: str, fill: str = FILL) -> list[str]:
    """The paragraphs as the code has them: with words of its own where we cut."""
    return [text.replace(CUT, fill) for text in paragraphs(code, label)]


def both(code: str) -> list[str]:
    return official(code, EXCERPT) + official(code, LABEL)


def page(code: str, edit: tuple[str, str] = ("", ""), fill: str = FILL) -> str:
    """An official page as a plain one: both articles in their places among others."""
    shown = {label: "".join(f"<p>{html.escape(part)}</p>" for part in official(code, label, fill))
             for label in (EXCERPT, LABEL)}
    text = f"<h3>3</h3><p>13)</p>{shown[EXCERPT]}<p>15)</p><h3>115-1</h3>{shown[LABEL]}"
    assert edit[0] in text
    return f"<title>{code}</title><p>1.</p>{text.replace(*edit)}<p>Z</p>"


def path(site: Site, code: str) -> str:
    return "/" + law_watch.official_address(site, LABEL, code).split("/", 3)[3]


def told(site: Site, other: Web, replies: dict[str, Reply], **more: Reply
         ) -> dict[tuple[str, str], law_watch.Told]:
    """What the watch says of each article when official pages answer so, other paths as `more`."""
    other.pages.clear()
    other.pages.update({path(site, code): reply for code, reply in replies.items()})
    other.pages.update({f"/{name}": reply for name, reply in more.items()})
    asker = Asker("guide-115-1 (test)", limit=LIMIT, overall=60, reads=True, pause=0)
    found = list(law_watch.check(site, asker, DAY))
    assert sorted((one.seen.language, one.seen.label) for one in found) == sorted(ARTICLES)
    return {(one.seen.language, one.seen.label): one for one in found}


def results(found: dict[tuple[str, str], law_watch.Told], code: str) -> list[str]:
    """What became of the excerpt and of the whole article in one language."""
    return [found[code, label].seen.result for label in (EXCERPT, LABEL)]


def spaced_out(text: str) -> str:
    """The same words in a markup of tables and spans, with soft hyphens and hard spaces."""
    words = [f"<span>{word[:2]}</span><i>\n{word[2:3].strip()}</i>&shy;{html.escape(word[3:])}"
             .replace("\n", "") for word in text.split(" ")]
    return "<table><tr><td>" + "&nbsp; <!-- x -->\n".join(words) + "</td></tr></table>"


def other_letters(text: str) -> str:
    """Look-alikes and signs as another editor types them."""
    return (unicodedata.normalize("NFD", text).replace("і", "i").replace("а", "a")
            .replace("е", "ё", 1).replace("–", "-").replace("о", "o"))


SAME = [
    page(WORKING),
    page(WORKING).upper().replace("TITLE", "title"),
    "<script>var a = '<p>';</script>" + "".join(map(spaced_out, both(WORKING))),
    "".join(f"<div>{other_letters(part)}</div>" for part in both(WORKING)),
    "<br>".join(re.sub(r"(\w{5})", "\\1\u00ad", part) for part in both(WORKING)),
    f"<p>{'note ' * 40}</p><p>".join(both(WORKING)),
]


@pytest.mark.parametrize("body", SAME)
def test_the_right_text_in_another_markup_is_found(site: Site, other: Web, body: str) -> None:
    found = told(site, other, {WORKING: send(body), SECOND: send(page(SECOND))})
    assert {one.seen.result for one in found.values()} == {"found"}, found


@pytest.mark.parametrize("edit", [
    ("вопреки его воле", "против его воли"),
    ("до пятидесяти суток", "до шестидесяти суток"),
    ("лица, выражающееся", "лица выражающееся"),  # a comma is wording
    ("преследование лица", "преследование любого лица"),
    ("суток.", "суток, с лишением права."),
])
def test_one_changed_word_is_changed(site: Site, other: Web, edit: tuple[str, str]) -> None:
    found = told(site, other, {WORKING: send(page(WORKING, edit)), SECOND: send(page(SECOND))})
    one = found[WORKING, LABEL]
    assert results(found, WORKING) == ["found", "changed"]
    assert results(found, SECOND) == ["found", "found"]
    (lost,) = (part for part in paragraphs(WORKING) if edit[0] in part)
    (kept,) = (part for part in paragraphs(WORKING) if edit[0] not in part)
    assert lost in one.message and kept not in one.message and LABEL in one.message
    letter = one.letter()
    assert letter.path == f"data/law/{WORKING}/cc/115-1.md" and path(site, WORKING) in letter.hint


def test_an_article_taken_out_of_its_code_is_changed(site: Site, other: Web) -> None:
    """Every word of it stands somewhere in a code, only not in this order."""
    scattered = {label: " ".join(sorted(" ".join(paragraphs(WORKING, label)).split()))
                 for label in (EXCERPT, LABEL)}
    kept = {label: "<p>".join(official(WORKING, label)) for label in (EXCERPT, LABEL)}
    for body, expected in (
        (scattered[EXCERPT] + scattered[LABEL], ["changed", "changed"]),
        (f"{kept[EXCERPT]}<p>{scattered[LABEL]}", ["found", "changed"]),
        (f"{scattered[EXCERPT]}<p>{kept[LABEL]}", ["changed", "found"]),
    ):
        assert results(told(site, other, {WORKING: send(body)}), WORKING) == expected


@pytest.mark.parametrize("place", [0, 1])
def test_a_sentence_in_another_article_does_not_count(site: Site, other: Web, place: int) -> None:
    label = (EXCERPT, LABEL)[place]
    first, second = official(WORKING, label)
    for body in (f"{second}<p>{first}", f"{first}<p>{'Иное. ' * 900}<p>{second}"):
        found = told(site, other, {WORKING: send(body)})
        assert found[WORKING, label].seen.result == "changed"


# An excerpt: CUT stands where we leave something out


@pytest.mark.parametrize("fill", [
    FILL, "", CUT, "<b>срыв</b> задания, </p><p>ущерб; ", "Иное. " * 90])
def test_an_excerpt_is_found_whatever_stands_at_the_cut(site: Site, other: Web, fill: str) -> None:
    assert any(CUT in text for text in paragraphs(WORKING, EXCERPT))
    replies = {code: send(html.unescape(page(code, fill=fill))) for code in OFFICIAL}
    found = told(site, other, replies)
    assert {one.seen.result for one in found.values()} == {"found"}, found


@pytest.mark.parametrize("code", OFFICIAL)
def test_a_changed_word_beside_the_cut_is_told(site: Site, other: Web, code: str) -> None:
    before, after = pieces(code, EXCERPT)[-2:]
    for whole, torn in ((before, before.rpartition(" ")[0]), (after, after.partition(" ")[2])):
        found = told(site, other, {code: send(page(code, (whole, torn)))})
        assert results(found, code) == ["changed", "found"]
        message = found[code, EXCERPT].message
        assert message.endswith(f"no longer says: “{whole}”") and EXCERPT in message
        assert found[code, EXCERPT].letter().path == f"data/law/{code}/{EXCERPT}.md"


@pytest.mark.parametrize("code", OFFICIAL)
def test_the_pieces_of_an_excerpt_stand_in_order_and_near(
    site: Site, other: Web, code: str
) -> None:
    before, after = pieces(code, EXCERPT)[-2:]
    (text,) = (part for part in official(code, EXCERPT) if after in part)
    for moved in (f"{after} {FILL}{before}", text.replace(FILL, f"{'2), ' * 2000}")):
        found = told(site, other, {code: send(page(code, (text, moved)))})
        assert results(found, code) == ["changed", "found"]


def test_a_cut_at_either_end_asks_for_nothing(site: Site) -> None:
    law = site.data.laws[WORKING, LABEL]
    first, second = law.paragraphs
    cut = replace(law, paragraphs=[f"{CUT} {first}", f"{second} {CUT}"])
    for edit, result in ((("", ""), "found"), (("суток", "месяцев"), "changed")):
        read = law_watch.read(Answer(200, "", page(WORKING, edit)))
        assert law_watch.judge(site, cut, WORKING, read, DAY).seen.result == result


ELSEWHERE = send("<p>Страница не найдена. Вернитесь на главную страницу сайта.")
NOT_REACHED: list[tuple[Reply, str]] = [
    (send("Not here", 404), "moved or gone (404)"),
    (send(page(WORKING), 410), "moved or gone (410)"),
    (send(page(WORKING), 500), "an error page (500)"),
    (send(page(WORKING), 403), "an error page (403)"),
    (web.slow(LIMIT + 2 * SLACK), "no answer within"),
    (web.drip(LIMIT + 2 * SLACK), "no answer within"),
    (web.cut_short, "IncompleteRead"),
    (web.hang_up, "RemoteDisconnected"),
    (send(page(SECOND)), "another language"),
    (send("<p>Just a moment. Checking your browser."), "another language"),
    (ELSEWHERE, "another page, without our words"),
    (send(""), "another language"),
    (send(status=302, Location="/main"), "another page, without our words"),
]


@pytest.mark.parametrize(("reply", "reason"), NOT_REACHED)
def test_what_says_nothing_of_the_law_is_not_reached(
    site: Site, other: Web, reply: Reply, reason: str
) -> None:
    begun = time.monotonic()
    found = told(site, other, {WORKING: reply}, main=ELSEWHERE)
    assert time.monotonic() - begun < LIMIT + SLACK
    for label in (EXCERPT, LABEL):
        one = found[WORKING, label]
        assert one.seen.result == "not reached" and reason in one.message and label in one.message


def test_the_second_language_has_letters_of_its_own(site: Site, other: Web) -> None:
    """Latin i and h in place of the Kazakh letters are the same word; another word is not."""
    typed = page(SECOND).replace("і", "i").replace("һ", "h").replace("ө", "ɵ").upper()
    changed = page(SECOND, ("елеулі зиян", "едәуір зиян"))
    for body, result in ((typed, "found"), (changed, "changed")):
        found = told(site, other, {SECOND: send(body)})
        assert results(found, SECOND) == [result, result]  # both articles speak of this harm


def test_the_second_language_is_told_from_the_first(site: Site, other: Web) -> None:
    found = told(site, other, {code: send(page(WORKING)) for code in OFFICIAL})
    for label in (EXCERPT, LABEL):
        assert found[SECOND, label].seen.result == "not reached"
        assert "another language" in found[SECOND, label].message


def test_a_moved_page_is_followed_and_its_new_address_told(site: Site, other: Web) -> None:
    moved = {code: send(status=301, Location=f"/new-{code}") for code in OFFICIAL}
    there = {f"new-{code}": send(page(code)) for code in OFFICIAL}
    for (code, _), one in told(site, other, moved, **there).items():
        assert one.seen.result == "found"
        assert one.message.endswith(f"{other.address}/new-{code}")


def test_a_page_in_another_encoding_is_read(site: Site, other: Web) -> None:
    body = f'<meta charset="windows-1251">{page(WORKING)}'.encode("windows-1251")
    for reply in (send(body), send(body, Content_Type="text/html; charset=windows-1251"),
                  send(page(WORKING), Content_Type="text/html; charset=no-such-one")):
        assert results(told(site, other, {WORKING: reply}), WORKING) == ["found", "found"]


def test_each_page_is_asked_once(site: Site, other: Web) -> None:
    other.asked.clear()
    told(site, other, {code: send(page(code)) for code in OFFICIAL})
    assert len(ARTICLES) > len(OFFICIAL)  # several articles of one page
    assert [(method, where) for method, where, *_ in other.asked] == [
        ("GET", path(site, code)) for code in OFFICIAL]


def test_folding_keeps_what_is_wording() -> None:
    assert strip("<p>a<b>b</b></p><td>c<script>d</script>&amp;").split() == ["ab", "c", "&"]
    assert fold("Ещё\u00a0«слово» —  ab\u00adc") == fold("еще слово - aЬc".replace("Ь", "b"))
    assert fold("казнить нельзя, помиловать") != fold("казнить, нельзя помиловать")
    assert missing(["одно", "два"], "одно два") == []
    assert missing(["одно", "два"], "два одно") == ["два"]
    assert missing(["одно"], "") == ["одно"]
    assert shared(["первое второе"], "второе") == 0.5 and shared(["а"], "а") == 0.0
    assert is_in("қала", "қал", "ал") and not is_in("ала", "қал", "ал")


# The whole way: verb, report, file, build


def options(**given: object) -> argparse.Namespace:
    return argparse.Namespace(**({"due": False, "outside": False, "law": True, "report": "",
                                  "seen": ""} | given))


def test_changed_is_the_first_line_and_the_exit_code_stays_0(
    root: Path, site: Site, other: Web, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(watch, "LAW", LIMIT)
    told(site, other, {WORKING: send(page(WORKING, ("его воле", "её воле"))),
                       SECOND: send(status=500)})
    report, seen, summary = (tmp_path / name for name in ("report.md", "seen.json", "summary"))
    variables = {"SOURCE_DATE_EPOCH": "1803859200", "GITHUB_STEP_SUMMARY": str(summary)}
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert check.run(options(due=True, report=str(report), seen=str(seen)), root) == 0
    lines = report.read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith(f"**CHANGED: {LABEL} ({WORKING})")
    assert paragraphs(WORKING)[0] in lines[0]
    assert lines[2].startswith("Report of 2027-03-01: ")
    assert summary.read_text(encoding="utf-8") == report.read_text(encoding="utf-8")
    assert f"data/law/{WORKING}/cc/115-1.md:" in capsys.readouterr().out
    assert {(one["label"], one["language"], one["date"], one["result"])
            for one in json.loads(seen.read_text(encoding="utf-8"))} == {
                (label, code, "2027-03-01", result) for label, code, result in (
                    (LABEL, WORKING, "changed"), (EXCERPT, WORKING, "found"),
                    (LABEL, SECOND, "not reached"), (EXCERPT, SECOND, "not reached"))}


def test_half_a_wish_is_told() -> None:
    for given, word in (({"seen": "a"}, "--seen"), ({"report": "a"}, "--report")):
        with pytest.raises(WrongUse, match=word):
            check.asks(options(law=False, **given))
    assert check.asks(options()) and not check.asks(options(law=False))
    with pytest.raises(WrongUse, match="no folder"):
        watch.require_folder("/no/such/folder/seen.json")


def found_in(*codes: str, label: str = LABEL, day: datetime.date = DAY) -> list[Seen]:
    return [Seen(label, code, day, "found" if code in codes else "changed") for code in OFFICIAL]


def test_a_page_tells_the_day_only_of_texts_that_it_shows(site: Site) -> None:
    for language in CODES:
        entry = site.pages[language, "law.md"]
        shown = {language} & set(OFFICIAL) or set(OFFICIAL)
        assert found_on(site, entry, found_in(*shown)) == DAY
        for code in shown:
            assert found_on(site, entry, found_in(*(shown - {code}))) is None
        assert found_on(site, entry, []) is None
    without = PROJECT.pages[WORKING, "about.md"]
    assert found_on(PROJECT, without, found_in(*OFFICIAL)) is None


def test_a_page_tells_nothing_of_another_article_of_the_same_act(site: Site) -> None:
    later = DAY + datetime.timedelta(days=7)
    whole, excerpt = found_in(*OFFICIAL), found_in(*OFFICIAL, label=EXCERPT, day=later)
    lost = found_in(label=EXCERPT, day=later)
    for language in CODES:
        first = site.pages[language, "law.md"]
        second = replace(first, body=first.body.replace(LABEL, EXCERPT))
        two = replace(first, body=first.body + second.body)
        for entry, seen, day in (
            (first, excerpt, None), (first, whole + lost, DAY),
            (second, whole, None), (second, whole + lost, None), (second, excerpt, later),
            (two, whole, None), (two, excerpt, None), (two, whole + lost, None),
            (two, whole + excerpt, DAY),  # the earlier day holds for both
        ):
            assert found_on(site, entry, seen) == day, entry.path


@pytest.mark.parametrize("damaged", ["", "{", "[1]", '[{"label": 1}]', '{"a": 1}',
                                     '[{"label":"a","language":"b","date":"x","result":"found"}]'])
def test_a_damaged_file_never_holds_back_a_build(tmp_path: Path, damaged: str) -> None:
    file = tmp_path / "seen.json"
    assert read_seen(file) == ()
    file.write_text(damaged, encoding="utf-8")
    assert read_seen(file) == ()
    assert "holds no text" in build_verb.tell_seen(str(file))
    file.write_text(written(found_in(WORKING)), encoding="utf-8")
    assert list(read_seen(file)) == found_in(WORKING)
    assert "pages: 1." in build_verb.tell_seen(str(file))


def test_the_built_page_says_it_and_nothing_else_differs(root: Path, tmp_path: Path) -> None:
    file = tmp_path / "seen.json"
    file.write_text(written(found_in(*OFFICIAL)), encoding="utf-8")
    folders = [build(root, name, **{VARIABLE: value}) for name, value in (
        ("without", ""), ("lost", str(tmp_path / "lost.json")), ("with", str(file)))]
    assert files(folders[0]) == files(folders[1])
    for before, after in zip(pages_of(folders[0]), pages_of(folders[2]), strict=True):
        words = PROJECT.languages[after.language].words
        row = (f"<dt>{words.label['found_by_machine']}</dt><dd>{forms.moment(DAY, words)}</dd>")
        assert after.text.count(row) == 1 and row not in before.text
        assert after.text.replace(row, "") == before.text
