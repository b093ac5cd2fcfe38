"""A new page, as guides/style.md says: three files, the nav, the stamp, the links."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

import pytest

from scripts.checks.runner import check_source
from scripts.checks.source import pages
from scripts.commands import stamp
from scripts.content.loading import load
from scripts.content.permalinks import PATH
from scripts.content.site import is_stale
from scripts.problem import WrongUse
from tests.builds import edit
from tests.conftest import ROOT
from tests.pages import CODES, PROJECT

SOURCE = PROJECT.source_language
TRANSLATED = [code for code in CODES if code != SOURCE]
GUIDE = (ROOT / "guides" / "style.md").read_text(encoding="utf-8")
SKELETON = GUIDE.partition("## A new page\n")[2].partition("```markdown\n")[2].partition("```")[0]
TRANSLATIONS = {
    "kk": {"Кому об этом сказать": "Бұл туралы кімге айту керек", "Разговор": "Әңгіме",
           "Кому сказать, с чего начать, чего не обещать.": "Кімге айту керек, неден бастау керек.",
           "Скажите одному человеку, которому верите.": "Өзіңіз сенетін бір адамға айтыңыз.",
           "С чего начать": "Неден бастау керек",
           "Начните с того, что произошло последним.": "Ең соңғы болған жайттан бастаңыз.",
           "Статья действует с": "Бап қолданысқа енген күн –"},
    "en": {"Кому об этом сказать": "Whom to tell about it", "Разговор": "A talk",
           "Кому сказать, с чего начать, чего не обещать.": "Whom to tell and where to begin.",
           "Скажите одному человеку, которому верите.": "Tell one person whom you believe.",
           "С чего начать": "Where to begin",
           "Начните с того, что произошло последним.": "Begin with what happened last.",
           "Статья действует с": "The article is in force since"},
}


def press(root: Path, *paths: str) -> int:
    return stamp.run(argparse.Namespace(pages=paths), root)


def test_the_skeleton_becomes_a_page_by_the_steps_of_the_guide(copied: Path) -> None:
    for code in CODES:
        (copied / "docs" / code / "talk.md").write_text(SKELETON, encoding="utf-8")
    letter, *others = sorted(check_source(copied), key=lambda found: (found.rule != "pages", found))
    assert (letter.rule, letter.path) == ("pages", f"docs/{SOURCE}/talk.md")
    left = [found for found in others if found.rule not in ("permalinks", "letters")]
    assert {(found.rule, found.path) for found in left} == {
        (rule, f"docs/{code}/talk.md") for code in TRANSLATED for rule in ("stale", "language")}
    for code, words in TRANSLATIONS.items():
        for russian, translated in words.items():
            edit(copied / "docs" / code / "talk.md", russian, translated)
    assert letter.hint == "Add “- talk.md” to “nav” in mkdocs.yml, where the menu should show it."
    edit(copied / "mkdocs.yml", "law.md]", "law.md, talk.md]")
    press(copied, *(f"docs/{code}/talk.md" for code in TRANSLATED))
    with (copied / PATH).open("a", encoding="utf-8") as links:
        links.writelines(f"{found.hint.rpartition(': ')[2]}\n" for found in check_source(copied))
    assert check_source(copied) == []
    assert "talk/#begin\n" in (copied / PATH).read_text(encoding="utf-8")
    site = load(copied)
    assert not any(is_stale(site, page) for page in site.pages.values())


def test_a_page_beside_others_is_sent_below_them() -> None:
    site = replace(PROJECT, nav=["index.md", {"law": ["law/index.md", "law/harm.md"]}, "now.md"])
    hints = {letter.path: letter.hint for letter in pages.check(site)}
    assert "below “- law/harm.md”" in hints[f"docs/{SOURCE}/law/penalties.md"]
    assert f"docs/{SOURCE}/now.md" not in hints


@pytest.mark.parametrize("old", ["", "source_hash:\n", "source_hash: w00000000000\n"])
def test_the_stamp_is_added_or_renewed_below_review_by(copied: Path, old: str) -> None:
    path = f"docs/{TRANSLATED[0]}/law.md"
    file = copied / path
    good = file.read_text(encoding="utf-8") + "\nsource_hash: said in the text\n"
    (line,) = [row for row in good.split("\n") if row.startswith("source_hash: w")]
    file.write_text(good.replace(f"{line}\n", old), encoding="utf-8")
    assert press(copied, path) == 0
    assert file.read_text(encoding="utf-8") == good
    assert press(copied, path) == 0
    assert file.read_text(encoding="utf-8") == good


@pytest.mark.parametrize(("path", "said"), [
    (f"docs/{SOURCE}/law.md", "no translation"), ("docs/lost.md", "no translation"),
    (f"docs/{TRANSLATED[0]}/law.md", "no line “review_by: …”")])
def test_what_cannot_be_stamped_is_told_and_left_alone(copied: Path, path: str, said: str) -> None:
    edit(copied / "docs" / TRANSLATED[0] / "law.md", "review_by:", '"review_by":')
    files = {file: file.read_bytes() for file in (copied / "docs").rglob("*.md")}
    with pytest.raises(WrongUse, match=said):
        press(copied, path)
    assert files == {file: file.read_bytes() for file in files}
