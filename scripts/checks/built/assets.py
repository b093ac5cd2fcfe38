"""Assets: each style, script, picture and index that a page names exists, under its content's hash.

Why: a missing style leaves a page bare; a name that stays while the content changes lets a
returning reader meet an old style with a new page (F11). Repair: build the site again; the names
are made in scripts/render/styles.py and scripts/render/search_index.py.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from scripts.checks.built_site import BuiltSite
from scripts.checks.document import Document
from scripts.problem import Problem

HASHED = re.compile(r".*\.([0-9a-f]{8})\.(?:css|js|json|svg)")
SAID = re.compile(r"[\w-]+\.[0-9a-f]{8}\.(?:css|js|json|svg)\b")  # a name anywhere in a text
ALWAYS = (".css", ".js", ".json")  # a page must never name one of these without a hash


def check(site: BuiltSite) -> Iterator[Problem]:
    """Names against contents, then every page and script against the names."""
    for path, content in site.files.items():
        found = HASHED.fullmatch(path)
        wanted = hashlib.sha256(content).hexdigest()[:8]
        if found and found[1] != wanted:
            yield site.problem("assets", path, f"The name says {found[1]}, the content has the "
                               f"hash {wanted}.", f"Name it {path.replace(found[1], wanted)}.")
    names = {path.rpartition("/")[2] for path in site.files}
    for document in site.documents:
        yield from _fetched(site, document)
        for name in sorted({*SAID.findall(document.text)} - names):
            yield document.problem("assets", f"The page names {name}, and there is no such file.",
                                   "Build the site again.")
    for path, content in site.files.items():
        if path.endswith(".js"):
            for name in sorted({*SAID.findall(content.decode("utf-8", "replace"))} - names):
                yield site.problem("assets", path, f"The script names {name}, and there is no such "
                                   "file.", "Build the site again.")


def _fetched(site: BuiltSite, document: Document) -> Iterator[Problem]:
    data = [(node, str(value)) for node in document.tree.xpath("//*[@data-index or @data-library]")
            for name, value in node.items() if name in ("data-index", "data-library")]
    for node, address in [*document.fetches, *data]:
        if not site.inside(address):
            continue  # another host is another rule's
        if site.behind(document, address) not in site.files:
            yield document.problem("assets", f"The page loads {address}, and there is no such "
                                   "file.", "Mend the address, or put the file there.", node,
                                   words=address.rpartition("/")[2])
        elif address.endswith(ALWAYS) and not HASHED.fullmatch(address):
            yield document.problem("assets", f"The page loads {address}, whose name would stay "
                                   "when its content changes.",
                                   "Put the hash into the name: scripts/render/styles.py.", node)
