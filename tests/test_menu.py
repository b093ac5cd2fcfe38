"""A nav with sections: menu, path, what is at hand, and the list of a section."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from lxml import html

from scripts.content.loading import load
from scripts.render.menu import ancestors, inside, sections
from tests import good
from tests.builds import build, edit
from tests.pages import CODES, PROJECT, Built, pages_of

CODE = CODES[0]
NAV = ["index.md", "now.md", "law.md", "part/index.md", "part/one.md", "part/two.md", "last.md"]
SECTION = ("nav: [index.md, now.md, law.md, {part: [part/index.md, part/one.md, part/two.md]}, "
           "last.md]")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = good.make(tmp_path_factory.mktemp("nested") / "good")
    for code in CODES:
        folder = root / "docs" / code
        (folder / "part").mkdir()
        for name in NAV:
            if not (folder / name).exists():
                shutil.copy(folder / "law.md", folder / name)
    edit(root / "mkdocs.yml", "nav: [index.md, law.md]", SECTION)
    for name in ("head", "quick"):
        edit(root / "mkdocs.yml", f"{name}: [index.md]", f"{name}: [part/index.md, now.md]")
    return root


@pytest.fixture(scope="module")
def pages(root: Path) -> dict[str, Built]:
    """The pages of one language by name."""
    return {page.name: page for page in pages_of(build(root)) if page.language == CODE}


def hrefs(page: Built, path: str) -> list[str]:
    return [str(found) for found in page.tree.xpath(f"{path}/@href")]


def test_a_page_after_a_section_stands_beside_it(root: Path) -> None:
    site = load(root)
    assert list(sections(site, CODE)) == [
        ("index.md", []), ("now.md", []), ("law.md", []),
        ("part/index.md", ["part/one.md", "part/two.md"]), ("last.md", [])]
    below = {page.name: inside(site, page) for page in site.pages_of(CODE)}
    assert {name for name, found in below.items() if found} == {"part/index.md"}


def test_the_menu_holds_each_page_once_and_no_key_of_the_nav(pages: dict[str, Built]) -> None:
    page = pages["part/one/"]
    panel = "//nav[@class='panel']"
    assert hrefs(page, f"{panel}//a") == [
        "../../", "../../now/", "../../law/", "../", "./", "../two/", "../../last/"]
    (section,) = page.tree.xpath(f"{panel}/ul/li[ul]")
    assert section.xpath("a/@href") == ["../"]
    assert section.xpath("ul/li/a/@href") == ["./", "../two/"]
    assert page.tree.xpath(f"string({panel})") == good.WORDS[CODE]["label"] * len(NAV)


def test_what_is_above_is_marked_in_head_and_menu(pages: dict[str, Built]) -> None:
    marks = {name: {place: [(link.get("href"), link.get("aria-current")) for link in
                            pages[name].tree.xpath(f"//nav[@class='{place}']//a[@aria-current]")]
                    for place in ("sections", "panel")}
             for name in ("part/one/", "part/", "last/")}
    assert marks["part/one/"] == {"sections": [("../", "true")],
                                  "panel": [("../", "true"), ("./", "page")]}
    assert marks["part/"] == {"sections": [("./", "page")], "panel": [("./", "page")]}
    assert marks["last/"] == {"sections": [], "panel": [("./", "page")]}


def test_the_page_for_danger_has_the_top_pages_alone(pages: dict[str, Built]) -> None:
    """guides/decisions/0007."""
    page = pages["now/"]
    assert hrefs(page, "//nav[@class='panel']//a") == [
        "../", "./", "../law/", "../part/", "../last/"]
    assert not page.tree.xpath("//nav[@class='panel']//ul//ul")


def test_the_path_and_what_is_at_hand(pages: dict[str, Built]) -> None:
    """A link stands once; on narrow screens the nearest page above is shown alone."""
    found = {name: [(link.get("class"), link.get("href")) for link in
                    pages[name].tree.xpath("//nav[@class='path']/a")]
             for name in ("part/one/", "part/", "last/")}
    assert found["part/one/"] == [("up far", "../../"), ("up", "../"), ("quick", "../../now/")]
    assert found["part/"] == [("up", "../"), ("quick", "../now/")]
    assert found["last/"] == [("up", "../"), ("quick", "../part/"), ("quick", "../now/")]


def test_the_first_page_of_a_section_lists_the_others(pages: dict[str, Built]) -> None:
    label = PROJECT.languages[CODE].words.label["in_section"]
    for name, page in pages.items():
        lists: list[html.HtmlElement] = page.tree.xpath("//nav[@class='inside']")
        assert len(lists) == (name == "part/"), name
    (found,) = pages["part/"].tree.xpath("//nav[@class='inside']")
    assert found.findtext("p") == label
    assert found.get("aria-labelledby") == found.find("p").get("id")
    assert found.xpath(".//a/@href") == ["one/", "two/"]


@pytest.mark.parametrize(("name", "above"), [
    ("index.md", []), ("now.md", ["index.md"]), ("law/index.md", ["index.md"]),
    ("law/harm.md", ["index.md", "law/index.md"])])
def test_pages_above(name: str, above: list[str]) -> None:
    assert ancestors(name) == above
