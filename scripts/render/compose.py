"""A page's Markdown as MkDocs gets it: tokens resolved, a definition under each citation."""

from __future__ import annotations

import re

from scripts.content.page import Page
from scripts.content.site import Site
from scripts.content.words import Words
from scripts.problem import Problem
from scripts.render.citations import LABEL, find
from scripts.render.cited import SOURCES, unknown
from scripts.render.tokens import resolve_all

UNTITLED = re.compile(r"^(\s*(?:!!!|\?\?\?\+?) *)([\w-]+)[ \t]*$", re.MULTILINE)


def _titled(text: str, words: Words) -> str:
    """Boxes without a title of their own get the language's."""

    def put(match: re.Match[str]) -> str:
        title = words.boxes.get(match[2])
        return f'{match[1]}{match[2]} "{title}"' if title else match[0]

    return UNTITLED.sub(put, text)


def compose(site: Site, page: Page) -> tuple[str, list[Problem]]:
    """The Markdown and every problem met in it. Never raises for a contributor's mistake."""
    text, problems = resolve_all(site, page)
    text = _titled(text, site.languages[page.language].words)
    labels: dict[str, None] = {}
    for offset, line in enumerate(page.body.split("\n")):
        for label in LABEL.findall(line):
            if find(site.data, label) is not None:
                labels[label] = None
            elif SOURCES not in site.data.unread:
                problems.append(Problem(page.path, page.body_line + offset, "citations",
                                        *unknown(site.data, label)))
    # Python-Markdown wants a definition to make a mark; the list itself is written by parts.
    definitions = "\n\n".join(f"[^{label}]: {label}" for label in labels)
    return f"{text}\n\n{definitions}\n", problems
