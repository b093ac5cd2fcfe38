"""Codes as a telephone's camera sees them (F26), and short addresses with the keyboard alone."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, ViewportSize

from scripts.render.go import BORDER, MODULE
from tests.browser.windows import PHONE, watched
from tests.conftest import SITE_URL
from tests.pages import CODES, GO, PROJECT, URGENT

PAPER = ViewportSize(width=673, height=1000)  # A4 without its margins, in CSS pixels
MILLIMETRE = 96 / 25.4
# Lines of text that share a place with the code.
COVERED = """about => {
  const code = about.querySelector('img').getBoundingClientRect();
  const texts = document.createTreeWalker(about, NodeFilter.SHOW_TEXT);
  const line = document.createRange();
  const covered = [];
  let seen = 0;
  while (texts.nextNode()) {
    line.selectNode(texts.currentNode);
    for (const box of line.getClientRects()) {
      seen += 1;
      if (box.left < code.right && box.right > code.left && box.top < code.bottom
        && box.bottom > code.top) covered.push(texts.currentNode.data);
    }
  }
  return [seen > 5, covered];
}"""
FOCUSED = "() => document.activeElement.getAttribute('href')"


def picture(taken: bytes) -> Image.Image:
    return Image.open(BytesIO(taken)).convert("L")


def cites(language: str) -> list[tuple[str, str]]:
    """Each page that has a code, and what the code must say."""
    return [(PROJECT.pages[language, name].url, SITE_URL + short) for short, name in GO.items()]


def white_field(shown: Locator) -> int:
    """Modules of white between the dark ones and the picture's nearest edge.

    Where the edge falls between two pixels of the screen, one pixel is mixed with what is around.
    """
    image = picture(shown.screenshot())
    inner = image.crop((1, 1, image.width - 1, image.height - 1))
    dark = inner.point(lambda value: 255 if value < 250 else 0).getbbox()
    assert dark
    least = min(dark[0], dark[1], inner.width - dark[2], inner.height - dark[3])
    return round(least / MODULE)


def seen_codes(page: Page, full_page: bool) -> list[str]:
    found = zxingcpp.read_barcodes(picture(page.screenshot(full_page=full_page)))
    return [code.text for code in found]


@pytest.mark.parametrize("script", [True, False], ids=["script", "plain"])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_a_phone_reads_the_code_from_the_screen(
    browser: Browser, server: str, mode: str, script: bool
) -> None:
    with watched(browser, server, viewport=PHONE, color_scheme=mode,
                 java_script_enabled=script) as seen:
        for code in CODES:
            for path, address in cites(code):
                seen.go(path)
                shown = seen.page.locator(".cite img")
                assert shown.is_hidden(), f"/{path}: folded until somebody asks"
                seen.page.locator(".cite summary").click()
                shown.scroll_into_view_if_needed()
                assert seen_codes(seen.page, full_page=False) == [address], f"/{path}"
                assert white_field(shown) >= BORDER, f"/{path}"


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_a_phone_reads_the_code_from_paper(browser: Browser, server: str, mode: str) -> None:
    """Folded, as most readers print; beside the dates and on no word."""
    with watched(browser, server, viewport=PAPER, color_scheme=mode) as seen:
        for code in CODES:
            for path, address in cites(code):
                seen.go(path)
                seen.page.emulate_media(media="print", color_scheme=mode)
                assert seen_codes(seen.page, full_page=True) == [address], f"/{path}"
                shown = seen.page.locator(".cite img")
                assert white_field(shown) >= BORDER, f"/{path}"
                box, about = shown.bounding_box(), seen.page.locator(".end > :last-child")
                around = about.bounding_box()
                assert box and around
                assert 25 * MILLIMETRE <= box["width"] == box["height"] <= 36 * MILLIMETRE
                assert around["x"] + around["width"] == pytest.approx(box["x"] + box["width"])
                assert around["y"] + around["height"] == pytest.approx(box["y"] + box["height"])
                assert about.evaluate(COVERED) == [True, []], f"/{path}"
                seen.page.emulate_media(media="screen")


def test_paper_asks_for_no_code_where_there_is_none(browser: Browser, server: str) -> None:
    with watched(browser, server, viewport=PAPER) as seen:
        seen.go(f"{CODES[0]}/mistakes/")
        seen.page.emulate_media(media="print")
        assert seen.page.locator(".cite p").is_visible()
        assert seen_codes(seen.page, full_page=True) == []


@pytest.mark.parametrize("script", [True, False], ids=["script", "plain"])
def test_a_short_address_leads_on_by_keyboard(
    browser: Browser, server: str, site: Path, script: bool
) -> None:
    with watched(browser, server, viewport=PHONE, java_script_enabled=script) as seen:
        for short, name in GO.items():
            for place, code in enumerate(CODES):
                seen.go(short)
                reached = []
                for _ in range(2 + len(URGENT) + place + 1):  # exit, skip, numbers, cards
                    seen.page.keyboard.press("Tab")
                    reached.append(seen.page.evaluate(FOCUSED))
                page = PROJECT.pages[code, name]
                assert reached[-1] == f"../../{page.url}", f"/{short}: {reached}"
                seen.page.keyboard.press("Enter")
                seen.page.wait_for_url(seen.base + page.url)
                assert " ".join(seen.page.locator("h1").inner_text().split()) == page.front.title
        assert seen.foreign == [] and seen.errors == []
