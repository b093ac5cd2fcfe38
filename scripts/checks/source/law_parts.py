"""Parts of law: a law of this country is cited by article, and by part where the article has some.

Why: "article 71" of a code sends the reader through a page of law to look for one sentence. What a
page may cite stands in data/sources.yml, so the rule holds that file; a page that cites anything
else has the letter of `citations`. Repair: name the part, or write `whole: true` where all parts
of the article, or its note, are meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from scripts.content.reading import line_of
from scripts.content.site import Site
from scripts.problem import Problem
from scripts.render.cited import SOURCES


def check(site: Site) -> Iterator[Problem]:
    """Every act of data/sources.yml; one without a number is another country's."""
    for name, source in site.data.sources.items():
        if source.kind == "law" and source.number and not source.articles:
            yield Problem(SOURCES, line_of(site.data.documents[SOURCES], (name,)), "law_parts",
                          f"The law “{name}” has no articles, so it is cited as a whole.",
                          'Add “articles:” and below it the article and part: "41(1)": {}')
        parts = {article.partition("(")[0] for article in source.articles if "(" in article}
        for article, record in source.articles.items():
            if article in parts and not record.whole:
                example = next(each for each in source.articles if each.startswith(f"{article}("))
                yield Problem(SOURCES, line_of(site.data.documents[SOURCES],
                                               (name, "articles", article)), "law_parts",
                              f"“{name}/{article}” names no part, and the article has parts.",
                              f"Take the line out and cite {name}/{example} or another part; where "
                              f"all of them are meant, add “whole: true” to “{article}”.")
