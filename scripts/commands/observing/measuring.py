"""Visits the built site, writes data/measured.yml, prints how soon a page is blank."""

from __future__ import annotations

import datetime
from pathlib import Path

from scripts.commands.observing import report, rows
from scripts.commands.observing.leaving import milliseconds_to_blank
from scripts.commands.observing.serving import outside, serving
from scripts.commands.observing.visiting import addresses, chromium_browser, crawl
from scripts.commands.observing.visits import Way
from scripts.content.loading import load

WAYS: tuple[Way, ...] = ("click", "keys")


def measure(root: Path, folder: Path) -> None:
    """Measures the site built in `folder` from the project below `root`; writes both tables."""
    report.write(root)
    site, today = load(root), datetime.datetime.now(datetime.UTC).date()
    longest = max(folder.rglob("*.html"), key=lambda file: file.stat().st_size)
    path = longest.relative_to(folder).as_posix().removesuffix("index.html")
    with outside() as other, serving(folder, outside=other.address) as base, \
            chromium_browser() as browser:
        for way in WAYS:
            time = milliseconds_to_blank(browser, base, other, path, way)
            print(f"{time:>7.0f} ms from {way} to a blank page, slowed phone, /{path}")
        visits = crawl(browser, base, other, addresses(folder))
        found = rows.results(browser, base, other, site, visits)
        table = rows.rows(found, f"Chromium {browser.version}", today)
    for difference in rows.differences(site.data.measured, table):
        print(f"{rows.FILE}: {difference}")
    rows.write(root, table)
    print(f"{rows.FILE}: {len(table)} rows written\n")
