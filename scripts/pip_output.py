"""Turns pip's wall of text into progress, and its failures into one sentence.

Standard library only: it runs before anything is installed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from scripts.problem import WrongUse

WIDTH = 78

# (pattern in the output, sentence, what to do), the most telling first.
REASONS = (
    (
        r"No space left on device|Errno 28|WinError 112|Disk quota exceeded",
        "The disk is full.",
        "Free about 600 MB, then type the same command again.",
    ),
    (
        r"DO NOT MATCH THE HASHES",
        "A package that was sent is not the one in the lock; nothing of it was installed.",
        "Try another network; if it happens again, tell the maintainers.",
    ),
    (
        r"connection broken by|Connection ?Error|ConnectTimeout|Read timed out|ProxyError|SSLError"
        r"|name resolution|getaddrinfo failed|Network is unreachable|Max retries exceeded",
        "The packages could not be fetched: there is no connection to the package index.",
        "Check the network (or the proxy), then type the same command again.",
    ),
    (
        r"No matching distribution found|requires a different Python",
        "The lock names a package that does not exist for this Python or this system.",
        "Use Python 3.11 to 3.14, or tell the maintainers which system you have.",
    ),
)


class Progress:
    """Prints the names of packages as pip comes to them, in lines of at most 78 signs."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._column = 0

    def line(self, text: str) -> None:
        """Takes one line of pip's output."""
        self.lines.append(text)
        # "Processing" stands where the file lies on this machine already.
        name = re.match(r"Collecting ([\w.\-]+)", text) or re.match(
            r"Processing .*?([\w.]+)-[^/\\]*$", text
        )
        if name:
            self._word(name[1])
        elif text.startswith("Installing collected packages"):
            self._word("... installing")

    def end(self) -> None:
        """Closes the line that has been begun."""
        if self._column:
            print(flush=True)
            self._column = 0

    def _word(self, word: str) -> None:
        if self._column + len(word) + 1 > WIDTH:
            self.end()
        print("  " + word if self._column == 0 else " " + word, end="", flush=True)
        self._column += len(word) + (1 if self._column else 2)


def explain(lines: Sequence[str], tool: str, root: Path) -> WrongUse:
    """The failure of `venv` or `pip` as one sentence; what they said is kept in .venv/pip.log."""
    text = "\n".join(lines)
    for pattern, sentence, hint in REASONS:
        if re.search(pattern, text, re.IGNORECASE):
            return WrongUse(sentence, hint)
    try:
        (root / ".venv" / "pip.log").write_text(text, encoding="utf-8")
    except OSError:
        return WrongUse(f"{tool} failed: {lines[-1] if lines else 'it said nothing'}", "")
    return WrongUse(f"{tool} failed; what it said stands in .venv/pip.log.", "Read its last lines.")
