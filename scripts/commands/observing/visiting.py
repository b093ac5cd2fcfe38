"""Visits to pages: one visit looks, presses everything that can be pressed, and leaves."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

from lxml import html
from playwright.sync_api import (
    Browser,
    BrowserContext,
    TimeoutError,
    sync_playwright,
)

from scripts.commands import chromium
from scripts.commands.observing import acting, looking
from scripts.commands.observing.serving import OFFLINE, Outside
from scripts.commands.observing.visits import MODES, PHONE, Mode, Visit

TYPED = "тест"  # into fields: a search
MOVES = "//head/meta[@http-equiv='refresh']"
ICON = "icon."  # ours, or the one that browsers ask every site for
LOST = "no/such/page/"  # 404.html answers from any depth


@contextmanager
def chromium_browser() -> Iterator[Browser]:
    """The system's Chromium, or Playwright's; it reaches this machine and nothing else."""
    with sync_playwright() as playwright:
        arguments = [*chromium.flags(), *OFFLINE]
        found = playwright.chromium.launch(executable_path=chromium.find(), args=arguments)
        yield found
        found.close()


def addresses(folder: Path) -> list[str]:
    """Every address of a built site; the page for lost ones by one that does not exist."""
    files = sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*.html"))
    return [LOST if name == "404.html" else name.removesuffix("index.html") for name in files]


def crawl(browser: Browser, base: str, outside: Outside, paths: Iterable[str],
          modes: Iterable[Mode] = MODES) -> list[Visit]:
    """Visits each address once a mode, all of a mode in one tab, so that what stays is seen."""
    paths = list(paths)
    trees = {path: _document(base + path, outside) for path in paths}
    visits = []
    for mode in modes:
        context = browser.new_context(viewport=mode.window, java_script_enabled=mode.script)
        tab = Tab(context, base, outside)
        for path in paths:
            visit = Visit(path, mode, trees[path])
            tab.visit(visit)
            visits.append(visit)
        acting.close(context)
    return visits


def _document(address: str, outside: Outside) -> html.HtmlElement:
    """The page as it lies on the disk: with the addresses that `serving` has led elsewhere."""
    try:
        with urlopen(address) as answer:
            text = answer.read()
    except HTTPError as error:
        text = error.read()
    return html.document_fromstring(text.decode().replace(outside.address, "https://"))


class Tab:
    """One tab, in which page after page is visited and left."""

    def __init__(self, context: BrowserContext, base: str, outside: Outside) -> None:
        self.base, self.outside = base, outside
        self.told: list[dict[str, Any]] = []
        self.requests: list[str] = []
        self.console: list[str] = []
        acting.watch(context, self.told)
        self.page = page = context.new_page()
        page.on("console", lambda message: self.console.append(message.text))
        page.on("pageerror", lambda error: self.console.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url))

    def visit(self, visit: Visit) -> None:
        """One page, from opening to leaving."""
        page = self.page
        self.told.clear()
        self.requests.clear()
        self.console.clear()
        self.outside.asked.clear()
        asked = self.base + visit.path
        page.goto(asked)
        if visit.tree.xpath(MOVES):  # a short address: what it leads to is looked at
            acting.wait(page, lambda: page.url != asked)
            asked = page.url
        if visit.mode.script:
            acting.ready(page)
        visit.address.append(asked)
        page.keyboard.press("Tab")
        visit.look = page.evaluate(looking.LOOK)
        if visit.mode.window is PHONE:
            page.emulate_media(media="print")
            visit.paper = page.evaluate(looking.PAPER)
            page.emulate_media(media="screen")
        if page.evaluate(looking.ACT):
            for field_ in page.locator(looking.FIELDS).filter(visible=True).all():
                field_.press_sequentially(TYPED)
                page.wait_for_load_state("networkidle")
                field_.blur()
        if visit.mode.script:
            visit.stored = page.evaluate(looking.STORED)
        visit.address.append(page.url)
        visit.foreign = [url for url in self.requests if not url.startswith((self.base, "data:"))]
        self._leave(visit, len(self.requests))
        visit.console = list(self.console)

    def _leave(self, visit: Visit, begun: int) -> None:
        """Leaves while the other site is silent, waits for the page to tell, lets it answer."""
        page, outside = self.page, self.outside
        outside.be_silent()
        try:
            acting.press(page, visit.mode.way, outside)
            acting.wait(page, lambda: bool(self.told if visit.mode.script else outside.asked))
        finally:
            outside.answer()
        with contextlib.suppress(TimeoutError):  # then the reader is still here, and is judged so
            acting.arrive(page, outside)

        def named(url: str) -> str:
            return url.replace(outside.address, "https://", 1)

        visit.left = self.told[0] if self.told else {}
        visit.arrived, visit.tabs = named(page.url), len(page.context.pages)
        for tab in page.context.pages[1:]:
            tab.close()
        visit.asked = [named(url) for url in self.requests[begun:]
                       if ICON not in url]  # it comes late, and belongs to loading
        visit.referrers = [referrer for _, referrer in outside.asked if referrer]
