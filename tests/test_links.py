"""Links of pages: through redirects, by the thousand, and whatever somebody types."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.checks.runner import check_source, judge, rules
from scripts.content.links import links
from scripts.content.loading import load
from scripts.content.permalinks import PATH, REDIRECTS
from scripts.content.site import Site

PAGE = "docs/en/law.md"
MINE = {name: rules()[name] for name in ("links", "link_marks", "raw_html", "attributes", "marks",
                                         "blocks", "pictures")}


@pytest.fixture(scope="module")
def read(small: Path) -> Site:
    return load(small)


def spoiled(site: Site, body: str) -> Site:
    """The site with another text of one page."""
    page = site.pages["en", "law.md"]
    return replace(site, pages=site.pages | {("en", "law.md"): replace(page, body=body)})


def add(root: Path, text: str) -> None:
    file = root / PAGE
    file.write_text(f"{file.read_text(encoding='utf-8')}\n{text}\n", encoding="utf-8")


def hints(root: Path, rule: str = "links") -> list[str]:
    return [letter.hint for letter in check_source(root) if letter.rule == rule]


def test_a_link_to_what_has_moved_is_given_the_new_place(copied: Path) -> None:
    with (copied / PATH).open("a", encoding="utf-8") as file:
        file.write("old/\nlaw/#once\nlaw/old/\n")
    redirects = "old/: law/#since\nlaw/#once: ./#since\nlaw/old/: ./\n"
    (copied / REDIRECTS).write_text(redirects, encoding="utf-8")
    add(copied, "[a](old.md) [b](#once) [c](law.md#once) [d](law/old/index.md) [e](../old/#since)")
    assert sorted(hints(copied)) == ["Write [a](law.md#since)", "Write [b](index.md#since)",
                                     "Write [c](index.md#since)", "Write [d](index.md)",
                                     "Write [e](law.md#since)"]


@pytest.mark.parametrize(("text", "most"), [
    ("[x](https://example.org/{n})\n\n", 12),
    ("[x](https://example.org/{n}) ", 12),
    ("[x](lost-{n}.md)\n\n", 12),
    ("[x](law.md)\n\n", 1),
    ("[x](law.md", 10),
    ("<b>", 10), ("</b>", 10), ("<a ", 10), ("&#60;", 10),
    ("{.x}", 10), ("[", 0), ("](", 0), ("![](", 10), ("*", 0), ("**x ", 0), ("<", 0), ("[[]](", 10),
    ("|-", 0), ("(x", 0), ("[a][b]", 11), ("www.a.kz ", 12), ("///\n", 10_000),
], ids=lambda value: repr(value))
def test_a_farm_is_told_soon_and_in_few_letters(read: Site, text: str, most: int) -> None:
    site = spoiled(read, "".join(text.replace("{n}", str(n)) for n in range(10_000)))
    started = time.process_time()
    counts = Counter(letter.rule for letter in judge(site, MINE))
    assert time.process_time() - started < 2
    assert max(counts.values(), default=0) <= most and bool(counts) == bool(most)
    assert "crash" not in counts


def test_the_letters_of_a_farm_say_that_there_are_more(copied: Path) -> None:
    add(copied, "[x](https://example.org)\n\n" * 400)
    found = [f"{letter}" for letter in check_source(copied) if letter.rule == "links"]
    assert sum("outside the site" in letter for letter in found) == 10
    assert any("From this line on there are more" in letter for letter in found)
    assert any("This page has 400 links, and 300 are the most" in letter for letter in found)


TYPED = st.lists(st.sampled_from([
    *'[](){}<>!#/\\&;:*`~|-="«@^?ж\0 \n', "\n\n", "    ", "://", "www.", ".md", "law", "law.md",
    "../", "kk", "cc/115-1", "%20", "!!! noticed", "/// html | div.steps", "///", "&#60;",
]), max_size=40).map("".join)


@given(TYPED)
@settings(max_examples=150, deadline=None)
def test_no_rule_breaks_down_whatever_is_typed(read: Site, text: str) -> None:
    site = spoiled(read, text)
    page = site.pages["en", "law.md"]
    last = page.body_line + text.count("\n")
    assert all(page.body_line <= link.line <= last for link in links(page))
    assert [letter for letter in judge(site, MINE) if letter.rule == "crash"] == []
