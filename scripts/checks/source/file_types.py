"""Files: each of a type that is read there, under a name that an address can hold.

Why: what nobody reads is published as it is, or not at all, and nothing says so; capitals, spaces
and other alphabets in a name make addresses that people cannot type. Repair: the name of the hint.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.content import known_words
from scripts.content.files import File
from scripts.content.permalinks import PATH
from scripts.content.pictures import ENDINGS
from scripts.content.site import Site
from scripts.problem import Problem, nearest

ASSETS = "docs/assets/"
START = "index.md"  # the only page of the folder of the start page
ASSET_TYPES = ("css", "js", "svg", "png", "webp")
LIKE_MD = ("markdown", "mdown", "mkd", "mkdn", "txt", "text", "docx", "doc", "odt", "rtf", "html")
NAME = re.compile(r"[a-z0-9][a-z0-9-]*\.[a-z0-9]+")
FOLDER = re.compile(r"[a-z0-9][a-z0-9-]*")
LAW = re.compile(r"[a-z0-9][a-z0-9().-]*\.md")  # one article a file: 3(14).md


def check(site: Site) -> Iterator[Problem]:
    """Every file below docs/ and data/."""
    for file in site.files:
        wrong = _place(site, file) or _name(file)
        if wrong:
            yield Problem(file.path, 1, "file_types", *wrong)


def _place(site: Site, file: File) -> tuple[str, str] | None:
    """A file that stands where its type is not read."""
    top, _, rest = file.path.partition("/")
    folder, _, name = rest.partition("/")
    ending = file.ending.lower()
    if file.linked:
        return "This is a link to another file.", "Send the file itself, or delete the link."
    if top == "data":
        return _data(site, file, folder, ending)
    if file.path.startswith(ASSETS):
        picture = ending in ENDINGS  # told by `pictures`
        return None if ending in ASSET_TYPES or picture else (
            f"A file “.{ending}” is not used in {ASSETS}.",
            f"Here stand {', '.join(f'.{one}' for one in ASSET_TYPES)}. Delete it.")
    if folder not in site.languages:
        start = name == START and folder == _start(site)
        return None if start else (
            "This file stands outside the folders of the languages.",
            f"Move it to {', '.join(f'docs/{code}/' for code in site.languages)} or {ASSETS}, or "
            "delete it.")
    if file.path.endswith(".md"):
        return None
    if ending in ENDINGS:
        return (f"Pictures stand in {ASSETS}, once for all languages.",
                f"Move it to {ASSETS}{file.path.rpartition('/')[2].lower()}")
    if ending == "md" or ending in LIKE_MD:
        stem = file.path.removesuffix(f".{file.ending}")
        return (f"A page is plain text in a file that ends in .md, not in .{file.ending}.",
                f"Name it {stem}.md" if ending not in LIKE_MD[6:] else
                f"Copy its text into a new file {stem}.md and delete this one.")
    return (f"A file “.{ending}” is not used here: in the folder of a language stand pages.",
            "Delete it. Documents are cited with their address: data/sources.yml.")


def _data(site: Site, file: File, folder: str, ending: str) -> tuple[str, str] | None:
    read = {*site.data.documents, PATH, *map(known_words.path, site.languages)}
    if file.path in read or (folder == "law" and ending == "md"):
        return None
    return ("Nothing reads this file, so nobody would ever see it.",
            f"{nearest(file.path, sorted(read))} Put the records there, or delete the file.")


def _name(file: File) -> tuple[str, str] | None:
    """A name that an address cannot hold."""
    *folders, name = file.path.split("/")
    pattern = LAW if file.path.startswith("data/law/") else NAME
    if pattern.fullmatch(name) and all(map(FOLDER.fullmatch, folders)):
        return None
    right = re.sub(r"[^a-z0-9./()-]+", "-", file.path.lower().replace("_", "-"))
    plain = re.search(r"[a-z0-9]", name.rpartition(".")[0].lower())
    return ("The name of a file or folder has small English letters, figures and hyphens only.",
            f"Name it {right}" if plain else "Name it in English, by one or two words.")


def _start(site: Site) -> str:
    """The folder of the start page: that of the default language, which is none of ours."""
    for plugin in site.settings.value.get("plugins", []):
        if isinstance(plugin, dict) and "i18n" in plugin:
            return next((str(entry["locale"]) for entry in plugin["i18n"]["languages"]
                         if entry.get("default")), "")
    return ""
