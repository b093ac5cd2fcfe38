"""The frame of every built page: head, bar, policy, languages, addresses, files."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from lxml import etree

from scripts.render.lunr import kind
from scripts.render.open_data import ADDRESSES
from tests.conftest import SITE_URL
from tests.pages import (
    CODES,
    DOCUMENTS,
    PROJECT,
    URGENT,
    Built,
    html_files,
    lost_links,
    pages_of,
    spoken,
)

FORMATS = "telephone=no, date=no, address=no, email=no"  # F22
FILES = re.compile(r"(.+/)?index\.html|go/[a-z-]+/qr\.svg|404\.html|robots\.txt|sitemap\.xml(\.gz)?"
                   r"|[a-z]{2}/feed\.xml|assets/icon\.[0-9a-f]{8}\.svg"
                   r"|assets/(page|wide|home|search|all|print|links)\.[0-9a-f]{8}\.css"
                   r"|assets/(site|later|links|moved|search|lunr(-[a-z]+)?)\.[0-9a-f]{8}\.js"
                   r"|[a-z]{2}/search/index\.[0-9a-f]{8}\.json"
                   rf"|({'|'.join(CODES)})/({'|'.join(map(re.escape, ADDRESSES))})")
NOTICE = re.compile(r"/\*!.*?\*/", re.DOTALL)  # whose library it is, and under which licence
FOCUSABLE = "//*[self::a or self::button or self::input or self::summary or @tabindex]"
MAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


@pytest.fixture(scope="module")
def documents(site: Path) -> list[Built]:
    found = html_files(site)
    assert len(found) == DOCUMENTS, "a page, a short address, the start page or 404 is missing"
    return found


@pytest.fixture(scope="module")
def pages(site: Path) -> list[Built]:
    return pages_of(site)


def test_the_same_addresses_below_each_language(pages: list[Built]) -> None:
    names = {code: {page.name for page in pages if page.language == code} for code in CODES}
    first = names[CODES[0]]
    assert len(first) > 3
    assert all(found == first for found in names.values()), names
    for name in first:
        ids = [set(page.tree.xpath("//*[self::h2 or self::h3]/@id")) for page in pages
               if page.name == name]
        assert all(found == ids[0] for found in ids), f"headings of {name} differ"


def test_title_and_description_are_in_the_page_s_language(pages: list[Built]) -> None:
    seen: Counter[tuple[str, str]] = Counter()
    for page in pages:
        words = PROJECT.languages[page.language].words
        assert page.tree.get("lang") == page.language, page.path
        title, description = page.tree.findtext("head/title"), page.meta("description")
        assert page.meta("og:title") == title and page.meta("og:description") == description
        for text in (title, description):
            letters = set(re.findall(r"[^\W\d_]", text.lower()))
            assert letters and letters <= set(words.letters), f"{page.path}: {text}"
        seen[page.name, title] += 1
        seen[page.name, description] += 1
    assert max(seen.values()) == 1, f"the same in two languages: {seen.most_common(1)}"


def test_text_holds_the_letters_of_its_language(pages: list[Built]) -> None:
    for page in pages:
        others = "".join(PROJECT.languages[code].words.letters for code in CODES
                         if code != page.language)
        own = set(PROJECT.languages[page.language].words.letters) - set(others)
        text = "".join(text for lang, text in spoken(page.tree.body) if lang == page.language)
        foreign = set(others) - set(PROJECT.languages[page.language].words.letters)
        assert not own or own & set(text.lower()), f"{page.path} has no letter of its own language"
        assert sum(map(text.lower().count, foreign)) < len(text) / 12, page.path


def test_siblings_default_and_canonical_address(documents: list[Built]) -> None:
    for page in documents:
        links = {node.get("hreflang"): node.get("href")
                 for node in page.tree.xpath("//head/link[@rel='alternate' and @hreflang]")}
        canonical = page.tree.xpath("//head/link[@rel='canonical']/@href")
        if page.path == "404.html":
            assert not links and not canonical
            continue
        siblings = {code: f"{SITE_URL}{code}/{page.leads_to}" for code in CODES}
        assert links == siblings | {"x-default": SITE_URL}, page.path
        assert canonical == [SITE_URL + page.address]
        switch = page.tree.xpath("//nav[contains(@class, 'languages')]/a/@hreflang")
        assert switch == (CODES if page.language else []), page.path


def test_referrer_and_number_detection_on_every_document(documents: list[Built]) -> None:
    for page in documents:
        assert page.meta("referrer") == "no-referrer", page.path
        assert page.meta("format-detection") == FORMATS, page.path


def test_one_policy_but_for_the_style_inside(documents: list[Built]) -> None:
    styles: dict[str, set[str]] = {}
    for page in documents:
        inside = [str(style) for style in page.tree.xpath("//style/text()")]
        light = not page.language or page.name == "now/"
        assert len(inside) == light, page.path
        own = "'self'"
        for style in inside:
            digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
            own += f" 'sha256-{digest}'"
            styles.setdefault(page.name if page.language else "", set()).add(style)
        rules = dict(rule.split(maxsplit=1) for rule in page.policy().split("; "))
        asks = {"connect-src": "'self'"} if page.searches else {}  # its index, and nothing else
        assert rules == {"default-src": "'none'", "style-src": own, "script-src": "'self'", **asks,
                         "img-src": "'self'", "base-uri": "'none'", "form-action": "'none'"}
    assert [len(found) for found in styles.values()] == [1, 1], "light pages differ in their style"


def test_exit_is_the_first_thing_that_takes_the_focus(documents: list[Built]) -> None:
    for page in documents:
        bar = page.tree.body[0]
        first = page.tree.body.xpath(FOCUSABLE)[0]
        assert bar.get("class") == "bar" and first in list(bar), page.path
        assert first.get("class") == "exit" and "noreferrer" in first.get("rel").split()
        language = page.tree.get("lang")
        assert first.get("href") == PROJECT.languages[language].words.exit, page.path
        assert bar.xpath("a/@href")[1:] == ["#main", *(f"tel:{number}" for number in URGENT)]
        assert bar.xpath("a[@class='call']/b/text()") == URGENT, page.path


def test_nothing_runs_or_loads_that_is_not_ours(documents: list[Built]) -> None:
    for page in documents:
        for script in page.tree.iter("script"):
            data = script.get("type") == "application/ld+json"  # read, never run
            assert data == (not script.get("src")) == bool((script.text or "").strip()), page.path
        odd = page.tree.xpath("//@*[starts-with(name(), 'on') or name() = 'style']")
        assert not odd and "javascript:" not in page.text.lower(), f"{page.path}: {odd}"
        assert len(page.loaded()) >= 3
        for address in page.loaded():
            assert not urlsplit(address).scheme and not urlsplit(address).netloc, address
        assert not page.tree.xpath("//form | //iframe | //object | //embed | //base"), page.path


def test_styles_load_nothing(site: Path) -> None:
    for file in site.glob("assets/*"):
        text = NOTICE.sub("", file.read_text(encoding="utf-8"))
        loads = re.search(r"url\(|@import|@font-face|https?://(?!www\.w3\.org/)", text)
        assert loads is None, f"{file.name}: {loads}"


def test_no_file_but_pages_maps_feeds_data_indexes_and_our_assets(site: Path) -> None:
    files = [file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()]
    assert [name for name in files if not FILES.fullmatch(name)] == []
    libraries = {kind(language.search.stemmer) for language in PROJECT.languages.values()}
    assert sum(name.startswith("assets/") for name in files) == 13 + len(libraries)
    assert sum(name.endswith("feed.xml") for name in files) == len(CODES)
    assert sum("/search/index." in name and name.endswith(".json") for name in files) == len(CODES)


def test_ids_are_single_and_links_lead_somewhere(site: Path, documents: list[Built]) -> None:
    for page in documents:
        assert [name for name, times in Counter(page.ids).items() if times > 1] == [], page.path
        assert [name for name in page.ids if re.search(r"_\d+$", name)] == [], page.path
    assert lost_links(site) == []


def test_the_page_for_a_lost_address_links_from_the_root(site: Path) -> None:
    (lost,) = [page for page in html_files(site) if page.path == "404.html"]
    inside = [href for href in lost.links() if not urlsplit(href).scheme]
    assert all(href == "#main" or href.startswith("/") for href in inside), inside
    for code in CODES:
        assert f"/{code}/" in inside and f"/{code}/now/" in inside
        assert PROJECT.languages[code].words.missing in lost.tree.text_content()
    assert lost.meta("robots") == "noindex"


def test_map_names_every_address_with_its_siblings(site: Path) -> None:
    """All but the short ones, which only lead to these."""
    tree = etree.parse(site / "sitemap.xml")
    found = {entry.findtext("s:loc", namespaces=MAP): {
        link.get("hreflang"): link.get("href") for link in entry.findall("x:link", MAP)}
        for entry in tree.getroot()}
    wanted = {SITE_URL + page.address: page.name for page in html_files(site)
              if page.path != "404.html" and not page.short}
    assert list(found) and found.keys() == wanted.keys()
    for address, links in found.items():
        siblings = {code: f"{SITE_URL}{code}/{wanted[str(address)]}" for code in CODES}
        assert links == siblings | {"x-default": SITE_URL}, address
    assert f"Sitemap: {SITE_URL}sitemap.xml" in (site / "robots.txt").read_text().splitlines()
