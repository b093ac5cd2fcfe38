"""Requirements 5 to 10 and 33 where one page tells for all: Back, pages that come back, keys."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from scripts.commands import chromium
from scripts.commands.observing.acting import arrive, close, opened, press, wait, watch
from scripts.commands.observing.leaving import BEFORE, back_after_exit, leave
from scripts.commands.observing.serving import OFFLINE, Outside
from tests.browser.windows import PHONE
from tests.pages import CODES, PROJECT

SOURCE = PROJECT.source_language
WORDS = PROJECT.languages[SOURCE].words.exit_words
HOME, LAW, NOW = f"{SOURCE}/", f"{SOURCE}/law/", f"{SOURCE}/now/"
SHIFTS = ("ShiftLeft", "ShiftRight")
WHOLE = [page.url for page in PROJECT.pages.values() if page.name == "all.md"]

SHOWN = "() => [...document.body.children].filter(node => node.checkVisibility()).length"
FIELDS = ["<input>", "<textarea></textarea>", "<select><option>1</select>",
          "<p contenteditable tabindex=0>text</p>"]


@pytest.fixture
def page(browser: Browser, leading_out: str) -> Iterator[Page]:
    context = browser.new_context(viewport=PHONE)
    found = context.new_page()
    opened(found, leading_out + LAW)
    yield found
    close(context)


def stays(page: Page) -> bool:
    """Whether the page is whole after all that was pressed, and after what might come late."""
    page.wait_for_timeout(50)
    return "/law/" in page.url and page.locator("main").is_visible()


def left(page: Page, other: Outside) -> bool:
    arrive(page, other)
    return True


def told(page: Page) -> str:
    return page.locator("body > [role=status]").inner_text()


@pytest.mark.parametrize("way", ["click", "keys"])
def test_req_05_back_opens_the_page_before_not_the_one_left(
    browser: Browser, leading_out: str, other_sites: Outside, way: Any
) -> None:
    assert back_after_exit(browser, leading_out, other_sites, [HOME, NOW], way).startswith(HOME)


def test_req_06_one_page_alone_is_left_altogether(
    browser: Browser, leading_out: str, other_sites: Outside
) -> None:
    """One entry is given away: with one entry Back leads to where the reader came from."""
    found = back_after_exit(browser, leading_out, other_sites, [NOW], inside=False)
    assert found == other_sites.address + BEFORE


def test_req_06_back_from_the_whole_guide_leaves_the_site(
    browser: Browser, leading_out: str, other_sites: Outside
) -> None:
    """Also after links inside it were followed: wherever there is such a page, in each language."""
    assert len(WHOLE) in (0, len(CODES))
    for path in WHOLE:
        found = back_after_exit(browser, leading_out, other_sites, [path])
        assert found == other_sites.address + BEFORE, f"/{path}: Back leads to {found}"


def test_req_07_a_page_that_comes_back_is_whole(
    browser: Browser, leading_out: str, other_sites: Outside
) -> None:
    """The other site is silent, the reader goes back and forward: the page was kept, blank."""
    seen: list[Any] = []
    keeping = browser.browser_type.launch(
        executable_path=chromium.find(), args=[*chromium.flags(), *OFFLINE],
        ignore_default_args=["--disable-back-forward-cache"])
    page = keeping.new_page(viewport=PHONE)
    watch(page.context, seen)
    opened(page, leading_out + HOME)
    opened(page, leading_out + LAW)
    page.evaluate("() => addEventListener('pageshow', event => { window.kept = event.persisted; })")
    title = page.title()
    other_sites.be_silent()
    press(page, "click", other_sites)
    wait(page, lambda: bool(seen))
    assert seen[0]["shown"] == 0
    for step, path in ((-1, HOME), (1, LAW)):
        walk(page, step)
        wait(page, lambda path=path: page.url == leading_out + path)
        page.wait_for_timeout(500)
    other_sites.answer()
    assert page.evaluate("window.kept") is True, "it was not kept: this test proves nothing"
    assert page.title() == title and page.evaluate(SHOWN) > 3
    close(page.context)
    keeping.close()


def walk(page: Page, step: int) -> None:
    """Back or forward, which Playwright cannot follow when the page was kept."""
    session = page.context.new_cdp_session(page)
    found = session.send("Page.getNavigationHistory")
    entry = found["entries"][found["currentIndex"] + step]["id"]
    session.send("Page.navigateToHistoryEntry", {"entryId": entry})


def test_req_07_pageshow_restores_the_page(page: Page, other_sites: Outside) -> None:
    title, whole = page.title(), page.evaluate(SHOWN)
    page.evaluate("""() => { for (const part of document.body.children) part.hidden = true;
      document.title = 'x'; document.body.style.background = 'Canvas';
      dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true})); }""")
    assert page.title() == title and page.evaluate(SHOWN) == whole > 3
    assert page.evaluate("document.body.style.background") == ""
    assert told(page) == ""


@pytest.mark.parametrize("button", ["middle", "Control", "Shift", "Alt", "Meta"])
def test_req_10_every_click_leaves_in_the_same_tab(
    page: Page, other_sites: Outside, button: Any
) -> None:
    """A second tab would leave this one open."""
    if button == "middle":
        page.locator(".exit").click(button="middle", no_wait_after=True)
    else:
        page.locator(".exit").click(modifiers=[button], no_wait_after=True)
    assert left(page, other_sites) and len(page.context.pages) == 1


def test_req_10_the_right_button_stays(page: Page) -> None:
    page.locator(".exit").click(button="right")
    assert stays(page)


@pytest.mark.parametrize("code", CODES)
def test_req_08_by_keyboard_alone(
    browser: Browser, leading_out: str, other_sites: Outside, code: str
) -> None:
    """Tab and Enter; or Shift, with what is left told in the language of the page."""
    words = PROJECT.languages[code].words
    context = browser.new_context()
    page = context.new_page()
    opened(page, f"{leading_out}{code}/law/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert left(page, other_sites)
    opened(page, f"{leading_out}{code}/law/")
    for number in (2, 1):
        page.keyboard.press("Shift")
        assert told(page) == words.exit_words.more.format(number=number)
    page.keyboard.press("Shift")
    assert left(page, other_sites)
    close(context)


def test_req_08_left_and_right_are_one_key(page: Page, other_sites: Outside) -> None:
    """F01: hurried fingers overlap."""
    left_key, right_key = SHIFTS
    page.keyboard.down(left_key)
    page.keyboard.down(right_key)
    page.keyboard.up(left_key)
    page.keyboard.up(right_key)
    assert stays(page)
    page.keyboard.press(right_key)
    assert left(page, other_sites)


@pytest.mark.parametrize("shift", SHIFTS)
@pytest.mark.parametrize("other", ["AltLeft", "ControlLeft", "AltRight", "ControlRight"])
@pytest.mark.parametrize("first", ["shift", "other"])
@pytest.mark.parametrize("up", ["first", "last"])
def test_req_08_switching_the_layout_never_leaves(
    page: Page, shift: str, other: str, first: str, up: str
) -> None:
    """Twenty times, whichever goes down and comes up first."""
    keys = [shift, other] if first == "shift" else [other, shift]
    for _ in range(20):
        for key in keys:
            page.keyboard.down(key)
        for key in keys if up == "first" else keys[::-1]:
            page.keyboard.up(key)
    assert stays(page) and told(page) == ""


def test_req_08_capital_letters_never_leave(page: Page) -> None:
    for letter in "STALK":
        page.keyboard.press(f"Shift+{letter}")
    assert stays(page)


def test_req_08_not_while_another_key_is_held(page: Page, other_sites: Outside) -> None:
    page.keyboard.down("a")
    for _ in range(4):
        page.keyboard.press("Shift")
    assert stays(page)
    page.keyboard.up("a")
    for _ in range(3):
        page.keyboard.press("Shift")
    assert left(page, other_sites)


def test_req_08_another_key_between_begins_anew(page: Page) -> None:
    for key in ("Shift", "Shift", "ArrowDown", "Shift", "Shift"):
        page.keyboard.press(key)
    assert stays(page)


def test_req_08_holding_shift_counts_once(page: Page) -> None:
    """A key that is held repeats its keydown."""
    for _ in range(10):
        page.keyboard.down("Shift")
    page.keyboard.up("Shift")
    assert stays(page) and told(page) == WORDS.more.format(number=2)


def test_req_08_three_times_within_five_seconds(
    browser: Browser, leading_out: str, other_sites: Outside
) -> None:
    """Any three: an early press that is too old does not spoil the later ones."""
    context = browser.new_context()
    page = context.new_page()
    opened(page, leading_out + LAW)
    for seconds in (0, 3, 3):
        page.wait_for_timeout(seconds * 1000)
        page.keyboard.press("Shift")
    assert stays(page)
    page.keyboard.press("Shift")
    assert left(page, other_sites)
    close(context)


def test_req_08_escape_is_not_an_exit(page: Page) -> None:
    for _ in range(6):
        page.keyboard.press("Escape")
    assert stays(page)


@pytest.mark.parametrize("field", FIELDS)
def test_req_08_never_while_a_field_has_the_focus(
    page: Page, other_sites: Outside, field: str
) -> None:
    page.evaluate("html => document.querySelector('main').insertAdjacentHTML('afterbegin', html)",
                  field)
    page.locator("main > :first-child").focus()
    for _ in range(6):
        page.keyboard.press("Shift")
    assert stays(page) and told(page) == ""
    page.locator("main > :first-child").blur()
    for _ in range(3):
        page.keyboard.press("Shift")
    assert left(page, other_sites)


@pytest.mark.parametrize("gone", ["dispatchEvent(new Event('blur'))",
                                  "document.dispatchEvent(new Event('visibilitychange'))"])
def test_req_08_another_window_begins_anew(page: Page, other_sites: Outside, gone: str) -> None:
    """Its keys are not ours: what was held there comes up here, or never."""
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    page.keyboard.down("a")
    page.evaluate(gone)
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    assert stays(page)
    page.keyboard.press("Shift")
    assert left(page, other_sites)


def test_req_33_no_overlay_after_back(page: Page, other_sites: Outside, leading_out: str) -> None:
    opened(page, leading_out + LAW + "?")
    leave(page, other_sites)
    page.go_back()
    assert page.locator("main").is_visible() and page.evaluate(SHOWN) > 3
