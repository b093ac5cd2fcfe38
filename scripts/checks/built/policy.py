"""Policy: each document forbids the browser everything but this site's own files.

Why: whatever slips into a page, by mistake or by malice, then loads nothing and sends nothing; no
site learns where a reader came from; a phone makes no number into a link that dials (F22). Repair:
the line is made in scripts/render/styles.py and printed by overrides/parts/head.html.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator

from scripts.checks.built_site import BuiltSite
from scripts.checks.document import Document
from scripts.problem import Problem

POLICY = "Content-Security-Policy"
ALLOWED = {"default-src": "'none'", "style-src": "'self'", "script-src": "'self'",
           "img-src": "'self'", "base-uri": "'none'", "form-action": "'none'"}
ASKS = ("connect-src", "'self'")  # only where a field of search fetches its index
METAS = {"referrer": "no-referrer",
         "format-detection": "telephone=no, date=no, address=no, email=no"}
SEARCH = "//input[@type='search']"
HINT = "Mend scripts/render/styles.py or overrides/parts/head.html: every page has this line."


def check(site: BuiltSite) -> Iterator[Problem]:
    """Every document, whatever it is for."""
    for document in site.documents:
        yield from _policy(document)
        for name, wanted in METAS.items():
            if document.metas(name) != [wanted]:
                yield document.problem(
                    "policy", f"<meta name=\"{name}\"> must stand once and say “{wanted}”.",
                    f'Write <meta name="{name}" content="{wanted}"> in overrides/parts/head.html.')


def _policy(document: Document) -> Iterator[Problem]:
    found = document.tree.xpath("//head/meta[@http-equiv=$name]", name=POLICY)
    if len(found) != 1:
        yield document.problem("policy", f"The page has {len(found) or 'no'} policy line in its "
                               f"head, and one was expected ({POLICY}).", HINT)
        return
    (line,) = found
    if line.xpath("preceding::*[self::link or self::script or self::style]"):
        yield document.problem("policy", "Something is loaded before the policy line.",
                               "Put the line above every <link>, <style> and <script>.", line)
    wanted, told = _wanted(document), dict[str, str]()
    for part in line.get("content", "").split(";"):
        name, _, value = part.strip().partition(" ")
        told[name] = f"{told[name]} (twice)" if name in told else value.strip()
    for name in sorted({*wanted, *told}):
        if told.get(name) != wanted.get(name):
            yield document.problem(
                "policy", f"The policy says “{name} {told.get(name, '')}” where “"
                f"{name + ' ' + wanted[name] if name in wanted else 'nothing'}” was expected.",
                HINT, line)


def _wanted(document: Document) -> dict[str, str]:
    """What the policy must say: a style inside the page is allowed by the hash of its content."""
    wanted = dict(ALLOWED)
    for style in document.tree.xpath("//style"):
        digest = hashlib.sha256((style.text or "").encode()).digest()
        wanted["style-src"] += f" 'sha256-{base64.b64encode(digest).decode()}'"
    if document.tree.xpath(SEARCH):
        wanted.update([ASKS])
    return wanted
