"""The bytes of a file as text, or one letter about a file that no one should send."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from scripts.content.files import NAMES, naming
from scripts.problem import OR_FIX, Problem

# Four to six times what the largest has today: whatever is larger was not written by hand, and all
# that is read stays quick, also where a rule looks at a line many times. A line is a paragraph.
PAGE_BYTES = 80_000
DATA_BYTES = 500_000
LINE_CHARACTERS = 3_000
MARKS = 12  # lists and quotations inside one another; beyond, the generator may break down
SPACES = 60  # before a line: the same, by indentation

NAME = re.compile(r"(?:[a-z0-9][a-z0-9_-]*/)*[a-z0-9][a-z0-9_-]*\.md")
# To YAML U+0085, U+2028 and U+2029 end a line, to editors they do not: lines would be miscounted.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]|[\ufffe\uffff]")
BINARY = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
NESTED = re.compile(rf"(?:[ \t]*(?:>|(?:[-*+]|\d{{1,9}}[.)])(?=[ \t]))){{{MARKS + 1}}}")
INDENTED = re.compile(rf"[ \t]{{{SPACES + 1}}}")

UTF8 = ("Your words are not at fault. Save it as UTF-8: editors ask for the encoding under “Save "
        "as”. On GitHub delete the file, choose “Add file”, “Create new file” with the same name, "
        "and paste the text.")
BACK = "Take back your change of this file, then write into it again."
SIGNATURES = {
    b"\x89PNG": "a picture (PNG)", b"\xff\xd8\xff": "a picture (JPEG)", b"GIF8": "a picture (GIF)",
    b"PK\x03\x04": "an archive (ZIP; files of Word are such too)", b"%PDF": "a PDF document",
    b"\x1f\x8b": "an archive (gzip)", b"\xd0\xcf\x11\xe0": "a document of an old Word"}
UTF16 = (b"\xff\xfe", b"\xfe\xff")


def shown(path: str) -> str:
    """A path as it can be printed on one line, whatever bytes its name has."""
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode()
                   for sign in path)


def read_text(root: Path, path: str, problems: list[Problem], most: int = DATA_BYTES,
              empty: bool = False) -> str | None:
    """The text of a file with LF line ends; None where it cannot be read, and a letter why.

    `most` is how many bytes it may have, `empty` whether it may hold nothing. What can be read all
    the same has its letter too: line ends of another system, a byte-order mark.
    """
    name = shown(path)
    raw = _bytes(root / path, name, most)
    text = raw if isinstance(raw, Problem) else _decoded(raw, name)
    if isinstance(text, Problem):
        problems.append(text)
        return None
    if text.startswith("\ufeff"):
        problems.append(Problem(name, 1, "encoding", "The file begins with an invisible byte-order "
                                "mark.", f"Save it as UTF-8 without a byte-order mark {OR_FIX}."))
        text = text[1:]
    if "\r" in text:
        manner = "the Windows manner (CR LF)" if "\r\n" in text else "an old manner (CR alone)"
        problems.append(
            Problem(name, 1, "line_ends", f"The lines end in {manner}.",
                    f"Save the file with LF line ends {OR_FIX}; git does it by itself after a "
                    "fresh clone.")
        )
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not (empty or text.strip()):
        problems.append(Problem(name, 1, "files", "This file is empty.",
                                "Bring back what stood in it, or take the file out."))
        return None
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > LINE_CHARACTERS:
            problems.append(Problem(
                name, number, "size", f"This line has {len(line)} characters; at most "
                f"{LINE_CHARACTERS} are read.", "Cut it into paragraphs, or take out what came in "
                "by mistake."))
            return None
    return text


def _bytes(file: Path, path: str, most: int) -> bytes | Problem:
    """What stands in an ordinary file of a usual size. A link or a pipe is not opened."""
    try:
        found = file.lstat()
        if stat.S_ISLNK(found.st_mode):
            return Problem(path, 1, "file_types", "This is a link to another place, not a file of "
                           "its own.", "Send the file itself, or delete the link.")
        if stat.S_ISDIR(found.st_mode):
            return Problem(path, 1, "files", "This is a folder, and its name is that of a file.",
                           "Give the folder another name, without a full stop.")
        if not stat.S_ISREG(found.st_mode):
            return Problem(path, 1, "files", "This is no ordinary file.", "Put a text file here.")
        if found.st_size > most:
            return Problem(path, 1, "size", f"This file has {found.st_size} bytes; at most {most} "
                           "are read.", "Take out what came in by mistake, or cut it into several "
                           "files.")
        return file.read_bytes()
    except FileNotFoundError:
        return Problem(path, 1, "files", "This file is missing.", f"Restore {path}.")
    except OSError as error:
        return Problem(path, 1, "files", f"This file cannot be read: {error.strerror}.",
                       "Allow everybody to read it (chmod 644), or put it here anew.")


def _decoded(raw: bytes, path: str) -> str | Problem:
    """UTF-8 without NUL and its like, or one letter at the line of the first mistake."""
    def wrong(place: int, message: str, hint: str) -> Problem:
        return Problem(path, raw[:place].count(b"\n") + 1, "encoding", message, hint)

    for signature, what in SIGNATURES.items():
        if raw.startswith(signature):
            return wrong(0, f"This is {what}, not text.", BACK)
    zeros = sorted((raw[0::2].count(0), raw[1::2].count(0)))  # beside each plain letter
    if raw.startswith(UTF16) or (zeros[0] == 0 and zeros[1] * 20 > len(raw)):
        return wrong(0, "This file is UTF-16 (“Unicode” in some editors), not UTF-8 text.", UTF8)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        if BINARY.search(raw):
            return wrong(error.start, "This file is not text.", BACK)
        return wrong(error.start, "This file is not UTF-8 text, but of an older encoding (such as "
                     "Windows-1251).", UTF8)
    if match := CONTROL.search(text):
        return wrong(len(text[:match.start()].encode()), "An invisible control character "
                     f"(U+{ord(match.group()):04X}) stands in this line.", "Delete the line and "
                     "type it anew; if the whole file looks strange, take back your change.")
    return text


def too_deep(text: str) -> int | None:
    """The line (from 1) that stands inside too many lists or quotations, or None."""
    for number, line in enumerate(text.split("\n"), start=1):
        if NESTED.match(line) or INDENTED.match(line):
            return number
    return None


def pages_below(root: Path, folder: str, problems: list[Problem]) -> Iterator[str]:
    """Paths of the pages in a folder, in order; what cannot be a page is told and left out.

    Names that begin with a full stop are left out, as MkDocs does.
    """
    for file in sorted((root / folder).rglob("*.md")):
        path = file.relative_to(root).as_posix()
        name = path.removeprefix(f"{folder}/")
        if any(part.startswith(".") for part in name.split("/")):
            continue
        if file.is_dir() or NAME.fullmatch(name):
            yield path
        else:
            problems.append(Problem(
                shown(path), 1, "file_types", NAMES, shown(naming(path))))


def links_below(root: Path, folder: str, problems: list[Problem]) -> None:
    """Tells each link to another place: the generator follows them, also round and round."""
    for place, folders, files in os.walk(root / folder):
        for name in (*folders, *files):
            file = Path(place, name)
            if file.is_symlink():
                found = _bytes(file, shown(file.relative_to(root).as_posix()), DATA_BYTES)
                problems.extend([found] if isinstance(found, Problem) else [])
