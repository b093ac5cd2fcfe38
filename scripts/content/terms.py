"""The shape of data/terms.yml: words with one meaning, pairs that confuse, names that may stand."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import AfterValidator, Field, StrictStr, model_validator

from scripts.content.reading import Record
from scripts.content.records import Texts

NUMBER = r"\d+(?:-\d+)?(?:\(\d+(?:-\d+)?\))?"  # of an article, and perhaps its part


def _compiles(value: str) -> str:
    try:
        re.compile(value.replace("{n}", NUMBER))
    except re.error as error:
        raise ValueError(f"this is no regular expression: {error}") from error
    return value


Pattern = Annotated[StrictStr, AfterValidator(_compiles)]


class Term(Record):
    """One word for one meaning in each language, and the words not to use for it.

    Where `group` is given, the glossary shows the term under that heading.
    """

    id: StrictStr
    texts: dict[str, StrictStr] = Field(default_factory=dict)
    group: StrictStr | None = None
    articles: list[StrictStr] = Field(default_factory=list)  # labels of sources
    avoid: dict[str, list[Pattern]] = Field(default_factory=dict)
    note: StrictStr | None = None

    @model_validator(mode="before")
    @classmethod
    def _languages(cls, value: Any) -> Any:
        known = {"id", "group", "articles", "avoid", "note", "texts"}
        if not isinstance(value, dict):
            return value
        texts = {key: text for key, text in value.items() if key not in known}
        return {key: item for key, item in value.items() if key in known} | (
            {"texts": texts} if texts else {})


class Group(Record):
    """A heading of the glossary."""

    id: StrictStr
    title: Texts


class Pair(Record):
    """Words that are taken for one another: as the official languages have them, and the text."""

    id: StrictStr
    words: Texts
    text: Texts
    sources: list[StrictStr] = Field(default_factory=list)


class Patterns(Record):
    """What `check --uncited` looks for in a language. {n} stands for the number of an article."""

    duty: list[Pattern]  # words that state a legal duty or right
    names: list[Pattern] = Field(default_factory=list)  # numbers that are only a name


class Surnames(Record):
    """How the names of people end, by language. `words` end so too and are none (“*”: any ending).

    `endings` count within a sentence and in addresses, `fathers` (patronymics) anywhere.
    """

    endings: dict[str, list[Pattern]] = Field(default_factory=dict)
    fathers: dict[str, list[Pattern]] = Field(default_factory=dict)
    words: list[StrictStr] = Field(default_factory=list)


class Terms(Record):
    """All of data/terms.yml."""

    groups: list[Group] = Field(default_factory=list)
    terms: list[Term] = Field(default_factory=list)
    pairs: list[Pair] = Field(default_factory=list)
    names: dict[str, dict[str, list[StrictStr]]] = Field(default_factory=dict)
    same: list[StrictStr] = Field(default_factory=list)
    surnames: Surnames = Field(default_factory=Surnames)
    patterns: dict[str, Patterns] = Field(default_factory=dict)

    def known_names(self) -> re.Pattern[str]:
        """Finds every known name, the longest first; “*” in the list stands for any ending."""
        listed = {name for group in self.names.values() for names in group.values()
                  for name in names}
        listed |= {text for term in self.terms for text in term.texts.values() if text[0].isupper()}
        return _any_of(listed)

    def known_words(self) -> re.Pattern[str]:
        """Finds every word that ends like a surname and is none."""
        return _any_of(set(self.surnames.words), re.IGNORECASE)


def _any_of(listed: set[str], flags: int = 0) -> re.Pattern[str]:
    either = "|".join(
        r"[ \u00a0]+".join(re.escape(word).replace(r"\*", r"[^\W\d_]*") for word in name.split())
        for name in sorted(listed, key=lambda name: (-len(name), name)))
    return re.compile(rf"(?<!\w)(?:{either or '(?!)'})(?!\w)", flags)
