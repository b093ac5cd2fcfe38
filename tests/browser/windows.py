"""Windows of several sizes, and one watched page for all addresses of a test."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, ViewportSize

from tests.browser.conftest import Watched, scripted
from tests.pages import CODES, DOCUMENTS, html_files

PHONE = ViewportSize(width=360, height=740)
ZOOMED = ViewportSize(width=640, height=400)  # a laptop at 200 per cent
SLOT = ViewportSize(width=320, height=256)  # a laptop at 400 per cent (F21)
DESK = ViewportSize(width=1280, height=800)

LOST = "no/such/page/"  # the 404 page answers from any depth


def addresses(site: Path) -> list[str]:
    """Every address of the site, and one that does not exist."""
    found = [page.address for page in html_files(site) if page.path != "404.html"]
    assert len(found) == DOCUMENTS - 1
    return [*found, LOST]


def language(path: str) -> str:
    """The code that begins an address; empty for "/", a lost and a short one."""
    code = path.partition("/")[0]
    return code if code in CODES else ""


@contextmanager
def watched(browser: Browser, base: str, **options: Any) -> Iterator[Watched]:
    """One page in a context of its own; the options are Playwright's."""
    context = browser.new_context(**options)
    seen = Watched(context.new_page(), base, scripted(options))
    seen.watch()
    yield seen
    context.close()
