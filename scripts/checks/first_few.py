"""The first letters of a rule about one place: who mends these knows how to mend the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from scripts.problem import Problem

TOLD = 10  # letters; a page of ten thousand links would take long, and nobody reads as many


def first_few(letters: Iterable[Problem]) -> Iterator[Problem]:
    """Ten letters, and where there are more, one that says from which line on."""
    for count, letter in enumerate(islice(letters, TOLD + 1)):
        yield letter if count < TOLD else replace(
            letter, message=f"From this line on there are more; {TOLD} are told at a time.",
            hint=f"Mend the {TOLD} above first, then look again.")
