"""fix: mends what a machine can mend safely, and says what it did."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.problem import WrongUse, nearest

if TYPE_CHECKING:
    from scripts.content.site import Site

HELP = "mend what a machine can mend safely: spaces, dashes, letter forms, lists, order of keys"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The files to mend, and whether to write at all."""
    parser.add_argument("pages", nargs="*", metavar="PAGE",
                        help="for example docs/kk/now.md; without one: all pages and data")
    parser.add_argument("--dry-run", action="store_true",
                        help="say what would be mended, and write nothing")
    parser.add_argument("--words", action="store_true",
                        help="the words new to the site were read: they are known from now on")


def files(root: Path) -> list[str]:
    """Every page and every file of data, and the settings: data first, which pages are read by."""
    data = [file for end in ("yml", "txt", "md") for file in (root / "data").rglob(f"*.{end}")]
    pages = (root / "docs").glob("*/**/*.md")
    found = [sorted(file.relative_to(root).as_posix() for file in part) for part in (data, pages)]
    return ["mkdocs.yml", *found[0], *found[1]]


def chosen(names: Sequence[str], known: Sequence[str], root: Path) -> list[str]:
    """The files named, or all. Raises WrongUse for a name that is none of them."""
    paths = []
    for name in names:
        path = Path(name)
        inside = path.is_absolute() and path.is_relative_to(root)
        paths.append((path.relative_to(root) if inside else path).as_posix())
        if paths[-1] not in known:
            raise WrongUse(f"{name} is no page and no file of data.",
                           nearest(paths[-1], list(known)))
    return [path for path in known if not names or path in paths]


class Mending:
    """One run over some files: reads, hands over to the menders, writes what changed, tells it."""

    def __init__(self, root: Path, dry: bool) -> None:
        self.root, self.dry, self.changed = root, dry, list[str]()

    def mend(self, path: str, site: Site | None, links: Sequence[str] = ()) -> None:
        """One file. A page is mended by what its language writes, if `site` knows the language."""
        from scripts.content.mending import every  # needs .venv: not while --help is shown

        text = self._read(path)
        if text is None:
            return
        made, said = every.mended(text, every.menders(path, site, links))
        if made != text:
            self.put(path, made, ", ".join(said))

    def put(self, path: str, text: str, said: str) -> None:
        """Writes a file, unless nothing is to be written, and tells what changed in it."""
        if self._written(path, text):
            self.changed.append(path)
            print(f"{path}: {said}")

    def _read(self, path: str) -> str | None:
        from scripts.content.plain_text import DATA_BYTES  # needs .venv

        file = self.root / path
        if file.resolve() != self.root.resolve() / path:
            print(f"{path}: a link to another file, left alone")
            return None
        if not file.is_file():
            return None
        if file.stat().st_size > DATA_BYTES:
            print(f"{path}: larger than anybody writes by hand, left alone")
            return None
        try:
            text = file.read_bytes().decode("utf-8")
        except UnicodeDecodeError:
            print(f"{path}: not UTF-8 text, left alone")
            return None
        except PermissionError:
            print(f"{path}: cannot be read, left alone")
            return None
        if "\0" in text:
            print(f"{path}: holds signs that are no text, left alone")
            return None
        return text

    def _written(self, path: str, text: str) -> bool:
        try:
            if not self.dry:
                (self.root / path).write_bytes(text.encode("utf-8"))
        except PermissionError:
            print(f"{path}: cannot be written, left alone")
            return False
        return True


def run(arguments: argparse.Namespace, root: Path) -> int:
    """Mends the files named, or all; prints a line for each that changed, and how many there are.

    Raises WrongUse for a path that is no page or data. The code is 0 whatever was mended.
    """
    from scripts.content.loading import load
    from scripts.content.permalinks import PATH
    from scripts.render.published import everywhere

    paths = chosen(arguments.pages, files(root), root)
    mending = Mending(root, arguments.dry_run)
    pages = [path for path in paths if path.startswith("docs/")]
    for path in paths:
        if path not in (*pages, PATH):
            mending.mend(path, None)
    before = load(root)  # after the data: a byte-order mark there would hide a language's words
    for path in pages:
        mending.mend(path, before)
    site = load(root) if mending.changed else before
    if PATH in paths:
        mending.mend(PATH, site, everywhere(site))
    if arguments.words:
        _keep_words(mending, site)
    number = len(mending.changed)
    if number:
        verb = "Would mend" if mending.dry else "Mended"
        print(f"{verb} {number} file{'s' * (number > 1)}.")
    else:
        print("Nothing to mend.")
    for line in _stamps(before, site):
        print(line)
    return 0


def _keep_words(mending: Mending, site: Site) -> None:
    """Adds what notices tell as new words to data/known-words/ of each language."""
    from scripts.content import known_words

    for code in site.languages:
        words = known_words.grown(site, code)
        if new := len(words) - len(site.data.known_words.get(code, frozenset())):
            mending.put(known_words.path(code), known_words.written(words),
                        f"{new} word{'s' * (new > 1)}")


def _stamps(before: Site, after: Site) -> Iterator[str]:
    """Translations that were as new as their source until its signs were mended."""
    from scripts.content.site import is_stale

    waiting = [page.path for key, page in after.pages.items()
               if is_stale(after, page) and (old := before.pages.get(key))
               and not is_stale(before, old)]
    if waiting:
        yield "Only signs changed in the pages that these were translated from. Then type:"
        yield f"python3 -m scripts stamp {' '.join(waiting)}"
