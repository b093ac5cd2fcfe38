"""Redirects: what the rules say of a move, and the light pages that lead on (F27)."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from scripts.checks.built_site import read
from scripts.checks.runner import check_built, check_source
from scripts.content.loading import load
from tests.builds import build
from tests.conftest import SITE_URL
from tests.moved import LINES, move
from tests.pages import CODES, PROJECT, Built

RULES = ("permalinks", "redirects")


def told(root: Path) -> list[str]:
    return [f"{letter.message} {letter.hint}" for letter in check_source(root)
            if letter.rule in RULES]


@pytest.fixture(scope="module")
def root(small: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project after the move."""
    return move(Path(shutil.copytree(small, tmp_path_factory.mktemp("moved") / "site")))


@pytest.fixture(scope="module")
def moved(root: Path) -> Path:
    """Its site as built."""
    return build(root)


def test_a_page_moved_with_its_redirects_passes(copied: Path) -> None:
    assert told(move(copied)) == []


def test_a_page_moved_without_them_is_told_line_by_line(copied: Path) -> None:
    found = told(move(copied, {}))
    for old, kind in [("law/", "page"), ("law/#since", "heading"), ("./#against-will", "heading")]:
        (letter,) = [letter for letter in found if letter.startswith(f"“{old}” was")]
        assert f"this {kind} is gone" in letter
        assert f"say in data/redirects.yml where it is now: “{old}: " in letter
    assert len(found) == 3  # law/#against-will follows its page


def test_a_heading_follows_its_page_where_it_has_the_same_id(copied: Path) -> None:
    found = told(move(copied, {"law/": "rules/", "./#against-will": "rules/"}))
    assert [letter.partition(" was")[0] for letter in found] == ["“law/#since”"]


@pytest.mark.parametrize(("old", "new", "says"), [
    ("law/", "rule/", "There is no “rule/”. Did you mean rules/"),
    ("law/#since", "rules/#since", "There is no “rules/#since”."),
    ("law/#since", "./#against-will", "the end of the way: “law/#since: rules/#against-will”"),
    ("./#against-will", "./#against-will", "leads round: ./#against-will → ./#against-will"),
    ("law/#against-will", "law/#since", "Write the end of the way: “law/#against-will: rules/#"),
    ("law/#never", "rules/", "“law/#never” was never published"),
    ("rules/", "./", "“rules/” is still there"),
    ("rules/#against-will", "./", "“rules/#against-will” is still there")])
def test_a_line_that_is_wrong(copied: Path, old: str, new: str, says: str) -> None:
    assert any(says in letter for letter in told(move(copied, {**LINES, old: new})))


def test_a_loop_over_several_pages(copied: Path) -> None:
    lines = {**LINES, "law/": "law/#since", "law/#since": "law/#against-will",
             "law/#against-will": "law/"}
    found = told(move(copied, lines))
    assert sum("leads round" in letter for letter in found) == 3


def test_a_place_of_a_lost_page_needs_the_page_too(copied: Path) -> None:
    lines = {old: new for old, new in LINES.items() if old != "law/"}
    assert any("Add a line for the page too: “law/: rules/”" in letter
               for letter in told(move(copied, lines)))


def test_no_rule_over_built_pages_finds_anything_in_an_old_address(root: Path, moved: Path) -> None:
    """Policy, exit, quiet title, budget, links. The small site lacks pages that others link to."""
    found = check_built(read(moved, load(root)))
    assert {letter.rule for letter in found} <= {"site_links", "site_files", "titles"}
    assert [letter for letter in found if "/law/" in letter.path] == []


def test_the_old_address_tells_where_the_page_is_now(moved: Path) -> None:
    for code in CODES:
        page = Built(moved, f"{code}/law/index.html")
        assert page.tree.findtext("head/title") == "115-1"
        assert page.meta("robots") == "noindex"
        assert page.policy() == Built(moved, "index.html").policy()
        assert page.tree.xpath("//link[@rel='canonical']/@href") == [f"{SITE_URL}{code}/rules/"]
        assert PROJECT.languages[code].words.label["moved"] in page.tree.text_content()


def test_each_place_is_a_link_with_the_old_id(moved: Path) -> None:
    for code in CODES:
        page = Built(moved, f"{code}/law/index.html")
        links = {link.get("id"): link.get("href") for link in page.tree.xpath("//nav//a")}
        assert links == {None: "../rules/", "since": "../rules/#from-when",
                         "against-will": "../rules/#against-will"}
        titles = [link.text_content().strip() for link in page.tree.xpath("//nav//li/a")]
        assert all(titles) and len(set(titles)) == 2
        home = Built(moved, f"{code}/index.html")
        (link,) = home.tree.xpath("//a[@id='against-will']")
        assert link.get("href") == "rules/#against-will"
        assert home.tree.xpath("count(//script)") == 2


def test_no_other_page_carries_the_script(moved: Path) -> None:
    for path in ("index.html", "404.html", *(f"{code}/rules/index.html" for code in CODES)):
        assert "moved." not in Built(moved, path).text
