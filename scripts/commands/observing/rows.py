"""The rows of data/measured.yml, from what was seen and what is known from elsewhere."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from pathlib import Path
from typing import Any, get_args

from playwright.sync_api import Browser

from scripts.commands.observing import leaving
from scripts.commands.observing.serving import Outside
from scripts.commands.observing.visits import Visit
from scripts.content.measured import Measured, Result, RowName
from scripts.content.page import address
from scripts.content.site import Site

FILE = "data/measured.yml"
HEAD = """\
# What the site leaves on a device. Written by python3 -m scripts measure; do not edit by hand:
# `test` measures again and fails where a row or its result differs (not the browser, not the day).
"""

# What no test on this machine can see: who says it instead.
KNOWN: dict[RowName, Measured] = {
    "downloads": Measured(result="stays", measured=False, confidence="one-report",
                          sources=["moj-victim"]),
    "copied-link": Measured(result="stays", measured=False, confidence="our-reading"),
    "host-log": Measured(result="kept-by-host", measured=False, confidence="one-report",
                         sources=["host-ip"]),
    "provider": Measured(result="sees-name", measured=False, confidence="our-reading"),
}
KINDS: tuple[RowName, ...] = ("cookies", "local-storage", "session-storage", "database", "cache",
                              "worker")


def results(browser: Browser, base: str, outside: Outside, site: Site, visits: Iterable[Visit]
            ) -> dict[RowName, Result]:
    """What was measured. Rows about all/ and search/ are there when these pages are."""
    visits = list(visits)
    language = site.source_language
    read = [page.url for page in site.pages_of(language)][:2]
    titles = {f"{language}/{address(page.name)}": f"{page.front.label} – 115-1"
              for page in site.pages_of(language)}
    found: dict[RowName, Result] = {}
    history = leaving.history(browser, base, outside, read)
    found["addresses"] = "stays" if set(read) <= history.keys() else "nothing"
    found["titles"] = _titles([history.get(path) == titles[path] for path in read])
    found["back"] = _back(leaving.back_after_exit(browser, base, outside, read))
    whole = [page.url for page in site.pages.values() if page.name == "all.md"]
    if whole:
        ways = {_back(leaving.back_after_exit(browser, base, outside, [path])) for path in whole}
        found["back-all"] = "leaves-site" if ways == {"leaves-site"} else "earlier-page"
    found["referrer"] = "told" if any(visit.referrers for visit in visits) else "not-told"
    for kind in KINDS:
        kept = any(visit.stored.get(kind) for visit in visits)
        found[kind] = "stays" if kept else "nothing"
    found["other-hosts"] = "asked" if any(visit.foreign for visit in visits) else "not-asked"
    fields = [visit.path for visit in visits if visit.mode.script and visit.look["fields"]]
    if fields:
        same = all(len(set(visit.address)) == 1 for visit in visits)
        empty = all(leaving.typed_after_back(browser, base, outside, path) == ""
                    for path in dict.fromkeys(fields))
        found["typed"] = "nothing" if same and empty else "stays"
    printed = any(visit.paper.get("exit") for visit in visits)
    found["print"] = "exit-printed" if printed else "sheet-stays"
    return found


def _titles(kept: list[bool]) -> Result:
    if all(kept):
        return "stays"
    return "last-renamed" if all(kept[:-1]) else "nothing"


def _back(found: str) -> Result:
    return "leaves-site" if found.startswith("http") else "earlier-page"


def rows(found: dict[RowName, Result], browser: str, day: datetime.date
         ) -> dict[RowName, Measured]:
    """The whole table, in its order."""
    measured = {name: Measured(result=result, measured=True, browser=browser, date=day)
                for name, result in found.items()}
    every = measured | KNOWN
    return {name: every[name] for name in get_args(RowName) if name in every}


def write(root: Path, table: dict[RowName, Measured]) -> None:
    """Puts the table into data/measured.yml."""
    lines = [HEAD]
    for name, row in table.items():
        lines.append(f"{name}:")
        kept: dict[str, Any] = row.model_dump(exclude_defaults=True)
        for key, value in kept.items():
            shown = f"[{', '.join(value)}]" if isinstance(value, list) else str(value)
            lines.append(f"  {key}: {shown.lower() if isinstance(value, bool) else shown}")
        lines.append("")
    (root / FILE).write_text("\n".join(lines), encoding="utf-8", newline="\n")


def differences(committed: dict[RowName, Measured], table: dict[RowName, Measured]) -> list[str]:
    """Rows that are missing, too many, or have another result; not browser or day."""
    told = []
    for name in [*committed, *(name for name in table if name not in committed)]:
        old, new = committed.get(name), table.get(name)
        if old is None or new is None:
            told.append(f"{name}: {'not in the file' if old is None else 'not measured any more'}")
        elif (old.result, old.measured, old.sources) != (new.result, new.measured, new.sources):
            told.append(f"{name}: the file says {old.result}, measured is {new.result}")
    return told
