"""The start page and the page for a lost address: all languages side by side."""

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
    """What the templates of "/" and 404 print."""

    lang: str
    words: Words
    languages: list[dict[str, Any]]
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
    first = next(iter(site.languages.values()))
    base = urlsplit(build.site_url).path

    def whole(href: str) -> str:
        return base + href.removeprefix("./") if lost else href

    cards = []
    for card in languages(site, "", None):
        code = card["code"]
        words, home = site.languages[code].words, site.page(code, "index.md")
        rows = doors(site, code, "doors", "")
        cards.append(card | {
            "words": words, "home": whole(card["href"]),
            "line": home.front.title if home else "", "exit": words.exit,
            "missing": words.missing,
            "doors": [row | {"href": whole(row["href"])} for row in rows]})
    return Start(
        lang=first.code, words=first.words, languages=cards,
        emergency=emergency(site, first.code), exit=first.words.exit,
        style=build.assets.inside("start"),
        policy=build.assets.policy("start") if build.with_policy else None,
        assets={kind: whole(href) for kind, href in asset_links(build, "").items()},
        alternates=[] if lost else alternates(site, "index.md", build),
        canonical="" if lost else build.site_url, noindex=lost or is_copy(site, build),
        copy_of=copy_of(site, build, first.words), contact=contact(site, first.code))


def addresses(site: Site, build: Build) -> list[dict[str, Any]]:
    """Every address of the site for the map, each with its siblings in the other languages."""
    home = {"loc": build.site_url, "alternates": alternates(site, "index.md", build)}
    return [home, *({"loc": build.site_url + page.url,
                     "alternates": alternates(site, page.name, build)}
                    for code in site.languages for page in site.pages_of(code))]
