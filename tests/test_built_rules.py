"""Each rule over built pages has edits that must fail it and one that must pass it."""

from __future__ import annotations

import argparse
import base64
import fnmatch
import random
import shutil
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from scripts.checks import built
from scripts.checks.built_site import BuiltSite, gather, read
from scripts.checks.document import Document
from scripts.checks.runner import check_built, judge, rules, together
from scripts.commands import check
from scripts.problem import Problem, WrongUse
from tests.conftest import ROOT, SITE_URL
from tests.pages import PROJECT, URGENT

RULES = rules(built)
TOGETHER = ("site_files", "site_links", "siblings", "sitemap")  # compare documents


@dataclass(frozen=True)
class Edit:
    """One edit of a built file: `old` becomes `new` where it stands first. No `old`: the whole file
    is this; no `new`: there is no such file. `fails` tells whether the rule must find something."""

    rule: str
    path: str
    old: str
    new: str | bytes | None
    says: str = ""
    fails: bool = True

    @property
    def id(self) -> str:
        shown = "the file is gone" if self.new is None else repr(self.new[-40:])
        return f"{self.rule} {'fails' if self.fails else 'passes'}: {shown}"


def text(rule: str, path: str, new: str, says: str = "", fails: bool = True) -> Edit:
    """Something more at the end of a page's text."""
    return Edit(rule, path, "</main>", f"{new}</main>", says, fails)


def head(rule: str, path: str, new: str, says: str = "", fails: bool = True) -> Edit:
    """Something more at the end of a page's head."""
    return Edit(rule, path, "</head>", f"{new}</head>", says, fails)


KK, RU, EN = "kk/law/index.html", "ru/law/index.html", "en/law/index.html"
NOW, SEARCH, START, LOST = "ru/now/index.html", "ru/search/index.html", "index.html", "404.html"
GO = "go/now/index.html"
RUSSIAN = "Это предложение целиком написано на другом языке, и никто этого не отметил словом."
KAZAKH = "Бұл сөйлем басынан аяғына дейін басқа тілде жазылған, бірақ белгіленбеген."
ENGLISH = "This sentence stands here in another language, and nobody has marked it."
EXIT = f'<a class="exit" href="{PROJECT.languages["ru"].words.exit}"'
NOTICED = PROJECT.languages["en"].words.boxes["noticed"]
NOISE = base64.b64encode(random.Random(115).randbytes(60000)).decode()  # no gzip makes it small
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg"{}><path d="M0 0"/>{}</svg>'
TITLE, PREVIEW = '<meta property="og:title"', '<meta name="description"'

EDITS = [
    # assets
    Edit("assets", "assets/page.*.css", "", "body{}", "the content has the hash"),
    Edit("assets", "assets/site.*.js", "", None, "there is no such file"),
    Edit("assets", "assets/links.*.js", "", None, "The script names links."),
    Edit("assets", "assets/lunr.*.js", "", None, "there is no such file"),
    Edit("assets", "go/law/qr.svg", "", None, "loads ../../go/law/qr.svg"),
    text("assets", KK, '<img src="lost.png" alt="">', "loads lost.png"),
    text("assets", KK, '<img srcset="lost.png 2x" alt="">', "loads lost.png"),
    head("assets", KK, '<link rel="stylesheet" href="../../robots.css">', "loads ../../robots.css"),
    head("assets", KK, '<script src="../data/cases.json"></script>', "would stay when its content"),
    Edit("assets", SEARCH, 'data-index="index.', 'data-index="other.', "loads other."),
    text("assets", KK, '<img src="../../go/now/qr.svg" alt="">', fails=False),
    # exits
    Edit("exits", RU, EXIT, '<a class="exit" href="https://example.org/"', "to https://example.org/"),
    Edit("exits", LOST, "<body", '<body><a href="/">first</a><i', "comes first to /, and"),
    Edit("exits", GO, "<body", "<body><button>first</button><i", "comes first to <button>"),
    Edit("exits", RU, 'rel="nofollow noreferrer"', 'rel="nofollow"', "tell the other site"),
    Edit("exits", RU, EXIT, f"{EXIT} hidden", "The exit is hidden"),
    Edit("exits", RU, '<section class="bar"', '<section inert class="bar"', "The exit is hidden"),
    Edit("exits", RU, EXIT, f'{EXIT} target="_blank"', "leaves the page open behind it"),
    Edit("exits", RU, f'href="tel:{URGENT[0]}"', 'href="tel:1"', "there is: #main, tel:1"),
    text("exits", RU, '<a tabindex="1" href="#main">x</a>', "<a> asks for the focus before"),
    text("exits", RU, "<input autofocus>", "<input> asks for the focus before"),
    text("exits", RU, '<p tabindex="0">x</p><p tabindex="-1">x</p>', fails=False),
    # hosts
    text("hosts", RU, '<img src="https://example.org/a.png" alt="">', "https://example.org/a.png"),
    text("hosts", RU, '<img src="//example.org/a.png" alt="">', "loads //example.org/a.png"),
    text("hosts", RU, '<img srcset="a.png, https://example.org/b.png 2x" alt="">', "b.png"),
    text("hosts", RU, '<svg><use xlink:href="https://example.org/a.svg#a"/></svg>', "a.svg"),
    head("hosts", RU, '<link rel="preconnect" href="https://example.org">', "https://example.org"),
    head("hosts", RU, '<link rel="alternate stylesheet" href="//example.org/a.css">', "a.css"),
    head("hosts", RU, '<meta http-equiv="Refresh" content="0; url=../now/">', "by itself"),
    Edit("hosts", NOW, "<style>", "<style>@import 'a.css';", "@import 'a.css'"),
    Edit("hosts", NOW, "<style>", "<style>p{background:url(a.png)}", "url(a.png)"),
    text("hosts", RU, '<form action="https://example.org/"></form>', "sends something away"),
    text("hosts", RU, '<a href="#main" ping="https://example.org/">x</a>', "ping="),
    text("hosts", RU, '<a href="https://example.org/" referrerpolicy="origin">x</a>', "referrer"),
    Edit("hosts", "assets/page.*.css", "", "p{background:url(//a.example/a.png)}", "url(//a.ex"),
    Edit("hosts", "assets/site.*.js", "", "fetch('https://example.org/')", "https://example.org"),
    Edit("hosts", "assets/site.*.js", "", "import('//example.org/a.js')", "//example.org"),
    Edit("hosts", "go/now/qr.svg", "", DRAWING.format("", '<image href="https://example.org/a"/>'),
         "https://example.org/a"),
    text("hosts", RU, '<a href="https://example.org/">a source</a>', fails=False),
    head("hosts", RU, '<link rel="license" href="https://example.org/">', fails=False),
    Edit("hosts", "assets/site.*.js", "", "/*! https://example.org/ */", fails=False),
    # inline
    text("inline", RU, "<script>alert(1)</script>", "“alert(1)”"),
    text("inline", RU, '<script type="application/ld+json">{</script>', "is no JSON"),
    text("inline", RU, '<script type="module"></script>', "A script stands in the page"),
    text("inline", RU, '<p onclick="x()">x</p>', 'onclick="x()"'),
    text("inline", RU, '<p style="color:red">x</p>', 'style="color:red"'),
    text("inline", RU, '<form><input></form>', "holds <form>"),
    text("inline", RU, '<iframe src="../now/"></iframe>', "holds <iframe>"),
    head("inline", RU, '<base href="/">', "holds <base>"),
    text("inline", RU, '<a href=" JavaScript:x()">x</a>', "is no address of a page"),
    text("inline", RU, '<a href="data:text/html,x">x</a>', "is no address of a page"),
    Edit("inline", "go/now/qr.svg", "", DRAWING.format("", "<script/>"), "this one has “script”"),
    Edit("inline", "go/now/qr.svg", "", DRAWING.format(' onload="x()"', ""), "“onload”"),
    Edit("inline", "go/now/qr.svg", "", "<svg", "broken XML"),
    Edit("inline", "go/now/qr.svg", "", DRAWING.format(' class="x"', ""), fails=False),
    text("inline", RU, '<script type="application/ld+json">{}</script>', fails=False),
    # interface_words
    text("interface_words", RU, f"<p>{NOTICED}</p>", "data/words/en.yml"),
    text("interface_words", RU, f'<i title="{NOTICED}">x</i>', NOTICED.lower()),
    text("interface_words", EN, f'<p lang="kk">{NOTICED}</p>', "in a text in Қазақша"),
    text("interface_words", RU, f'<p lang="en">{NOTICED}</p>', fails=False),
    text("interface_words", EN, f"<p>{NOTICED}</p>", fails=False),
    text("interface_words", RU, "<p>https://example.org/sources/</p>", fails=False),
    # lang
    Edit("lang", RU, '<html lang="ru">', '<html lang="kk">', "where “ru” was expected"),
    Edit("lang", GO, "<html lang=", "<html data-lang=", "lang=\"\" of itself"),
    text("lang", RU, '<p lang="xx">x</p>', 'lang="xx" is no language'),
    text("lang", RU, '<a href="#main" hreflang="de">x</a>', 'hreflang="de" is no language'),
    text("lang", RU, f"<p>{ENGLISH}</p>", "marked as Русский"),
    text("lang", RU, f"<p>{KAZAKH}</p>", "marked as Русский"),
    text("lang", KK, f"<p>{RUSSIAN}</p>", "marked as Қазақша"),
    text("lang", EN, f"<p>{RUSSIAN}</p>", "marked as English"),
    text("lang", EN, f'<p lang="kk">{RUSSIAN}</p>', "marked as Қазақша"),
    text("lang", KK, f'<img src="a.png" alt="{ENGLISH}">', "marked as Қазақша"),
    Edit("lang", RU, "<title>", "<title>Қазір ", "The label “Қазір"),
    Edit("lang", KK, PREVIEW, f'{PREVIEW} content="{ENGLISH}" data-was=""', "description “This"),
    text("lang", KK, f'<p lang="ru">{RUSSIAN}</p><p lang="en">{ENGLISH}</p>', fails=False),
    text("lang", RU, "<p>Samsung Internet, режим Secret mode: https://example.org/one/two/</p>",
         fails=False),
    # leftovers
    text("leftovers", RU, "<p>Звоните {{ tel.police }}.</p>", "“{{ tel.police }}.”"),
    text("leftovers", RU, "<p>Звоните {{ tel.</p>", "“{{ tel.”"),
    text("leftovers", RU, "<p>{% if x %}</p>", "{%"),
    text("leftovers", RU, "<h2>Заголовок {#since}</h2>", "“{#since}”"),
    text("leftovers", RU, "<p>Слово.[^cc/115-1]</p>", "“[^cc/115-1]”"),
    text("leftovers", RU, "<p>/// note | Т</p>", "“/// note | Т”"),
    text("leftovers", RU, "<p>!!! note</p>", "“!!! note”"),
    text("leftovers", RU, "<p>** важно</p>", "“** важно”"),
    text("leftovers", RU, "<p>[слово](now.md)</p>", "“](now.md)”"),
    text("leftovers", RU, "<p>слово{ .law }</p>", "“{ .law }”"),
    text("leftovers", RU, "<p>Осталось {number}</p>", "“{number}”"),
    text("leftovers", RU, "<p>one&amp;nbsp;two</p>", "“&nbsp;two”"),
    text("leftovers", RU, "<p>None</p>", "“None”"),
    text("leftovers", RU, "<p>Дата: None.</p>", "“None”"),
    text("leftovers", EN, "<b>None</b>", "“None”"),
    text("leftovers", RU, '<i title="undefined">x</i>', "“undefined”"),
    text("leftovers", RU, "<p>&lt;Markup object at 0x7f&gt;</p>", "object at"),
    text("leftovers", RU, '<h2 id="harm_1">x</h2>', "“harm_1” was made by a machine"),
    text("leftovers", RU, "<p>Сделайте так:\n1. Позвоните\n2. Запишите</p>", "“1. Позвоните”"),
    text("leftovers", RU, "<p>Сделайте так:\n- Позвоните</p>", "empty line before the list"),
    Edit("leftovers", "ru/feed.xml", "<title", "<id>{{ x }}</id><title", "left in this file"),
    Edit("leftovers", "ru/data/cases.json", "", '{"rows": [["None", "[^x]"]]}', "left in this"),
    Edit("leftovers", "ru/data/cases.csv", "", "a;b\r\n1;{{ x", "left in this file"),
    text("leftovers", RU, "<blockquote><p>2. То же деяние</p></blockquote>", fails=False),
    text("leftovers", RU, "<p>В 2025 году: 16. И ещё – 3.</p><code>{{ x }}</code>", fails=False),
    text("leftovers", RU, "<p><code>x</code> {{ tel.police }}</p>", "“{{ tel.police }}”"),
    text("leftovers", EN, "<p>None of these is left undefined.</p>", fails=False),
    # policy
    Edit("policy", RU, '<meta http-equiv="Content', '<meta name="Content', "has no policy line"),
    Edit("policy", RU, "base-uri", "connect-src 'self'; base-uri", "“connect-src 'self'” where"),
    Edit("policy", RU, "default-src 'none'", "default-src 'self'", "“default-src 'self'” where"),
    Edit("policy", RU, "script-src 'self'", "script-src 'self' 'unsafe-inline'", "unsafe-inline"),
    Edit("policy", RU, "; form-action 'none'", "", "“form-action 'none'” was expected"),
    Edit("policy", NOW, "<style>", "<style>p{}", "“style-src 'self' 'sha256-"),
    Edit("policy", RU, "<meta charset", '<script src="a.js"></script><meta charset', "before the"),
    Edit("policy", GO, 'content="no-referrer"', 'content="origin"', "“no-referrer”"),
    Edit("policy", LOST, "telephone=no, ", "", "must stand once and say “telephone=no"),
    head("policy", RU, '<meta name="referrer" content="origin">', "must stand once"),
    head("policy", RU, '<meta name="author" content="115-1">', fails=False),
    # siblings
    Edit("siblings", RU, 'hreflang="kk" href="', 'hreflang="kk" href="x', "as itself in “kk”"),
    Edit("siblings", GO, 'hreflang="x-default" href="', 'hreflang="x-default" href="x', "“x-def"),
    Edit("siblings", RU, '<link rel="canonical"', '<link rel="other"', "at no address"),
    Edit("siblings", RU, 'canonical" href="', 'canonical" href="x', "was expected"),
    head("siblings", LOST, f'<link rel="canonical" href="{SITE_URL}">', "no address was expected"),
    Edit("siblings", RU, 'href="../../kk/law/"', 'href="../../kk/now/"', "The switch of languages"),
    head("siblings", RU, '<link rel="alternate" type="application/atom+xml" href="../feed.xml">',
         fails=False),
    # site_files
    Edit("site_files", "assets/page.css", "", "p{}", "not expected"),
    Edit("site_files", "ru/Law copy.html", "", "<p>", "not expected"),
    Edit("site_files", "ru/law/index.md", "", "# x", "not expected"),
    Edit("site_files", "search/search_index.json", "", "{}", "not expected"),
    Edit("site_files", ".DS_Store", "", "x", "not expected"),
    Edit("site_files", RU, "", "", "is empty"),
    Edit("site_files", RU, "", "<p>я".encode("cp1251"), "not UTF-8"),
    Edit("site_files", RU, "", b"<p>\0", "NUL"),
    Edit("site_files", RU, "<!doctype", "\ufeff<!doctype", "byte-order mark"),
    Edit("site_files", "ru/data/cases.csv", "\ufeff", "", "byte-order mark"),
    Edit("site_files", "ru/data/cases.json", "{", "", "cannot read this file"),
    Edit("site_files", "ru/feed.xml", "</feed>", "", "cannot read this file"),
    Edit("site_files", LOST, "", None, "has no 404.html"),
    Edit("site_files", RU, "", None, "docs/ru/law/index.md:1"),
    Edit("site_files", GO, "", None, "/go/now/ was not built"),
    Edit("site_files", "assets/a-picture.png", "", b"\x89PNG\0", fails=False),
    # site_links
    text("site_links", RU, '<a href="../nou/">x</a>', "Did you mean ru/now/"),
    text("site_links", RU, '<a href="../now/#lost">x</a>', "a place that is not on that page"),
    text("site_links", RU, '<a href="#lost">x</a>', "a place that is not on that page"),
    text("site_links", RU, '<a href="../../../lost/">x</a>', "leads nowhere"),
    text("site_links", RU, f'<a href="{SITE_URL}ru/lost/">x</a>', "leads nowhere"),
    head("site_links", RU, '<link rel="alternate" href="../lost.xml">', "leads nowhere"),
    text("site_links", RU, '<p id="main">x</p>', "The id “main” stands 2 times"),
    text("site_links", LOST, '<a href="ru/">x</a>', "breaks at another depth"),
    text("site_links", RU, '<a href="../now/#main">x</a><a href="tel:1">x</a>'
         f'<a href="{SITE_URL}ru/">x</a><a href="https://example.org/lost/">x</a>', fails=False),
    # sitemap
    Edit("sitemap", "sitemap.xml", "</urlset>", "", "This is no XML"),
    Edit("sitemap", "sitemap.xml", "ru/law/</loc>", "ru/lost/</loc>", "ru/lost/ is no page"),
    Edit("sitemap", "sitemap.xml", "ru/law/</loc>", "ru/lost/</loc>", "ru/law/ stands 0 times"),
    Edit("sitemap", "sitemap.xml", 'hreflang="en"', 'hreflang="de"', "itself in every language"),
    Edit("sitemap", "sitemap.xml.gz", "", b"x", "is not sitemap.xml packed"),
    Edit("sitemap", "robots.txt", "Sitemap:", "# Sitemap:", "does not name the map"),
    Edit("sitemap", "robots.txt", "User-agent", "# All\nUser-agent", fails=False),
    # sizes
    text("sizes", RU, NOISE[:12000], "docs/ru/law/index.md:1"),
    text("sizes", NOW, NOISE[:2000], "at most 10,240"),
    text("sizes", GO, NOISE[:7000], "site/go/now/index.html:1"),
    text("sizes", "ru/all/index.html", NOISE[:60000], "at most 133,120"),
    text("sizes", "ru/glossary/index.html", NOISE[:12000], "at most 20,480"),
    Edit("sizes", "assets/page.*.css", "", NOISE[:8500], "The styles of the page"),
    Edit("sizes", "assets/print.*.css", "", NOISE[:1600], "The print sheet"),
    Edit("sizes", NOW, "<style>", f"<style>{NOISE[:600]}", "The style inside"),
    text("sizes", "ru/all/index.html", NOISE[:12000], fails=False),
    # source_maps
    Edit("source_maps", "assets/site.js.map", "", "{}", "This is a source map"),
    Edit("source_maps", "assets/site.*.js", "", "x\n//# sourceMappingURL=a.js.map\n", ".js:2"),
    Edit("source_maps", "assets/page.*.css", "", "/*# sourceMappingURL=a.map */", "a source map"),
    Edit("source_maps", "assets/page.*.css", "", "/* a map of the source */", fails=False),
    # titles
    Edit("titles", RU, "<title>", "<title>Другое ", "once in the head"),
    Edit("titles", RU, TITLE, '<meta property="og:other"', "The label must stand once"),
    Edit("titles", RU, PREVIEW, '<meta name="other"', "The description must stand once"),
    Edit("titles", NOW, "<title>", "<title>Полиция ", "“Полиция” stands in what history"),
    Edit("titles", START, "<title>", "<title>Stalking ", "“Stalking” stands in what history"),
    head("titles", NOW, '<meta name="keywords" content="сталкинг">', "“сталкинг” stands in"),
    head("titles", NOW, '<script type="application/ld+json">{}</script>', "tells machines"),
    text("titles", NOW, "<h2>Полиция</h2>", fails=False),
]


@pytest.fixture(scope="module")
def whole(site: Path) -> BuiltSite:
    """The project's own site as built. It is never edited: an edit makes another one of it."""
    return read(site, PROJECT)


def edited(whole: BuiltSite, path: str, old: str, new: str | bytes | None) -> BuiltSite:
    """The site with one other file, the rest as it was read."""
    (path,) = fnmatch.filter(whole.files, path) or [path]
    content = new.encode() if isinstance(new, str) else new
    if old and isinstance(new, str):
        text = whole.files[path].decode()
        assert old in text, "the table and the built site disagree"
        content = text.replace(old, new, 1).encode()
    files = {name: data for name, data in whole.files.items() if name != path}
    documents = [document for document in whole.documents if document.path != path]
    if content is not None:
        files[path] = content
        documents += [Document(path, content, PROJECT)] if path.endswith(".html") else []
    return replace(whole, files=files, documents=documents)


def letters(site: BuiltSite, rule: str) -> list[Problem]:
    """What one rule says."""
    return sorted(judge(site, {rule: RULES[rule]}))


def test_the_built_site_has_no_problem(whole: BuiltSite) -> None:
    assert "\n".join(map(str, check_built(whole))) == ""


@pytest.mark.parametrize("edit", EDITS, ids=[edit.id for edit in EDITS])
def test_edit(whole: BuiltSite, edit: Edit) -> None:
    site = edited(whole, edit.path, edit.old, edit.new)
    if edit.path.endswith(".html") and edit.rule not in TOGETHER:
        site = replace(site, documents=[one for one in site.documents if one.path == edit.path])
    found = letters(site, edit.rule)
    assert {letter.rule for letter in found} == ({edit.rule} if edit.fails else set()), found
    assert not edit.fails or any(edit.says in f"{letter}" for letter in found), found
    for letter in found:
        assert letter.path.startswith("site/") or (ROOT / letter.path).is_file()
        assert letter.line >= 1 and letter.message and letter.hint


def test_every_rule_is_tried_by_both_kinds_of_edit() -> None:
    for fails in (True, False):
        assert {edit.rule for edit in EDITS if edit.fails == fails} == set(RULES)


@pytest.mark.parametrize("path", ["ru/mistakes/index.html", EN])
def test_two_pages_must_not_look_the_same_in_history(whole: BuiltSite, path: str) -> None:
    twin = whole.files[path].decode().partition("</title>")[0].partition("<title>")[2]
    mine = whole.files[RU].decode().partition("</title>")[0].partition("<title>")[2]
    both = whole.files[RU].decode().replace(mine, twin)
    (letter,) = [letter for letter in letters(edited(whole, RU, "", both), "titles")
                 if "same as on" in letter.message]
    assert {letter.path, letter.message.rpartition(" ")[2].rstrip(".")} == {
        "docs/ru/law/index.md", f"docs/{path.removesuffix('.html').removesuffix('/index')}.md"
        if path != EN else "docs/en/law/index.md"}


def test_what_stands_in_the_markdown_is_told_with_its_line(whole: BuiltSite) -> None:
    page = next(iter(document.page for document in whole.documents if document.path == RU))
    assert page
    offset, line = next((place, line) for place, line in enumerate(page.body.split("\n"))
                        if len(line.split()) > 5)
    broken = replace(page, body=page.body.replace(line, f"{line} /// note"))
    project = replace(PROJECT, pages={**PROJECT.pages, (page.language, page.name): broken})
    content = whole.files[RU].decode().replace("</main>", "<p>one\n /// note</p></main>")
    site = gather(project, [(RU, content.encode())])
    assert [(letter.path, letter.line) for letter in letters(site, "leftovers")] == [
        (page.path, page.body_line + offset)]


def test_the_line_of_the_built_file_is_told_where_no_markdown_has_the_words(
        whole: BuiltSite) -> None:
    (letter,) = letters(edited(whole, RU, "</main>", "<p>{{ x }}</p></main>"), "leftovers")
    before = whole.files[RU].decode().partition("</main>")[0]
    assert (letter.path, letter.line) == (f"site/{RU}", before.count("\n") + 1)


def test_a_mistake_of_a_template_is_one_letter(whole: BuiltSite) -> None:
    documents = [replace(document, content=document.content.replace(b"no-referrer", b"origin", 1))
                 for document in whole.documents]
    (letter,) = check_built(replace(whole, documents=documents))
    assert letter.path == "site/404.html"
    assert letter.message.endswith(f"The same in {len(documents) - 1} other files.")


def test_a_few_letters_stay_apart() -> None:
    few = [Problem(f"site/{name}.html", 1, "policy", "It is wrong.", "Mend it.") for name in "abc"]
    assert sorted(together(few)) == few


def test_a_rule_that_crashes_hides_no_other(whole: BuiltSite) -> None:
    def crash(site: BuiltSite) -> list[Problem]:
        raise LookupError("it")

    found = judge(edited(whole, START, "</main>", "<p>{{</p></main>"),
                  {"crash": crash, "leftovers": RULES["leftovers"]})
    assert {letter.rule for letter in found} == {"crash", "leftovers"}


def test_files_that_are_no_html_are_told_and_break_no_rule(whole: BuiltSite) -> None:
    for content in (b"", b"<!-- -->", b"\xff\xfe\0", b"<a href=http://[>", b"<html><frameset>"):
        site = edited(whole, RU, "", content)
        few = [document for document in site.documents if document.path in (RU, START)]
        found = check_built(replace(site, documents=few))
        assert found and not any(letter.rule == "crash" for letter in found), found


def test_the_verb_judges_a_folder(site: Path, tmp_path: Path,
                                  capsys: pytest.CaptureFixture[str]) -> None:
    folder = Path(shutil.copytree(site, tmp_path / "a site"))
    asked = argparse.Namespace(verb="check", built=str(folder))
    (folder / ".DS_Store").write_text("x", encoding="utf-8")
    assert check.run(asked, ROOT) == 1
    letter, count = capsys.readouterr().out.splitlines()
    assert letter.startswith(f"{folder.as_posix()}/.DS_Store:1  site-files  ")
    assert count.startswith("1 problem in 1 file")
    with pytest.raises(WrongUse, match="There is no built site in nowhere"):
        check.run(argparse.Namespace(verb="check", built="nowhere"), ROOT)
    with pytest.raises(WrongUse, match="--built"):
        check.run(argparse.Namespace(verb="check", built="site", due=True), ROOT)
