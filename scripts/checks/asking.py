"""Asks pages of other sites politely: one after the other, with pauses and limits of time."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from scripts.checks.request import Answer, late, request

Ask = Callable[[str, str], Answer]  # method and address


@dataclass
class Asker:
    """Asks one page after the other. Never raises: a fault of the network is an answer too."""

    agent: str  # names the project to whoever reads the other site's log
    limit: float  # seconds for one page
    overall: float  # seconds for all pages, from now on
    reads: bool = False  # whether the text of a page is wanted
    pause: float = 1.0  # seconds between two requests to the same host
    started: float = field(default_factory=time.monotonic)
    asked: dict[str, float] = field(default_factory=dict)

    def __call__(self, method: str, address: str) -> Answer:
        """The answer, at the latest after `limit` seconds (and the pause before)."""
        host = "".join(address.split("/")[2:3])
        if host in self.asked:
            time.sleep(max(0.0, self.asked[host] + self.pause - time.monotonic()))
        rest = self.started + self.overall - time.monotonic()
        if rest <= 0:
            return Answer(0, address, fault="not asked: the time for all pages was up")
        seconds, found = min(self.limit, rest), list[Answer]()

        def work() -> None:
            found.append(request(method, address, self.agent, seconds, self.reads))

        # A thread, because a socket's own limit begins anew with every byte of a slow page.
        worker = threading.Thread(target=work, daemon=True)
        worker.start()
        worker.join(seconds)
        self.asked[host] = time.monotonic()
        return found[0] if found else late(address, seconds)
