"""What a reader waits for, in bytes of gzip -9, as design and look set it."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
import rcssmin

from scripts.commands.measure import first_views
from scripts.commands.observing.searching import first_use
from tests.builds import run
from tests.conftest import ROOT
from tests.pages import CODES, PROJECT, html_files

FIRST_TRIP = 14 * 1024  # fits the first round trip of a slow network
LIGHT = 10 * 1024  # where somebody may be in a hurry: "/", now/, 404
LONG = 20 * 1024  # lists that are read by looking something up: extra.long in mkdocs.yml
BASE, BASE_AND_PAGE, PRINT, SCRIPT, SEARCH_STYLE = 3500, 6000, 1000, 2000, 700
FIRST_USE = 130 * 1024  # of the search, a language


# As published: the addresses are longer than at home, and each page has its "correct this" link.
PUBLISHED = {"SITE_URL": "https://a-longer-name.github.io/115-1/",
             "REPO_URL": "https://github.com/a-longer-name/115-1"}


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("published")
    ended = run(ROOT, "-m", "mkdocs", "build", "--strict", "-d", str(folder), **PUBLISHED)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return folder


def packed(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 9, mtime=0))


def test_first_view_of_every_page(published: Path) -> None:
    sizes = first_views(published)
    light = [page.path for page in html_files(published)
             if not page.language or page.name == "now/"]
    assert len(light) > 2 and len(sizes) > len(light)
    assert {path: sizes[path] for path in light if sizes[path] > LIGHT} == {}
    long = [page.path for page in html_files(published)
            if page.language and page.source.name in PROJECT.extra["long"]]
    assert len(long) == len(CODES) * len(PROJECT.extra["long"]) < len(sizes) / 4
    assert {path: sizes[path] for path in long if sizes[path] > LONG} == {}
    assert {path: size for path, size in sizes.items()
            if path not in long and size > FIRST_TRIP and "/all/" not in path} == {}


def test_a_first_view_counts_what_the_head_names(published: Path) -> None:
    """HTML, the style and the script; the print sheet and the icon do not make a reader wait."""
    views = first_views(published)
    for name, kind in (("", "home"), ("law/", "page")):
        page = next(page for page in html_files(published) if page.language and page.name == name)
        parts = [published / page.path, *(
            file for found in (kind, "site") for file in published.glob(f"assets/{found}.*.*"))]
        assert len(parts) == 3
        assert views[page.path] == sum(packed(file) for file in parts)


@pytest.mark.parametrize(("kind", "limit"), [
    ("page", BASE_AND_PAGE), ("wide", BASE_AND_PAGE), ("home", BASE_AND_PAGE),
    ("search", BASE_AND_PAGE), ("print", PRINT), ("site", SCRIPT)])
def test_styles_and_script(site: Path, kind: str, limit: int) -> None:
    (file,) = site.glob(f"assets/{kind}.*.{'js' if kind == 'site' else 'css'}")
    assert packed(file) <= limit


def test_all_script_and_what_it_fetches(site: Path) -> None:
    """What a first view waits for is the exit alone; the rest comes after it (decision 0010)."""
    scripts = [file for name in ("site", "later", "links")
               for file in site.glob(f"assets/{name}.*.js")]
    first, *later = map(packed, scripts)
    assert len(later) == 2 and first <= SCRIPT / 4 and max(later) <= SCRIPT * .75
    (style,) = site.glob("assets/links.*.css")
    assert packed(style) <= PRINT


def test_what_the_search_adds(site: Path) -> None:
    """Its own style; and what is fetched when the field is first used, index and library."""
    style = rcssmin.cssmin((ROOT / "docs/assets/search.css").read_text(encoding="utf-8"))
    assert len(gzip.compress(style.encode(), 9, mtime=0)) <= SEARCH_STYLE
    for page in html_files(site):
        if page.searches:
            assert sum(first_use(site, page.language, PROJECT).values()) <= FIRST_USE, page.path


def test_the_style_inside(site: Path) -> None:
    inside = {str(style) for page in html_files(site) if page.name == "now/"
              for style in page.tree.xpath("//style/text()")}
    assert len(inside) == 1
    assert len(gzip.compress(inside.pop().encode(), 9, mtime=0)) <= BASE
