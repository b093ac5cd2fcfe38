"""fix: what it mends in each language, what it never touches, and that once is enough."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts import commands
from scripts.checks.noticed import dashes as dashes_notice
from scripts.checks.noticed import spaces as spaces_notice
from scripts.checks.runner import check_source, notices
from scripts.commands import fix
from scripts.content.headings import headings
from scripts.content.loading import load
from scripts.content.mending import every, files, front_matter, permalinks
from scripts.content.mending.prose import Signs, parts, signs_of
from scripts.content.permalinks import PATH
from scripts.content.texts import LAW_PHRASE
from scripts.content.words import FRONT_KEYS
from scripts.problem import OR_FIX, Problem, WrongUse
from tests.conftest import ROOT
from tests.pages import CODES, PROJECT

SIGNS = {code: signs_of(PROJECT, code) for code in CODES}
PAGES = {code: every.page(signs) for code, signs in SIGNS.items()}


def mend(code: str, text: str) -> str:
    return every.mended(text, PAGES[code])[0]


def press(root: Path, *arguments: str) -> int:
    return fix.run(commands.parser().parse_args(["fix", *arguments]), root)


# what each mender does

EXAMPLES = [
    # dashes
    ("ru", "Полиция - это орган.", "Полиция – это орган."),
    ("ru", "Полиция -- это орган, а суд — нет.", "Полиция – это орган, а суд – нет."),
    ("ru", "слово—слово, слово —слово", "слово – слово, слово – слово"),
    ("kk", "102 - полиция, шамамен - 15", "102 – полиция, шамамен – 15"),
    ("ru", "от 5—15 суток, {{ fact.a }}—{{ fact.b }}", "от 5–15 суток, {{ fact.a }}–{{ fact.b }}"),
    ("kk", "{{ tel.police }} - бұл полиция.[^cc/71] - деді",
     "{{ tel.police }} – бұл полиция.[^cc/71] – деді"),
    ("en", "June--July, “no” - they said; word—word", "June – July, “no” – they said; word – word"),
    ("kk", "- тармақ - бірінші\n- екінші", "- тармақ – бірінші\n- екінші"),
    ("ru", "| а - б | — |\n| --- | - |\n| - | в |", "| а – б | – |\n| --- | - |\n| - | в |"),
    ("ru", "## Он - рядом {#he-is-near}", "## Он – рядом {#he-is-near}"),
    ("en", '!!! uncertain "Not known - so far"', '!!! uncertain "Not known – so far"'),
    ("ru", "[суд - и срок](law/a - b.md) `a - b`", "[суд – и срок](law/a - b.md) `a - b`"),
    # spaces
    ("ru", "Два  слова,\tтри   слова.  \n\nПотом", "Два слова, три слова.\n\nПотом"),
    ("kk", "!!! noticed\n\tЕкі  сөз", "!!! noticed\n    Екі сөз"),
    ("en", "| a   | b  c |\n| --- | ---  |", "| a   | b c |\n| --- | ---  |"),
    ("ru", ":   Слово  слово", ":   Слово слово"),
    # quotation marks
    ("ru", 'Статья "Сталкинг", «так».', "Статья «Сталкинг», «так»."),
    ("kk", '"Сталкинг" - "аңду"', "«Сталкинг» – «аңду»"),
    ("en", 'They said "no", don\'t they?', "They said “no”, don’t they?"),
    # letters
    ("kk", "Түсiндірме, eркі", "Түсіндірме, еркі"),
    ("ru", "Он нe мoжет", "Он не может"),
    ("en", "Explаined in соurt", "Explained in court"),
    ("ru", "Ты мои\u0306 и е\u0308лка", "Ты мой и ёлка"),
    # lists
    ("ru", "Сделайте так:\n1. Раз\n2. Два", "Сделайте так:\n\n1. Раз\n2. Два"),
    ("kk", "Былай:\n- бір\n- екі", "Былай:\n\n- бір\n- екі"),
    # the file
    ("en", "\ufeffWords\r\nand words\rend\n\n \n", "Words\nand words\nend\n"),
    # front matter
    ("ru", "\n—-\nlabel: Б  # слово\n# о заголовке\ntitle: А - б\nreview_by: 15.01.2027\n–--\nТ\n",
     "---\n# о заголовке\ntitle: А – б\nlabel: Б  # слово\nreview_by: 2027-01-15\n---\nТ\n"),
    ("kk", "---\nstale: yes\nlead: 'А  б - в'\n---", "---\nlead: 'А б – в'\nstale: yes\n---\n"),
    ("ru", "---\ntitle: А\nreview_by: '2027.1.5'  # уточнить\n---\n",
     "---\ntitle: А\nreview_by: '2027-01-05'  # уточнить\n---\n"),
]


@pytest.mark.parametrize(("code", "before", "after"), EXAMPLES)
def test_it_mends(code: str, before: str, after: str) -> None:
    ended = after if after.endswith("\n") else f"{after}\n"
    assert mend(code, before) == ended
    assert mend(code, ended) == ended


UNTOUCHED = [
    ("ru", "как-то раз по 115-1, 5-15 суток, № 331-VIII, 8-800-1"),  # who knows which is meant
    ("kk", "{{ tel.police }}-ге қоңырау шалыңыз, {{ fact.a }} -ге"),
    ("ru", "123 - 45 - 67, 10:00 - 18:00"),
    ("kk", "PCке, iPhoneды, eGov-та, CEOларға"),  # names with an ending
    ("en", "қудалау and сталкинг, Иск and се"),
    ("ru", "сор, cор"),  # every letter of it could be of either alphabet
    ("ru", 'Экран 5" и "слово, «сказал "так"»'),
    ("ru", "[слово](https://a.b/c--d \"т - т\") <b title=\"a - b\"> {: .a  .b }"),
    ("ru", "{{ money(fact.a - 1,  2026) }} [^cc/115-1] `a  - b`"),
    ("ru", "```\nа  - б\n\tв  \n```"),
    ("ru", "*слова  - закона*{ .law }, *слова  - закона*{.law}"),
    ("ru", "/// html | div.phrases\n## слова  - закона {#words}\n///"),
    ("ru", "Слово\n---\n\n- - -\n\n***"),
    ("ru", "Это было утром\n16. июля"),
    ("kk", "---\nnext: a - b.md\ntitle: >\n  А  - б\n---"),
    ("ru", "---\ntitle: А\nreview_by: 31.02.2027\n---"),
    ("ru", "—-\nПросто строка\n—-"),
    ("ru", "---\ntitle: &a А\nlabel: Б\nunknown: В\ndescription: Г\n---"),
    ("ru", "---\nlabel: &a А\ntitle: *a\n---"),  # the alias must stay below its anchor
]


@pytest.mark.parametrize(("code", "text"), UNTOUCHED)
def test_it_leaves(code: str, text: str) -> None:
    assert mend(code, f"{text}\n") == f"{text}\n"


def test_a_heading_that_is_a_phrase_of_law_stays_wherever_it_stands() -> None:
    for code in CODES:
        name = min(SIGNS[code].phrases)
        for text in (f"## a  - b {{#{name}}}\n", f"### a  - b {{ #{name} }}\n"):
            assert mend(code, text) == text


def test_addresses_are_added_in_order_and_none_is_taken() -> None:
    text = "# All of them\n\n/\na/\nlost/\nlost/#y\n"
    assert permalinks.added(text, ["lost/#x", "./", "a/", "no id", "z/"]) == (
        "# All of them\n\n./\n/\na/\nlost/\nlost/#x\nlost/#y\nz/\n")
    assert permalinks.added("", ["b/", "a/"]) == "a/\nb/\n"


def test_the_order_is_that_of_the_shape() -> None:
    text = "---\n" + "".join(f"{key}: x\n" for key in reversed(FRONT_KEYS)) + "---\n"
    found = re.findall(r"^(\w+):", front_matter.order(text), re.MULTILINE)
    assert tuple(found) == FRONT_KEYS


# what it never touches

def ugly(text: str) -> str:
    return text.replace(" ", "  ").replace(",", " -")


def test_the_project_needs_no_mending() -> None:
    for path in fix.files(ROOT):
        text = (ROOT / path).read_bytes().decode()
        assert every.mended(text, every.menders(path, PROJECT)) == (text, []), path


def test_official_texts_stay_letter_by_letter() -> None:
    paths = [path for path in fix.files(ROOT) if path.startswith("data/law/")]
    assert len(paths) >= len(CODES)
    for path in paths:
        text = ugly((ROOT / path).read_text(encoding="utf-8"))
        assert every.mended(text, every.menders(path, PROJECT)) == (text, [])


def official(path: str, text: str) -> Iterator[str]:
    """Phrases marked as law and headings that are phrases, as they stand in the text."""
    page = next(page for page in PROJECT.pages.values() if page.path == path)
    yield from (match[0] for match in LAW_PHRASE.finditer(text))
    rows = text.split("\n")
    ids = SIGNS[page.language].phrases
    yield from (rows[heading.line - 1] for heading in headings(page)
                if heading.phrase or heading.id in ids)


def test_words_of_law_on_pages_stay_letter_by_letter() -> None:
    seen = 0
    for page in PROJECT.pages.values():
        text = f"---\n{page.header.text}---\n{ugly(page.body)}"
        wanted = list(official(page.path, text))
        assert list(official(page.path, mend(page.language, text))) == wanted, page.path
        seen += len(wanted)
    assert seen > 20


# once is enough

PIECES = [*"-—–'\"«”`*{)[#<>:.|\\\n\r\t \u0338\u00a0\u2028\ufeff\ufffc", "  ", "\n\n", "\r\n", "--",
          "](", "}}", "слово", "Түсiн", "word", "нe", "и\u0306", "15", "1.", "- ", "1. ", "16. ",
          "| ", "## ", "---\n", "—-\n", "title: ", "lead: ", "review_by: 1.2.2027\n", "{ .law }",
          "{{ a - b }}", "[^cc/1-1]", "{#id}", "https://a--b", "!!! noticed ", "```\n", "///\n",
          "/// html | div.phrases\n"]
TEXTS = st.one_of(st.lists(st.sampled_from(PIECES), max_size=25).map("".join), st.text(max_size=40))
ALONE = [*(mender for code in CODES for mender in PAGES[code]), *every.DATA]


@settings(max_examples=400, deadline=None, derandomize=True, database=None)
@given(TEXTS)
def test_mending_twice_is_mending_once(text: str) -> None:
    for mender in ALONE:
        once = mender.mend(text)
        assert mender.mend(once) == once, mender.one
    for menders in (*PAGES.values(), every.DATA, every.BARE, every.OUTER):
        once, _ = every.mended(text, menders)
        assert every.mended(once, menders) == (once, [])


WORDS = re.compile(r"[^\W_]+")
MACHINE = re.compile(r"\{\{[^}\r\n]*\}\}|\[\^[^\]\r\n]*\]|\{#[\w-]*\}|\*[^*\r\n]+\*\{ \.law \}")
NO_LETTERS = [mender for code in CODES for mender in PAGES[code]
              if mender.one not in ("date", "look-alike letter", "letter in two parts")]


@settings(max_examples=300, deadline=None, derandomize=True, database=None)
@given(TEXTS)
def test_words_numbers_and_machine_words_stay(text: str) -> None:
    for mender in NO_LETTERS:
        made = mender.mend(text)
        assert Counter(WORDS.findall(made)) == Counter(WORDS.findall(text)), mender.one
        assert Counter(MACHINE.findall(made)) == Counter(MACHINE.findall(text)), mender.one
    for menders in PAGES.values():
        made, _ = every.mended(files.mark(files.line_ends(text)), menders)
        assert made.count("{{") == text.count("{{") and made.count("[^") == text.count("[^")


@pytest.mark.parametrize("piece", [" -", "- ", "| -", "{", "*", "«\"", "[](", "\t", "— ", "<a"])
def test_a_line_without_end_takes_no_time(piece: str) -> None:
    """Neither an expression that goes back again and again, nor a comparison of all with all."""
    for text in (piece * 2_000, piece * 200_000):
        once = mend(CODES[0], text)
        assert mend(CODES[0], once) == once


# the verb

def spoil(root: Path, path: str, change: Callable[[str], str]) -> None:
    file = root / path
    file.write_bytes(change(file.read_text(encoding="utf-8")).encode())


SPOILED: dict[str, Callable[[str], str]] = {
    "docs/kk/law.md": lambda text: text.replace("\n", "\r\n"),
    "docs/ru/law.md": lambda text: "\ufeff" + text.replace("Когда", "Kогда").rstrip(),
    "docs/en/law.md": lambda text: text.replace("---", "—-").replace("Expla", "Explа"),
    "docs/kk/index.md": lambda text: re.sub(r"(label: .*\n)(desc.*\n)", r"\2\1", text),
    "docs/ru/index.md": lambda text: text.replace("2027-01-15", "15.1.2027").replace(" в ", "  в "),
    "docs/en/index.md": lambda text: text.replace("\n\n- *", "\n\nSo:\n- *") + "\n\n",
    "data/words/kk.yml": lambda text: "\ufeff" + text.replace("\n", "  \r\n"),
    PATH: lambda text: text.replace("law/#since\n", "").replace("./\n", ""),
}


def test_a_spoiled_site_is_mended_so_that_check_passes(
    copied: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = {path: (copied / path).read_bytes() for path in SPOILED}
    for path, change in SPOILED.items():
        spoil(copied, path, change)
    found = check_source(copied)
    assert {"line_ends", "front_matter", "blocks"} <= {each.rule for each in found}
    assert not [each for each in found if OR_FIX not in each.hint
               and each.rule in ("line_ends", "front_matter", "blocks", "permalinks")
               and "is gone" not in each.message]  # of a page that could not be read
    assert press(copied) == 0
    assert check_source(copied) == []
    told = capsys.readouterr().out.splitlines()
    assert {line.partition(":")[0] for line in told[:-1]} == set(SPOILED)
    assert f"{PATH}: 2 addresses" in told and told[-1] == f"Mended {len(SPOILED)} files."
    kept["docs/en/index.md"] = kept["docs/en/index.md"].replace(b"\n\n- *", b"\n\nSo:\n\n- *")
    assert {path: (copied / path).read_bytes() for path in SPOILED} == kept
    assert press(copied) == 0
    assert capsys.readouterr().out == "Nothing to mend.\n"


def test_a_page_is_told_in_one_line(copied: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = "docs/kk/law.md"
    with (copied / path).open("a", encoding="utf-8") as file:
        file.write("Бұл - сөз - солай:\n- бір\n")
    spoil(copied, "docs/en/law.md", lambda text: f"{text}\n\n")
    assert press(copied, path) == 0
    assert capsys.readouterr().out == f"{path}: 2 dashes, 1 list\nMended 1 file.\n"
    assert (copied / "docs/en/law.md").read_text(encoding="utf-8").endswith("\n\n\n")


def test_a_dry_run_writes_nothing(copied: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path, change in SPOILED.items():
        spoil(copied, path, change)
    before = {path: (copied / path).read_bytes() for path in SPOILED}
    assert press(copied, "--dry-run") == 0
    assert {path: (copied / path).read_bytes() for path in SPOILED} == before
    assert capsys.readouterr().out.splitlines()[-1].startswith("Would mend ")


def test_only_what_changes_is_written_and_keeps_its_mode(copied: Path) -> None:
    changed, other = copied / "docs/kk/law.md", copied / "docs/ru/law.md"
    changed.write_text(f"{changed.read_text(encoding='utf-8')}\n", encoding="utf-8")
    changed.chmod(0o640)
    for file in (changed, other):
        os.utime(file, ns=(1, 1))
    press(copied)
    assert changed.stat().st_mode & 0o777 == 0o640 and changed.stat().st_mtime_ns > 1
    assert other.stat().st_mtime_ns == 1


def test_a_link_stays_a_link_and_what_it_leads_to_is_left_alone(
    copied: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outside, page = tmp_path / "outside.md", copied / "docs/kk/law.md"
    outside.write_bytes(page.read_bytes().replace(b"\n", b"\r\n"))
    page.unlink()
    page.symlink_to(outside)
    before = outside.read_bytes()
    assert press(copied, "docs/kk/law.md") == 0
    assert page.is_symlink() and outside.read_bytes() == before
    (copied / "docs/kk").rename(tmp_path / "kk")
    (copied / "docs/kk").symlink_to(tmp_path / "kk")
    assert press(copied, "docs/kk/law.md") == 0
    assert outside.read_bytes() == before
    assert capsys.readouterr().out.count("a link to another file, left alone") == 2


@pytest.mark.parametrize("raw", [b"\x89PNG\r\n\xff", "слово\r\n".encode("utf-16"), b"a\0b\r\n"])
def test_what_is_no_text_is_told_and_the_others_are_mended(
    copied: Path, raw: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    (copied / "docs/kk/law.md").write_bytes(raw)
    spoil(copied, "docs/en/law.md", lambda text: f"{text}\n")
    assert press(copied) == 0
    told = capsys.readouterr().out
    assert re.search(r"^docs/kk/law\.md: .*, left alone$", told, re.MULTILINE)
    assert "docs/en/law.md: end of the file\n" in told and told.endswith("Mended 1 file.\n")
    assert (copied / "docs/kk/law.md").read_bytes() == raw


@pytest.mark.parametrize("name", ["docs/kk/lav.md", "scripts/problem.py", "docs/kk", "/etc/passwd"])
def test_a_path_that_is_no_page_is_wrong_use(copied: Path, name: str) -> None:
    with pytest.raises(WrongUse, match="is no page and no file of data") as caught:
        press(copied, name)
    assert "docs/kk/law.md" in caught.value.hint or name != "docs/kk/lav.md"


def test_paths_may_be_typed_as_a_shell_completes_them(
    copied: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("./docs/kk/law.md", str(copied / "docs/kk/law.md")):
        assert press(copied, name) == 0
    assert capsys.readouterr().out == "Nothing to mend.\n" * 2


def test_signs_mended_in_a_source_page_name_the_translations_to_stamp(
    copied: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = PROJECT.source_language
    pages = [f"docs/{code}/law.md" for code in CODES if code != source]
    spoil(copied, f"docs/{source}/law.md", lambda text: f"{text}\nОн - рядом.\n")
    commands.verbs()["stamp"].run(commands.parser().parse_args(["stamp", *pages]), copied)
    capsys.readouterr()
    press(copied)
    lines = capsys.readouterr().out.splitlines()
    assert lines[-1].startswith("python3 -m scripts stamp ")
    assert set(lines[-1].split()[4:]) == set(pages)


def test_a_place_that_one_language_lacks_is_not_yet_promised(
    copied: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for code in CODES[:-1]:
        spoil(copied, f"docs/{code}/law.md", lambda text: text.replace("{#since}", "{#sinse}"))
    press(copied)
    assert capsys.readouterr().out.startswith("Nothing to mend.")


# the two notices

def noticed(root: Path, rule: Callable[..., Iterator[Problem]]) -> list[Problem]:
    return sorted(rule(load(root)))


def test_dashes_and_spaces_are_noticed_line_by_line(copied: Path) -> None:
    path = "docs/kk/law.md"
    rows = len((copied / path).read_text(encoding="utf-8").split("\n"))
    with (copied / path).open("a", encoding="utf-8") as file:
        file.write("Бұл - сөз - солай.\nЕкі  сөз.\nСоңы. \n")
    found = noticed(copied, dashes_notice.check)
    assert [(letter.path, letter.line, letter.rule) for letter in found] == [(path, rows, "dashes")]
    assert "Бұл – сөз – солай." in found[0].hint and "scripts fix" in found[0].hint
    found = noticed(copied, spaces_notice.check)
    assert [(letter.line, letter.rule) for letter in found] == [(rows + 1, "spaces"),
                                                                (rows + 2, "spaces")]
    assert "Екі сөз." in found[0].hint and "“Соңы.”" in found[1].hint
    press(copied)
    assert not [*noticed(copied, dashes_notice.check), *noticed(copied, spaces_notice.check)]


def test_the_project_itself_is_not_noticed() -> None:
    assert [found for found in notices(PROJECT) if found.rule in ("dashes", "spaces")] == []


def test_a_line_with_a_sentence_knows_where_it_stands() -> None:
    assert list(parts('- a b\n!!! noticed "c"\n///\n')) == [(2, 5), (13, 14), (3, 3), (0, 0)]
    assert Signs("–", "«»", "а").phrases == frozenset()


def test_new_words_become_known_and_no_other_change_is_made(
    copied: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lists = copied / "data/known-words"
    before = {file.name: file.read_text("utf-8").split() for file in lists.iterdir()}
    with (copied / "docs/en/law.md").open("a", encoding="utf-8") as file:
        file.write("\nA quagga walks by.\n")
    assert press(copied) == 0
    assert "quagga" not in (lists / "en.txt").read_text("utf-8")
    assert press(copied, "--words") == 0
    assert "data/known-words/en.txt: 1 word" in capsys.readouterr().out.splitlines()
    after = {file.name: file.read_text("utf-8").split() for file in lists.iterdir()}
    assert after == before | {"en.txt": sorted([*before["en.txt"], "quagga"])}


def test_a_page_larger_than_anybody_writes_is_left_alone(
    copied: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = copied / "docs/kk/law.md"
    text = page.read_text(encoding="utf-8") + "{{ a " * 2_000_000
    page.write_text(text, encoding="utf-8")
    assert press(copied, "docs/kk/law.md") == 0
    assert "docs/kk/law.md: larger than anybody writes" in capsys.readouterr().out
    assert page.read_text(encoding="utf-8") == text
