"""Links to other sites: reached, moved, gone or not reached, politely and in time."""

from __future__ import annotations

import datetime
import socket
import time
from collections.abc import Iterator

import pytest

from scripts.checks import asking, outside
from scripts.checks.asking import Asker
from scripts.checks.outside import Link, Told, ask_twice, judge, links
from scripts.checks.request import plain
from scripts.commands import watch
from scripts.problem import Problem
from tests import web
from tests.pages import PROJECT
from tests.web import Reply, Web, send

LIMIT = 0.5  # seconds for one page
SLACK = 1.0  # what a busy machine may need on top


@pytest.fixture
def other(monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with web.web() as found:
        yield found


def asker(**settings: float) -> Asker:
    return Asker("guide-115-1 (test)", **({"limit": LIMIT, "overall": 60, "pause": 0} | settings))


def told(address: str) -> Told:
    return judge(Link("data/sources.yml", 7, address), ask_twice(address, asker()))


FINE = send("fine")
CASES: list[tuple[Reply, str, str, list[str]]] = [
    (FINE, "reached", "Reached", ["HEAD"]),
    (web.get_only(FINE), "reached", "Reached", ["HEAD", "GET"]),
    (web.get_only(FINE, 403), "reached", "Reached", ["HEAD", "GET"]),
    (web.get_only(FINE, 404), "reached", "Reached", ["HEAD", "GET"]),
    (web.get_only(FINE, 0), "reached", "Reached", ["HEAD", "GET"]),
    (send(status=404), "gone", "Gone (404)", ["HEAD", "GET"]),
    (send(status=410), "gone", "Gone (410)", ["HEAD", "GET"]),
    (send(status=403), "not reached", "answer 403", ["HEAD", "GET"]),
    (send(status=500), "not reached", "answer 500", ["HEAD", "GET"]),
    (send(status=503), "not reached", "answer 503", ["HEAD"]),
    (send(status=429), "not reached", "answer 429", ["HEAD"]),
    (web.slow(LIMIT + 2 * SLACK), "not reached", "no answer within", ["HEAD"]),
    (web.hang_up, "not reached", "RemoteDisconnected", ["HEAD", "GET"]),
    (send(status=302, Location="file:///etc/passwd"), "not reached", "answer 302", ["HEAD"]),
]


@pytest.mark.parametrize(("reply", "kind", "said", "methods"), CASES)
def test_each_answer_is_told_apart(
    other: Web, reply: Reply, kind: str, said: str, methods: list[str]
) -> None:
    other.pages["/page"] = reply
    begun = time.monotonic()
    found = told(f"{other.address}/page#!/part")
    assert time.monotonic() - begun < LIMIT + SLACK
    assert found.kind == kind and said in found.message and "dead" not in found.message
    assert [method for method, *_ in other.asked] == methods
    assert all(agent == "guide-115-1 (test)" for _, _, agent, _ in other.asked)
    letter = found.letter()
    assert (letter.path, letter.line) == ("data/sources.yml", 7)
    assert bool(letter.hint) == (kind != "reached")


def test_a_redirect_is_followed_and_told(other: Web) -> None:
    other.pages |= {"/old": send(status=301, Location="/new"), "/new": FINE,
                    "/lost": send(status=302, Location="/nowhere"),
                    "/round": send(status=302, Location="/round")}
    moved = told(f"{other.address}/old")
    assert moved.kind == "moved" and f"{other.address}/new" in moved.message
    assert told(f"{other.address}/lost").kind == "gone"
    assert told(f"{other.address}/round").kind == "not reached"


def test_nobody_there_is_not_reached() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    for address in (f"http://127.0.0.1:{port}/", "http://[::", "ftp://127.0.0.1/", "nothing"):
        found = told(address)
        assert found.kind == "not reached", found


def test_one_host_gets_a_pause_and_never_two_requests_at_once(other: Web) -> None:
    other.pages["/a"] = other.pages["/b"] = FINE
    ask = asker(pause=0.3)
    for path in ("/a", "/b"):
        ask("HEAD", other.address + path)
    (*_, first), (*_, second) = other.asked
    assert second - first >= 0.3


def test_the_time_for_all_pages_ends(other: Web) -> None:
    other.pages |= {"/slow": web.slow(2), "/quick": FINE}
    ask = asker(overall=0.3)
    begun = time.monotonic()
    assert "no answer" in ask("GET", f"{other.address}/slow").fault
    assert "the time for all pages was up" in ask("GET", f"{other.address}/quick").fault
    assert time.monotonic() - begun < 0.3 + SLACK
    assert len(other.asked) == 1


def test_an_address_with_other_letters_travels() -> None:
    assert plain("https://сайт.kz/бет?а=%20#x") == (
        "https://xn--80aswg.kz/%D0%B1%D0%B5%D1%82?%D0%B0=%20")


def test_every_link_of_sources_and_exits_is_asked_once() -> None:
    found = links(PROJECT)
    addresses = [link.address for link in found]
    assert len(addresses) == len(set(addresses)) > 30
    assert {language.words.exit for language in PROJECT.languages.values()} <= set(addresses)
    for link in found:
        line = (PROJECT.root / link.path).read_text(encoding="utf-8").split("\n")[link.line - 1]
        assert link.address in line, link


def test_the_report_names_each_link_with_its_place(
    other: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every link leads to the local site; what an address says stays text."""
    monkeypatch.setattr(outside, "links", lambda site: [
        Link("data/sources.yml", 3, f"{other.address}/gone?<b>@someone"),
        Link("data/sources.yml", 5, f"{other.address}/busy"),
        Link("data/words/xx.yml", 8, f"{other.address}/fine")])
    monkeypatch.setattr(asking.Asker, "pause", 0.0)
    monkeypatch.setattr(watch, "PAGE", LIMIT)
    other.pages |= {"/fine": FINE, "/busy": send(status=503)}
    sections = watch.outside_sections(PROJECT, "guide-115-1")
    assert [len(section.letters) for section in sections] == [1, 0, 1]
    report = watch.markdown(datetime.date(2027, 3, 1), sections)
    assert report.startswith("Report of 2027-03-01: 2 to look at.")
    assert "`data/sources.yml:3`" in report and "(1 of 3 were): 1" in report
    assert "<b>" not in report and "@someone" not in report and "&lt;b&gt;" in report


def test_a_report_is_never_too_long_for_an_issue() -> None:
    letters = [Problem("data/facts.yml", line, "due", "wording " * 40) for line in range(400)]
    report = watch.markdown(datetime.date(2027, 3, 1), [watch.Section("Many", letters)])
    assert len(report) < 65_536 and report.endswith("see the log of this run.\n")
