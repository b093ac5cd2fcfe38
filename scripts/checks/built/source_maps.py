"""Source maps: no file names one and none lies in the site.

Why: a browser that is open for repair asks for it, and it shows paths of the machine that built
the site. Repair: build without maps, or take the line out of the library's file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.checks.built_site import BuiltSite
from scripts.problem import Problem

NAMED = re.compile(rb"source(?:Mapping)?URL\s*=", re.IGNORECASE)
TEXTS = (".css", ".js", ".html", ".svg")


def check(site: BuiltSite) -> Iterator[Problem]:
    """Every file by name, styles, scripts and pages by content."""
    for path, content in site.files.items():
        if path.endswith(".map"):
            yield site.problem("source_maps", path, "This is a source map.",
                               "Delete it, and the line that names it.")
        elif path.endswith(TEXTS) and (found := NAMED.search(content)):
            yield site.problem("source_maps", path, "This file names a source map.",
                               "Take the line with sourceMappingURL out.",
                               content[:found.start()].count(b"\n") + 1)
