"""A small site on this machine that answers as a test wishes: other sites, seen from here."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Reply = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Web:
    """`pages` by path; what was asked stands in `asked`: method, path, user agent, moment."""

    address: str
    pages: dict[str, Reply] = field(default_factory=dict)
    asked: list[tuple[str, str, str, float]] = field(default_factory=list)


def send(body: str | bytes = "", status: int = 200, **headers: str) -> Reply:
    """A whole answer."""
    raw = body.encode() if isinstance(body, str) else body

    def reply(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", str(len(raw)))
        handler.end_headers()
        if handler.command != "HEAD":
            handler.wfile.write(raw)

    return reply


def slow(seconds: float) -> Reply:
    """Says nothing for so long."""

    def reply(handler: BaseHTTPRequestHandler) -> None:
        time.sleep(seconds)

    return reply


def drip(seconds: float) -> Reply:
    """A byte now and then: no pause is long, the whole is."""

    def reply(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            handler.wfile.write(b".")
            handler.wfile.flush()
            time.sleep(0.1)

    return reply


def cut_short(handler: BaseHTTPRequestHandler) -> None:
    """Promises more than it sends."""
    handler.send_response(200)
    handler.send_header("Content-Length", "5000")
    handler.end_headers()
    handler.wfile.write(b"half")


def hang_up(handler: BaseHTTPRequestHandler) -> None:
    """Ends without a word."""


def get_only(reply: Reply, status: int = 405) -> Reply:
    """Refuses HEAD; 0 hangs up on it."""
    refusal = send(status=status) if status else hang_up
    return lambda handler: (refusal if handler.command == "HEAD" else reply)(handler)


@contextlib.contextmanager
def web() -> Iterator[Web]:
    """The site, as long as the block runs; what it does not know is not found."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found.asked.append((self.command, self.path, self.headers["User-Agent"],
                                time.monotonic()))
            with contextlib.suppress(OSError):  # whoever asked has gone
                found.pages.get(self.path, send("Not here", 404))(self)

        do_HEAD = do_GET

        def log_message(self, *_: object) -> None:
            """Silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads, server.block_on_close = True, False
    found = Web(f"http://127.0.0.1:{server.server_address[1]}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield found
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
