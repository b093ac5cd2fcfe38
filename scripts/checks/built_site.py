"""The built site as its files say it, read once: rules believe nothing of how it was made."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

from scripts.checks.document import SITE, Document
from scripts.content.site import Site
from scripts.problem import Problem

START, LOST, ROBOTS, MAP = "index.html", "404.html", "robots.txt", "sitemap.xml"


@dataclass(frozen=True, eq=False)
class BuiltSite:
    """Every file of a built site by its path, the HTML files as documents, the project behind."""

    project: Site
    files: dict[str, bytes]
    documents: list[Document]
    folder: str = SITE

    @property
    def root(self) -> Path:
        """The project's folder."""
        return self.project.root

    @cached_property
    def home(self) -> str:
        """The whole address of the site, as its start page says; "/" where it says nothing."""
        start = [found for document in self.documents if document.path == START
                 for found in document.tree.xpath("//link[@rel='canonical']/@href")]
        return str(start[0]) if start else "/"

    def inside(self, target: str) -> bool:
        """Whether an address is of this site, not of another host and no number to call."""
        parts = split(target)
        return parts[:2] == split(self.home)[:2] or not (parts.scheme or parts.netloc)

    def behind(self, document: Document, target: str) -> str | None:
        """The path of the file behind an address of this site; None where it leaves the site."""
        return behind(document.path, split(target).path, split(self.home).path)

    def problem(self, rule: str, path: str, message: str, hint: str, line: int = 1) -> Problem:
        """A letter about a built file."""
        return Problem(f"{self.folder}/{path}", line, rule, message, hint)


def split(address: str) -> SplitResult:
    """The parts of an address; one that is none is a path to nowhere."""
    try:
        return urlsplit(address)
    except ValueError:
        return SplitResult("", "", address, "", "")


def behind(start: str, target: str, prefix: str) -> str | None:
    """The file behind a link's path on the page `start`; None where it leaves the site.

    `prefix` is the path of the site's root on its host: "/", "/115-1/".
    """
    if not target:
        return start
    whole = posixpath.join(prefix, posixpath.dirname(start), unquote(target))
    path = posixpath.normpath(whole) + ("/" if whole.endswith(("/", "/.", "/..")) else "")
    path = re.sub("^/+", "/", path)
    if not path.startswith(prefix):
        return None
    path = path.removeprefix(prefix)
    return f"{path}index.html" if not path or path.endswith("/") else path


def gather(project: Site, files: Iterable[tuple[str, bytes]], folder: str = SITE) -> BuiltSite:
    """A built site from the contents of its files, by paths with forward slashes."""
    found = dict(sorted(files))
    documents = [Document(path, content, project, folder) for path, content in found.items()
                 if path.endswith(".html")]
    return BuiltSite(project, found, documents, folder)


def read(folder: Path, project: Site, name: str = SITE) -> BuiltSite:
    """Read every file of a built site; letters call its folder `name`."""
    return gather(project, ((file.relative_to(folder).as_posix(), file.read_bytes())
                            for file in folder.rglob("*") if file.is_file()), name)
