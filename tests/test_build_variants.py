"""Other days, addresses, folders and line ends: what may differ in the built site, and what not."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from lxml import html

from scripts.checks.built_site import read
from scripts.checks.runner import check_built
from scripts.content.loading import load
from scripts.content.page import source_hash
from scripts.content.site import is_stale
from tests.builds import build, copy, edit, edit_line, files, verb
from tests.conftest import SITE_URL
from tests.pages import CODES, DOCUMENTS, PROJECT, Built, html_files, pages_of

REPOSITORY = "https://example.org/owner/name"
OURS = "https://example.org/guide/"
LAST_DAY = str(2**31)  # in 2038: every review_by has passed


def test_the_verb_and_another_machine_give_the_same_bytes(site: Path, tmp_path: Path) -> None:
    """Plain `mkdocs build --strict` made `site`; here the verb, in another folder and time zone."""
    other = copy(tmp_path / "Бос орын бар")
    ended = verb(other, TZ="Pacific/Auckland", PYTHONHASHSEED="7", LC_ALL="POSIX")
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert files(other / "site") == files(site)


def test_below_any_name_all_links_work(tmp_path: Path) -> None:
    address = "https://someone.example/any-name/"
    folder = build(copy(tmp_path / "copy"), SITE_URL=address)
    assert check_built(read(folder, PROJECT)) == []
    text = (folder / "404.html").read_text(encoding="utf-8")
    assert f'href="/any-name/{CODES[0]}/"' in text and SITE_URL not in text


def plain(text: str) -> str:
    """No line begins with a dash, so what stands before one is a no-break space."""
    return text.replace("\u00a0", " ")


def test_a_copy_says_that_it_is_one(copied: Path) -> None:
    """F14."""
    edit_line(copied / "mkdocs.yml", "home_url", OURS)
    for page in html_files(build(copied, "copy")):
        words = PROJECT.languages[page.language or CODES[0]].words
        foot = page.tree.xpath("//footer")[0]
        assert page.meta("robots") == "noindex", page.path
        assert words.label["copy_notice"] in plain(foot.text_content()), page.path
        assert foot.xpath("count(.//a[@href=$home])", home=OURS) == 1
    for page in html_files(build(copied, "original", SITE_URL=OURS)):
        assert (page.path == "404.html") == bool(page.tree.xpath("//meta[@name='robots']"))
        assert not any(language.words.label["copy_notice"] in plain(page.text)
                       for language in PROJECT.languages.values()), page.path


def test_line_ends_of_another_system_change_no_byte_and_no_hash(
    copied: Path, small_site: Path
) -> None:
    """F05."""
    with_lf = load(copied)
    for folder in ("overrides", "docs/assets"):
        for file in (path for path in (copied / folder).rglob("*") if path.is_file()):
            file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert files(build(copied)) == files(small_site)
    pages = [*(copied / "docs").rglob("*.md"), *(copied / "data").rglob("*.*")]
    for file in pages:
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    with_crlf = load(copied)
    assert {problem.rule for problem in with_crlf.problems} == {"line_ends"}
    told = {problem.path for problem in with_crlf.problems}
    wanted = {file.relative_to(copied).as_posix() for file in pages}
    assert told == wanted and len(with_crlf.problems) == len(told)
    for key, page in with_lf.pages.items():
        other = with_crlf.pages[key]
        assert source_hash(other) == source_hash(page)
        assert is_stale(with_crlf, other) is is_stale(with_lf, page) is False


@pytest.fixture(scope="module")
def late(small: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Built]:
    """Pages of a site with a repository, built in 2038, one page's source edited meanwhile."""
    edited = Path(shutil.copytree(small, tmp_path_factory.mktemp("late") / "copy"))
    edit(edited / "docs" / PROJECT.source_language / "law.md", "в течение", "за")
    return pages_of(build(edited, SOURCE_DATE_EPOCH=LAST_DAY, REPO_URL=REPOSITORY))


def test_a_repository_gives_each_page_its_link_to_correct_it(
    late: list[Built], small: Path, small_site: Path
) -> None:
    sources = {page.url: page.path for page in load(small).pages.values()}
    for page in late:
        (link,) = page.tree.xpath("//a[starts-with(@href, $home)]", home=REPOSITORY)
        assert link.get("href") == f"{REPOSITORY}/edit/main/{sources[page.address]}"
        words = PROJECT.languages[page.language].words
        assert link.text_content() == words.label["correct"]
    for page in pages_of(small_site):
        assert PROJECT.languages[page.language].words.label["correct"] not in page.text


def notices(page: Built) -> list[html.HtmlElement]:
    return list(page.tree.xpath("//main//p[contains(concat(' ', @class, ' '), ' notice ')]"))


def test_stale_and_overdue_pages_say_so_in_their_language(
    late: list[Built], small_site: Path
) -> None:
    assert not any(notices(page) for page in pages_of(small_site))
    source = PROJECT.languages[PROJECT.source_language]
    for page in late:
        label = PROJECT.languages[page.language].words.label
        stale = page.language != source.code and page.name == "law/"
        wanted = [f"{label['stale']} {source.name}"] * stale + [label["overdue"]]
        assert [" ".join(node.text_content().split()) for node in notices(page)] == wanted
        links = [href for node in notices(page) for href in node.xpath(".//a/@href")]
        assert links == [f"../../{source.code}/law/"] * stale, page.path


def test_a_downloaded_archive_builds_without_git(tmp_path: Path) -> None:
    """F17, and that git keeps everything that a build needs."""
    kept = copy(tmp_path / "kept")
    who = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
    for command in (["init", "-q"], ["add", "-A"], [*who, "commit", "-qm", "Trial"],
                    ["archive", "-o", "../archive.zip", "HEAD"]):
        subprocess.run(["git", *command], cwd=kept, check=True, capture_output=True)
    fresh = tmp_path / "Жүктелген мұрағат"
    with zipfile.ZipFile(tmp_path / "archive.zip") as archive:
        archive.extractall(fresh)
    ended = verb(fresh, SOURCE_DATE_EPOCH="")
    assert ended.returncode == 0 and "Traceback" not in ended.stderr, ended.stdout + ended.stderr
    assert "data/changes.yml" in ended.stdout
    assert len(html_files(fresh / "site")) == DOCUMENTS
