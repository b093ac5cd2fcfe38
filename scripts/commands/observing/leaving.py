"""What is left after the exit: the way back, the browser's history, and how soon it is blank."""

from __future__ import annotations

import sqlite3
import statistics
import tempfile
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from scripts.commands import chromium
from scripts.commands.observing import looking
from scripts.commands.observing.acting import arrive, close, opened, press, wait, watch
from scripts.commands.observing.serving import OFFLINE, Outside
from scripts.commands.observing.visiting import TYPED
from scripts.commands.observing.visits import PHONE, Way

BEFORE = "before/"  # the address outside where a reader came from
SLOWER = 4  # times: a cheap phone, as Lighthouse sets it
FLUSHED = 1500  # milliseconds after which Chromium has put its history into the file
LATE = 500  # milliseconds
IN_PAGE = 'main a[href^="#"]'


def leave(page: Page, outside: Outside, way: Way = "click") -> None:
    """Leaves and arrives."""
    press(page, way, outside)
    arrive(page, outside)


def back_after_exit(browser: Browser, base: str, outside: Outside, paths: Iterable[str],
                    way: Way = "click", inside: bool = True) -> str:
    """Where Back leads after the pages were read in this order and the exit pressed.

    On each page everything folded is opened and, if `inside`, two links inside it are followed.
    Gives a path of the site, or the whole address outside.
    """
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    page.goto(outside.address + BEFORE)
    for path in paths:
        opened(page, base + path)
        page.locator("main details").evaluate_all("all => all.forEach(part => part.open = true)")
        links = page.locator(IN_PAGE).filter(visible=True).all() if inside else []
        for link in links[:2]:
            link.click()
    leave(page, outside, way)
    page.go_back()
    found = page.url
    close(context)
    return found.removeprefix(base)


def history(browser: Browser, base: str, outside: Outside, paths: Iterable[str]) -> dict[str, str]:
    """Titles by path in Chromium's own history file, after the pages were read and left."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        context = browser.browser_type.launch_persistent_context(
            profile, executable_path=chromium.find(), args=[*chromium.flags(), *OFFLINE])
        page = context.new_page()
        for path in paths:
            opened(page, base + path)
        leave(page, outside)
        page.wait_for_timeout(FLUSHED)
        context.close()
        (file,) = Path(profile).rglob("History")
        with closing(sqlite3.connect(file)) as database:
            rows = database.execute("select url, title from urls").fetchall()
    return {url.removeprefix(base): title for url, title in rows if url.startswith(base)}


def milliseconds_to_blank(browser: Browser, base: str, outside: Outside, path: str, way: Way,
                          runs: int = 5) -> float:
    """Median from pressing until the blank page is drawn, on a phone whose processor is slowed.

    Raises StatisticsError where it was never drawn.
    """
    told: list[dict[str, Any]] = []
    times = []
    context = browser.new_context(viewport=PHONE)
    watch(context, told)
    page = context.new_page()
    slowed = context.new_cdp_session(page)
    for _ in range(runs):
        opened(page, base + path)
        slowed.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        told.clear()
        outside.be_silent()
        press(page, way, outside)
        wait(page, lambda: bool(told))
        outside.answer()
        arrive(page, outside)
        times += [float(seen["milliseconds"]) for seen in told[:1] if seen["milliseconds"]]
    close(context)
    return statistics.median(times)




def typed_after_back(browser: Browser, base: str, outside: Outside, path: str) -> str:
    """What stands in the fields of a page after something was typed, the exit pressed, and Back.

    The exit gives the page's own entry away, so the page is opened twice: Back leads to the first.
    Browsers refill fields late (F02): the answer is of half a second after arriving.
    """
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    fields = page.locator(looking.FIELDS).filter(visible=True)
    opened(page, base + path)
    fields.first.press_sequentially(TYPED)
    opened(page, f"{base}{path}?")
    fields.first.press_sequentially(TYPED)
    leave(page, outside)
    page.go_back()
    page.wait_for_timeout(LATE)
    found = "".join(field.input_value() for field in fields.all())
    close(context)
    return found
