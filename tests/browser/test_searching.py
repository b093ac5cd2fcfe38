"""The search as a reader uses it: finds, answers whatever is typed, and leaves no trace."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page, Route

from scripts.commands.observing.looking import STORED
from scripts.commands.observing.searching import OURS, Query, read_queries
from tests.browser.conftest import Watched
from tests.browser.test_axe import PLAIN, violations
from tests.browser.test_pages import OPEN
from tests.browser.windows import DESK, PHONE, watched
from tests.conftest import ROOT
from tests.pages import CODES, PROJECT

CODE = PROJECT.source_language
LEAST = {"words": {"kk": 0.98, "ru": 0.98, "en": 1.0}}
LEAST_ELSEWHERE = 0.98  # another keyboard, whole questions
LATE = 500  # milliseconds after pageshow (F02)
WORD = "заявление"
LONGEST = 2000  # milliseconds that ten thousand letters may take, on a busy machine too


def label(code: str = CODE) -> dict[str, str]:
    return PROJECT.languages[code].words.label


def path(code: str = CODE) -> str:
    return f"{code}/search/"


def told(page: Page) -> str:
    return page.locator(".search [role=status]").inner_text()


def links(page: Page) -> list[str]:
    return [str(link.get_attribute("href")) for link in page.locator(".search li a").all()]


def type_in(page: Page, text: str) -> None:
    """As if typed, then waits for the answer."""
    page.locator("#query").fill(text)
    page.wait_for_function("wait => document.querySelector('[role=status]').textContent != wait",
                           arg=label()["search_wait"])
    page.wait_for_timeout(50)


def asked(page: Page, queries: list[Query]) -> list[list[str]]:
    """For each query the addresses below the language, in their order."""
    found = page.evaluate(OURS, [query.text for query in queries])
    return [[urlsplit(link).path.split("/", 2)[2] for link in links] for links, _ in found]


@pytest.mark.parametrize("code", CODES)
def test_readers_find_their_page_among_the_first_three(
    browser: Browser, server: str, code: str
) -> None:
    with watched(browser, server) as seen:
        seen.go(path(code))
        for section, queries in read_queries(ROOT, code).items():
            answers = asked(seen.page, queries)
            missed = [f"{query.text}: {found[:3]}, not {query.pages}" for query, found in
                      zip(queries, answers, strict=True) if not query.is_found(found)]
            share = 1 - len(missed) / len(queries)
            print(f"{code} {section}: {share:.1%} of {len(queries)}", *missed, sep="\n  ")
            least = LEAST.get(section, {}).get(code, LEAST_ELSEWHERE)
            assert share >= least, f"{code} {section}: {share:.1%}\n" + "\n".join(missed)
        assert seen.console == seen.errors == seen.foreign == []


@pytest.mark.parametrize("signed", [f"{WORD}:", f"{WORD}*", f"-{WORD}", f"+{WORD}", f"^{WORD}~",
                                    f"«{WORD}»", f"title:{WORD}", f"  {WORD}\t", f"{WORD}\\"])
def test_signs_change_nothing(browser: Browser, server: str, signed: str) -> None:
    """F28."""
    with watched(browser, server) as seen:
        seen.go(path())
        type_in(seen.page, WORD)
        plain = links(seen.page)
        type_in(seen.page, signed.replace("title:", ""))
        assert links(seen.page) == plain and len(plain) > 1
        type_in(seen.page, signed)
        assert plain[0] in links(seen.page)
        assert seen.console == seen.errors == []


@pytest.mark.parametrize("text", [
    "", " ", "«", "^", "~", ":", "*", "+", "-", "\\", "…  !?", "\u0301"])
def test_signs_and_spaces_alone_show_the_list_of_pages(
    browser: Browser, server: str, text: str
) -> None:
    with watched(browser, server) as seen:
        seen.go(path())
        type_in(seen.page, WORD)
        assert seen.page.locator(".all").is_hidden()
        type_in(seen.page, text)
        assert links(seen.page) == [] and told(seen.page) == ""
        assert seen.page.locator(".all").is_visible()
        assert seen.console == seen.errors == []


@pytest.mark.parametrize(("text", "page"), [
    ("115-1", "law/"), ("статья 115-1:", "law/"), ("ст.115-1", "law/"), ("467(1-1)", "about/"),
    ("115–1", "law/"), ("102*", "now/"), ("№ 245-VIII", "glossary/"), ("245 viii", "glossary/")])
def test_numbers_of_articles_are_words(
    browser: Browser, server: str, text: str, page: str
) -> None:
    with watched(browser, server) as seen:
        seen.go(path())
        assert any(found.startswith(page)
                   for found in asked(seen.page, [Query(text, [])])[0][:3]), text


def test_long_input_is_cut_and_answered(browser: Browser, server: str) -> None:
    with watched(browser, server) as seen:
        seen.go(path())
        type_in(seen.page, WORD)
        found = links(seen.page)
        for text in (f"{WORD} " * 1200, WORD + " " * 10000 + "x", "ж" * 10000):
            begun = seen.page.evaluate("performance.now()")
            type_in(seen.page, text)
            assert seen.page.evaluate("performance.now()") - begun < LONGEST
            assert links(seen.page) == ([] if text.startswith("жж") else found)
        assert told(seen.page) == label()["search_none"]
        assert seen.console == seen.errors == []


def test_what_is_found_leads_to_its_section(browser: Browser, server: str) -> None:
    """Heading in bold, page below it, hits marked; how many pages there are, without plurals."""
    with watched(browser, server, viewport=PHONE) as seen:
        seen.go(path())
        type_in(seen.page, "подать заявление")
        assert re.fullmatch(rf"{re.escape(label()['search_found'])} \d+", told(seen.page))
        assert 1 < len(links(seen.page)) <= 10
        first = seen.page.locator(".search li").first
        assert first.locator("b").inner_text() and first.locator("small").inner_text()
        marks = {mark.lower() for mark in seen.page.locator(".search mark").all_inner_texts()}
        assert marks and all(mark.startswith(("заявлен", "пода")) for mark in marks), marks
        pages = [link.split("#")[0] for link in links(seen.page)]
        assert len(set(pages)) == len(pages), "a page stands twice"
        first.locator("p").click(force=True)  # the whole row is the link
        assert "/report/#" in seen.page.url
        anchor = urlsplit(seen.page.url).fragment
        assert seen.page.locator(f"#{anchor}").is_visible()


def test_nothing_found_says_what_to_try_and_keeps_the_list(browser: Browser, server: str) -> None:
    with watched(browser, server) as seen:
        for code in CODES:
            seen.go(path(code))
            seen.page.locator("#query").fill("ъщъщъщ")
            seen.page.get_by_text(label(code)["search_none"]).wait_for()
            assert links(seen.page) == [] and seen.page.locator(".all").is_visible()


def test_nothing_is_fetched_before_the_field_is_used(browser: Browser, server: str) -> None:
    with watched(browser, server) as seen:
        seen.go(path())
        seen.page.wait_for_load_state("networkidle")
        before = len(seen.requests)
        assert not any("lunr" in url or url.endswith(".json") for url in seen.requests)
        seen.page.locator("#query").focus()
        seen.page.wait_for_load_state("networkidle")
        fetched = [Path(url).name.split(".")[0] for url in seen.requests[before:]]
        assert sorted(fetched) == ["index", "lunr-ru"]
        type_in(seen.page, WORD)
        assert len(seen.requests) == before + 2 and seen.foreign == []


def test_loading_says_so_and_answers_what_was_typed_meanwhile(
    browser: Browser, server: str
) -> None:
    with watched(browser, server) as seen:
        held: list[Route] = []
        seen.page.route("**/index.*.json", lambda route: held.append(route))
        seen.go(path())
        seen.page.locator("#query").fill("сталкинг")
        seen.page.locator("#query").fill(WORD)
        seen.page.get_by_text(label()["search_wait"]).wait_for()
        assert seen.page.locator(".all").is_visible() and links(seen.page) == []
        held[0].continue_()
        seen.page.locator(".search li").first.wait_for()
        assert len(held) == 1 and WORD[:7] in seen.page.locator("mark").first.inner_text().lower()


LOSE: dict[str, Callable[[Route], None]] = {
    "no connection": lambda route: route.abort(),
    "not found": lambda route: route.fulfill(status=404, body="Not here"),
    "damaged": lambda route: route.fulfill(status=200, body='{"pages"'),
}


@pytest.mark.parametrize("how", LOSE)
@pytest.mark.parametrize("file", ["**/index.*.json", "**/lunr*.js"])
def test_what_does_not_load_gives_a_sentence_and_the_next_key_tries_again(
    browser: Browser, server: str, file: str, how: str
) -> None:
    with watched(browser, server) as seen:
        seen.page.route(file, LOSE[how])
        seen.go(path())
        seen.page.locator("#query").fill("з")
        seen.page.get_by_text(label()["search_failed"]).wait_for()
        assert links(seen.page) == [] and seen.page.locator(".all").is_visible()
        seen.page.unroute(file)
        type_in(seen.page, WORD)
        seen.page.locator(".search li").first.wait_for()
        # The browser's own line about a file that did not come is no message of the page.
        own = [line for line in seen.console if not line.startswith("Failed to load resource")]
        damaged = how == "damaged" and "lunr" in file
        assert own == [] and (damaged or seen.errors == []), (own, seen.errors)


def leave(seen: Watched) -> None:
    """By the exit, which goes to another site: here, to a page that is not ours."""
    seen.page.route("https://www.kazhydromet.kz/**", lambda route: route.fulfill(
        status=200, content_type="text/html", body="<title>weather</title>"))
    seen.page.locator(".exit").click()
    seen.page.wait_for_url("https://**")


def follow(seen: Watched) -> None:
    seen.page.locator(".search li a").first.click()
    seen.page.wait_for_url("**/report/**")


@pytest.mark.parametrize("way", ["exit", "result", "reload"])
def test_field_and_results_are_empty_again(browser: Browser, server: str, way: str) -> None:
    """F02, also where the browser fills the field in late, and where it keeps the whole page."""
    with watched(browser, server) as seen:
        seen.go(f"{CODE}/")
        seen.go(path())
        type_in(seen.page, "защита")
        assert links(seen.page)
        if way == "reload":
            seen.page.reload()
        else:
            type_in(seen.page, "подать заявление")
            (leave if way == "exit" else follow)(seen)
            seen.page.go_back()
            if "/search/" not in seen.page.url:  # the exit has taken its place
                seen.go(path())
        for moment in (0, LATE):
            seen.page.wait_for_timeout(moment)
            assert seen.page.locator("#query").input_value() == "" and links(seen.page) == []
            assert told(seen.page) == "" and seen.page.locator(".all").is_visible()


def test_a_late_refill_is_emptied_and_early_typing_is_kept(browser: Browser, server: str) -> None:
    late = "setTimeout(() => { document.querySelector('#query').value = 'защита'; }, 100)"
    with watched(browser, server) as seen:
        seen.go(path())
        seen.page.evaluate(f"() => {{ dispatchEvent(new Event('pageshow')); {late}; }}")
        seen.page.wait_for_timeout(LATE)
        assert seen.page.locator("#query").input_value() == ""
        seen.page.evaluate("() => { dispatchEvent(new Event('pageshow')); }")
        seen.page.locator("#query").press_sequentially("жа", delay=20)
        seen.page.wait_for_timeout(LATE)
        assert seen.page.locator("#query").input_value() == "жа"


def test_the_query_is_nowhere_but_in_the_field(browser: Browser, server: str) -> None:
    with watched(browser, server) as seen:
        seen.go(path())
        title, entries = seen.page.title(), seen.page.evaluate("history.length")
        type_in(seen.page, WORD)
        assert seen.page.url == server + path() and seen.page.title() == title
        assert seen.page.evaluate("[history.length, history.state]") == [entries, None]
        assert set(seen.page.evaluate(STORED).values()) == {0}
        field = seen.page.locator("#query")
        assert field.get_attribute("autocomplete") == "off" and not field.get_attribute("name")
        assert seen.page.locator("form").count() == 0
        field.press("Enter")
        assert seen.page.url == server + path()
        assert WORD not in " ".join(seen.requests) and seen.console == []
        follow(seen)
        assert "?" not in seen.page.url and seen.page.evaluate("document.referrer") == ""


def test_with_the_keyboard_alone(browser: Browser, server: str) -> None:
    focused = "() => document.activeElement.getAttribute('href') || document.activeElement.id"
    with watched(browser, server, viewport=DESK) as seen:
        seen.go(path())
        seen.page.locator(".skip").focus()
        seen.page.keyboard.press("Enter")
        for _ in range(9):
            seen.page.keyboard.press("Tab")
            if seen.page.evaluate(focused) == "query":
                break
        seen.page.keyboard.type(WORD)
        seen.page.locator(".search li").first.wait_for()
        seen.page.keyboard.press("Enter")
        assert seen.page.evaluate(focused) == links(seen.page)[0]
        seen.page.keyboard.press("Shift+Tab")
        assert seen.page.evaluate(focused) == "query"
        seen.page.keyboard.press("Escape")
        assert seen.page.locator("#query").input_value() == "" and links(seen.page) == []
        assert seen.page.locator(".all").is_visible()
        seen.page.keyboard.type(WORD)
        seen.page.locator(".search li").first.wait_for()
        seen.page.keyboard.press("Tab")
        seen.page.keyboard.press("Enter")
        seen.page.wait_for_url("**/report/**")


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("text", [WORD, "ъщъщъщ"])
def test_axe_finds_nothing_in_results(
    browser: Browser, server: str, mode: str, text: str
) -> None:
    with watched(browser, server, viewport=PHONE, color_scheme=mode) as seen:
        seen.go(path())
        seen.page.evaluate(AXE_SCRIPT)
        type_in(seen.page, text)
        seen.page.locator("main details").evaluate_all(OPEN)
        for ground in ("paper", "sky"):
            seen.page.evaluate(PLAIN, ground)
            assert violations(seen.page, ["main"]) == []


@pytest.mark.parametrize("width", [320, 360, 992, 1280])
def test_results_fit_and_can_be_pressed(browser: Browser, server: str, width: int) -> None:
    with watched(browser, server, viewport={"width": width, "height": 740}) as seen:
        for code in CODES:
            seen.go(path(code))
            seen.page.locator("#query").fill("115-1")
            seen.page.locator(".search li").first.wait_for()
            assert seen.page.evaluate("document.documentElement.scrollWidth") == width
            for row in seen.page.locator(".search li").all():
                box = row.bounding_box()
                assert box and box["height"] >= 44 and box["x"] + box["width"] <= width


def test_without_script_there_is_no_field_and_the_whole_list(browser: Browser, server: str) -> None:
    with watched(browser, server, viewport=PHONE, java_script_enabled=False) as seen:
        for code in CODES:
            seen.go(path(code))
            assert seen.page.locator("#query").is_hidden()
            pages = seen.page.locator(".all > ul > li")
            assert pages.count() == len(PROJECT.pages_of(code)) - 1
            folded = pages.locator("details")
            assert 0 < folded.count() < pages.count()  # a page without sections needs no fold
            folded = folded.first
            assert folded.locator("a").first.is_hidden()
            folded.locator("summary").click()
            folded.locator("a").first.click()
            assert "#" in seen.page.url
