"""The official wording, included and never retyped; its phrases lead to what explains them."""

from __future__ import annotations

import html
import re

from scripts.content.page import Page
from scripts.content.site import Law, Site
from scripts.render import forms
from scripts.render.citations import article_text, edition_of, find

HEADING_ID = re.compile(r"^#{2,3} .*\{ ?#([a-z0-9-]+)", re.MULTILINE)


class NoSuchLaw(Exception):
    """No text of this article in data/law/ for this language."""

    def __init__(self, message: str, known: list[str]) -> None:
        super().__init__(message)
        self.known = known


def law_html(site: Site, page: Page, label: str) -> str:
    """The article in the page's language; a translation of ours is followed by the official texts.

    `label` is as in a citation ("cc/115-1"). Raises NoSuchLaw.
    """
    data, words = site.data, site.languages[page.language].words
    text = data.laws.get((page.language, label))
    if text is None:
        known = [name for code, name in data.laws if code == page.language]
        raise NoSuchLaw(f"data/law/{page.language}/ holds no “{label}”.", known)
    explained = set(HEADING_ID.findall(page.body))
    figures = [_figure(site, page, label, text, page.language, explained)]
    if text.record.ours:
        for code in words.law:
            official = data.laws.get((code, label))
            if official is not None:
                figures.append(_figure(site, page, label, official, code, set()))
    return "".join(figures)


def _figure(site: Site, page: Page, label: str, law: Law, language: str, explained: set[str]
            ) -> str:
    body = "".join(f"<p>{_linked(part, law, explained)}</p>" for part in law.paragraphs)
    kind = "law ours" if law.record.ours else "law"
    caption = _caption(site, page, label, law, language)
    return (f'<figure class="{kind}"><p class="law-title" lang="{language}">'
            f"{html.escape(law.record.title)}</p>"
            f'<blockquote class="law-text" lang="{language}">{body}</blockquote>'
            f'<figcaption class="law-cite" data-label="{html.escape(label)}">{caption}</figcaption>'
            "</figure>")


def _linked(paragraph: str, law: Law, explained: set[str]) -> str:
    """The paragraph letter by letter; phrases that the page explains are numbered links."""
    shown = html.escape(" ".join(paragraph.split()), quote=False)
    for place, (name, phrase) in enumerate(law.record.phrases.items(), start=1):
        written = html.escape(phrase, quote=False)
        if name in explained:
            shown = shown.replace(
                written,
                f'<a class="phrase-link" href="#{name}"><span class="n">{place}</span>'
                f'{forms.NO_BREAK}<span class="words">{written}</span></a>', 1)
    return shown


def _caption(site: Site, page: Page, label: str, law: Law, language: str) -> str:
    words = site.languages[page.language].words
    label_words = words.label
    if law.record.ours:
        return html.escape(label_words["our_translation"])
    cited = find(site.data, label)
    if cited is None:
        return ""
    editions = cited.record.edition or cited.source.edition or {}
    edition = editions.get(language) or edition_of(cited, words)
    parts = [f"{cited.source.title[page.language]}, {article_text(cited, words)}"]
    text = label_words["official_text"]
    parts.append(f"{text}, {label_words['edition']}: {forms.edition(edition, words)}"
                 if edition else text)
    parts.append(f"{label_words['read_copy']}: {forms.moment(cited.source.read, words)}")
    return ". ".join(html.escape(part) for part in parts) + "."
