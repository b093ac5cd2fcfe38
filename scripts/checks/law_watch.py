"""Law watch: does the official page still hold our wording of each article in data/law/?

Why: a law changes without telling us. Repair: open the page, compare, correct the file named.
Nothing changes by itself; only an answer that shows the law in its language can say "changed".
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from scripts.checks.asking import Ask
from scripts.checks.law_text import fold, is_in, missing, shared, strip
from scripts.checks.outside import GONE
from scripts.checks.request import Answer
from scripts.content.seen import Seen
from scripts.content.site import Law, Site
from scripts.problem import Problem

Result = Literal["found", "changed", "not reached"]
CUT = "[…]"  # where we quote a part of an article, what stands here is left out
KNOWN = 0.5  # share of our words that tells the law with a change in it from some other page


@dataclass(frozen=True)
class Official:
    """An official page as it came: its text as it is, and folded."""

    answer: Answer
    text: str
    folded: str


def read(answer: Answer) -> Official:
    """The page of an answer; folding a whole code takes a second, so it is done once."""
    text = strip(answer.text)
    return Official(answer, text, fold(text))


@dataclass(frozen=True)
class Told:
    """What the official page says about one article in one language."""

    law: Law
    seen: Seen  # for the build, which tells readers
    message: str
    hint: str = ""

    def letter(self) -> Problem:
        """For the person who can compare the two texts."""
        return Problem(self.law.path, self.law.first_line, "law_watch", self.message, self.hint)


def official_address(site: Site, label: str, language: str) -> str:
    """The source's address for this very language; "" where none is known."""
    source = site.data.sources.get(label.partition("/")[0])
    link = source.link if source else None
    return link.get(language, "") if isinstance(link, dict) else link or ""


def judge(site: Site, law: Law, language: str, page: Official, today: datetime.date) -> Told:
    """Found, changed, or not reached with the reason."""
    answer, others = page.answer, "".join(
        other.words.letters for code, other in site.languages.items() if code != language)

    def told(result: Result, message: str, hint: str = "") -> Told:
        seen = Seen(law.record.source, language, today, result)
        return Told(law, seen, f"{law.record.source} ({language}): {message}", hint)

    def not_reached(why: str) -> Told:
        return told("not reached", f"official page not reached, {why}: {answer.address}",
                    "Open it in a browser and compare it with this file.")

    if answer.status != 200:
        kind = "moved or gone" if answer.status in GONE else "an error page"
        return not_reached(answer.fault or f"{kind} ({answer.status})")
    quoted = [part for text in law.paragraphs for part in text.split(CUT)
              if part.strip()]
    lost = missing(quoted, page.folded)
    if not lost:
        return told("found", f"found word for word at {answer.address}")
    if not is_in(page.text, site.languages[language].words.letters, others):
        return not_reached("it is in another language")
    if shared(law.paragraphs, page.folded) < KNOWN:
        return not_reached("it is another page, without our words")
    wording = " … ".join(" ".join(part.split()) for part in lost)
    return told("changed", f"the official page no longer says: “{wording}”",
                f"Open {answer.address}, compare article and edition, then correct this file.")


def check(site: Site, ask: Ask, today: datetime.date) -> Iterator[Told]:
    """Each official text, each page asked once. A source without an address is not reached."""
    pages: dict[str, Official] = {}
    unknown = Answer(0, "data/sources.yml", fault="no address for this language")
    for (language, label), law in site.data.laws.items():
        address = official_address(site, label, language)
        if law.record.ours or not law.paragraphs:
            continue
        if address not in pages:
            pages[address] = read(ask("GET", address) if address else unknown)
        yield judge(site, law, language, pages[address], today)
