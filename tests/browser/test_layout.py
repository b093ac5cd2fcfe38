"""Sizes, targets, tables, paper and the colours of the night, as they come out in a browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.windows import DESK, PHONE, SLOT, addresses, language, watched
from tests.pages import CODES, PROJECT, URGENT
from tests.test_contrast import shares, tokens

WIDTHS = (320, 360, 640, 704, 720, 768, 992, 1280)  # 704 and 992: a new layout begins
BAR = 64  # F21: at most so high
TEXT = 180  # F21: at least so much of the window for text
TARGET = 44

OPEN = "all => all.forEach(part => part.open = true)"
WIDER = """() => [document.documentElement.scrollWidth - document.documentElement.clientWidth,
  [...document.querySelectorAll('body *')].filter(node => node.checkVisibility()
    && !node.matches('.unseen, .unseen *, svg *')
    && node.getBoundingClientRect().right > innerWidth + 1)
    .map(node => node.outerHTML.slice(0, 80))]"""

# What reaches from the text into the list of the page, or is torn although it must not be.
CROSSING = """() => {
  const beside = document.querySelector('.beside');
  const edge = beside?.checkVisibility() ? beside.getBoundingClientRect().left : Infinity;
  return [...document.querySelectorAll('.text *, .nb')].filter(node => node.checkVisibility()
    && (node.matches('.nb') ? node.getClientRects().length > 1
      : node.getBoundingClientRect().right > edge)).map(node => node.outerHTML.slice(0, 80));
}"""
# The row above the title is one line: "‹ page above" and what is at hand.
PATH = "() => document.querySelector('.path')?.getBoundingClientRect().height ?? 0"
# In the row of mark, sections, languages and menu: nothing reaches into its neighbour.
ROW = """() => {
  const parts = [...document.querySelector('.head').children].filter(
    node => node.checkVisibility());
  return parts.filter((node, place) => node.scrollWidth > node.clientWidth + 1 || place
    && node.getBoundingClientRect().left < parts[place - 1].getBoundingClientRect().right - 1)
    .map(node => node.className);
}"""
BESIDE = """() => {
  const box = document.querySelector('.beside')?.getBoundingClientRect();
  return box ? [box.top, box.bottom, innerHeight] : null;
}"""
# Of a list of cited articles: left edge of the page, then place of the first two numbers.
NUMBERS = """() => {
  const boxes = [...document.querySelector('.sources dd').children].map(
    node => node.getBoundingClientRect());
  const left = document.querySelector('.sources').getBoundingClientRect().left;
  return {starts: boxes[0].left - left, lower: boxes[1].top - boxes[0].top};
}"""

# What can be pressed and is too small, but for marks and links inside a sentence.
SMALL = """least => [...document.querySelectorAll('a, button, summary')].filter(node => {
  if (!node.checkVisibility() || node.matches('sup a')) return false;
  const box = node.getBoundingClientRect(), rest = node.parentElement.textContent.length;
  const sentence = getComputedStyle(node).display === 'inline'
    && rest > node.textContent.length + 3;
  return !sentence && (box.height < least || box.width < least);
}).map(node => `${node.outerHTML.slice(0, 80)} ${node.getBoundingClientRect().width}`
  + ` x ${node.getBoundingClientRect().height}`)"""

COLOURS = """() => {
  const shown = (path, kind) => getComputedStyle(document.querySelector(path))[kind];
  return {paper: shown('html', 'backgroundColor'), ink: shown('html', 'color'),
    deep: shown('.exit', 'backgroundColor'), card: shown('.call', 'backgroundColor'),
    red: shown('.call b', 'color'), ground: shown('footer .ground, footer.ground',
    'backgroundColor')};
}"""


def rgb(colour: str) -> str:
    return f"rgb({', '.join(str(round(share * 255)) for share in shares(colour))})"


def roles(page: Page) -> list[str]:
    """Roles in the tree that the browser gives to a screen reader."""
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    return [node["role"]["value"] for node in nodes if not node["ignored"]]


def test_no_page_is_wider_than_the_window(browser: Browser, server: str, site: Path) -> None:
    with watched(browser, server) as seen:
        for path in addresses(site):
            seen.go(path)
            seen.page.locator("details:not(.menu)").evaluate_all(OPEN)
            for width in WIDTHS:
                seen.page.set_viewport_size({"width": width, "height": 740})
                assert seen.page.evaluate(WIDER) == [0, []], f"/{path} at {width}"
                assert seen.page.evaluate(CROSSING) == [], f"/{path} at {width}"
                assert seen.page.evaluate(PATH) <= TARGET + 1, f"/{path} at {width}"


def test_the_head_is_one_row_without_overlap(browser: Browser, server: str) -> None:
    with watched(browser, server) as seen:
        for code in CODES:
            for page in ("now/", "search/"):  # the current one is bold
                seen.go(f"{code}/{page}")
                for width in (320, 360, 704, 991, 992, 1100, 1280):
                    seen.page.set_viewport_size({"width": width, "height": 740})
                    assert seen.page.evaluate(ROW) == [], f"{code} at {width}"


def test_the_list_of_the_page_fits_the_window(browser: Browser, server: str, site: Path) -> None:
    """Longer than the window, it scrolls by itself; its links take the focus there too."""
    found = 0
    with watched(browser, server, viewport={"width": 1280, "height": 480}) as seen:
        for path in addresses(site):
            seen.go(path)
            seen.page.evaluate("document.querySelector('.text')?.scrollIntoView()")
            box = seen.page.evaluate(BESIDE)
            if box:
                top, bottom, height = box
                assert 0 < top < bottom <= height, f"/{path}: {box}"
                last = seen.page.locator(".beside a").last
                last.focus()
                line = last.bounding_box()
                assert line and line["y"] + line["height"] <= height, f"/{path}: {line}"
                found += 1
    assert found >= 2 * len(CODES)


def test_two_cited_articles_stand_side_by_side_on_a_phone(browser: Browser, server: str) -> None:
    with watched(browser, server) as seen:
        for width in (320, 360):
            seen.page.set_viewport_size({"width": width, "height": 740})
            for code in CODES:
                seen.go(f"{code}/law/")
                assert seen.page.evaluate(NUMBERS) == {"starts": 0, "lower": 0}, f"{code} {width}"


def test_targets_are_large_enough(browser: Browser, server: str, site: Path) -> None:
    with watched(browser, server) as seen:
        for path in addresses(site):
            seen.go(path)
            seen.page.locator("details").evaluate_all(OPEN)
            for window in (PHONE, DESK):
                seen.page.set_viewport_size(window)
                small = seen.page.evaluate(SMALL, TARGET)
                assert small == [], f"/{path} at {window['width']}: {small}"


def test_the_bar_leaves_room_for_text(browser: Browser, server: str, site: Path) -> None:
    with watched(browser, server, viewport=SLOT) as seen:
        for path in addresses(site):
            seen.go(path)
            seen.page.evaluate("scrollTo(0, 300)")
            box = seen.page.locator(".bar").bounding_box()
            assert box and box["y"] == 0 and 44 < box["height"] <= BAR, f"/{path}: {box}"
            assert SLOT["height"] - box["height"] >= TEXT, f"/{path}"
            for words in seen.page.locator(".bar b:visible").all():
                line = words.bounding_box()
                assert line and line["height"] < 30, f"/{path}: “{words.inner_text()}” wraps"


def test_first_doors_and_languages_are_seen_at_once(browser: Browser, server: str) -> None:
    """A reader with three minutes finds the way without scrolling (look 5)."""
    with watched(browser, server, viewport=PHONE) as seen:
        for path, titles in [("", "h2"), *((f"{code}/", ".door b") for code in CODES)]:
            seen.go(path)
            found = seen.page.locator(titles)
            assert found.count() == 3
            box = found.last.bounding_box()
            assert box and box["y"] + box["height"] <= PHONE["height"], f"/{path}: {box}"


def test_tables_stay_tables_on_a_phone(browser: Browser, server: str, site: Path) -> None:
    """F20: in the browser's own accessibility tree, where axe does not look."""
    found = 0
    with watched(browser, server) as seen:
        for path in addresses(site):
            seen.go(path)
            tables = seen.page.locator("table").count()
            for window in (PHONE, DESK) if tables else ():
                seen.page.set_viewport_size(window)
                tree = roles(seen.page)
                cells = seen.page.locator("tbody td").count()
                assert tree.count("table") == tables, f"/{path} at {window['width']}"
                assert tree.count("cell") + tree.count("gridcell") == cells, f"/{path}"
                rows = seen.page.locator("tbody tr").count()
                assert tree.count("rowheader") == rows, f"/{path}"
                assert tree.count("row") == seen.page.locator("tr:visible").count() >= rows
                for label in seen.page.locator(".table .cell-label").all()[:1]:
                    assert label.is_visible() == (window is PHONE), f"/{path}"
                for label in seen.page.locator(".stack .cell-label").all()[:1]:
                    assert label.is_visible(), f"/{path}"
            found += tables
    assert found >= len(CODES)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_colours_follow_the_system(browser: Browser, server: str, site: Path, mode: str) -> None:
    wanted = tokens(mode)
    with watched(browser, server, color_scheme=mode) as seen:
        for path in addresses(site):
            seen.go(path)
            shown = seen.page.evaluate(COLOURS)
            assert shown == {name: rgb(wanted[name]) for name in shown}, f"/{path}"


def test_paper_has_numbers_and_no_exit(browser: Browser, server: str, site: Path) -> None:
    with watched(browser, server, color_scheme="dark") as seen:
        for path in addresses(site):
            seen.go(path)
            seen.page.emulate_media(media="print")
            for hidden in (".exit", ".skip", ".languages", ".menu", ".contents", "button"):
                for node in seen.page.locator(hidden).all():
                    assert node.is_hidden(), f"/{path}: {hidden} is printed"
            hills = "() => getComputedStyle(document.querySelector('footer'), '::before').display"
            assert not language(path) or seen.page.evaluate(hills) == "none", f"/{path}: hills"
            calls = seen.page.locator(".bar .call b")
            assert calls.all_inner_texts() == URGENT and calls.first.is_visible(), f"/{path}"
            colours = seen.page.evaluate(COLOURS)
            assert colours["ink"] == "rgb(0, 0, 0)" and colours["paper"] == "rgb(255, 255, 255)"
            if code := language(path):
                label = PROJECT.languages[code].words.label
                cited = seen.page.locator(".sources").count() > 0
                for words in [label["next_check"], *([label["sources"]] if cited else [])]:
                    assert seen.page.get_by_text(words, exact=True).last.is_visible(), f"/{path}"
                assert seen.page.locator(".cite p").first.is_visible(), f"/{path}: the address"
