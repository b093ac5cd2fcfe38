"""Quiet pages: addresses and folders of the list. What is shown in the end is a rule's: titles."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from scripts.checks.source import quiet
from scripts.content.loading import load
from tests.pages import CODES, PROJECT


@pytest.mark.parametrize(("name", "told"), [
    ("report/court-day.md", "court"), ("safety/my_stalker/index.md", "stalker"),
    ("home-and-family/index.md", ""), ("report/record.md", ""), ("law/court.md", "")])
def test_an_address_tells_nothing(small: Path, name: str, told: str) -> None:
    site = load(small)
    site.pages = {(code, name): replace(page, name=name)
                  for (code, old), page in site.pages.items() if old == "law.md"}
    letters = list(quiet.check(site))
    assert len(letters) == (len(CODES) if told else 0)
    assert all(f"“{told}” in the address" in letter.message for letter in letters)


@pytest.mark.parametrize(("name", "listed"), [
    ("report/index.md", True), ("report/a/b.md", True), ("now.md", True), ("law/now.md", False),
    ("report.md", False), ("reporting/index.md", False), ("examples/index.md", False)])
def test_a_folder_stands_for_all_below_it_and_a_name_for_one_page(name: str, listed: bool) -> None:
    assert PROJECT.lists("quiet", name) is listed


def test_no_list_holds_no_page() -> None:
    assert not replace(PROJECT, extra={}).lists("quiet", "now.md")
