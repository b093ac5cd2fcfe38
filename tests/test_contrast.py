"""Contrast of all colours that meet, computed from the stylesheet, by day and by night."""

from __future__ import annotations

import colorsys
import re
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.pages import URGENT, html_files

ASSETS = ROOT / "docs" / "assets"
TEXT, PART = 7.0, 3.0  # WCAG 1.4.6 (AAA) for text, 1.4.11 for parts

PAIRS = {
    **dict.fromkeys([("ink", ground) for ground in ("paper", "card", "sand", "mist", "sky")], TEXT),
    **dict.fromkeys([("soft", ground) for ground in ("paper", "card", "sky", "wash")], TEXT),
    **dict.fromkeys([("teal", ground) for ground in
                     ("paper", "card", "wash", "sand", "mist", "sky")], TEXT),
    **dict.fromkeys([("sand-ink", "sand"), ("mist-ink", "mist"), ("red", "card"), ("red", "paper"),
                     ("on-deep", "deep"), ("on-deep", "ground"), ("on-ground", "ground")], TEXT),
    **dict.fromkeys([("edge", "paper"), ("edge", "card"), ("mist-line", "paper"),
                     ("mist-line", "mist"), ("sand-line", "sand"), ("focus", "paper"),
                     ("focus", "card"), ("focus-on-ground", "ground")], PART),
}
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl)a?\([^)]*\)")
TOKEN = re.compile(r"--([a-z0-9-]+):\s*(#[0-9a-fA-F]{6})\s*;")
DARK = re.compile(r"@media \(prefers-color-scheme: dark\) \{(.*?)\n\}", re.DOTALL)
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")


def style(name: str) -> str:
    text = (ASSETS / f"{name}.css").read_text(encoding="utf-8")
    return re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)


def tokens(mode: str) -> dict[str, str]:
    """Every colour by name: by day as in the first :root, by night with the dark set over it."""
    base = style("base")
    (night,) = DARK.findall(base)
    day = dict(TOKEN.findall(DARK.sub("", base)))
    return day if mode == "light" else day | dict(TOKEN.findall(night))


def shares(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[place:place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


def luminance(colour: str) -> float:
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
              for share in shares(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_formula_is_the_one_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_pair_can_be_read(mode: str) -> None:
    colours = tokens(mode)
    table = {pair: round(contrast(*(colours[name] for name in pair)), 2) for pair in PAIRS}
    assert {pair: value for pair, value in table.items() if value < PAIRS[pair]} == {}


def test_night_has_colours_of_its_own() -> None:
    day, night = tokens("light"), tokens("dark")
    assert luminance(day["paper"]) > 0.8 and luminance(night["paper"]) < 0.05
    assert {name for name in day if day[name] == night[name]} <= {
        "on-deep", "on-ground", "focus-on-ground"}


def test_colours_stand_in_the_list_and_nowhere_else() -> None:
    assert not COLOUR.search(TOKEN.sub("", style("base")))
    sheets = set(ASSETS.glob("*.css")) - {ASSETS / "base.css"}
    assert len(sheets) > 3
    for file in [*sheets, *(ROOT / "overrides").rglob("*.html")]:
        text = re.sub(r"&#\d+;|#\{\{.*?\}\}|href=\"#[^\"]*\"", "", file.read_text(encoding="utf-8"))
        assert not COLOUR.search(text), file.name


def test_nothing_is_red_but_one_token() -> None:
    drawn = COLOUR.findall((ASSETS / "icon.svg").read_text(encoding="utf-8"))
    for name, colour in [*tokens("light").items(), *tokens("dark").items(),
                         *(("icon", colour) for colour in drawn)]:
        hue, light, strength = colorsys.rgb_to_hls(*shares(colour))
        red = strength > 0.25 and 0.05 < light < 0.97 and (hue < 20 / 360 or hue > 330 / 360)
        assert red == (name == "red"), f"{name}: {colour}"


def test_the_red_token_colours_the_digits_of_urgent_numbers_only(site: Path) -> None:
    users = [selector.strip() for name in (file.stem for file in ASSETS.glob("*.css"))
             for selectors, rules in RULE.findall(style(name)) if "var(--red)" in rules
             for selector in selectors.split(",")]
    assert sorted(users) == sorted([".call b", ".urgent .number", ".tel.urgent"])
    shown = [node.text_content() for page in html_files(site) for path in (
        "//*[@class='call']//b", "//*[contains(@class, 'urgent')]//*[@class='number']",
        "//a[@class='tel urgent']") for node in page.tree.xpath(path)]
    assert set(shown) == set(URGENT)
