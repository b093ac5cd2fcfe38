"""What stands around a page's text: switch, doors, bar, foot, and the addresses of all."""

from __future__ import annotations

import datetime
import posixpath
from dataclasses import dataclass
from typing import Any

from scripts.content.page import Page, address
from scripts.content.seen import Seen
from scripts.content.site import Site
from scripts.content.words import Words
from scripts.render.styles import Assets

NAME = "115-1"  # the site's, in every language
LICENCE = "CC BY 4.0"  # of our texts and data: LICENSE-CONTENT
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True)
class Build:
    """What one run of the generator knows besides the content."""

    site_url: str  # ends with "/"
    repo_url: str  # "" where there is none
    today: datetime.date
    with_policy: bool
    assets: Assets
    seen: tuple[Seen, ...] = ()  # what the law watch found, if it was asked


def relative(start: str, target: str) -> str:
    """From the page at `start` to `target`, both below the site's root; anchors stay."""
    if target.startswith("#"):
        return target
    path, hash_sign, anchor = target.partition("#")
    way = posixpath.relpath(f"/{path}", f"/{start}")  # absolute: it need not ask where we are
    if path.endswith("/") or not path:
        way = "./" if way == "." else f"{way}/"
    return way + hash_sign + anchor


def languages(site: Site, here: str, page: Page | None) -> list[dict[str, Any]]:
    """The switch: the same page in each language."""
    name = address(page.name) if page else ""
    return [{"code": code, "name": language.name, "short": language.words.short,
             "href": relative(here, f"{code}/{name}"),
             "current": page is not None and code == page.language}
            for code, language in site.languages.items()]


def emergency(site: Site, language: str) -> list[dict[str, str]]:
    """The urgent numbers of the bar."""
    return [{"number": found.number, "word": found.short[language], "href": f"tel:{found.number}"}
            for found in site.data.contacts.values() if found.urgent]


def contact(site: Site, language: str) -> dict[str, str]:
    """The number in the foot: the last contact that is not urgent."""
    found = [entry for entry in site.data.contacts.values() if not entry.urgent][-1]
    line = ", ".join(texts[language] for texts in (found.cost, found.hours) if texts)
    return {"number": found.number, "name": found.name[language], "line": line,
            "href": f"tel:{found.number}"}


def doors(site: Site, language: str, group: str, here: str) -> list[dict[str, Any]]:
    """Links around the pages, as data/doors.yml has them."""
    chosen = [door for door in site.data.doors if door.group == group]
    return [{"title": door.title[language], "line": door.line[language] if door.line else "",
             "href": _door(door.to, language, here), "first": place == 0}
            for place, door in enumerate(chosen)]


def _door(to: str, language: str, here: str) -> str:
    home = f"{language}/"
    if to.startswith("#"):
        return to if here == home else relative(here, home) + to
    return relative(here, home + to)


def alternates(site: Site, name: str, build: Build) -> list[dict[str, str]]:
    """The page's siblings by absolute address; the start page is the default."""
    found = [{"hreflang": code, "href": build.site_url + page.url}
             for code in site.languages if (page := site.page(code, name))]
    return [*found, {"hreflang": "x-default", "href": build.site_url}]


def asset_links(build: Build, here: str) -> dict[str, str]:
    """Addresses of styles and script from the page."""
    return {kind: relative(here, name) for kind, name in build.assets.names.items()}


def is_copy(site: Site, build: Build) -> bool:
    """Whether this build is for another address than the original's (F14)."""
    home = str(site.extra.get("home_url") or "")
    return bool(home) and home.rstrip("/") != build.site_url.rstrip("/")


def copy_of(site: Site, build: Build, words: Words) -> dict[str, str] | None:
    """The line of a copy: where the original is."""
    if not is_copy(site, build):
        return None
    return {"text": words.label["copy_notice"], "href": str(site.extra["home_url"])}
