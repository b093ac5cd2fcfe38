"""F27: an old address leads to the new place, anchor and all, with script and without."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser

from tests.browser.test_axe import PLAIN, violations
from tests.browser.windows import DESK, PHONE, watched
from tests.builds import build
from tests.moved import move
from tests.pages import CODES, PROJECT

PREFIX = "/115-1/"


@pytest.fixture(scope="module")
def base(small: Path, tmp_path_factory: pytest.TempPathFactory, serve_site: Callable[..., str]
         ) -> str:
    """Address of the small site after the move, below a folder as GitHub Pages has it."""
    root = Path(shutil.copytree(small, tmp_path_factory.mktemp("moved") / "site"))
    return serve_site(build(move(root), SITE_URL=f"http://127.0.0.1{PREFIX}"), PREFIX)


@pytest.mark.parametrize(("old", "new"), [
    ("law/", "rules/"), ("law/#since", "rules/#from-when"),
    ("law/#against-will", "rules/#against-will"), ("law/#sources", "rules/#sources"),
    ("law/#%22%3E", "rules/#%22%3E"), ("#against-will", "rules/#against-will")])
def test_with_script_the_new_place_is_shown(
    browser: Browser, base: str, old: str, new: str
) -> None:
    for code in CODES:
        with watched(browser, base) as seen:
            seen.go("index.html")
            seen.go(f"{code}/{old}")
            seen.page.wait_for_url(f"{base}{code}/{new}")
            assert (seen.console, seen.errors, seen.foreign) == ([], [], [])
            seen.page.go_back()  # the old address is no stop on the way back
            seen.page.wait_for_url(f"{base}index.html")


def test_a_place_that_stays_stays(browser: Browser, base: str) -> None:
    with watched(browser, base) as seen:
        for path in ("", "#since", "#sources", "#lost"):
            seen.go(f"{CODES[0]}/{path}")
            seen.page.wait_for_load_state("networkidle")
            assert seen.page.url == f"{base}{CODES[0]}/{path}"
        seen.page.evaluate("location.hash = '#against-will'")  # a link on the very page
        seen.page.wait_for_url(f"{base}{CODES[0]}/rules/#against-will")


def test_without_script_a_link_with_the_old_id_waits(browser: Browser, base: str) -> None:
    for code in CODES:
        with watched(browser, base, java_script_enabled=False) as seen:
            for old, new in [("law/#since", "rules/#from-when"),
                             ("#against-will", "rules/#against-will")]:
                seen.go(f"{code}/{old}")
                assert seen.page.url == f"{base}{code}/{old}"
                link = seen.page.locator(":target")
                assert link.is_visible() and link.inner_text().strip()
                link.click()
                assert seen.page.url == f"{base}{code}/{new}"
            seen.go(f"{code}/law/")
            seen.page.locator("nav.moved h2 a").click()
            assert seen.page.url == f"{base}{code}/rules/"


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_axe_finds_nothing_on_an_old_address(browser: Browser, base: str, mode: str) -> None:
    for window in (PHONE, DESK):
        with watched(browser, base, viewport=window, color_scheme=mode) as seen:
            # The script would lead on before anybody looks.
            seen.page.route("**/moved.*.js", lambda route: route.fulfill(body=""))
            for path in ("law/", ""):
                seen.go(f"{PROJECT.source_language}/{path}")
                seen.page.evaluate(AXE_SCRIPT)
                seen.page.evaluate(PLAIN, "paper")
                places = ["html"] if path else [".moved"]
                assert violations(seen.page, places) == []
