"""Questions that readers ask are answered on the site alone, in their language, in a few clicks.

tests/reader/ holds a file a language. A record: `question`; `at`, the page and its section, below
the language's address; `facts`, what the section must say, word for word as printed (capitals,
spaces and marks of sources aside); `clicks`, how many links at most lead there from the home page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from lxml import etree, html
from ruamel.yaml import YAML

from scripts.checks.built_site import behind
from tests.conftest import SITE_URL
from tests.pages import CODES, Built, pages_of

FOLDER = Path(__file__).parent / "reader"
CLICKS = 3
HEADINGS = ("h1", "h2", "h3")
INSIDE = ("a", "abbr", "b", "code", "em", "i", "span", "strong", "sup")  # part no words


@dataclass(frozen=True)
class Question:
    """A question and what must be found where."""

    language: str
    question: str
    at: str
    facts: list[str]
    clicks: int = CLICKS

    @property
    def id(self) -> str:
        return f"{self.language} {self.at}: {self.question}"


def questions(code: str) -> list[Question]:
    records = YAML(typ="safe").load((FOLDER / f"{code}.yml").read_text(encoding="utf-8"))
    return [Question(code, **record) for record in records]


def plain(text: str) -> str:
    return " ".join(text.replace("\u00ad", "").split()).casefold()


def texts(tree: html.HtmlElement, anchor: str) -> Iterator[str]:
    """What <main> prints, or what stands under the anchor: a heading's section, or an element."""
    (main,) = tree.iter("main")
    found = [node for node in main.iter() if isinstance(node.tag, str) and node.get("id") == anchor]
    start = found[0] if found else main
    section = start.tag in HEADINGS
    reading = False
    for event, node in etree.iterwalk(main, events=("start", "end")):
        if not isinstance(node.tag, str):
            continue
        if event == "start":
            higher = node.tag in HEADINGS and HEADINGS.index(node.tag) <= (
                HEADINGS.index(start.tag) if section else -1)
            if reading and higher:
                return
            reading = reading or node is start
            yield (node.text or "") if reading else ""
        if reading and node.tag not in INSIDE:
            yield " "
        if event == "end":
            if node is start and not section:
                return
            yield (node.tail or "") if reading else ""


def section_text(page: Built, anchor: str) -> str:
    """Without the numbers of sources."""
    for mark in page.tree.xpath("//sup"):
        mark.text, mark[:] = None, []
    return plain("".join(texts(page.tree, anchor)))


@cache
def distances(folder: Path, code: str, prefix: str) -> dict[str, int]:
    """How many clicks each page of a language is from its home page, by any link on a page."""
    pages = {page.path: page for page in pages_of(folder) if page.language == code}
    home = f"{code}/index.html"
    found, waiting = {home: 0}, [home]
    for path in waiting:
        for href in pages[path].tree.xpath("//a/@href"):
            target = urlsplit(str(href))
            other = None if target.scheme else behind(path, target.path, prefix)
            if other in pages and other not in found:
                found[other] = found[path] + 1
                waiting.append(other)
    return found


def judge(folder: Path, asked: Question, prefix: str = "/") -> list[str]:
    """What keeps a reader from the answer; nothing where it is there."""
    target = urlsplit(asked.at)
    path = f"{asked.language}/{target.path}index.html"
    if not (folder / path).is_file():
        return [f"there is no page {path}"]
    page = Built(folder, path)
    if target.fragment and target.fragment not in page.ids:
        return [f"{path} has no #{target.fragment}"]
    text = section_text(page, target.fragment)
    wrong = [f"“{fact}” is not in {asked.at}" for fact in asked.facts
             if not re.search(rf"(?<!\w){re.escape(plain(fact))}(?!\w)", text)]
    away = distances(folder, asked.language, prefix).get(path)
    if away is None or away > asked.clicks:
        wrong.append(f"{path} is {away or 'not'} clicks away, at most {asked.clicks}")
    return wrong


@pytest.mark.parametrize("asked", [asked for code in CODES for asked in questions(code)],
                         ids=lambda asked: asked.id)
def test_question_is_answered(site: Path, asked: Question) -> None:
    assert judge(site, asked, urlsplit(SITE_URL).path) == []


@pytest.mark.parametrize("code", CODES)
def test_enough_is_asked_and_each_answer_is_two_facts(code: str) -> None:
    asked = questions(code)
    assert len(asked) >= 10 and len({one.question for one in asked}) == len(asked)
    assert all(len(one.facts) == 2 and re.search(r"\w{2}", fact) for one in asked
               for fact in one.facts)


# A small tree, on which each fault is found

PAGES = {
    "": '<main><h1>Home</h1><p><a href="a/">on</a></p></main>',
    "a/": '<main><h1>A</h1><p><a href="../b/#x">on</a></p></main>',
    "b/": ('<main><h1>B</h1><h2 id="w">W</h2><p>Before: 9.</p><h2 id="x">X</h2>'
           "<p>Within <b>24</b>\u00a0hours<sup><a>1</a></sup>, by law.</p><h3 id='z'>Z</h3>"
           "<p>Free.</p><h2>Y</h2><p>After.</p></main><a href='../c/'>on</a>"),
    "c/": '<main><h1>C</h1><table><tr id="row"><td>One</td><td>two</td></tr></table></main>',
    "lost/": '<main><h1>Lost</h1><p>Nobody comes here.</p></main>',
}


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reader")
    for address, body in PAGES.items():
        file = folder / CODES[0] / address / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"<html><body>{body}</body></html>", encoding="utf-8")
    return folder


@pytest.mark.parametrize(("at", "facts", "clicks", "says"), [
    ("b/#x", ["within 24 hours, by law", "free"], 3, ""),
    ("b/", ["Before: 9", "After"], 2, ""),
    ("c/#row", ["one two", "two"], 3, ""),
    ("b/#x", ["within 25 hours", "free"], 3, "“within 25 hours” is not in"),
    ("b/#x", ["4 hours", "free"], 3, "“4 hours” is not in"),
    ("b/#x", ["within 24 hours", "before"], 3, "“before” is not in"),
    ("b/#x", ["within 24 hours", "after"], 3, "“after” is not in"),
    ("b/#z", ["free", "hours"], 3, "“hours” is not in"),
    ("b/#gone", ["free", "free"], 3, "has no #gone"),
    ("d/", ["free", "free"], 3, "no page"),
    ("c/", ["one", "two"], 2, "3 clicks away"),
    ("lost/", ["nobody", "comes"], 3, "not clicks away"),
])
def test_a_fault_is_found(tree: Path, at: str, facts: list[str], clicks: int, says: str) -> None:
    found = judge(tree, Question(CODES[0], "?", at, facts, clicks))
    assert (len(found) == 1 and says in found[0]) if says else found == []
