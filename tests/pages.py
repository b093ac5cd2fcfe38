"""Built pages, as tests of them need them: what the rules read, and shorter ways to it."""

from __future__ import annotations

from pathlib import Path

from scripts.checks.document import Document
from scripts.content.loading import load
from scripts.content.page import Page
from tests.conftest import ROOT

PROJECT = load(ROOT)
CODES = list(PROJECT.languages)
URGENT = [contact.number for contact in PROJECT.data.contacts.values() if contact.urgent]
GO = {f"go/{name}/": page for name, page in PROJECT.extra["go"].items()}  # short addresses
DOCUMENTS = len(PROJECT.pages) + len(GO) + 2  # and "/" and 404
SEARCH = "search.html"  # the template


class Built(Document):
    """One HTML file below the folder of a built site, with what only tests ask of it."""

    def __init__(self, folder: Path, path: str) -> None:
        super().__init__(path, (folder / path).read_bytes(), PROJECT)

    @property
    def source(self) -> Page:
        """The Markdown page behind it; fails for the start page and 404."""
        assert self.page, f"{self.path} has no Markdown page"
        return self.page

    @property
    def tells(self) -> bool:
        """Whether it has a text of its own: the search, and the page that holds all, have none."""
        return self.source.tells

    @property
    def searches(self) -> bool:
        """Whether it is the page with the search: its template says so. It tells nothing itself."""
        templates: dict[str, str] = PROJECT.extra["templates"]
        return bool(self.language) and templates.get(self.source.name) == SEARCH

    def meta(self, name: str) -> str:
        """Content of <meta name=…> or <meta property=…>; fails where there are none or two."""
        (found,) = self.metas(name)
        return found

    def policy(self) -> str:
        return self.meta("Content-Security-Policy")

    def links(self) -> list[str]:
        """Every href of the document."""
        return [str(found) for found in self.tree.xpath("//@href")]

    def loaded(self) -> list[str]:
        """What the browser fetches without being asked."""
        return [address for _, address in self.fetches]


def html_files(folder: Path) -> list[Built]:
    """Every HTML file of a built site, in a fixed order."""
    paths = sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*.html"))
    return [Built(folder, path) for path in paths]


def pages_of(folder: Path) -> list[Built]:
    """The pages that have a language."""
    return [page for page in html_files(folder) if page.language]

