"""The search library: lunr of the installed MkDocs, shrunk, with a stemmer where one is named.

Nothing of it is changed or kept in the repository: https://lunrjs.com/, lunr-languages.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import mkdocs.contrib.search
import rjsmin

FOLDER = Path(mkdocs.contrib.search.__file__).parent
LUNR = FOLDER / "templates" / "search" / "lunr.js"
SUPPORT = FOLDER / "lunr-language" / "lunr.stemmer.support.js"
WITHIN = ("", "lunr")  # no stemmer, or the one that lunr itself has: lunr alone


def stemmers() -> list[str]:
    """What `stemmer` in data/search/ may be."""
    files = (FOLDER / "lunr-language").glob("lunr.*.js")
    names = {file.name.removeprefix("lunr.").removesuffix(".js") for file in files}
    return sorted({*WITHIN, *names} - {"multi", "stemmer.support"})


def kind(stemmer: str) -> str:
    """The name of the file for a language with this stemmer, without hash and ending."""
    return "lunr" if stemmer in WITHIN else f"lunr-{stemmer}"


def scripts(names: Iterable[str]) -> dict[str, str]:
    """By kind, one script for each stemmer; the notices of its licences stay in it."""
    return {kind(name): _joined(name) for name in names}


def _joined(stemmer: str) -> str:
    files = [LUNR] if stemmer in WITHIN else [
        LUNR, SUPPORT, FOLDER / "lunr-language" / f"lunr.{stemmer}.js"]
    texts = [file.read_text(encoding="utf-8") for file in files]
    texts[0] = texts[0].replace("/**", "/*!", 1)  # its notice, as rjsmin wants it marked
    return "".join(f"{rjsmin.jsmin(text, keep_bang_comments=True)}\n" for text in texts)
