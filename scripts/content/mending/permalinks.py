"""data/permalinks.txt: lines of places that are published and that it does not hold yet."""

from __future__ import annotations

from collections.abc import Iterable

from scripts.content.permalinks import LINK, permalinks, place_of


def added(text: str, links: Iterable[str]) -> str:
    """The file with each of the links that it lacks, in order. No line is ever taken away."""
    rows = text.split("\n")
    for link in sorted(set(links)):
        found = permalinks("\n".join(rows))
        if LINK.fullmatch(link) and link not in {line.link for line in found}:
            above = place_of(found, link)
            rows.insert(above.line if above else found[0].line - 1 if found else len(rows) - 1,
                        link)
    return "\n".join(rows)
