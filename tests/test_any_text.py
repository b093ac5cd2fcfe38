"""Whatever stands in front matter, in data or in a token: a value or a letter, never a crash."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mkdocs.utils.meta import get_data
from pydantic import TypeAdapter

from scripts.content.front_matter import split_front_matter
from scripts.content.page import Page
from scripts.content.plain_text import read_text
from scripts.content.reading import parse, shape
from scripts.content.records import Fact, Source
from scripts.content.slips import BREAKS
from scripts.content.two_readers import read_alike
from scripts.content.words import FrontMatter
from scripts.problem import Problem
from scripts.render.tokens import TOKEN, Token, resolve
from scripts.render.vocabulary import LISTINGS, vocabulary
from tests.pages import CODES, PROJECT

same_each_time = settings(derandomize=True, deadline=None, max_examples=300)
few = settings(same_each_time, max_examples=100)

GOOD = ["title: Заң", "label: Қадам", "description: D", "lead: no", "review_by: 2027-01-15",
        "source_hash: w123", "critical: yes", "stale: true", "next: now.md"]
PIECES = st.sampled_from([
    *GOOD, "title:", "lead: ", ": ", "- ", "\n", "\n  ", "\t", "---", "...", "'", '"', "[", "]",
    "{", "}", "{{ fact.x }}", "&a ", "*a", "!tag ", "|", ">", "%", "@", "`", "#", "# x", ",", "? ",
    "<<: ", "no", "Yes", "on", "~", "null", "0102", "0o17", "0x1F", "1_000", "1e3", "6e1234",
    ".inf", "14:30", "190:20:30", "2026-02-30", "2026-11-25", "2026-11-25 10:00:00", "=", "\\",
    "\u00a0", "é", "\ufeff", "\u2028", "\x85", "9" * 50])
YAML_TEXT = st.one_of(st.lists(PIECES, max_size=14).map("".join), st.text(max_size=60),
                      st.lists(st.sampled_from(GOOD), max_size=9, unique=True).map("\n".join))
VALUE = st.one_of(PIECES, st.text(max_size=40), st.lists(PIECES, max_size=4).map("".join))

NAMES = ["fact", "tel", "money", "index", "law", "cards", "sure", "verdict", *LISTINGS]
TOKEN_PIECES = st.sampled_from([
    *NAMES, ".", "(", ")", "[", "]", "'", '"', ",", " ", "fact.in_force", "fact.fine_to", "2026",
    "9**9**9", "'x'*10**9", "~", "|", "+", "-", "not ", " if ", " else ", "x", "__class__",
    "'%s'%x", "'{0.a}'.format(x)", "range(10**9)", "None", "true", "1e400", "'cc/115-1'", "*", "**",
    "{", "}", "{{", "}}", "{%", "#}", "{#", ":", "=", "lambda: 1", "\\", "é", "[[", "((", "0" * 30])
EXPRESSION = st.one_of(st.lists(TOKEN_PIECES, max_size=8).map("".join), st.text(max_size=30))


def page_of(header: str) -> str:
    return f"---\n{header}\n---\n\nМәтін.\n"


def read(text: str) -> tuple[FrontMatter | None, list[Problem]]:
    problems: list[Problem] = []
    header, _, _ = split_front_matter(text, "p.md", problems)
    front = shape(header, FrontMatter, problems) if header else None
    alike = header is not None and front is not None and read_alike(header, front, problems)
    assert alike != bool(problems)
    lines = len(BREAKS.split(text))
    assert all(told.hint and 1 <= told.line <= lines and f"{told}" for told in problems)
    return front if alike else None, problems


def both_see_the_same(text: str) -> None:
    """F24: what we accept, MkDocs reads as we do."""
    front, _ = read(text)
    if front is not None:
        assert get_data(text)[1] == front.model_dump(exclude_unset=True)


@same_each_time
@given(header=YAML_TEXT)
def test_any_front_matter(header: str) -> None:
    both_see_the_same(page_of(header))


@same_each_time
@given(text=YAML_TEXT)
def test_any_page(text: str) -> None:
    both_see_the_same(text)
    both_see_the_same(f"---\n{text}")


@same_each_time
@given(number=st.integers(0, len(GOOD) - 1), value=VALUE)
def test_any_value_of_any_key(number: int, value: str) -> None:
    lines = list(GOOD)
    lines[3] = "lead: A"
    lines[number] = f"{lines[number].partition(':')[0]}: {value}"
    both_see_the_same(page_of("\n".join(lines)))


@pytest.mark.parametrize(("line", "hint"), [
    ("lead: no", 'lead: "no"'), ("lead: 14:30", 'lead: "14:30"'), ("lead: 0102", 'lead: "0102"'),
    ("lead: On", 'lead: "On"'), ("lead: 1_000", 'lead: "1_000"'), ("lead: 190:20:3", '"190:20:3"'),
    ("critical: y", "critical: true"), ('review_by: "2027-01-15"', "review_by: 2027-01-15")])
def test_a_value_with_two_meanings_is_told(line: str, hint: str) -> None:
    key = line.partition(":")[0]
    lines = [good for good in (*GOOD[:3], GOOD[4]) if not good.startswith(f"{key}:")]
    front, (told,) = read(page_of("\n".join([*lines, line])))
    assert front is None and hint in told.hint


def test_a_value_in_quotes_is_printed_as_typed() -> None:
    lines = [*GOOD[:3], 'lead: "14:30, 0102 және no"', GOOD[4]]
    front, _ = read(page_of("\n".join(lines)))
    assert front is not None and front.lead == "14:30, 0102 және no"


@same_each_time
@given(text=YAML_TEXT)
def test_any_data(text: str) -> None:
    for kind in (dict[str, Fact], dict[str, Source], list[str]):
        problems: list[Problem] = []
        adapter: TypeAdapter[object] = TypeAdapter(kind)
        value = shape(parse(text, "d.yml", problems, records=True), adapter, problems)
        assert value is not None or problems
        assert all(told.hint and told.line >= 1 for told in problems)


@few
@given(raw=st.one_of(st.binary(max_size=200), YAML_TEXT.map(str.encode)))
def test_any_bytes(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    folder = tmp_path_factory.getbasetemp()
    (folder / "any.md").write_bytes(raw)
    problems: list[Problem] = []
    text = read_text(folder, "any.md", problems)
    assert (text is not None or problems) and all(told.hint for told in problems)
    if not problems:
        assert text == Path(folder / "any.md").read_bytes().decode()


@same_each_time
@given(expression=EXPRESSION)
def test_any_token(expression: str) -> None:
    page: Page = PROJECT.pages[CODES[0], "law/index.md"]
    found = resolve(page, Token(7, expression), vocabulary(PROJECT, page))
    if isinstance(found, Problem):
        assert found.hint and found.message and (found.rule, found.line) == ("tokens", 7)


@pytest.mark.parametrize("expression", [
    "9**9**9", "'x' * 10**9", "(" * 3000 + ")" * 3000, "[" * 3000, "-" * 3000 + "1",
    "fact" + ".a" * 3000, "fact['" + "x" * 100_000 + "']", "'{0.__class__}'.format(fact)",
    "fact.__class__.__mro__",
    "money(" + "9" * 5000 + ", 2026)", "cards(*range(10**9))", "not " * 3000 + "x", "fact | upper",
    "cycler.__init__.__globals__", "x if y else z", "{'a': 1}", "money(1e400, 2026)", "self"])
def test_tokens_meant_to_hurt(expression: str) -> None:
    page: Page = PROJECT.pages[CODES[0], "law/index.md"]
    found = resolve(page, Token(7, expression), vocabulary(PROJECT, page))
    assert isinstance(found, Problem) and found.hint


def test_braces_inside_braces_are_no_token() -> None:
    assert TOKEN.findall("{{ {{ fact.in_force }} }}") == [" fact.in_force "]
    assert TOKEN.findall("{{" * 50_000) == []
