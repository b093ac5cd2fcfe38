"""Every page is silent, asks nobody, keeps nothing, and is whole without script."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.windows import LOST, PHONE, addresses, language, watched
from tests.pages import PROJECT

STORED = """async () => ({
  local: localStorage.length, session: sessionStorage.length, cookies: document.cookie,
  databases: (await indexedDB.databases()).length, caches: (await caches.keys()).length,
  workers: (await navigator.serviceWorker.getRegistrations()).length })"""
NOTHING = {"local": 0, "session": 0, "cookies": "", "databases": 0, "caches": 0, "workers": 0}

OPEN = "all => all.forEach(part => part.open = true)"


def test_pages_are_silent_and_keep_nothing(browser: Browser, server: str, site: Path) -> None:
    paths = addresses(site)
    with watched(browser, server) as seen:
        for path in paths:
            seen.go(path)
            # What a script might ask late, it asks in every language: one waits for it.
            if language(path) in ("", PROJECT.source_language):
                seen.page.wait_for_load_state("networkidle")
            assert seen.page.evaluate(STORED) == NOTHING, f"/{path}"
            # The browser's own line about the status of a lost address is no fault of the page.
            lost = [line for line in seen.console if path == LOST and "status of 404" in line]
            assert seen.console == lost and len(lost) <= 1, f"/{path}: {seen.console}"
            assert seen.errors == [], f"/{path}: {seen.errors}"
            assert seen.foreign == [], f"/{path}: {seen.foreign}"
            seen.console.clear()
        assert len(seen.requests) > len(paths)
        state = seen.page.context.storage_state()
        assert state["cookies"] == [] and state["origins"] == []


def test_a_page_without_script_misses_the_print_button_and_the_search_field(
    browser: Browser, server: str, site: Path
) -> None:
    with (watched(browser, server, viewport=PHONE) as full,
          watched(browser, server, viewport=PHONE, java_script_enabled=False) as plain):
        for path in addresses(site):
            texts = []
            for seen in (full, plain):
                seen.go(path)
                seen.page.locator("details").evaluate_all(OPEN)
                texts.append(" ".join(seen.page.locator("body").inner_text().split()))
            buttons = [seen.page.locator("button") for seen in (full, plain)]
            if code := language(path):
                label = PROJECT.languages[code].words.label["print"]
                assert buttons[0].is_visible() and buttons[1].is_hidden(), f"/{path}"
                texts[0] = texts[0].replace(f" {label}", "", 1)
                for words in seen.page.locator(".search label").all():  # the field's name
                    texts[0] = texts[0].replace(f" {words.text_content()}", "", 1)
            else:
                assert buttons[0].count() == buttons[1].count() == 0
            assert texts[0] == texts[1] and len(texts[1]) > 200, f"/{path}"


def test_the_print_button_prints(browser: Browser, server: str) -> None:
    with watched(browser, server) as seen:
        seen.go(f"{PROJECT.source_language}/law/")
        seen.page.evaluate("() => { window.printed = 0; window.print = () => printed += 1; }")
        seen.page.locator("button.print").click()
        assert seen.page.evaluate("printed") == 1


def test_paper_opens_what_is_folded_and_folds_it_again(browser: Browser, server: str) -> None:
    """Browsers without ::details-content print folded parts folded."""
    with watched(browser, server) as seen:
        seen.go(f"{PROJECT.source_language}/now/")
        folded = seen.page.locator(".cite")
        opened = "node => node.open"
        assert not folded.evaluate(opened)
        seen.page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
        assert folded.evaluate(opened)
        seen.page.evaluate("() => dispatchEvent(new Event('afterprint'))")
        assert not folded.evaluate(opened)
