"""One edit, and what it changes in the built site: that and nothing else."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from scripts.render import forms
from scripts.render.styles import OTHERS
from tests.builds import build, copy, edit, files, run
from tests.pages import CODES, PROJECT, html_files

AMOUNT = re.compile(r"\d[\d\u00a0,]*(?:\u00a0–[ \u00a0]\d[\d\u00a0,]*)?₸")
INDEX = re.compile(r'"index\.[0-9a-f]{8}\.json"')  # of the search: it holds the amounts too
ADDED = {".css": "\np { top: 1px; }\n", ".js": "\nvar other = 1;\n", ".svg": "<!-- -->\n"}
BROKEN = {"[x](nowhere.md)": "nowhere.md", "[x](law.md#no-such-id)": "#no-such-id",
          "[x](#lost-here)": "#lost-here", "![x](../assets/none.png)": "none.png"}


@pytest.mark.parametrize(("names", "stems"), [
    (["page.css"], ["all", "home", "page", "search", "wide"]), (["home.css"], ["home"]),
    (["search.css"], ["search"]), (["all.css"], ["all"]),
    (["print.css", *OTHERS.values()],
     ["icon", "later", "links", "moved", "print", "search", "site"]),
    (["links.css"], ["later", "links", "links", "site"]),
    (["links.js"], ["later", "links", "site"]), (["later.js"], ["later", "site"])])
def test_an_asset_has_a_new_address_when_and_only_when_it_changes(
    copied: Path, small_site: Path, names: list[str], stems: list[str]
) -> None:
    """F11. The base style stands inside light pages too, so it has a test of its own."""
    edited = [copied / "docs" / "assets" / name for name in names]
    for file in edited:
        text = file.read_text(encoding="utf-8")
        file.write_text(text + ADDED[file.suffix], encoding="utf-8")
    before, after = files(small_site), files(build(copied))
    old, new = sorted(before.keys() - after.keys()), sorted(after.keys() - before.keys())
    assert [[Path(name).name.split(".")[0] for name in found] for found in (old, new)] == [
        stems, stems]
    for path in before.keys() - set(old):
        expected = before[path]
        for lost, found in zip(old, new, strict=True):
            expected = expected.replace(lost.encode(), found.encode())
        assert after[path] == expected, path


def test_a_new_base_style_changes_the_address_or_the_policy(
    copied: Path, small_site: Path
) -> None:
    edit(copied / "docs/assets/base.css", "p, li { text-wrap: pretty; }", "")
    before, after = html_files(small_site), html_files(build(copied))
    for old, new in zip(before, after, strict=True):
        changed = set(old.loaded()) ^ set(new.loaded())
        inside = bool(old.tree.xpath("//style"))
        linked = 0 if inside else 2  # the old address and the new one
        assert len(changed) == linked, old.path
        assert len({Path(name).name.partition(".")[0] for name in changed}) <= 1, old.path
        assert (old.policy() != new.policy()) == inside, old.path
        assert old.tree.xpath("string(//body)") == new.tree.xpath("string(//body)")


def test_the_index_of_a_year_changes_the_amounts_of_that_year_and_nothing_else(
    site: Path, tmp_path: Path
) -> None:
    other = copy(tmp_path / "copy")
    old, new = PROJECT.data.indexes[2026].tenge, 5003
    edit(other / "data/indexes.yml", f"tenge: {old}", f"tenge: {new}")
    before, after = html_files(site), html_files(build(other))
    changed, kept = Counter[str](), Counter[str]()
    for page, again in zip(before, after, strict=True):
        texts = [INDEX.sub("", AMOUNT.sub("", text)) for text in (page.text, again.text)]
        assert texts[0] == texts[1], page.path
        assert not page.searches or page.text != again.text, f"{page.path}: the old index"
        words = PROJECT.languages[page.language or CODES[0]].words
        assert forms.number(200 * old, words) not in AMOUNT.sub("", page.text), page.path
        for one, two in zip(AMOUNT.findall(page.text), AMOUNT.findall(again.text), strict=True):
            one, two = (text.replace("– ", "–\u00a0") for text in (one, two))  # as tables have it
            sums = [int(re.sub(r"\D", "", part)) for part in one.split("–")]
            of_2026 = all(value % old == 0 for value in sums)
            wanted = [value // old * new for value in sums] if of_2026 else sums
            assert two == forms.amount(wanted, words), f"{page.path}: {one} became {two}"
            (changed if of_2026 else kept)[page.language] += 1
    for amounts in (changed, kept):  # those of 2026, and those of the year before
        assert set(amounts) == set(CODES) and len(set(amounts.values())) == 1, amounts
        assert min(amounts.values()) >= 3
    same = [path for path in files(site) if not path.endswith((".html", ".json", ".csv"))]
    assert all(files(site)[path] == files(other.parent / "copy built/site")[path] for path in same)


def test_broken_links_stop_the_build(copied: Path) -> None:
    path = f"docs/{CODES[-1]}/index.md"
    with (copied / path).open("a", encoding="utf-8") as page:
        page.write("\n" + "\n\n".join(BROKEN) + "\n")
    ended = run(copied, "-m", "mkdocs", "build", "--strict", "-d", str(copied / "site"))
    assert ended.returncode != 0
    warnings = [line for line in (ended.stdout + ended.stderr).splitlines()
                if line.startswith("WARNING")]
    for says in BROKEN.values():
        assert any(f"{CODES[-1]}/index.md" in line and says in line for line in warnings), says
