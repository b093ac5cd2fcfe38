"""Languages of the built pages: each text says in which language it is, and is in it.

Why: a screen reader takes voice and letters from `lang`, a browser its hyphens and its offer to
translate. Repair: write the text in the language of the page, or mark the words of another one:
*words*{ lang=… }.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.checks.built_site import BuiltSite
from scripts.checks.document import Document, squeezed
from scripts.content.site import Language, Site
from scripts.problem import Problem

ADDRESS = re.compile(r"\S*\w[./]\w\S*")  # of a page or a site: no words
WORD = re.compile(r"[^\W\d_]{2,}")
FEW = 4  # words of another alphabet that may be a name
LONG = 9  # words: without one letter of the language's own they are of another
SHOWN = 50  # letters of a text that a letter repeats
SHORT = {"title": "label", "meta": "description"}  # what the head shows, and the key behind it


def check(site: BuiltSite) -> Iterator[Problem]:
    """The document, every part of it, and word by word its title and preview."""
    languages = site.project.languages
    own = {code: _own(site.project, code) for code in languages}
    fine: set[tuple[str, str]] = set()  # menus and labels stand on every page
    for document in site.documents:
        yield from _marks(document)
        yield from _head(document)
        for said in document.said:
            language, judged = languages.get(said.language), (said.language, said.text)
            if not language or judged in fine:
                continue
            if not _foreign(said.text, language, own[language.code]):
                fine.add(judged)
            else:
                yield document.problem(
                    "lang", f"“{squeezed(said.text)[:SHOWN]}” is marked as {language.name} "
                    f"(lang=\"{language.code}\"), but is in another language.",
                    f"Write it in {language.name}, or mark its own language: *words*{{ lang=… }}",
                    said.node, words=said.text.strip().split("\n")[0])


def _own(project: Site, code: str) -> set[str]:
    """The letters that no other language of the site has."""
    others = (language.words.letters for language in project.languages.values()
              if language.code != code)
    return set(project.languages[code].words.letters) - set("".join(others))


def _foreign(text: str, language: Language, own: set[str]) -> bool:
    """Whether a text is of another language. Names keep their letters, so capitals say nothing."""
    words = [word for word in WORD.findall(ADDRESS.sub(" ", text)) if word[0].islower()]
    strange = sum(not set(word.lower()) <= set(language.words.letters) for word in words)
    return ((strange >= FEW and strange * 3 > len(words))
            or (len(words) >= LONG and bool(own) and not own & set("".join(words).lower())))


def _marks(document: Document) -> Iterator[Problem]:
    """The language of the whole, and whether every mark names one of ours."""
    known = list(document.project.languages)
    (root,) = document.tree.xpath("/*")
    wanted = [document.language] if document.language else known
    if root.get("lang") not in wanted:
        yield document.problem("lang", f"The page says lang=\"{root.get('lang') or ''}\" of itself "
                               f"where “{' or '.join(wanted)}” was expected.",
                               f"Mend the template: <html lang=\"{wanted[0]}\">.")
    for node in root.xpath("//*[@lang or @hreflang]"):
        for name in {"lang", "hreflang"} & {*node.keys()}:
            code = node.get(name)
            if code not in known and (name, code) != ("hreflang", "x-default"):
                yield document.problem("lang", f"{name}=\"{code}\" is no language of the site.",
                                       f"Write one of these: {', '.join(known)}.", node,
                                       words=f"{name}={code}")


def _head(document: Document) -> Iterator[Problem]:
    """Short texts: no word mixes alphabets, and one word at least is in the page's own."""
    language = document.project.languages.get(document.language)
    if not language:
        return
    for said in document.said:
        if said.node.tag not in SHORT or said.node.getparent().tag != "head":
            continue
        letters, key = set(language.words.letters), SHORT[said.node.tag]
        words = [set(word) for word in WORD.findall(said.text.lower())]
        mixed = [word for word in words if word & letters and not word <= letters]
        if mixed or (words and not any(word & letters for word in words)):
            yield document.problem("lang", f"The {key} “{squeezed(said.text)[:SHOWN]}” is not in "
                                   f"the language of its page, {language.name}.",
                                   f"Write “{key}” in {language.name}.", said.node, key=key)
