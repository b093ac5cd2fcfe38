"""Short addresses: a card a language, a code that says the address, and pages that name both."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest
import zxingcpp
from lxml import etree, html
from PIL import Image, ImageDraw

from scripts import clock
from scripts.checks.source.quiet import loud
from scripts.content.loading import load
from scripts.render import forms
from scripts.render.go import BORDER, pages
from tests.builds import build
from tests.conftest import ROOT, SITE_URL
from tests.pages import CODES, GO, PROJECT, Built, html_files, pages_of

STEP = re.compile(r"([Mmh])(-?[\d.]+)(?: (-?[\d.]+))?")
SCALE = 4  # pixels a module


@pytest.fixture(scope="module")
def signposts(site: Path) -> list[Built]:
    found = [page for page in html_files(site) if page.short]
    assert [page.address for page in found] == sorted(GO) and len(found) > 5
    return found


def squeezed(text: str) -> str:
    return " ".join(text.split())


def drawn(file: Path) -> Image.Image:
    """The picture of a code, from its one line of strokes."""
    svg = etree.parse(file).getroot()
    assert [node.tag.rpartition("}")[2] for node in svg.iter()] == ["svg", "path", "path"]
    assert {name for node in svg.iter() for name in node.attrib} == {
        "viewBox", "fill", "stroke", "d"}
    side = int(svg.get("viewBox").split()[2])
    ground, strokes = svg
    assert ground.attrib == {"fill": "#fff", "d": f"M0 0h{side}v{side}h-{side}z"}
    assert strokes.get("stroke") == "#000"
    image = Image.new("L", (side * SCALE, side * SCALE), 255)
    pen, x, y = ImageDraw.Draw(image), 0.0, 0.0
    for kind, first, second in STEP.findall(strokes.get("d")):
        length, x, y = {"M": (0, 0, 0), "m": (0, x, y), "h": (float(first), x, y)}[kind]
        if kind == "h":
            top = (y - .5) * SCALE
            pen.rectangle((x * SCALE, top, (x + length) * SCALE - 1, top + SCALE - 1), 0)
            x += length
        else:
            x, y = x + float(first), y + float(second)
    return image


def test_each_language_has_a_card_with_the_title_of_its_page(signposts: list[Built]) -> None:
    for signpost in signposts:
        cards = signpost.tree.xpath("//main//section[@class='card']")
        assert [card.get("lang") for card in cards] == CODES, signpost.path
        for card in cards:
            page = PROJECT.pages[card.get("lang"), GO[signpost.address]]
            (link,) = card.xpath(".//a")
            assert link.get("href") == f"../../{page.url}" and link.get("hreflang") == page.language
            assert squeezed(link.text_content()) == page.front.title
            assert squeezed(card.xpath("string(p)")) == page.front.description


def test_a_short_address_waits_for_the_reader(signposts: list[Built]) -> None:
    for signpost in signposts:
        assert not signpost.tree.xpath("//meta[@http-equiv='refresh']"), signpost.path
        assert len(signpost.tree.xpath("//script")) == 1, "nothing but the site's own script"
        assert not signpost.tree.xpath("//meta[@name='robots']"), signpost.path
        assert loud(signpost.address, PROJECT.data.quiet_words) == []


def test_a_code_says_its_address_and_nothing_else(site: Path) -> None:
    for address in GO:
        image = drawn(site / address / "qr.svg")
        (code,) = zxingcpp.read_barcodes(image)
        assert code.text == SITE_URL + address
        assert code.ec_level in ("M", "Q", "H"), address
        left, top, right, bottom = Image.eval(image, lambda value: 255 - value).getbbox() or ()
        white = (left, top, image.width - right, image.height - bottom)
        assert white == (BORDER * SCALE,) * 4, address


def test_a_code_says_the_address_that_the_site_is_built_for(copied: Path) -> None:
    address = "https://someone.example/any-name/"
    folder = build(copied, "elsewhere", SITE_URL=address)
    for name in pages(load(copied)):
        (code,) = zxingcpp.read_barcodes(drawn(folder / "go" / name / "qr.svg"))
        assert code.text == f"{address}go/{name}/"


def test_pages_with_a_short_address_show_it_and_its_code(site: Path) -> None:
    short = {page: address for address, page in GO.items()}
    names = {page.url: page.name for page in PROJECT.pages.values()}
    shown = 0
    for page in pages_of(site):
        (cite,) = page.tree.xpath("//details[@class='cite']")
        address, pictures = short.get(names[page.address]), cite.xpath(".//img")
        assert len(pictures) == len(cite.xpath("p")) - 1 == (address is not None), page.path
        assert len(page.tree.xpath("//img")) == len(pictures), page.path
        for picture in pictures:
            whole = SITE_URL + str(address)
            assert cite.xpath("p")[1].text == whole, page.path
            label = PROJECT.languages[page.language].words.label["code"]
            assert picture.get("alt") == f"{label}: {whole}"
            assert picture.get("src").endswith(f"../{address}qr.svg")
            assert picture.get("width") == picture.get("height") and not picture.get("loading")
            shown += 1
    assert shown == len(GO) * len(CODES)


def cited(page: Built) -> str:
    paragraph: html.HtmlElement = page.tree.xpath("//details[@class='cite']/p")[0]
    return squeezed(paragraph.text_content())


def test_cite_tells_title_address_version_law_and_licence(site: Path) -> None:
    seconds = clock.build_day(ROOT, {}).seconds
    day = datetime.datetime.fromtimestamp(seconds, datetime.UTC).date()
    titles = {page.url: page.front.title for page in PROJECT.pages.values()}
    for page in pages_of(site):
        words = PROJECT.languages[page.language].words
        version = f"{words.label['version']}: {squeezed(forms.moment(day, words))}"
        rows = page.tree.xpath("//dl[@class='dates']/*")[:2]
        told = (words.label["law_as_at"], words.label["latest_report"])
        rows = rows if squeezed(rows[0].text_content()) in told else []
        law = ": ".join(squeezed(node.text_content()) for node in rows)
        assert cited(page) == squeezed(". ".join(filter(None, (
            f"115-1: {titles[page.address]}", f"{SITE_URL}{page.address}", version, law,
            "CC BY 4.0")))), page.path


def test_the_version_is_the_day_of_the_build(copied: Path) -> None:
    for page in pages_of(build(copied, "later", SOURCE_DATE_EPOCH="1800000000")):
        words = PROJECT.languages[page.language].words
        day = squeezed(forms.moment(datetime.date(2027, 1, 15), words))
        assert f"{words.label['version']}: {day}." in cited(page), page.path
