"""A server like GitHub Pages, a browser without network, and pages that are watched."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, sync_playwright

from scripts.commands import chromium

# No name is looked up and no proxy asked: what a page wants from another host is seen, and fails.
OFFLINE = ("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--no-proxy-server")


class PagesHandler(SimpleHTTPRequestHandler):
    """Gives files below a prefix; 404.html for every unknown address."""

    prefix = "/"

    def do_GET(self) -> None:
        if not self.path.startswith(self.prefix):
            self.send_error(404)
            return
        self.path = "/" + self.path.removeprefix(self.prefix)
        super().do_GET()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        lost = Path(self.directory) / "404.html"
        if code != 404 or not lost.is_file():
            super().send_error(code, message, explain)
            return
        body = lost.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: Any) -> None:
        """Says nothing: pytest's output is for tests."""


@contextmanager
def serving(folder: Path, prefix: str) -> Iterator[str]:
    """Serves a built site in a thread; gives its address, which ends with the prefix."""
    handler = type("Handler", (PagesHandler,), {"prefix": prefix})
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}{prefix}"
        server.shutdown()
        thread.join()


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
        """Opens another address of the site, relative to its base; waits for what script adds."""
        self.page.goto(self.base + path)
        if self.page.locator(".print:not([hidden])").count():
            self.page.locator(".actions .copy").wait_for(state="attached")


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
