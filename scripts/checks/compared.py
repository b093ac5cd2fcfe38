"""What two versions of a page must have in common: tokens, citations and numbers typed by hand."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from scripts.checks.source.typed import AMOUNT, LONG_PHONE
from scripts.content.headings import headings
from scripts.content.page import Page
from scripts.content.site import Site
from scripts.render.citations import LABEL, find
from scripts.render.tokens import HALF, TOKEN, Token, resolve, tokens
from scripts.render.vocabulary import vocabulary

DIGIT = re.compile(r"\d")
NUMBER = re.compile(r"\d+(?:[-.:]\d+)*")
# Ids, links and list numbers are no figures of the text.
NOISE = re.compile(r"\{[^}]*\}|\]\([^)]*\)|^\s*\d+\.\s|https?://\S+")
SHOWN = {"token": "{{{{ {} }}}}", "citation": "[^{}]", "number": "{}"}


@dataclass(frozen=True)
class Mark:
    """A token, citation or number, and where it stands: its line, and the id of its heading."""

    kind: str
    name: str
    line: int
    section: str

    @property
    def typed(self) -> str:
        """As it is typed in a page."""
        return SHOWN[self.kind].format(self.name)


def marks(site: Site, page: Page) -> list[Mark]:
    """All of them in the order of the page; a citation once. Telephone numbers and amounts typed by
    hand are left out: a rule of their own tells of them."""
    calls = {contact.number for contact in site.data.contacts.values()}
    found = [("token", re.sub(r"\s+", " ", token.expression), token.line)
             for token in (*tokens(page), *_halves(page))]
    cited: dict[str, int] = {}
    texts = [(page.line_with(key), getattr(page.front, key) or "") for key in ("title", "lead")]
    for line, text in texts + list(enumerate(page.body.split("\n"), page.body_line)):
        for label in LABEL.findall(text):
            cited.setdefault(label, line)
        text = LABEL.sub(" ", TOKEN.sub(" ", text))
        text = NOISE.sub(" ", text)
        if DIGIT.search(text):
            text = LONG_PHONE.sub(" ", AMOUNT.sub(" ", text))
            found += [("number", name, line) for name in NUMBER.findall(text) if name not in calls]
    found += [("citation", label, line) for label, line in cited.items()]
    sections = [(heading.line, heading.id or "") for heading in headings(page)]
    return [Mark(kind, name, line, next(
        (id for place, id in reversed(sections) if place <= line), ""))
        for kind, name, line in found]


def _halves(page: Page) -> Iterator[Token]:
    """Tokens that lack some of their braces: rules of their own tell of them."""
    for line, text in enumerate(page.body.split("\n"), page.body_line):
        for half in HALF.finditer(TOKEN.sub("", text)) if "{" in text else ():
            yield Token(line, half[1])


def differences(site: Site, page: Page, ours: list[Mark], theirs: list[Mark]
                ) -> Iterator[tuple[Mark | None, Mark | None]]:
    """Each mark that stands only here or only there; both where one stands in the other's place.

    A token or citation that nobody knows is left out with what it stands for: that is told already.
    """
    if _counted(ours, "kind", "name") == _counted(theirs, "kind", "name"):
        return
    by_place: dict[tuple[str, str], tuple[list[Mark], list[Mark]]] = defaultdict(lambda: ([], []))
    for side, (more, less) in enumerate(((ours, theirs), (theirs, ours))):
        for mark in _surplus(more, less):
            by_place[mark.kind, mark.section][side].append(mark)
    for here, there in by_place.values():
        pairs: list[tuple[Mark | None, Mark | None]] = list(zip_longest(here, there))
        if len(here) != len(there):
            pairs = [*((mark, None) for mark in here), *((None, mark) for mark in there)]
        yield from (pair for pair in pairs
                    if all(mark is None or _known(site, page, mark) for mark in pair))


def _surplus(more: list[Mark], less: list[Mark]) -> list[Mark]:
    """The marks that one page has and the other has not, nor as often; of equal ones those in a
    section that has more of them than the same section there, and then the last."""
    left = _counted(more, "kind", "name") - _counted(less, "kind", "name")
    full = ("kind", "name", "section")
    inside = _counted(more, *full) - _counted(less, *full)
    order = sorted(range(len(more)), key=lambda place: (
        (more[place].kind, more[place].name, more[place].section) in inside, place))
    taken = []
    for place in reversed(order):
        key = (more[place].kind, more[place].name)
        if left[key]:
            left[key] -= 1
            taken.append(place)
    return [more[place] for place in sorted(taken)]


def _counted(marks: list[Mark], *keys: str) -> Counter[tuple[str, ...]]:
    return Counter(tuple(getattr(mark, key) for key in keys) for mark in marks)


def _known(site: Site, page: Page, mark: Mark) -> bool:
    if mark.kind == "citation":
        return find(site.data, mark.name) is not None
    if mark.kind == "token":
        return isinstance(resolve(page, Token(mark.line, mark.name), vocabulary(site, page)), str)
    return True
