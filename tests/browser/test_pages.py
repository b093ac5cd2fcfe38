"""Every page is whole without script, and prints whole."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.windows import PHONE, addresses, language, watched
from tests.pages import PROJECT

OPEN = "all => all.forEach(part => part.open = true)"


def test_a_page_without_script_misses_its_buttons_and_the_search_field(
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
            buttons = [seen.page.locator(".actions button") for seen in (full, plain)]
            if code := language(path):
                label = PROJECT.languages[code].words.label
                added = [label["print"], label["copy_link"]]
                assert buttons[0].all_inner_texts() == added, f"/{path}"
                assert buttons[1].count() == 1 and buttons[1].is_hidden(), f"/{path}"
                texts[0] = texts[0].replace(" ".join(["", *added]), "", 1)
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
