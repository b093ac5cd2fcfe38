"""All menders in their order, and what each did, in words."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from scripts.content.mending import files, front_matter
from scripts.content.mending.dashes import dashes
from scripts.content.mending.letters import composed, letters
from scripts.content.mending.lists import lists
from scripts.content.mending.permalinks import added
from scripts.content.mending.prose import LONGEST, Signs, signs_of
from scripts.content.mending.quotes import quotes
from scripts.content.mending.spaces import spaces
from scripts.content.page import Page
from scripts.content.permalinks import PATH as PERMALINKS
from scripts.content.site import Site

AROUND = 20  # signs on each side that a hint repeats


@dataclass(frozen=True)
class Mender:
    """`mend` gives a text mended; `one` names what it mends, `many` several of them; without `many`
    there is only ever one in a file."""

    mend: Callable[[str], str]
    one: str
    many: str = ""


OUTER = (
    Mender(files.mark, "byte-order mark"),
    Mender(files.line_ends, "line ends"),
)
BARE = (
    *OUTER,
    Mender(files.last_line, "end of the file"),
    Mender(front_matter.rules, "rules of the front matter"),
    Mender(front_matter.day, "date"),
    Mender(front_matter.order, "order of the keys"),
)
DATA = (
    *OUTER,
    Mender(files.composed, "letter in two parts", "letters in two parts"),
    Mender(files.trailing, "space", "spaces"),
    Mender(files.last_line, "end of the file"),
)


def page(signs: Signs) -> tuple[Mender, ...]:
    """What mends a page of a language that writes these signs."""
    return (
        *BARE,
        Mender(partial(composed, signs=signs), "letter in two parts", "letters in two parts"),
        Mender(partial(spaces, signs=signs), "space", "spaces"),
        Mender(partial(dashes, signs=signs), "dash", "dashes"),
        Mender(partial(quotes, signs=signs), "quotation mark", "quotation marks"),
        Mender(partial(letters, signs=signs), "look-alike letter", "look-alike letters"),
        Mender(lists, "list", "lists"),
    )


def menders(path: str, site: Site | None, links: Sequence[str] = ()) -> Sequence[Mender]:
    """What mends a file of the project. A page needs its language's words in `site`; without them
    only what asks no language is mended. `links`: the addresses that data/permalinks.txt must hold.
    """
    folder, _, rest = path.partition("/")
    code = rest.partition("/")[0]
    if path.startswith("data/law/"):
        return OUTER  # official wording
    if folder != "docs":
        adding = Mender(partial(added, links=links), "address", "addresses")
        return (*DATA, adding) if path == PERMALINKS else DATA
    return page(signs_of(site, code)) if site and code in site.languages else BARE


def mended(text: str, menders: Sequence[Mender]) -> tuple[str, list[str]]:
    """The text mended, and what was done in words: ["2 dashes", "1 list"]."""
    said = []
    for mender in menders:
        before, text = text, mender.mend(text)
        if text != before:
            number = _places(before, text)
            said.append(f"{number} {mender.one if number == 1 else mender.many}" if mender.many
                        else mender.one)
    return text, said


def differing(before: str, after: str) -> Iterator[tuple[int, str, str]]:
    """The lines that differ, from 1, as they were and as they are; both texts have as many."""
    rows = zip(before.split("\n"), after.split("\n"), strict=True)
    return ((line, old, new) for line, (old, new) in enumerate(rows, start=1) if old != new)


def _places(before: str, after: str) -> int:
    """How many places changed; in a line longer than any sentence that counts as one."""
    more = after.count("\n") - before.count("\n")
    if more:
        return abs(more)
    return sum(1 if max(len(old), len(new)) > LONGEST else
               sum(tag != "equal" for tag, *_ in
                   difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes())
               for _, old, new in differing(before, after))


def whole(page: Page) -> str:
    """A page's text as it was read, with its front matter: the lines have their numbers."""
    return f"---\n{page.header.text}---\n{page.body}"


def near(before: str, after: str) -> str:
    """The words of the line as mended around the first sign that changed."""
    pairs = enumerate(zip(before, after, strict=False))
    place = next((place for place, (old, new) in pairs if old != new), len(after))
    start = after.rfind(" ", 0, max(place - AROUND, 0)) + 1
    end = after.find(" ", place + AROUND)
    return f"{'… ' * (start > 0)}{after[start:end if end >= 0 else None]}{' …' * (end >= 0)}"
