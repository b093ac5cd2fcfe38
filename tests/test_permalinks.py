"""Permanent links: the list equals the built site, only grows, and redirects keep what moved."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.commands.history import BRANCHES, changes, taken_out
from scripts.content.loading import load
from scripts.content.permalinks import LINK, PATH
from scripts.render.published import published
from tests.builds import files
from tests.pages import CODES, PROJECT, Built, html_files

FRAME = {"main", "beside", "inside", "often", "query"}  # ids of what stands around the text
INDEX = re.compile(r"search/index\.[0-9a-f]{8}\.json")  # its address changes with its content
COUNTED = re.compile(r"[ms]\d+")  # marks and sources: their numbers change with the text


def anchors(page: Built) -> set[str]:
    """Ids of the text of a page, without its frame; chapters repeat other pages under other ids."""
    ids = page.tree.xpath("//main//@id[not(ancestor::section[@class='chapter'])]")
    return {str(name) for name in ids if name not in FRAME and not COUNTED.fullmatch(name)}


def in_the_site(folder: Path) -> dict[str, list[str]]:
    """Every address and anchor of a built site as the list writes them, by language."""
    pages = [page for page in html_files(folder) if page.path != "404.html"]
    found = {code: [f"/{page.address}" for page in pages if not page.language] for code in CODES}
    for page in pages:
        if page.language:
            name = page.name or "./"
            found[page.language] += [name, *(f"{name}#{anchor}" for anchor in anchors(page))]
    for path in files(folder):
        code, _, rest = path.partition("/")
        if code in CODES and not path.endswith(".html") and not INDEX.fullmatch(rest):
            found[code].append(rest)
    return found


def test_what_the_sources_tell_is_what_is_built(site: Path) -> None:
    wanted = [place.link for place in published(PROJECT)]
    assert wanted == sorted(set(wanted)) and len(wanted) > 200
    for code, found in in_the_site(site).items():
        assert sorted(found) == wanted, code


def test_the_list_is_in_the_order_of_the_alphabet() -> None:
    """Two people who add lines then seldom meet."""
    links = [line.link for line in PROJECT.data.permalinks]
    assert links == sorted(links)
    assert all(LINK.fullmatch(link) for link in links)


def test_each_place_is_in_the_file_that_is_named(small: Path) -> None:
    for place in published(load(small)):
        anchor = place.link.partition("#")[2]
        text = (small / place.path).read_text(encoding="utf-8").split("\n")[place.line - 1]
        assert not anchor or f"{{#{anchor}}}" in text, place


@pytest.mark.parametrize("link", [
    "./", "./#a", "report/", "report/after/#the-list-2", "data/cases.csv", "/", "/go/law/"])
def test_a_line(link: str) -> None:
    assert LINK.fullmatch(link)


@pytest.mark.parametrize("link", [
    "", "#a", "report", "/report/#a", "report/#", "report/#A", "law/x.y.z", "report/?a",
    "../report/", "https://example.org/", "report/ ", "report//after/", "/go/law"])
def test_no_line(link: str) -> None:
    assert not LINK.fullmatch(link)


# Git


Repository = Callable[..., Path]


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """Each call writes the list with these lines and commits it."""
    def git(*command: str) -> None:
        subprocess.run(["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *command],
                       cwd=tmp_path, check=True, capture_output=True)

    def commit(*links: str) -> Path:
        if not (tmp_path / ".git").exists():
            git("init", "-q", "-b", "main")
        (tmp_path / PATH).parent.mkdir(exist_ok=True)
        (tmp_path / PATH).write_text("# a/\n" + "".join(f"{link}\n" for link in links))
        git("add", "-A")
        git("commit", "-qm", "x", "--allow-empty")
        return tmp_path

    return commit


def told(root: Path) -> list[tuple[int, str]]:
    return [(problem.line, problem.hint) for problem in taken_out(root)]


def test_a_line_that_was_taken_out_is_told(repository: Repository) -> None:
    repository("./", "a/", "a/#b", "c/")
    root = repository("./", "c/")
    assert told(root) == [(2, "Put it back, below “./”: a/"), (2, "Put it back, below “./”: a/#b")]
    repository("./", "a/", "a/#b", "c/", "d/")
    assert told(root) == []
    (root / PATH).write_text("a/\na/#b\nc/\nd/\n")  # not committed yet
    assert told(root) == [(1, "Put it back, above all others: ./")]


def test_what_was_no_address_may_go(repository: Repository) -> None:
    repository("a/", "/kk/a", "a")
    assert told(repository("a/")) == []


def test_a_line_that_was_only_tried_on_a_branch_may_go(repository: Repository) -> None:
    root = repository("a/")
    subprocess.run(["git", "checkout", "-qb", "other"], cwd=root, check=True)
    repository("a/", "b/")
    assert told(repository("a/")) == []
    (root / PATH).write_text("")
    assert told(root) == [(1, "Put it back, above all others: a/")]


def test_without_history_nothing_is_told(tmp_path: Path, small: Path) -> None:
    assert changes(small, PATH) == "" and taken_out(small) == []
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    assert changes(tmp_path, PATH) == "" and taken_out(tmp_path) == []
    assert BRANCHES[-1] == "HEAD"
