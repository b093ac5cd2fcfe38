"""axe-core over every page: phone and desktop, day and night, with every folded part open."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page, ViewportSize

from tests.browser.windows import DESK, PHONE, addresses, language, watched
from tests.pages import PROJECT

OPTIONS = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa",
                                          "best-practice"]},
    "rules": {"color-contrast-enhanced": {"enabled": True}, "target-size": {"enabled": True}},
    "resultTypes": ["violations", "incomplete"],
}
# axe sees no background behind the letters of a plot; they are ink on paper: test_contrast.py.
RUN = """async ([where, options]) => {
  const found = await axe.run({include: where, exclude: ["svg[role=img] text"]}, options);
  const told = (kind) => found[kind].flatMap(rule => rule.nodes.map(
    node => `${rule.id}: ${node.target} ${node.any.map(check => check.message)}`));
  return {violations: told('violations'), passes: found.passes.length,
    unseen: told('incomplete').filter(line => line.startsWith('color-contrast'))};
}"""

# axe cannot tell the contrast on a gradient, so each of its two ends is tried alone.
PLAIN = "colour => { document.querySelector('main').style.background = `var(--${colour})`; }"
TOP = ("main h1", ".lead", ".path", ".contents > summary")  # what stands where the sky is
OPEN = "all => all.forEach(part => part.open = true)"


def violations(page: Page, places: list[str]) -> list[str]:
    """What axe finds at the selectors, and text whose contrast it could not tell."""
    found: dict[str, Any] = page.evaluate(RUN, [places, OPTIONS])
    assert found["passes"] > 1, "axe has not looked"
    return [*found["violations"], *found["unseen"]]


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("window", [PHONE, DESK], ids=["phone", "desktop"])
def test_axe_finds_nothing(
    browser: Browser, server: str, site: Path, mode: str, window: ViewportSize
) -> None:
    with watched(browser, server, viewport=window, color_scheme=mode) as seen:
        for path in addresses(site):
            seen.go(path)
            seen.page.evaluate(AXE_SCRIPT)
            seen.page.locator("details:not(.menu)").evaluate_all(OPEN)
            seen.page.evaluate(PLAIN, "paper")
            found = violations(seen.page, ["html"])
            # The sky and the open menu are the same whatever the words: one language is enough.
            if language(path) == PROJECT.source_language:
                seen.page.evaluate(PLAIN, "sky")
                top = [place for place in TOP if seen.page.locator(place).first.is_visible()]
                found += violations(seen.page, top)
                seen.page.locator(".menu").evaluate_all(OPEN)
                found += violations(seen.page, ["header"])
            assert found == [], f"/{path}:\n" + "\n".join(found)
