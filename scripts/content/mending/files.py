"""What every text file has in common: its first bytes, its line ends, its last line."""

from __future__ import annotations

import re
import unicodedata

TRAILING = re.compile(r"[ \t]+$", re.MULTILINE)


def mark(text: str) -> str:
    """Without a byte-order mark."""
    return text.lstrip("\ufeff")


def line_ends(text: str) -> str:
    """Every line ends with LF alone."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def last_line(text: str) -> str:
    """One line end behind the last word, no empty lines."""
    whole = text.rstrip(" \t\n")
    return f"{whole}\n" if whole else ""


def composed(text: str) -> str:
    """All of it in the composed form (NFC): й as one sign, not as и and a breve."""
    return unicodedata.normalize("NFC", text)


def trailing(text: str) -> str:
    """No line ends with spaces: .editorconfig says so, and nobody sees them in the web editor."""
    return TRAILING.sub("", text)
