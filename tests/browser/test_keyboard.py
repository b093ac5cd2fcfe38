"""With the keyboard alone: exit first, nothing focused hides, the bar can always be reached."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.browser.windows import PHONE, SLOT, ZOOMED, addresses, language, watched
from tests.pages import CODES, PROJECT, URGENT

# What is focused, forwards and backwards, and ends up under the bar or outside the window.
HIDDEN = """() => {
  document.querySelectorAll('details:not(.menu)').forEach(part => part.open = true);
  const all = [...document.querySelectorAll('a, button, summary')].filter(
    node => node.checkVisibility({visibilityProperty: true}) && !node.closest('.bar'));
  const hidden = [];
  for (const node of [...all, ...all.toReversed()]) {
    node.focus();
    const bar = document.querySelector('.bar').getBoundingClientRect();
    const seen = [...node.getClientRects()].some(
      box => box.bottom > bar.bottom + 4 && box.top < innerHeight - 4);
    if (document.activeElement !== node || !seen) hidden.push(node.textContent.trim());
  }
  return [all.length, hidden];
}"""

# Scroll positions at which a link of the bar cannot be seen and pressed.
COVERED = """() => {
  const lost = [];
  let steps = 0;
  for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight / 2, steps += 1) {
    scrollTo(0, y);
    for (const link of document.querySelectorAll('.bar .exit, .bar .call')) {
      const box = link.getBoundingClientRect();
      const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
      if (box.top < 0 || box.left < 0 || box.right > innerWidth || !link.contains(hit))
        lost.push(`${link.className} at ${y}`);
    }
  }
  return [steps, lost];
}"""

FOCUSED = "() => document.activeElement.getAttribute('href') || document.activeElement.localName"
IN_SIGHT = """() => {
  const node = document.activeElement, box = node.getBoundingClientRect();
  const bar = document.querySelector('.bar').getBoundingClientRect();
  return node.closest('.bar') !== null
    || box.bottom > bar.bottom + 4 && box.top < innerHeight - 4;
}"""
IS_FOCUSED = "node => node === document.activeElement"


def test_tab_reaches_exit_skip_link_and_numbers_first(
    browser: Browser, server: str, site: Path
) -> None:
    with watched(browser, server, viewport=PHONE) as seen:
        for path in addresses(site):
            seen.go(path)
            reached = []
            for _ in range(2 + len(URGENT)):
                seen.page.keyboard.press("Tab")
                reached.append(seen.page.evaluate(FOCUSED))
                if reached[-1] == "#main":
                    box = seen.page.locator(".skip").bounding_box()
                    assert box and box["y"] >= 0 and box["height"] >= 44, f"/{path}: skip link"
            words = PROJECT.languages[language(path) or CODES[0]].words
            numbers = [f"tel:{number}" for number in URGENT]
            assert reached == [words.exit, "#main", *numbers], f"/{path}: {reached}"
        seen.page.locator(".skip").focus()
        seen.page.keyboard.press("Enter")
        assert seen.page.evaluate("document.activeElement.id") == "main"


@pytest.mark.parametrize("window", [PHONE, ZOOMED, SLOT], ids=lambda window: window["width"])
def test_bar_hides_nothing_focused_and_is_never_hidden(
    browser: Browser, server: str, site: Path, window: ViewportSize
) -> None:
    with watched(browser, server, viewport=window) as seen:
        for path in addresses(site):
            seen.go(path)
            number, hidden = seen.page.evaluate(HIDDEN)
            assert number >= 1 + len(CODES) and hidden == [], f"/{path}: {hidden}"
            steps, lost = seen.page.evaluate(COVERED)
            assert steps > 1 and lost == [], f"/{path}: {lost}"


def walk(page: Page, key: str, stops: int) -> set[str]:
    """Presses the key so often; gives where that led. Fails where the focus is out of sight."""
    reached = set()
    for _ in range(stops):
        page.keyboard.press(key)
        where = page.evaluate(FOCUSED)
        assert where == "body" or page.evaluate(IN_SIGHT), f"{key}: {where} is not in sight"
        reached.add(where)
    return reached


def test_real_key_presses_lead_through_a_page_and_back(browser: Browser, server: str) -> None:
    """F21, at the smallest size and on the longest page."""
    with watched(browser, server, viewport=SLOT) as seen:
        seen.go(f"{CODES[0]}/law/")
        links = seen.page.locator("a:visible, summary:visible, button:visible")
        there = walk(seen.page, "Tab", links.count())
        assert links.count() > 40 and f"tel:{URGENT[0]}" in there and "body" not in there
        assert seen.page.evaluate("document.activeElement.closest('footer') !== null")
        last = seen.page.evaluate(FOCUSED)
        assert walk(seen.page, "Shift+Tab", links.count() - 1) | {last} == there


@pytest.mark.parametrize("script", [True, False])
def test_menu_opens_by_keyboard(browser: Browser, server: str, script: bool) -> None:
    with watched(browser, server, viewport=PHONE, java_script_enabled=script) as seen:
        for code in CODES:
            seen.go(f"{code}/law/")
            summary, panel = seen.page.locator(".menu summary"), seen.page.locator(".menu .panel")
            summary.focus()
            assert panel.is_hidden()
            seen.page.keyboard.press("Enter")
            assert panel.is_visible()
            seen.page.keyboard.press("Tab")
            assert panel.locator("a").first.evaluate(IS_FOCUSED)
            pages = [page for page in PROJECT.pages.values() if page.language == code]
            assert panel.locator("a").count() == len(pages)
            seen.page.keyboard.press("Escape")
            assert panel.is_visible() != script  # Escape is what script adds
            assert not script or summary.evaluate(IS_FOCUSED)
