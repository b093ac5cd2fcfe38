"""Files that no one should send: each has one letter, in time, and hides nothing else."""

from __future__ import annotations

import os
import random
import shutil
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from scripts.checks.runner import MOST, check_source
from scripts.content import plain_text
from scripts.content.loading import load
from scripts.content.plain_text import DATA_BYTES, LINE_CHARACTERS, PAGE_BYTES
from scripts.problem import Problem
from tests.builds import door, edit, run

SECONDS = 20  # far more than it takes: a hang is meant, not a slow machine
RANDOM = random.Random(1)

KK, RU, START = "docs/kk/law.md", "docs/ru/law.md", "docs/zz/index.md"
FACTS, SOURCES, CHANGES = "data/facts.yml", "data/sources.yml", "data/changes.yml"
LINKS, MOVED, SETTINGS = "data/permalinks.txt", "data/redirects.yml", "mkdocs.yml"
LAW, WORDS, SEARCH = "data/law/kk/cc/115-1.md", "data/words/kk.yml", "data/search/kk.yml"
READ = [KK, RU, START, SETTINGS, LINKS, SOURCES, CHANGES, LAW, WORDS, SEARCH,
        "data/words/ru.yml", "data/terms.yml", "data/cases.yml", "data/figures.yml",
        "data/doors.yml", "data/contacts.yml", "data/quiet-words.yml", "data/indexes.yml",
        "data/measured.yml"]

TEXT = "---\ntitle: «Преследование»\nlabel: Шаги\n---\n\nСначала позвоните. Потом запишите.\n"
PNG = b"\x89PNG\r\n\x1a\n" + RANDOM.randbytes(2000)
ZIP = b"PK\x03\x04" + RANDOM.randbytes(2000)
LAUGHS = "a: &a [ha, ha]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 9)}]\n" for n in range(9))

# What any of these files may be replaced by: name, bytes, rule, line, words of the letter.
BYTES = [
    ("empty", b"", "files", 1, "is empty"),
    ("blank", b" \n\n", "files", 1, "is empty"),
    ("PNG", PNG, "encoding", 1, "a picture (PNG), not text"),
    ("ZIP", ZIP, "encoding", 1, "an archive (ZIP"),
    ("random", b"a\n\xff" + RANDOM.randbytes(2000), "encoding", 2, "is not text"),
    ("5 MB", "слово ".encode() * 450_000, "size", 1, "bytes; at most"),
    ("long line", b"a\n" + b"a" * 50_000, "size", 2, "50000 characters"),
    ("Windows-1251", TEXT.encode("cp1251"), "encoding", 2, "Windows-1251"),
    ("Latin-1", "\ncaf\u00e9\n".encode("latin-1"), "encoding", 2, "Save it as UTF-8"),
    ("UTF-16", TEXT.encode("utf-16"), "encoding", 1, "UTF-16"),
    ("UTF-16 LE", TEXT.encode("utf-16-le"), "encoding", 1, "UTF-16"),
    ("UTF-16 BE", TEXT.encode("utf-16-be"), "encoding", 1, "UTF-16"),
    ("NUL", TEXT.encode() + b"\n\0", "encoding", 8, "U+0000"),
    ("bell", TEXT.encode() + b"\n\x07", "encoding", 8, "U+0007"),
]

FEW = [row for row in BYTES if row[0] in ("empty", "PNG")]

# Texts put in place of a page's front matter, each refused for its first mistake alone.
HEADERS = [
    ("title: " + "[" * 2000, "yaml", 2, "More than 20 levels"),
    ("title: " + "{a: " * 500, "yaml", 2, "More than 20 levels"),
    ("- " * 1000, "size", 2, "lists"),
    ("a: {" + "? [" * 30, "yaml", 2, "More than 20 levels"),
    (LAUGHS, "yaml", 2, "cannot begin with “&”"),
    ("title: *Мысалы*", "yaml", 2, 'in quotes: "*Мысалы*"'),
    ("title: @name", "yaml", 2, 'in quotes: "@name"'),
    ("title: `code`", "yaml", 2, "in quotes"),
    ("title: %5", "yaml", 2, "in quotes"),
    ("title: !text", "yaml", 2, "in quotes"),
    ("title: {{ fact.in_force }}", "yaml", 2, 'in quotes: "{{ fact.in_force }}"'),
    ("title: [Заң](law.md)", "yaml", 2, "in quotes"),
    ("title: | Заң", "yaml", 2, "in quotes"),
    ('title: "A" және "B"', "yaml", 2, "close before the value ends"),
    ("title: A\n\tlabel: B", "yaml", 3, "spaces in place of the tab"),
    ('title: "A\nlabel: B', "yaml", 2, "is not closed"),
    ("title: 'A\nlabel: B", "yaml", 2, "is not closed"),
    ("title: A\nlabel B\nlead: C", "yaml", 3, "Write: label: B"),
    ("title: A\nlabel:B\nlead: C", "yaml", 3, "Write: label: B"),
    ("title: A\n  label: B", "yaml", 3, "spaces"),
    ("a:\n  b: 1\n c: 2", "yaml", 4, "beside"),
    ("title: A\ntitle: B", "yaml", 3, "“title” stands twice"),
    ("title: A\n...\nlabel: B", "yaml", 4, "A second text"),
    ("title: - A", "yaml", 2, "A list cannot begin behind a key"),
    ('title: "C:\\path"', "yaml", 2, "single quotes"),
    ("title: [a, b", "yaml", 2, "closed"),
    ("a: =", "yaml", 2, "YAML"),
    ("a: " + "9" * 2900, "shape", 2, ""),
    ("- title\n- label", "shape", 2, "key: value"),
    ("just a text", "shape", 2, "key: value"),
    ("# nothing", "shape", 2, ""),
]

# Lines put below the text of a page.
BODIES = [
    (">" * 2500, "size"), ("> " * 1400, "size"), ("- " * 1400, "size"), ("1. " * 900, "size"),
    (" " * 2000 + "x", "size"), ("\t" * 500 + "x", "size"),
    ("a" * (LINE_CHARACTERS + 1), "size"), ("x\n" * (PAGE_BYTES // 2), "size"),
]

# Edits of mkdocs.yml, and what the letter says.
SETTING = [
    ("nav: [index.md, law.md]", "nav: index.md", "“nav” must be a list"),
    ("nav: [index.md, law.md]", "nav:", "“nav” must be a list"),
    ("nav: [index.md, law.md]", "nav: [index.md, 5]", "“5” is no page"),
    ("nav: [index.md, law.md]", "nav: [index.md, [law.md]]", "is no page"),
    ("nav: [index.md, law.md]", "nav: [index.md, ../law.md]", "“../law.md” is no page"),
    ("nav: [index.md, law.md]", "", "“nav” is missing"),
    ("nav: [index.md, law.md]", "nav: [index.md", "closed"),
    ("\nplugins:\n", "\nplugs:\n", "“plugins” is missing"),
    ("  - i18n:\n", "  - i18m:\n", "must have “i18n”"),
    ("          name: Қазақша\n", "", "name” is missing"),
    ("        - locale: kk\n          name", "        - name", "locale” is missing"),
    ("locale: kk", "locale: 5", "locale” must be text"),
    ("locale: kk", "locale: ../kk", "locale"),
    ("          default: true\n", "", "default: true"),
    ("source_language: ru", "source_language: fr", "“fr” is no language"),
    ("source_language: ru", "source_language:", "source_language” is empty"),
    ("\nextra:\n", "\nextra: 5\nextras:\n", "“extra” must be"),
    ("  quick: [index.md]", "  quick: {a: b}", "quick” must be a list"),
    ("  templates: {", "  templates: home.html\n  others: {", "templates” must be"),
    ("\nextra:\n", "\nfirst: &a [x]\nextra:\n", "cannot begin with “&”"),
    ("\nextra:\n", "\ndocs_dir: docs\nextra:\n", "“docs_dir” stands twice"),
]


def link(target: str, name: str = "docs/kk/other.md") -> Callable[[Path], object]:
    return lambda root: (root / name).symlink_to(target)


def instead(name: str, put: Callable[[Path], object]) -> Callable[[Path], object]:
    def change(root: Path) -> None:
        (root / name).unlink()
        put(root / name)

    return change


def odd(name: bytes) -> Callable[[Path], object]:
    def change(root: Path) -> None:
        with open(os.fsencode(root / "docs/kk") + b"/" + name, "wb") as file:  # noqa: PTH123
            file.write(TEXT.encode())

    return change


def chain(end: str) -> Callable[[Path], object]:
    def change(root: Path) -> None:
        lines = "".join(f"a{number}/: a{number + 1}/\n" for number in range(3000))
        (root / MOVED).write_text(f"{lines}a3000/: {end}\n", encoding="utf-8")

    return change


# What is no file at all, or has a strange name: what is done, and the one path that is told.
TREES = {
    "a folder beside pages": (lambda root: (root / "docs/kk/x.md").mkdir(), "docs/kk/x.md"),
    "a folder for a page": (instead(KK, Path.mkdir), KK),
    "a folder for data": (instead(FACTS, Path.mkdir), FACTS),
    "a folder for links": (instead(LINKS, Path.mkdir), LINKS),
    "a folder for the settings": (instead(SETTINGS, Path.mkdir), SETTINGS),
    "a link out": (link("/etc/hosts"), "docs/kk/other.md"),
    "a link to a page": (link("law.md"), "docs/kk/other.md"),
    "a link to itself": (link("other.md"), "docs/kk/other.md"),
    "a link to nothing": (link("nothing.md"), "docs/kk/other.md"),
    "a link round": (link("..", "docs/kk/round"), "docs/kk/round"),
    "a link for data": (instead(FACTS, lambda file: file.symlink_to("/etc/hosts")), FACTS),
    "a pipe": (lambda root: os.mkfifo(root / "docs/kk/pipe.md"), "docs/kk/pipe.md"),
    "Cyrillic": (odd("Менің бетім.md".encode()), "docs/kk/Менің бетім.md"),
    "a capital": (odd(b"README.md"), "docs/kk/README.md"),
    "two lines": (odd(b"a\nb.md"), "docs/kk/a\\nb.md"),
    "no UTF-8": (odd(b"\xff.md"), "docs/kk/\\udcff.md"),
    "a quote": (odd(b"'\"$(x);.md"), "docs/kk/'\"$(x);.md"),
}


def copied_to(place: Path, small: Path) -> Path:
    """What may be spoiled of the small site; templates are only looked at."""
    place.mkdir()
    for name in ("docs", "data", SETTINGS):
        (shutil.copytree if (small / name).is_dir() else shutil.copy)(small / name, place / name)
    (place / "overrides").symlink_to(small / "overrides")
    return place


@pytest.fixture
def root(small: Path, tmp_path: Path) -> Path:
    return copied_to(tmp_path / "good", small)


def many(small: Path, folder: Path, pages: Iterable[bytes]) -> dict[str, list[Problem]]:
    """The letters of pages of one language, judged together, by the number of the page."""
    root = copied_to(folder / "many", small)
    for number, raw in enumerate(pages):
        (root / f"docs/kk/n{number}.md").write_bytes(raw)
    found: dict[str, list[Problem]] = {}
    for letter in judged(root):
        found.setdefault(letter.path, []).append(letter)
    return found


def judged(root: Path) -> list[Problem]:
    started = time.monotonic()
    found = check_source(root)
    assert time.monotonic() - started < SECONDS
    for letter in found:
        assert letter.hint and letter.line >= 1 and letter.rule != "crash", letter
        assert "\n" not in f"{letter}" and f"{letter}".encode(), letter
    return found


def one(root: Path, path: str) -> Problem:
    """The only letter, and it is about that file."""
    found = judged(root)
    assert [letter.path for letter in found] == [path], found
    return found[0]


def test_pages_that_are_no_text(small: Path, tmp_path: Path) -> None:
    letters = many(small, tmp_path, [raw for _, raw, *_ in BYTES])
    for number, (name, _, rule, line, says) in enumerate(BYTES):
        (letter,) = letters[f"docs/kk/n{number}.md"]
        assert (letter.rule, letter.line) == (rule, line) and says in f"{letter}", name


@pytest.mark.parametrize(("path", "rows"), [(FACTS, BYTES), *((path, FEW) for path in READ)])
def test_bytes_that_are_no_text(
    root: Path, path: str, rows: list[tuple[str, bytes, str, int, str]]
) -> None:
    for name, raw, rule, line, says in rows:
        (root / path).write_bytes(raw)
        letter = one(root, path)
        assert (letter.rule, letter.line) == (rule, line), name
        assert says in f"{letter}", name


def test_front_matter_that_cannot_be_read(small: Path, tmp_path: Path) -> None:
    texts = [f"---\n{header}\n---\n\nМәтін.\n".encode() for header, *_ in HEADERS]
    letters = many(small, tmp_path, texts)
    assert len(letters) == len(HEADERS)
    for number, (header, rule, line, says) in enumerate(HEADERS):
        found = letters[f"docs/kk/n{number}.md"]
        assert {letter.rule for letter in found} == {rule}, header
        assert any(letter.line == line and says in f"{letter}" for letter in found), found
        assert len(found) == 1 or rule == "shape", found


def test_pages_that_the_generator_could_not_bear(small: Path, tmp_path: Path) -> None:
    good = (small / KK).read_bytes()
    letters = many(small, tmp_path, [good + f"\n{body}\n".encode() for body, _ in BODIES])
    assert len(letters) == len(BODIES)
    for number, (body, rule) in enumerate(BODIES):
        assert [found.rule for found in letters[f"docs/kk/n{number}.md"]] == [rule], body[:20]


@pytest.mark.parametrize(("old", "new", "says"), SETTING, ids=[new for _, new, _ in SETTING])
def test_settings_of_the_wrong_shape(root: Path, old: str, new: str, says: str) -> None:
    edit(root / SETTINGS, old, new)
    found = judged(root)
    assert {letter.path for letter in found} == {SETTINGS}
    assert any(says in f"{letter}" for letter in found) and len(found) < 3, found


@pytest.mark.parametrize(("change", "path"), TREES.values(), ids=TREES)
def test_what_is_no_file(root: Path, change: Callable[[Path], object], path: str) -> None:
    change(root)
    letter = one(root, path)
    assert letter.rule in ("files", "file_types") and letter.line == 1


def test_a_file_that_nobody_may_read(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Path.read_bytes

    def refused(file: Path) -> bytes:
        if file == root / KK:
            raise PermissionError(13, "Permission denied")
        return whole(file)

    monkeypatch.setattr(plain_text.Path, "read_bytes", refused)
    letter = one(root, KK)
    assert "Permission denied" in letter.message and "chmod" in letter.hint


@pytest.mark.parametrize(("end", "says"), [
    ("law/", "This leads to “a1/”, which leads on itself. -> Write the end of the way: “a0/: law/"),
    ("a0/", "This leads round: a0/ → a1/ → a2/"), ("a3000/", "“a0/: a3000/”")])
def test_a_way_of_thousands(root: Path, end: str, says: str) -> None:
    chain(end)(root)
    found = judged(root)
    assert {(letter.path, letter.rule) for letter in found} == {(MOVED, "redirects")}
    assert any(says in f"{letter}" for letter in found) or end == "a3000/"
    assert len(found) == MOST + 1 and any("more than 200" in letter.message for letter in found)


@pytest.mark.parametrize(("text", "says"), [
    ("k{}: {{x: 1}}\n", "“k0 → sources” is missing"), ("k{}: [\n", "More than 20 levels"),
    ("k{}: 'a' b\n", "close before"), ("k{}: *a\n", "cannot begin"),
    ("k{}: [1, 2, 3, 4, 5, 6]\n", "more than 20000 values")])
def test_data_of_thousands_of_mistakes(root: Path, text: str, says: str) -> None:
    lines = [text.format(number) for number in range(6000)]
    (root / FACTS).write_text("".join(lines)[:DATA_BYTES], encoding="utf-8")
    found = judged(root)
    assert {letter.path for letter in found} == {FACTS} and len(found) < 40
    assert any(says in f"{letter}" for letter in found), found[:3]


@pytest.mark.parametrize("end", [b"\r", b"\r\n"])
@pytest.mark.parametrize("path", [KK, FACTS, SETTINGS, LINKS, LAW, START])
def test_other_line_ends_are_one_letter_and_all_is_read(root: Path, path: str, end: bytes) -> None:
    file = root / path
    file.write_bytes(file.read_bytes().replace(b"\n", end))
    assert one(root, path).rule == "line_ends"


@pytest.mark.parametrize("path", [KK, FACTS, SETTINGS, LINKS, LAW, START])
def test_a_byte_order_mark_is_one_letter_and_all_is_read(root: Path, path: str) -> None:
    file = root / path
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    assert one(root, path).rule == "encoding"


def test_the_rest_of_the_project_is_still_judged(root: Path) -> None:
    """Each broken file has its letter, and so has a mistake in a page that is whole."""
    broken = {FACTS: PNG, SOURCES: b"cc: [", CHANGES: b"", LINKS: ZIP, LAW: b"\xff", RU: b"\0",
              WORDS: b"5"}
    for path, raw in broken.items():
        (root / path).write_bytes(raw)
    edit(root / "docs/en/index.md", "label: Trial", "label: Stalking")
    edit(root / "docs/en/law.md", "{{ tel.police }}", "{{ tel. }}")
    found = judged(root)
    assert {letter.path for letter in found} == {*broken, "docs/en/index.md", "docs/en/law.md"}
    assert len(found) == len(broken) + 2


def test_a_page_unread_in_every_language_is_not_lost(root: Path) -> None:
    for code in ("kk", "ru", "en"):
        (root / f"docs/{code}/law.md").write_bytes(b"")
    assert {letter.rule for letter in judged(root)} == {"files"}
    assert load(root).names_of("kk") == {"index.md", "law.md"}


@pytest.mark.parametrize(("path", "raw"), [(KK, PNG), (SETTINGS, b"nav: ["), (CHANGES, b"\0"),
                                           (START, b"\xff\xfe"), (KK, b"---\n" + b"> " * 1000)])
def test_the_door_tells_it_on_one_line(copied: Path, path: str, raw: bytes) -> None:
    (copied / path).write_bytes(raw)
    for verb in ("check", "build"):
        ended = door(copied, verb)
        assert ended.returncode == 1 and "Traceback" not in ended.stderr, ended.stderr
        first, *rest = (ended.stdout + ended.stderr).splitlines()
        assert first.startswith(f"{path}:") and "1 problem in 1 file" in rest[-1], rest
        assert not [line for line in rest[:-1] if "notices not shown" not in line]


def test_stamp_and_plain_mkdocs_tell_it_too(copied: Path) -> None:
    for path in (KK, CHANGES):
        (copied / path).write_bytes(PNG)
    ended = door(copied, "stamp", KK)
    assert ended.returncode == 1 and ended.stderr.startswith(f"{KK}:1  encoding"), ended.stderr
    built = run(copied, "-m", "mkdocs", "build", "-d", str(copied / "site"), SOURCE_DATE_EPOCH="")
    told = built.stdout + built.stderr
    assert built.returncode == 1 and "Traceback" not in told and f"{KK}:1  encoding" in told, told
    assert not (copied / "site").exists()
