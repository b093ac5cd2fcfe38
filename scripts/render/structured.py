"""What machines read of a page: JSON-LD in its head (schema.org). See guides/decisions/0009."""

from __future__ import annotations

import datetime
import json
from typing import Any

from scripts.content.page import Page
from scripts.content.site import Site
from scripts.render.around import LICENCE_URL, Build
from scripts.render.citations import article_text, find


def json_ld(site: Site, page: Page, build: Build) -> str:
    """The page and the article it is about, ready to stand in <script>; empty on quiet pages."""
    law = _law(site, page.language)
    if law is None or site.lists("quiet", page.name):
        return ""
    told = {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "url": build.site_url + page.url,
        "about": law,
        "inLanguage": page.language,
        "license": LICENCE_URL,
        "description": page.front.description,
        "name": page.front.title,
    }
    # Inside <script> only "<" could end the block or begin a comment.
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _law(site: Site, language: str) -> dict[str, Any] | None:
    """The article that the site explains (extra.law in mkdocs.yml), in the page's language."""
    data, words = site.data, site.languages[language].words
    label = str(site.extra.get("law") or "")
    cited, text = find(data, label), data.laws.get((language, label))
    if cited is None or text is None:
        return None
    signed, since = _day(site, "signed"), _day(site, "in_force")
    told = {
        "@type": "Legislation",
        "name": text.record.title,
        "legislationIdentifier": f"{cited.source.number}, {article_text(cited, words)}",
        "legislationJurisdiction": "KZ",
        "legislationDate": signed,
        "temporalCoverage": f"{since}/.." if since else "",
        "legislationLegalForce": "InForce",
    }
    return {key: value for key, value in told.items() if value}


def _day(site: Site, name: str) -> str:
    """A fact that is a day, as machines write it; empty where there is none."""
    fact = site.data.facts.get(name)
    value = fact.value if fact else None
    return value.isoformat() if isinstance(value, datetime.date) else ""
