"""What is written beside the pages that MkDocs makes: styles, script, open data, redirects."""

from __future__ import annotations

from pathlib import Path

from scripts.render import open_data, redirects, styles
from scripts.render.edition import Edition


def write(edition: Edition, language: str, folder: Path) -> None:
    """Write it below the built site's folder: what all share, and what belongs to the language.

    MkDocs runs once a language, and once for the start page, which has no such files of its own.
    """
    styles.write(edition.build.assets, folder)
    if language in edition.site.languages:
        site, build = edition.site, edition.build
        made = open_data.files(site, language, build) | redirects.files(site, language, build)
        for address, content in made.items():
            file = folder / address
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
