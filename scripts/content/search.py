"""The shape of data/search/: how a language's words are made comparable. No code knows a language.

The rules travel inside the language's index; docs/assets/search.js applies them to the pages'
words and to what a reader types, so both sides always agree.
"""

from __future__ import annotations

from pydantic import Field, StrictStr

from scripts.content.reading import Record


class SearchRules(Record):
    """One language's rules. Lists of words and of endings are text, separated by spaces.

    A typed text goes through these steps: a reading (as it is; if that finds less than all words,
    each of `readings`), words, `fold`, then the stem by `stemmer` or by `suffixes` and `finals`.
    """

    fold: dict[StrictStr, StrictStr]  # a letter → the letter that counts as the same, or nothing
    stemmer: StrictStr  # of lunr-languages; "lunr": the one inside lunr (English); "": `suffixes`
    # Groups, cut one after the other: least length of what remains → endings, folded. Of a group
    # one ending is cut, the longest that leaves enough.
    suffixes: list[dict[int, StrictStr]] = Field(default_factory=list)
    finals: dict[StrictStr, StrictStr] = Field(default_factory=dict)  # last letter → its equal
    dropped: StrictStr = ""  # letters that do not count in a stem
    ignore: StrictStr  # words too common to choose a page by; with “-” at the end, a stem
    readings: dict[StrictStr, dict[StrictStr, StrictStr]]  # name → what is typed → what is meant
    also: dict[StrictStr, StrictStr] = Field(default_factory=dict)  # page → words it does not use

    def printed(self) -> dict[str, object]:
        """The rules as the index holds them: lists, long endings and long readings first."""
        groups = [[[leave, cut] for leave, endings in group.items() for cut in endings.split()]
                  for group in self.suffixes]
        return {"fold": self.fold, "stemmer": self.stemmer,
                "suffixes": [sorted(group, key=lambda row: -len(str(row[1]))) for group in groups],
                "finals": self.finals, "dropped": self.dropped, "ignore": self.ignore.split(),
                "readings": [dict(sorted(reading.items(), key=lambda row: -len(row[0])))
                             for reading in self.readings.values()]}
