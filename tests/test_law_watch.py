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
from pathlib import Path

import pytest

from scripts.checks import law_watch
from scripts.checks.asking import Asker
from scripts.checks.law_text import fold, is_in, missing, shared, strip
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
LABEL = "cc/115-1"
DAY = datetime.date(2027, 3, 1)
OFFICIAL = [code for code, label in PROJECT.data.laws
            if label == LABEL and not PROJECT.data.laws[code, label].record.ours]
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


def paragraphs(code: str) -> list[str]:
    return list(PROJECT.data.laws[code, LABEL].paragraphs)


def page(code: str, edit: tuple[str, str] = ("", "")) -> str:
    """An official page as a plain one: other articles, then ours."""
    text = "".join(f"<p>{html.escape(part)}</p>" for part in paragraphs(code))
    assert edit[0] in text
    return f"<title>{code}</title><p>1.</p><h3>115-1</h3>{text.replace(*edit)}<p>Z</p>"


def path(site: Site, code: str) -> str:
    return "/" + law_watch.official_address(site, LABEL, code).split("/", 3)[3]


def told(site: Site, other: Web, replies: dict[str, Reply], **more: Reply
         ) -> dict[str, law_watch.Told]:
    """What the watch says when official pages answer so, and other paths as `more` says."""
    other.pages.clear()
    other.pages.update({path(site, code): reply for code, reply in replies.items()})
    other.pages.update({f"/{name}": reply for name, reply in more.items()})
    asker = Asker("guide-115-1 (test)", limit=LIMIT, overall=60, reads=True, pause=0)
    found = list(law_watch.check(site, asker, DAY))
    assert sorted(one.seen.language for one in found) == sorted(OFFICIAL)
    return {one.seen.language: one for one in found}


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
    "<script>var a = '<p>';</script>" + "".join(map(spaced_out, paragraphs(WORKING))),
    "".join(f"<div>{other_letters(part)}</div>" for part in paragraphs(WORKING)),
    "<br>".join(re.sub(r"(\w{5})", "\\1\u00ad", part) for part in paragraphs(WORKING)),
    f"<p>{paragraphs(WORKING)[0]}</p><p>{'note ' * 40}</p><p>{paragraphs(WORKING)[1]}</p>",
]


@pytest.mark.parametrize("body", SAME)
def test_the_right_text_in_another_markup_is_found(site: Site, other: Web, body: str) -> None:
    found = told(site, other, {WORKING: send(body), SECOND: send(page(SECOND))})
    assert {one.seen.result for one in found.values()} == {"found"}, found[WORKING]


@pytest.mark.parametrize("edit", [
    ("вопреки его воле", "против его воли"),
    ("до пятидесяти суток", "до шестидесяти суток"),
    ("лица, выражающееся", "лица выражающееся"),  # a comma is wording
    ("преследование лица", "преследование любого лица"),
    ("суток.", "суток, с лишением права."),
])
def test_one_changed_word_is_changed(site: Site, other: Web, edit: tuple[str, str]) -> None:
    found = told(site, other, {WORKING: send(page(WORKING, edit)), SECOND: send(page(SECOND))})
    one = found[WORKING]
    assert one.seen.result == "changed" and found[SECOND].seen.result == "found"
    (lost,) = (part for part in paragraphs(WORKING) if edit[0] in part)
    (kept,) = (part for part in paragraphs(WORKING) if edit[0] not in part)
    assert lost in one.message and kept not in one.message and LABEL in one.message
    letter = one.letter()
    assert letter.path == f"data/law/{WORKING}/cc/115-1.md" and path(site, WORKING) in letter.hint


def test_an_article_taken_out_of_its_code_is_changed(site: Site, other: Web) -> None:
    """Every word of it stands somewhere in a code, only not in this order."""
    scattered = " ".join(sorted(" ".join(paragraphs(WORKING)).split()))
    assert told(site, other, {WORKING: send(scattered)})[WORKING].seen.result == "changed"


def test_a_sentence_in_another_article_does_not_count(site: Site, other: Web) -> None:
    first, second = paragraphs(WORKING)
    for body in (f"{second}<p>{first}", f"{first}<p>{'Иное. ' * 900}<p>{second}"):
        assert told(site, other, {WORKING: send(body)})[WORKING].seen.result == "changed"


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
    assert found[WORKING].seen.result == "not reached" and reason in found[WORKING].message


def test_the_second_language_has_letters_of_its_own(site: Site, other: Web) -> None:
    """Latin i and h in place of the Kazakh letters are the same word; another word is not."""
    typed = page(SECOND).replace("і", "i").replace("һ", "h").replace("ө", "ɵ").upper()
    changed = page(SECOND, ("елеулі зиян", "едәуір зиян"))
    for body, result in ((typed, "found"), (changed, "changed")):
        assert told(site, other, {SECOND: send(body)})[SECOND].seen.result == result


def test_the_second_language_is_told_from_the_first(site: Site, other: Web) -> None:
    found = told(site, other, {code: send(page(WORKING)) for code in OFFICIAL})
    assert found[SECOND].seen.result == "not reached"
    assert "another language" in found[SECOND].message


def test_a_moved_page_is_followed_and_its_new_address_told(site: Site, other: Web) -> None:
    moved = {code: send(status=301, Location=f"/new-{code}") for code in OFFICIAL}
    there = {f"new-{code}": send(page(code)) for code in OFFICIAL}
    for code, one in told(site, other, moved, **there).items():
        assert one.seen.result == "found"
        assert one.message.endswith(f"{other.address}/new-{code}")


def test_a_page_in_another_encoding_is_read(site: Site, other: Web) -> None:
    body = f'<meta charset="windows-1251">{page(WORKING)}'.encode("windows-1251")
    for reply in (send(body), send(body, Content_Type="text/html; charset=windows-1251"),
                  send(page(WORKING), Content_Type="text/html; charset=no-such-one")):
        assert told(site, other, {WORKING: reply})[WORKING].seen.result == "found"


def test_each_page_is_asked_once(site: Site, other: Web) -> None:
    other.asked.clear()
    told(site, other, {code: send(page(code)) for code in OFFICIAL})
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
    assert {(one["language"], one["date"], one["result"])
            for one in json.loads(seen.read_text(encoding="utf-8"))} == {
                (WORKING, "2027-03-01", "changed"), (SECOND, "2027-03-01", "not reached")}


def test_half_a_wish_is_told() -> None:
    for given, word in (({"seen": "a"}, "--seen"), ({"report": "a"}, "--report")):
        with pytest.raises(WrongUse, match=word):
            check.asks(options(law=False, **given))
    assert check.asks(options()) and not check.asks(options(law=False))
    with pytest.raises(WrongUse, match="no folder"):
        watch.require_folder("/no/such/folder/seen.json")


def found_in(*codes: str) -> list[Seen]:
    return [Seen(LABEL, code, DAY, "found" if code in codes else "changed") for code in OFFICIAL]


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
