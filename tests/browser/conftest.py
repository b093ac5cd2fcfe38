"""The built site served, a browser without network, and pages that are watched."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, sync_playwright

from scripts.commands import chromium
from scripts.commands.observing.serving import OFFLINE, serving


@pytest.fixture(scope="session")
def serve_site() -> Iterator[Callable[..., str]]:
    """`serve_site(folder, prefix="/")` serves another built site and gives its address."""
    with ExitStack() as stack:
        yield lambda folder, prefix="/": stack.enter_context(serving(folder, prefix))


@pytest.fixture(scope="session")
def server(site: Path, serve_site: Callable[..., str]) -> str:
    """Address of the whole built site, with "/" at its end."""
    return serve_site(site)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests; it reaches 127.0.0.1 and nothing else."""
    with sync_playwright() as playwright:
        arguments = [*chromium.flags(), *OFFLINE]
        found = playwright.chromium.launch(executable_path=chromium.find(), args=arguments)
        yield found
        found.close()


@dataclass
class Watched:
    """A page, and what it said and asked for since it was opened."""

    page: Page
    base: str
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
        """Opens another address of the site, relative to its base."""
        self.page.goto(self.base + path)


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
            watched = Watched(context.new_page(), base)
            watched.watch()
            watched.go(path)
            return watched

        yield open_one
