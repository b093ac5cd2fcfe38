"""Requirements 18 to 26 and 33, on every built page; and the measured table is still true.

What each asks for: guides/reader-safety.md; how it is judged: scripts/commands/observing/.
"""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from scripts.checks.source.quiet import loud
from scripts.commands.observing import rows
from scripts.commands.observing.leaving import history
from scripts.commands.observing.serving import Outside
from scripts.commands.observing.visits import Visit
from tests.browser.requirements import hold
from tests.pages import CODES, PROJECT, html_files

WORDS = PROJECT.data.quiet_words


def test_req_18_neutral_address_that_nothing_changes(visits: list[Visit]) -> None:
    hold(visits, 18)


def test_req_19_neutral_title_and_icon(visits: list[Visit]) -> None:
    hold(visits, 19)


def test_req_20_nothing_is_stored(visits: list[Visit]) -> None:
    hold(visits, 20)


def test_req_21_no_other_host_one_policy_silent_console(visits: list[Visit]) -> None:
    hold(visits, 21)


def test_req_22_no_script_but_ours(visits: list[Visit]) -> None:
    hold(visits, 22)


def test_req_23_neutral_preview(visits: list[Visit]) -> None:
    hold(visits, 23)


def test_req_24_neutral_names_of_files(visits: list[Visit]) -> None:
    hold(visits, 24)


def test_req_25_other_sites_open_in_the_same_tab_untold(visits: list[Visit]) -> None:
    hold(visits, 25)


def test_req_26_no_form_and_no_field_but_the_search(visits: list[Visit]) -> None:
    hold(visits, 26)


def test_req_33_paper_has_no_exit_and_nothing_folded(visits: list[Visit]) -> None:
    hold(visits, 33)


def test_req_18_the_same_addresses_in_every_language(visits: list[Visit]) -> None:
    names = {code: {visit.path.removeprefix(f"{code}/") for visit in visits
                    if visit.path.startswith(f"{code}/")} for code in CODES}
    assert all(found == names[CODES[0]] for found in names.values()) and len(names[CODES[0]]) > 3


def test_req_18_the_history_keeps_addresses_and_nothing_loud_of_quiet_pages(
    browser: Browser, leading_out: str, other_sites: Outside
) -> None:
    """In Chromium's own file: so the address is the giveaway, as the page about it says."""
    quiet = [page.url for page in PROJECT.pages.values() if PROJECT.lists("quiet", page.name)]
    found = history(browser, leading_out, other_sites, quiet)
    assert set(found) == set(quiet)
    assert loud("\n".join([*found, *found.values()]), WORDS) == []


def test_req_24_no_file_of_the_site_has_a_loud_name(site: Path) -> None:
    pages = {site / page.path for page in html_files(site)}
    others = [file for file in site.rglob("*") if file.is_file() and file not in pages]
    assert len(others) > 3
    assert {file.name: found for file in others if (found := loud(file.name, WORDS))} == {}


def test_the_measured_table_is_still_true(
    browser: Browser, leading_out: str, other_sites: Outside, visits: list[Visit]
) -> None:
    """Mend with: python3 -m scripts measure --traces"""
    found = rows.results(browser, leading_out, other_sites, PROJECT, visits)
    day = next(row.date for row in PROJECT.data.measured.values() if row.date)
    table = rows.rows(found, f"Chromium {browser.version}", day)
    assert rows.differences(PROJECT.data.measured, table) == []
