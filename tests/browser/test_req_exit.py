"""Requirements 1 to 16, on every built page, phone and desktop, script on and off.

What each asks for: guides/reader-safety.md; how it is judged: scripts/commands/observing/.
"""

from __future__ import annotations

from scripts.commands.observing.visits import Visit
from tests.browser.requirements import hold


def test_req_01_exit_on_every_page(visits: list[Visit]) -> None:
    hold(visits, 1)


def test_req_02_exit_first_and_never_out_of_sight(visits: list[Visit]) -> None:
    hold(visits, 2)


def test_req_03_plain_link_also_without_script(visits: list[Visit]) -> None:
    hold(visits, 3)


def test_req_04_no_referrer_in_any_way_of_leaving(visits: list[Visit]) -> None:
    hold(visits, 4)


def test_req_05_the_place_of_the_page_is_given_away(visits: list[Visit]) -> None:
    hold(visits, 5)


def test_req_07_blank_then_title_then_replace(visits: list[Visit]) -> None:
    hold(visits, 7)


def test_req_08_shift_three_times_leaves(visits: list[Visit]) -> None:
    hold(visits, 8)


def test_req_09_weather_in_the_language_of_the_page(visits: list[Visit]) -> None:
    hold(visits, 9)


def test_req_10_same_tab(visits: list[Visit]) -> None:
    hold(visits, 10)


def test_req_11_no_entry_is_added_to_the_history(visits: list[Visit]) -> None:
    hold(visits, 11)


def test_req_12_no_entry_of_the_history_is_renamed(visits: list[Visit]) -> None:
    hold(visits, 12)


def test_req_13_nothing_is_asked_before_leaving(visits: list[Visit]) -> None:
    hold(visits, 13)


def test_req_14_its_limit_stands_beside_it(visits: list[Visit]) -> None:
    hold(visits, 14)


def test_req_15_no_page_between(visits: list[Visit]) -> None:
    hold(visits, 15)


def test_req_16_hidden_text_names_a_safety_link(visits: list[Visit]) -> None:
    hold(visits, 16)
