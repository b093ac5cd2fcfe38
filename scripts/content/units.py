"""Numbers with a unit in the texts of one language: its words for them stand in data/words/."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scripts.content.site import Language
from scripts.content.texts import Text

# Ids, targets of links, sources, addresses and emphasis are no part of what is read.
NOISE = re.compile(r"(?<!\{)\{[^{}]*\}(?!\})|\]\([^)]*\)|\[\^[^\]]*\]|https?://\S+|\*")
NUMBER = r"\{\{(?P<token>[^{}]*)\}\}|(?<![\w.,/-])(?P<number>\d+(?:[-.,:]\d+)*)"


@dataclass(frozen=True)
class Measured:
    """A number or a token, and what its unit can mean: “10 days” → days, calendar-days."""

    place: Text
    number: str
    shown: str
    units: frozenset[str]


def typed(form: str) -> str:
    """A form of data/words/ as a person types it: тәулік* → тәулік."""
    return form.replace("*", "")


class Reader:
    """Finds the numbers with units in the texts of one language."""

    def __init__(self, language: Language) -> None:
        self.meaning = defaultdict[str, set[str]](set)
        for unit, forms in language.words.units.items():
            for form in forms:
                escaped = re.escape(form).replace(r"\*", r"\w*").replace(r"\ ", r"[ \u00a0]+")
                self.meaning[escaped].add(unit)
        forms = sorted(self.meaning, key=len, reverse=True)
        either = "|".join(f"(?P<u{place}>{form})" for place, form in enumerate(forms)) or "(?!)"
        self.pattern = re.compile(rf"(?:{NUMBER})[ \u00a0]*-?(?:{either})(?!\w)", re.IGNORECASE)
        self.groups = {f"u{place}": frozenset(self.meaning[form])
                       for place, form in enumerate(forms)}

    def read(self, texts: Iterable[Text]) -> Iterator[Measured]:
        """All of them, in their order."""
        for text in texts:
            for match in self.pattern.finditer(NOISE.sub("", text.text)):
                number = (match["token"] or match["number"].replace(",", ".")).strip()
                yield Measured(text, number, match[0], self.groups[match.lastgroup or ""])
