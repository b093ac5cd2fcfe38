"""The built site served, a browser without network, and pages that are watched."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request

from scripts.commands.observing.acting import ready
from scripts.commands.observing.serving import Outside, outside, serving
from scripts.commands.observing.visiting import chromium_browser, crawl
from scripts.commands.observing.visits import Visit


@pytest.fixture(scope="session")
def serve_site() -> Iterator[Callable[..., str]]:
    """`serve_site(folder, prefix="/", outside="")` serves a built site and gives its address."""
    with ExitStack() as stack:
        yield lambda *values, **named: stack.enter_context(serving(*values, **named))


@pytest.fixture(scope="session")
def server(site: Path, serve_site: Callable[..., str]) -> str:
    """Address of the whole built site, with "/" at its end."""
    return serve_site(site)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests; it reaches 127.0.0.1 and nothing else."""
    with chromium_browser() as found:
        yield found


@pytest.fixture(scope="session")
def other_sites() -> Iterator[Outside]:
    """Stands for every site outside."""
    with outside() as found:
        yield found


@pytest.fixture(scope="session")
def leading_out(site: Path, serve_site: Callable[..., str], other_sites: Outside) -> str:
    """Address of the whole built site, whose links to other sites lead to `other_sites`."""
    return serve_site(site, outside=other_sites.address)


@pytest.fixture(scope="session")
def visits(browser: Browser, leading_out: str, other_sites: Outside, site: Path) -> list[Visit]:
    """What was seen of every address, on phone and desktop, with script and without."""
    from tests.browser.windows import addresses

    return crawl(browser, leading_out, other_sites, addresses(site))


@dataclass
class Watched:
    """A page, and what it said and asked for since it was opened."""

    page: Page
    base: str
    script: bool = True
    console: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    def watch(self) -> None:
        """Starts to listen."""
        self.page.on("console", lambda message: self.console.append(message.text))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("request", self._request)

    def _request(self, request: Request) -> None:
        self.requests.append(request.url)
        asked, ours = urlsplit(request.url), urlsplit(self.base)
        if asked.scheme not in ("data", "blob", "about") and asked.netloc != ours.netloc:
            self.foreign.append(request.url)

    def go(self, path: str) -> None:
        """Opens another address of the site, relative to its base; waits for what script adds."""
        self.page.goto(self.base + path)
        if self.script:
            ready(self.page)


def scripted(options: dict[str, Any]) -> bool:
    """Whether a context with these options runs scripts."""
    return bool(options.get("java_script_enabled", True))


OpenPage = Callable[..., Watched]


@pytest.fixture
def open_page(browser: Browser, server: str) -> Iterator[OpenPage]:
    """`open_page(path, base=server, **options)` opens a watched page in a context of its own.

    The options are Playwright's: `viewport`, `color_scheme`, `java_script_enabled`, ...
    """
    with ExitStack() as stack:

        def open_one(path: str = "", base: str = server, **options: Any) -> Watched:
            context = browser.new_context(**options)
            stack.callback(context.close)
            watched = Watched(context.new_page(), base, scripted(options))
            watched.watch()
            watched.go(path)
            return watched

        yield open_one
