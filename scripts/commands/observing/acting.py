"""What is done with a page: leaving it in each way, waiting, closing."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from playwright.sync_api import BrowserContext, Page

from scripts.commands.observing import looking
from scripts.commands.observing.serving import Outside
from scripts.commands.observing.visits import Way

SLOW = 10_000  # milliseconds after which something that must happen counts as not happening
STEP = 10  # milliseconds between two looks


def watch(context: BrowserContext, told: list[dict[str, Any]]) -> None:
    """From now on every page of the context, where script is on, tells how it is left."""
    context.expose_function(looking.REPORT, lambda seen: told.append(seen))
    context.add_init_script(f"({looking.WATCH})()")


def press(page: Page, way: Way, outside: Outside) -> None:
    """Leaves: by the exit, by Shift three times, or by the last link to another site."""
    if way == "keys":
        for _ in range(3):
            page.keyboard.press("Shift")
        return
    target = page.locator(".exit").first
    if way == "link":
        others = page.locator(f'a[href^="{outside.address}"]:not(.exit)').filter(visible=True)
        target = others.last if others.count() else target
    if target.count():
        target.click(no_wait_after=True, timeout=SLOW)


def arrive(page: Page, outside: Outside) -> None:
    """Waits until the other site is there."""
    page.wait_for_url(f"{outside.address}**", timeout=SLOW)


def close(context: BrowserContext) -> None:
    """Closes a context when its pages rest: Chromium can hang where one is just arriving."""
    for page in context.pages:
        page.goto("about:blank")
    context.close()


def wait(page: Page, ready: Callable[[], bool]) -> None:
    """Lets the browser go on until `ready` answers yes, or for as long as anything may take."""
    end = time.monotonic() + SLOW / 1000
    while not ready() and time.monotonic() < end:
        page.wait_for_timeout(STEP)
