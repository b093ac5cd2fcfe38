"""What is done with a page: leaving it in each way, waiting, closing."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from typing import Any

from playwright.sync_api import BrowserContext, Page, TimeoutError

from scripts.commands.observing import looking
from scripts.commands.observing.serving import Outside
from scripts.commands.observing.visits import Way

SLOW = 10_000  # milliseconds after which something that must happen counts as not happening
LATE = 5_000  # milliseconds for what is fetched after the first view
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


def ready(page: Page) -> None:
    """Waits for what comes after the first view: the keys of the exit, the buttons at headings.

    Where a page has no print button, nothing comes after the keys. A page to which nothing comes is
    judged as it stands.
    """
    last = ".actions .copy" if page.locator("button.print").count() else "body > [role=status]"
    with contextlib.suppress(TimeoutError):
        page.locator(last).first.wait_for(state="attached", timeout=LATE)


def opened(page: Page, address: str) -> None:
    """Opens an address and waits until all of the page is there."""
    page.goto(address)
    ready(page)


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
