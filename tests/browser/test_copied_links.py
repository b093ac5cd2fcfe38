"""Copying the address of a heading, and the switch of language that keeps the place."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from scripts.commands.observing.looking import STORED
from tests.browser.conftest import Watched
from tests.browser.windows import DESK, PHONE, addresses, language, watched
from tests.conftest import SITE_URL
from tests.pages import CODES, PROJECT

RIGHTS = ["clipboard-read", "clipboard-write"]
READ = "() => navigator.clipboard.readText()"
REFUSED = """() => { navigator.clipboard.writeText = () =>
  Promise.reject(new DOMException('refused', 'NotAllowedError')); }"""
MISSING = "() => Object.defineProperty(navigator, 'clipboard', {value: undefined})"
SELECTED = "node => node.value.slice(node.selectionStart, node.selectionEnd)"
TIMES = "() => [history.length, location.href, scrollY]"

# Where every heading, paragraph and row stands, with the buttons and without them.
PLACES = """() => [...document.querySelectorAll('main *:not(.copy, .copy *), footer')].map(
  node => { const box = node.getBoundingClientRect();
    return [box.x, box.y, box.width, box.height]; })"""
TAKEN_OUT = "() => document.querySelectorAll('main .copy').forEach(node => node.remove())"
# Letters of a heading that its drawing covers.
COVERED = """() => [...document.querySelectorAll('main .copy')].filter(node => {
  const words = document.createRange();
  words.selectNodeContents(node.previousElementSibling);
  const one = node.querySelector('svg').getBoundingClientRect();
  return [...words.getClientRects()].some(two => one.left < two.right && two.left < one.right
    && one.top < two.bottom && two.top < one.bottom);
}).map(node => node.previousElementSibling.textContent)"""


def button(page: Page, anchor: str) -> Locator:
    return page.locator(f"[id='{anchor}'] + .copy")


def label(code: str) -> dict[str, str]:
    return PROJECT.languages[code].words.label


def silent(seen: Watched) -> None:
    assert seen.console == seen.errors == seen.foreign == []
    assert set(seen.page.evaluate(STORED).values()) == {0}


def test_every_heading_has_its_button_beside_it(browser: Browser, server: str, site: Path) -> None:
    with watched(browser, server, viewport=PHONE) as seen:
        for path in addresses(site):
            seen.go(path)
            buttons = seen.page.locator("main .copy")
            if not (code := language(path)):
                assert seen.page.locator(".copy").count() == 0, f"/{path}"
                continue
            headings = seen.page.locator("main h2[id], main h3[id]")
            assert buttons.count() == headings.count(), f"/{path}"
            assert headings.count() or path.endswith("/search/"), f"/{path}"
            names = [" ".join((heading.locator(".words").or_(heading).last.text_content() or ""
                               ).split()) for heading in headings.all()]
            said = [" ".join((node.get_attribute("aria-label") or "").split())
                    for node in buttons.all()]
            assert said == [f"{label(code)['copy_link']}: {name}" for name in names], f"/{path}"


@pytest.mark.parametrize("width", [320, 360, 768, 992, 1280])
def test_buttons_move_nothing_and_cover_no_letter(
    browser: Browser, server: str, site: Path, width: int
) -> None:
    with watched(browser, server, viewport={"width": width, "height": 740}) as seen:
        for path in filter(language, addresses(site)):
            seen.go(path)
            seen.page.evaluate("all => document.querySelectorAll('main details').forEach("
                               "part => part.open = true)")
            assert seen.page.evaluate(COVERED) == [], f"/{path} at {width}"
            places = seen.page.evaluate(PLACES)
            seen.page.evaluate(TAKEN_OUT)
            assert seen.page.evaluate(PLACES) == places, f"/{path} at {width}"


@pytest.mark.parametrize("code", CODES)
def test_a_button_copies_the_address_of_its_heading(
    browser: Browser, server: str, code: str
) -> None:
    with watched(browser, server, permissions=RIGHTS, viewport=PHONE) as seen:
        seen.go(f"{code}/law/")
        canonical = f"{SITE_URL}{code}/law/"
        status, first = seen.page.locator(".actions [role=status]"), button(seen.page, "harm")
        first.scroll_into_view_if_needed()
        before = seen.page.evaluate(TIMES)
        first.click()
        assert seen.page.evaluate(READ) == f"{canonical}#harm"
        assert first.inner_text() == status.inner_text() == label(code)["copied"]
        assert seen.page.evaluate(TIMES) == before
        second = button(seen.page, "since")
        second.focus()
        seen.page.keyboard.press("Enter")
        assert seen.page.evaluate(READ) == f"{canonical}#since"
        assert first.text_content() == label(code)["copy_link"]
        assert second.inner_text() == label(code)["copied"]
        foot = seen.page.locator(".actions .copy")
        foot.click()
        assert seen.page.evaluate(READ) == canonical
        assert foot.inner_text() == label(code)["copied"]
        assert seen.page.locator(".by-hand").count() == 0
        seen.page.wait_for_function("() => !document.querySelector('.said')")
        assert foot.inner_text() == label(code)["copy_link"] and status.text_content() == ""
        silent(seen)


@pytest.mark.parametrize("lack", [REFUSED, MISSING, ""], ids=["refused", "missing", "no-rights"])
def test_without_the_clipboard_the_address_is_there_to_be_copied(
    browser: Browser, server: str, lack: str
) -> None:
    code = PROJECT.source_language
    with watched(browser, server, viewport=PHONE, permissions=[]) as seen:
        seen.go(f"{code}/report/")
        if lack:
            seen.page.evaluate(lack)
        else:  # the browser itself says no
            session = seen.page.context.new_cdp_session(seen.page)
            session.send("Browser.setPermission", {
                "permission": {"name": "clipboard-write"}, "setting": "denied"})
        before = seen.page.evaluate("() => [history.length, location.href]")
        field = seen.page.locator(".by-hand input")
        for pressed, anchor in ((button(seen.page, "after"), "#after"),
                                (seen.page.locator(".actions .copy"), "")):
            pressed.click()
            address = f"{SITE_URL}{code}/report/{anchor}"
            expect(field).to_have_value(address)
            assert field.evaluate(SELECTED) == address
            assert field.evaluate("node => node.readOnly && node == document.activeElement")
            assert seen.page.locator(".by-hand").inner_text() == label(code)["copy_by_hand"]
            box = field.bounding_box()
            assert box and box["height"] >= 44 and box["width"] > 250
            assert pressed.text_content() == label(code)["copy_link"]
        assert seen.page.evaluate("() => [history.length, location.href]") == before
        silent(seen)


def test_a_button_that_is_pointed_at_says_what_it_does(browser: Browser, server: str) -> None:
    code = CODES[0]
    with watched(browser, server, viewport=DESK) as seen:
        seen.go(f"{code}/law/")
        found = button(seen.page, "harm")
        assert found.locator("span").is_hidden()
        found.hover()
        assert found.inner_text() == label(code)["copy_link"]


def test_paper_has_no_button(browser: Browser, server: str) -> None:
    with watched(browser, server) as seen:
        seen.go(f"{CODES[0]}/law/")
        seen.page.evaluate(MISSING)
        button(seen.page, "harm").click()
        seen.page.emulate_media(media="print")
        for found in seen.page.locator(".copy, .by-hand").all():
            assert found.is_hidden()


@pytest.mark.parametrize(("page", "anchor"), [
    ("report/", "#after"), ("law/", "#against-will"), ("cases/", "#c01"), ("now/", "")])
def test_the_switch_keeps_the_place(browser: Browser, server: str, page: str, anchor: str) -> None:
    """F04."""
    here, there = PROJECT.source_language, CODES[0]
    with watched(browser, server) as seen:
        seen.go(f"{here}/{page}{anchor}")
        link = seen.page.locator(f".languages a[lang={there}]")
        link.focus()
        seen.page.keyboard.press("Enter")
        seen.page.wait_for_url(f"{server}{there}/{page}{anchor}")
        if anchor:
            assert seen.page.locator(":target").get_attribute("id") == anchor[1:]


@pytest.mark.parametrize("anchor", ["#no-such-id", "#s1", "#m1", "#main", "#%E0%A4%A", "#"])
def test_what_another_language_may_lack_is_not_kept(
    browser: Browser, server: str, anchor: str
) -> None:
    here, there = PROJECT.source_language, CODES[0]
    with watched(browser, server) as seen:
        seen.go(f"{here}/report/{anchor}")
        seen.page.locator(f".languages a[lang={there}]").click()
        seen.page.wait_for_url(f"{server}{there}/report/")
        assert seen.errors == []


def test_the_place_is_read_when_the_link_is_used(browser: Browser, server: str) -> None:
    here, there = PROJECT.source_language, CODES[0]
    with watched(browser, server, viewport=DESK) as seen:
        seen.go(f"{here}/law/")
        link = seen.page.locator(f".languages a[lang={there}]")
        for anchor in ("#since", "#harm"):
            seen.page.locator(f".beside a[href='{anchor}']").click()
            with seen.page.context.expect_page() as opened:
                link.click(button="middle")
            opened.value.wait_for_url(f"{server}{there}/law/{anchor}")
        link.click(button="right")
        assert str(link.get_attribute("href")).endswith(f"/{there}/law/#harm")
        seen.page.evaluate("location.hash = 's1'")
        link.click()
        seen.page.wait_for_url(f"{server}{there}/law/")


def test_without_script_the_switch_leads_to_the_page(browser: Browser, server: str) -> None:
    here, there = PROJECT.source_language, CODES[0]
    with watched(browser, server, java_script_enabled=False) as seen:
        seen.go(f"{here}/report/#after")
        seen.page.locator(f".languages a[lang={there}]").click()
        seen.page.wait_for_url(f"{server}{there}/report/")


def test_a_data_block_breaks_no_policy(browser: Browser, server: str) -> None:
    """The reader's browser takes it for text; a script in its place would be reported."""
    with watched(browser, server) as seen:
        seen.go(f"{CODES[0]}/cases/numbers/")
        assert seen.page.locator("script[type='application/ld+json']").count() == 1
        assert seen.console == []
        seen.page.evaluate("document.head.append(Object.assign("
                           "document.createElement('script'), {text: 'window.ran = 1'}))")
        assert seen.page.evaluate("window.ran") is None
        assert ["Content Security Policy" in line for line in seen.console] == [True]
