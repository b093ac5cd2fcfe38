"""A server like GitHub Pages, and another one that stands for every site outside."""

from __future__ import annotations

import contextlib
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

# No name is looked up and no proxy asked: what a page wants from another host is seen, and fails.
OFFLINE = ("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--no-proxy-server")
LOCAL = "127.0.0.1"
LINK = re.compile(rb'(<a\b[^>]*?\bhref=")https?://')
PATIENCE = 20.0  # seconds after which a silent server gives up, so that no test hangs for ever


class PagesHandler(SimpleHTTPRequestHandler):
    """Gives files below a prefix; 404.html for every unknown address.

    Where `outside` is given, links to other sites lead there: what arrives can then be seen.
    """

    prefix = "/"
    outside = ""

    def do_GET(self) -> None:
        if not self.path.startswith(self.prefix):
            self.send_error(404)
            return
        self.path = "/" + self.path.removeprefix(self.prefix)
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if self.path.partition("?")[0].endswith("/") else file
        if self.outside and file.suffix == ".html" and file.is_file():
            self._send(200, file)
        else:
            super().do_GET()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        lost = Path(self.directory) / "404.html"
        if code != 404 or not lost.is_file():
            super().send_error(code, message, explain)
            return
        self._send(404, lost)

    def _send(self, code: int, file: Path) -> None:
        body = file.read_bytes()
        if self.outside:
            body = LINK.sub(rb"\1" + self.outside.encode(), body)
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: Any) -> None:
        """Says nothing: the output is for what was found."""


@contextmanager
def serving(folder: Path, prefix: str = "/", outside: str = "") -> Iterator[str]:
    """Serves a built site in a thread; gives its address, which ends with the prefix."""
    handler = type("Handler", (PagesHandler,), {"prefix": prefix, "outside": outside})
    with _running(partial(handler, directory=str(folder))) as port:
        yield f"http://{LOCAL}:{port}{prefix}"


class Outside:
    """Stands for every site but ours: notes who sends readers, and can keep them waiting."""

    def __init__(self) -> None:
        self.address = ""
        self.asked: list[tuple[str, str]] = []  # path, referrer
        self._answers = threading.Event()
        self._answers.set()

    def be_silent(self) -> None:
        """From now on every request waits."""
        self._answers.clear()

    def answer(self) -> None:
        """Answers those that wait, and all that follow."""
        self._answers.set()

    def handle(self, handler: BaseHTTPRequestHandler) -> None:
        """One request."""
        if not handler.path.endswith("favicon.ico"):
            self.asked.append((handler.path, handler.headers["Referer"] or ""))
        if not self._answers.wait(PATIENCE):
            return
        body = b"<!doctype html><title>Outside</title>Outside"
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.send_header("Content-Length", str(len(body)))
        with contextlib.suppress(OSError):  # whoever asked has gone
            handler.end_headers()
            handler.wfile.write(body)


@contextmanager
def outside() -> Iterator[Outside]:
    """The other site, as long as the block runs; its address ends with "/"."""
    found = Outside()

    class Handler(PagesHandler):
        def do_GET(self) -> None:
            found.handle(self)

    with _running(Handler) as port:
        found.address = f"http://{LOCAL}:{port}/"
        yield found
        found.answer()


@contextmanager
def _running(handler: Callable[..., BaseHTTPRequestHandler]) -> Iterator[int]:
    with ThreadingHTTPServer((LOCAL, 0), handler) as server:
        server.daemon_threads, server.block_on_close = True, False
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05},
                                  daemon=True)
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()
