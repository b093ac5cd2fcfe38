"""Pictures: described in words, our own, small, and silent about people.

Why: who cannot see hears the description; a file from elsewhere tells its server who reads; 50 KB
is one second on a slow network (400 kbit/s), more than three first views; a phone writes the place
into a photo. SVG for drawings, PNG and WebP for screens; no JPEG: that is what cameras send, with
place and maker, and it blurs letters. Repair: the hint.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from difflib import get_close_matches

from scripts.checks.first_few import first_few
from scripts.content.links import Link, links
from scripts.content.page import Page
from scripts.content.pictures import Picture
from scripts.content.site import Site
from scripts.problem import Problem

KINDS = ("svg", "png", "webp")
MOST_BYTES = 50 * 1024
MOST_PIXELS = 1600  # on a side: the column, twice as sharp
FOLDER = "docs/assets/"
FILE_NAME = re.compile(r"[\w-]+\.(?:png|jpe?g|svg|webp|gif|heic)|(?:img|dsc|image|photo)[\W\d_]*",
                       re.IGNORECASE)
CLEAN = "Open it, take a screenshot of it, and send that as PNG: a screenshot tells nothing else."


def check(site: Site) -> Iterator[Problem]:
    """Every picture that a page shows, then every picture file."""
    for page in site.pages.values():
        yield from first_few(_shown(site, page))
    for picture in site.pictures.values():
        for wrong in _file(picture):
            yield Problem(picture.path, 1, "pictures", *wrong)


def _shown(site: Site, page: Page) -> Iterator[Problem]:
    for link in links(page) if "![" in page.body else []:
        if link.kind == "picture":
            for wrong in (*_words(link), *_place(site, page, link)):
                yield Problem(page.path, link.line, "pictures", *wrong)
        elif link.kind == "reference" and link.title == "!":
            yield Problem(page.path, link.line, "pictures",
                          "The address of a picture stands beside it, not elsewhere on the page.",
                          f"Write ![{link.text}](…) with the address itself.")


def _words(link: Link) -> Iterator[tuple[str, str]]:
    if not re.search(r"\w{2}", link.text) or FILE_NAME.fullmatch(link.text.strip()):
        yield ("The picture has no description: who cannot see it learns nothing.",
               f"Write ![what it shows, in a few words]({link.target})")
    if link.title:
        yield (f"The words {link.title} in the address are seen by nobody on a phone.",
               f"Write ![{link.text}]({link.target})")


def _place(site: Site, page: Page, link: Link) -> Iterator[tuple[str, str]]:
    folder = posixpath.dirname(page.path)
    path = posixpath.normpath(posixpath.join(folder, link.target))
    if path in site.pictures and path.startswith(FOLDER) and ":" not in link.target:
        return
    if re.match(r"[a-z]+:|//", link.target, re.IGNORECASE):
        yield (f"“{link.target[:60]}” would come from elsewhere, which then learns who reads.",
               f"If we may show it, put the file into {FOLDER} and name that.")
        return
    names = [name for name in site.pictures if name.startswith(FOLDER)]
    same = [name for name in names if posixpath.basename(name) == posixpath.basename(path)]
    close = same or get_close_matches(path, names, n=1, cutoff=0.85)
    way = posixpath.relpath(close[0] if close else f"{FOLDER}name.png", folder)
    yield (f"There is no picture “{link.target[:60]}” in {FOLDER}.",
           f"Write ![{link.text}]({way})" if close else
           f"Put the file into {FOLDER} and write ![{link.text}]({way}) with its name.")


def _file(picture: Picture) -> Iterator[tuple[str, str]]:
    name = posixpath.basename(picture.path)
    if picture.hidden:
        yield f"This file tells {' and '.join(picture.hidden)}.", CLEAN
    if picture.size > MOST_BYTES:
        yield (f"This file has {picture.size // 1024} KB, and {MOST_BYTES // 1024} are the most.",
               "Cut it to what matters, make it narrower, or save it as WebP.")
    if max(picture.width, picture.height) > MOST_PIXELS:
        yield (f"This picture has {picture.width} × {picture.height} pixels, {MOST_PIXELS} a side "
               "are the most.", "Cut it to what matters, or make it smaller.")
    if picture.moves:
        yield "This picture moves, and nobody can stop it.", "Send one still picture of it."
    if picture.fault or not picture.kind:
        yield (f"This file cannot be read as a picture. {picture.fault}".strip(),
               "Save it anew as PNG, or as plain SVG, and look whether it opens.")
    elif picture.kind not in KINDS:
        yield f"Pictures here are SVG, PNG or WebP, and this is a {picture.kind.upper()}.", CLEAN
    elif picture.ending != picture.kind:
        yield (f"The name ends in .{picture.ending}, but inside is a {picture.kind.upper()}.",
               f"Name it {name.removesuffix(f'.{picture.ending}')}.{picture.kind}")
