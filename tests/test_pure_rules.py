"""Rules judge what was read: none opens a file, starts a program or asks the network."""

from __future__ import annotations

import builtins
import io
import os
import socket
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from scripts.checks import noticed, source
from scripts.checks.runner import rules
from scripts.content.loading import load
from scripts.content.page import Page
from scripts.content.site import Site
from scripts.render import templates
from tests.pages import CODES, PROJECT

RULES = {f"{folder.__name__.rpartition('.')[2]}/{name}": rule
         for folder in (source, noticed) for name, rule in rules(folder).items()}
DOORS = [(builtins, "open"), (io, "open"), (os, "open"), (os, "scandir"), (os, "listdir"),
         (Path, "open"), (Path, "read_text"), (Path, "read_bytes"),
         (Path, "exists"), (Path, "is_dir"), (Path, "is_file"), (Path, "iterdir"),
         (subprocess, "Popen"), (os, "system"), (socket, "socket"), (socket, "getaddrinfo")]


class Touched(BaseException):
    """Something outside was touched; no rule can catch this by mistake."""


@contextmanager
def closed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every way out raises, unless a library looks for a part of itself. Closed only while a rule
    runs: pytest itself needs files."""
    def watched(real: Callable[..., Any]) -> Callable[..., Any]:
        def door(*given: Any, **named: Any) -> Any:
            if given and "site-packages" in str(given[0]):
                return real(*given, **named)
            raise Touched(f"{real} {given} {named}")

        return door

    with monkeypatch.context() as doors:
        for holder, name in DOORS:
            doors.setattr(holder, name, watched(getattr(holder, name)))
        yield


def spoiled(site: Site) -> Site:
    """A site with something wrong everywhere, so that rules have letters to write."""
    def worse(page: Page) -> Page:
        body = page.body.replace("{#", "{#X").replace("[^", "[^lost/").replace("{{ ", "{{ no.")
        front = page.front.model_copy(update={
            "label": "Сталкинг police", "next": "lost.md", "critical": not page.front.critical,
            "source_hash": None, "review_by": page.front.review_by.replace(year=2001)})
        marks = "[a](lost.md) **b <i>c</i> {d} ![](e.png) Sample Person\u200b"
        more = f"\n\n# One\n\n{marks}\n\n!!! lost\nCall 102 or 112, 865 000 ₸. Түсiндiрме "
        more += "word " * 2000
        return replace(page, body=body + more, front=front)

    pages = {key: worse(page) for key, page in site.pages.items() if key[1] != "about.md"}
    return replace(site, pages=pages, extra={key: value for key, value in site.extra.items()
                                             if key not in ("quiet", "critical")})


@pytest.fixture(scope="module")
def bad(small: Path) -> Site:
    return spoiled(load(small))


@pytest.mark.parametrize("name", RULES)
def test_a_rule_touches_nothing_outside(
    name: str, bad: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = []
    for site in (PROJECT, bad):
        templates.read(site.root)  # as the runner does
    with closed(monkeypatch):
        for site in (PROJECT, bad):
            found.append(list(RULES[name](site)))
    assert all(problem.path and problem.line >= 1 for problems in found for problem in problems)


def test_the_spoiled_site_makes_most_rules_speak(bad: Site) -> None:
    """Else the test above would look at rules that have nothing to do."""
    silent = {name for name, rule in RULES.items() if not list(rule(bad))}
    assert len(silent) < len(RULES) / 2, silent


def opens(site: Site) -> list[Any]:
    return [io.open(f"{site.root}/mkdocs.yml")]  # noqa: UP020


def reads(site: Site) -> list[Any]:
    return [(site.root / "mkdocs.yml").read_text(encoding="utf-8")]


def looks(site: Site) -> list[Any]:
    return [(site.root / code).is_dir() for code in CODES]


def calls(site: Site) -> list[Any]:
    return [subprocess.run(["git", "--version"], check=False)]


def asks(site: Site) -> list[Any]:
    return [socket.create_connection(("127.0.0.1", 9))]


@pytest.mark.parametrize("rule", [opens, reads, looks, calls, asks])
def test_a_rule_that_does_is_seen(
    rule: Callable[[Site], list[Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(Touched), closed(monkeypatch):
        rule(PROJECT)
