"""HTML typed in a page or in data/: tags, remarks, letters written as &codes;.

Why: what a tag does no other rule can see: it may load from elsewhere, run a program, or hide a
word from every check. Repair: the Markdown of the hint; for “less than”, a space on both sides.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from scripts.checks.first_few import first_few
from scripts.content.links import AUTOLINK
from scripts.content.page import FRONT, Page
from scripts.content.site import Site
from scripts.content.texts import data_strings
from scripts.problem import Problem

ALLOWED = re.compile(r"<br ?/?>")  # in a cell of a table nothing else begins a new line
MAY_HOLD = re.compile(r"[<&]|-->")
ADDRESS = re.compile(r"\]\(\s*<[^<>]*>")  # of a link: told by `links`
TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z][\w:-]*)(?P<rest>[^<>\n]*)(?P<end>>?)")
REMARK = re.compile(r"<[!?]|-->")
LOOKS_LIKE = re.compile(r"<<?/?[^\W\d_][^<>\n]{0,200}>>?")  # a tag in other letters, << quotes >>
CODE = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);")
CODES = ("&amp;", "&lt;", "&gt;")  # nothing hides in these
LESS = "If “less than” is meant, put a space on both sides of it: a < b."
WRITE = {
    "b strong": "**words**", "i em cite": "*words*", "p": "an empty line between paragraphs",
    "div section article center": "a box (!!! noticed) or an empty line",
    "span font mark small u s": "the words alone",
    "a": "[words](now.md)", "img picture svg figure": "![what it shows](../assets/name.png)",
    "h1 h2 h3 h4 h5 h6": "## words {#short-english-id}", "ul ol li": "- words, a line for each",
    "table tr td th thead tbody": "| cell | cell |", "details summary": "??? more \"title\"",
    "dl dt dd": "a line with the word, then “:   ” and what it means", "q": "the quotes themselves",
    "blockquote": "> words", "hr": "---", "code pre kbd": "the words alone",
    "sup": "[^label] for a source", "abbr": "the whole words",
}
INSTEAD = {name: text for names, text in WRITE.items() for name in names.split()}


def check(site: Site) -> Iterator[Problem]:
    """Front matter and body of every page, then every text of data/."""
    for page in site.pages.values():
        yield from first_few(_page(page))
    yield from first_few(_data(site))


def _page(page: Page) -> Iterator[Problem]:
    for key in FRONT:
        for wrong in _wrong(getattr(page.front, key) or ""):
            yield Problem(page.path, page.line_with(key), "raw_html", *wrong)
    for offset, line in enumerate(page.body.split("\n")):
        for wrong in _wrong(line):
            yield Problem(page.path, page.body_line + offset, "raw_html", *wrong)


def _data(site: Site) -> Iterator[Problem]:
    for found in data_strings(site):
        for wrong in _wrong(found.text):
            yield Problem(found.path, found.line, "raw_html", *wrong)


def _wrong(line: str) -> Iterator[tuple[str, str]]:
    if not MAY_HOLD.search(line):
        return
    text = ALLOWED.sub(" ", AUTOLINK.sub(" ", ADDRESS.sub("](", line)))
    if REMARK.search(text):
        yield ("A remark or an instruction in HTML: everyone can read it in the page's source.",
               "Delete it. What other editors should know belongs into the pull request.")
        return
    for tag in TAG.finditer(text):
        name = tag["name"].lower()
        if tag["close"] and re.search(rf"<{name}\b", text[:tag.start()], re.IGNORECASE):
            continue  # told with the tag that opens
        if not tag["end"] and name not in INSTEAD and not tag["rest"].strip().startswith("="):
            yield f"“{tag[0][:40].strip()}”: “<” before a letter begins HTML.", LESS
        elif instead := INSTEAD.get(name):
            glued = text[:tag.start()][-1:].isalnum() and not tag["close"]
            yield (f"HTML is not used here: “{tag[0][:40]}”.",
                   f"Write {instead} instead.{f' {LESS}' if glued else ''}")
        else:
            yield (f"HTML is not used here: “{tag[0][:40]}”.",
                   f"Take it out, or use a box, a table or a list (guides/style.md). {LESS}")
    for found in LOOKS_LIKE.finditer(TAG.sub(" ", text)):
        yield (f"“{found[0][:40]}” looks like HTML and would be printed as typed.",
               f"Quotes: «{found[0].strip('<>/')[:40]}». Else take the brackets out.")
    for code in CODE.finditer(text):
        sign = html.unescape(code[0])
        if code[0] in CODES or sign == code[0]:
            continue
        shown = sign if sign.strip() and sign.isprintable() else "an ordinary space, or nothing"
        yield f"“{code[0]}” stands in place of a letter or sign.", f"Type it as it is: {shown}"
    plain = html.unescape(text)
    if plain != text and re.search(r"javascript\s*:|</?[a-zA-Z!]", plain, re.IGNORECASE):
        yield "The codes of this line spell HTML or an address.", "Take them out."
