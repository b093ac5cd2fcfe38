"""What was seen of one page in one mode: the record that is judged and measured."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from lxml import html
from playwright.sync_api import ViewportSize

Way = Literal["click", "keys", "link"]


@dataclass(frozen=True)
class Mode:
    """How a page is visited: window, script, and by what it is left."""

    name: str
    window: ViewportSize
    script: bool
    way: Way


PHONE, DESK = ViewportSize(width=360, height=740), ViewportSize(width=1280, height=800)
MODES = (Mode("phone", PHONE, True, "click"), Mode("desktop", DESK, True, "keys"),
         Mode("phone without script", PHONE, False, "click"),
         Mode("desktop without script", DESK, False, "link"))


@dataclass
class Visit:
    """All that was seen of one address in one mode; addresses outside as they stand in the page."""

    path: str
    mode: Mode
    tree: html.HtmlElement  # of what the server sent
    look: dict[str, Any] = field(default_factory=dict)  # after the first Tab
    paper: dict[str, Any] = field(default_factory=dict)  # on a phone alone: paper is the same
    stored: dict[str, int] = field(default_factory=dict)  # after everything, with script
    address: list[str] = field(default_factory=list)  # at first, after everything
    console: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)  # asked of other hosts before leaving
    left: dict[str, Any] = field(default_factory=dict)  # what the page told, with script
    asked: list[str] = field(default_factory=list)  # requests from pressing until arriving
    arrived: str = ""
    referrers: list[str] = field(default_factory=list)
    tabs: int = 1
