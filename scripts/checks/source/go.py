"""Short addresses: each name leads to a page, can be typed on any keyboard, and tells nothing.

Why: /go/<name>/ stands on paper and on other sites, is copied by hand and is seen in the browser's
history. Repair: another name of small English letters, or the page's right path.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.checks.source.pages import settings_line
from scripts.checks.source.quiet import PATH, loud
from scripts.content.settings import SETTINGS
from scripts.content.site import Site
from scripts.problem import Problem, nearest

NAME = re.compile(r"[a-z]+(-[a-z]+)*")
KEY = ("extra", "go")


def check(site: Site) -> Iterator[Problem]:
    """The mapping under extra → go in mkdocs.yml."""
    if SETTINGS in site.unread:
        return  # that is told already
    listed = site.extra.get("go")
    if not isinstance(listed, dict) or not listed:
        yield Problem(SETTINGS, settings_line(site, "extra"), "go",
                      "“extra → go” must give a page for each short name.",
                      "Add “go:” and below it “home: index.md”.")
        return
    known = sorted(site.names_of(site.source_language))
    if not known:
        return  # the source language could not be read: that is told already
    for name, page in listed.items():
        line = settings_line(site, *KEY, name)
        if not NAME.fullmatch(str(name)):
            yield Problem(SETTINGS, line, "go",
                          f"“{name}” in “extra → go” is not plain small English letters.",
                          "Write letters a to z; a hyphen may stand between two words.")
        for word in loud(str(name), site.data.quiet_words):
            yield Problem(SETTINGS, line, "go",
                          f"“{word}” in /go/{name}/ shows what the page is about.",
                          f"Take another word. {PATH} lists such words.")
        if page not in known:
            yield Problem(SETTINGS, line, "go", f"/go/{name}/ leads to {page}, which is no page.",
                          nearest(str(page), known))
