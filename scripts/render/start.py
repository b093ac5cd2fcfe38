"""Documents without a language (start page, lost address, short ones): all side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from scripts.content.site import Site
from scripts.content.words import Words
from scripts.render.around import (
    Build,
    alternates,
    asset_links,
    contact,
    copy_of,
    doors,
    emergency,
    is_copy,
    languages,
)


@dataclass
class Start:
    """What the templates of "/", 404 and the short addresses print."""

    lang: str
    words: Words
    cards: list[dict[str, Any]]
    emergency: list[dict[str, str]]
    exit: str
    style: str
    policy: str | None
    assets: dict[str, str]
    alternates: list[dict[str, str]]
    canonical: str
    noindex: bool
    copy_of: dict[str, str] | None
    contact: dict[str, str]


def start(site: Site, build: Build, lost: bool) -> Start:
    """The start page; `lost` makes every address absolute, since 404 answers from any depth."""
    root, cards = _root(build, lost), []
    for card in languages(site, "", None):
        words, home = site.languages[card["code"]].words, site.page(card["code"], "index.md")
        rows = doors(site, card["code"], "doors", "")
        if lost:
            rows = [*rows[:1], {"title": words.label["home"], "href": card["href"]}]
        cards.append(card | {
            "words": words, "title": card["name"], "href": root + card["href"],
            "line": words.missing if lost else home.front.title if home else "",
            "rows": [row | {"href": root + row["href"]} for row in rows]})
    return document(site, build, cards, lost=lost)


def document(site: Site, build: Build, cards: list[dict[str, Any]], *, here: str = "",
             name: str = "index.md", lost: bool = False) -> Start:
    """A document without a language at the address `here`: it leads to the pages `name`.

    A card has code, name and words of its language, the title that is a link (href), a line and
    rows of links below it.
    """
    first, root = next(iter(site.languages.values())), _root(build, lost)
    return Start(
        lang=first.code, words=first.words, cards=cards,
        emergency=emergency(site, first.code), exit=first.words.exit,
        style=build.assets.inside("start"),
        policy=build.assets.policy("start") if build.with_policy else None,
        assets={kind: root + href for kind, href in asset_links(build, here).items()},
        alternates=[] if lost else alternates(site, name, build),
        canonical="" if lost else build.site_url + here, noindex=lost or is_copy(site, build),
        copy_of=copy_of(site, build, first.words), contact=contact(site, first.code))


def _root(build: Build, lost: bool) -> str:
    """What makes an address below the site's root absolute, where it must be."""
    return urlsplit(build.site_url).path if lost else ""


def addresses(site: Site, build: Build) -> list[dict[str, Any]]:
    """Every address for the map, each with its siblings; short ones only lead to these."""
    home = {"loc": build.site_url, "alternates": alternates(site, "index.md", build)}
    return [home, *({"loc": build.site_url + page.url,
                     "alternates": alternates(site, page.name, build)}
                    for code in site.languages for page in site.pages_of(code))]
