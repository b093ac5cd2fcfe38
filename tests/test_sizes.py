"""What a reader waits for, in bytes of gzip -9, as design and look set it."""

from __future__ import annotations

import fnmatch
import gzip
from collections import Counter
from pathlib import Path

import pytest
import rcssmin

from scripts.checks.built import sizes
from scripts.checks.built_site import BuiltSite, read
from scripts.checks.runner import check_built
from scripts.commands.observing.searching import first_use
from tests.builds import run
from tests.conftest import ROOT
from tests.pages import CODES, GO, PROJECT, html_files

SCRIPT, SEARCH_STYLE = 2000, 700
FIRST_USE = 130 * 1024  # of the search, a language


# As published: the addresses are longer than at home, and each page has its "correct this" link.
PUBLISHED = {"SITE_URL": "https://a-longer-name.github.io/115-1/",
             "REPO_URL": "https://github.com/a-longer-name/115-1"}


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    folder = tmp_path_factory.mktemp("published")
    ended = run(ROOT, "-m", "mkdocs", "build", "--strict", "-d", str(folder), **PUBLISHED)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return read(folder, PROJECT)


def packed(file: Path) -> int:
    return sizes.packed(file.read_bytes())


def test_the_site_as_published_is_in_its_budgets(published: BuiltSite) -> None:
    budgets = Counter(map(sizes.budget, published.documents))
    assert budgets == {
        sizes.LIGHT: 2 + len(GO) + len(CODES), sizes.WHOLE: len(CODES),
        sizes.LONG: len(CODES) * len(PROJECT.extra["long"]),
        sizes.FIRST_TRIP: len(PROJECT.pages) - len(CODES) * (2 + len(PROJECT.extra["long"]))}
    assert check_built(published) == []


def test_a_first_view_counts_what_the_head_names(published: BuiltSite) -> None:
    """HTML, the style and the script; the print sheet and the icon do not make a reader wait."""
    for name, kind in (("", "home"), ("law/", "page")):
        (page,) = [one for one in published.documents
                   if one.path == f"{CODES[0]}/{name}index.html"]
        parts = [page.path, *(path for found in (kind, "site") for path in
                              fnmatch.filter(published.files, f"assets/{found}.*.*"))]
        assert len(parts) == 3
        assert sizes.first_view(published, page) == sum(
            len(gzip.compress(published.files[path], 9, mtime=0)) for path in parts)


def test_all_script_and_what_it_fetches(site: Path) -> None:
    """What a first view waits for is the exit alone; the rest comes after it (decision 0010)."""
    scripts = [file for name in ("site", "later", "links")
               for file in site.glob(f"assets/{name}.*.js")]
    first, *later = map(packed, scripts)
    assert len(later) == 2 and first <= SCRIPT / 4 and max(later) <= SCRIPT * .75
    (style,) = site.glob("assets/links.*.css")
    assert packed(style) <= sizes.PRINT


def test_what_the_search_adds(site: Path) -> None:
    """Its own style; and what is fetched when the field is first used, index and library."""
    style = rcssmin.cssmin((ROOT / "docs/assets/search.css").read_text(encoding="utf-8"))
    assert sizes.packed(style.encode()) <= SEARCH_STYLE
    for page in html_files(site):
        if page.searches:
            assert sum(first_use(site, page.language, PROJECT).values()) <= FIRST_USE, page.path
