"""Short addresses for posters and other sites: `/go/<name>/` in all languages, and its QR code.

mkdocs.yml has them under extra → go. They stand below no language, and MkDocs knows nothing of
them: they are written after the build, with the start page's template.
"""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

import segno

from scripts.content.page import Page
from scripts.content.site import Site
from scripts.render.around import Build, languages, relative
from scripts.render.start import Start, document
from scripts.render.templates import documents

CODE = "qr.svg"  # beside the page
LEVEL = "m"  # at least 15 per cent of a code may be dirty or torn (ISO/IEC 18004)
BORDER = 4  # modules of white on each side, inside the picture (ISO/IEC 18004)
MODULE = 3  # CSS pixels: whole on any screen, and the code of a usual address about 3 cm on paper


def pages(site: Site) -> dict[str, str]:
    """Page name by short name, as mkdocs.yml lists them, without pages that do not exist."""
    listed = site.extra.get("go")
    return {str(name): str(page) for name, page in listed.items()
            if site.page(site.source_language, str(page))} if isinstance(listed, dict) else {}


def folder(name: str) -> str:
    """Address of a short name below the site's root."""
    return f"go/{name}/"


def signpost(site: Site, build: Build, name: str) -> Start:
    """What stands at a short address: a card a language, with the title of its page."""
    page_name, here, cards = pages(site)[name], folder(name), []
    for card in languages(site, here, None):
        page = site.page(card["code"], page_name)
        if page:
            cards.append(card | {
                "words": site.languages[page.language].words, "title": page.front.title,
                "href": relative(here, page.url), "line": page.front.description, "rows": []})
    return document(site, build, cards, here=here, name=page_name)


@lru_cache
def code(address: str) -> tuple[str, int]:
    """A QR code as SVG, black on white in every mode, and its side in CSS pixels."""
    made, picture = segno.make_qr(address, error=LEVEL), BytesIO()
    made.save(picture, kind="svg", border=BORDER, dark="#000", light="#fff", omitsize=True,
              xmldecl=False, svgclass=None, lineclass=None)
    return picture.getvalue().decode(), int(made.symbol_size(scale=MODULE, border=BORDER)[0])


def short(site: Site, page: Page, build: Build) -> dict[str, Any] | None:
    """The page's own short address and its code as a picture, or None where it has none."""
    name = next((name for name, found in pages(site).items() if found == page.name), None)
    if name is None:
        return None
    address = build.site_url + folder(name)
    return {"address": address, "code": relative(page.url, folder(name) + CODE),
            "side": code(address)[1]}


def write(site: Site, build: Build, root: Path) -> None:
    """Write every short address and its code below the built site's folder `root`."""
    template = documents(site.root).get_template("start.html")
    for name in pages(site):
        place = root / folder(name)
        place.mkdir(parents=True, exist_ok=True)
        text = template.render(start=signpost(site, build, name))
        (place / "index.html").write_text(text, encoding="utf-8", newline="\n")
        picture = code(build.site_url + folder(name))[0]
        (place / CODE).write_text(picture, encoding="utf-8", newline="\n")
