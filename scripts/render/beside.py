"""What is written beside the pages that MkDocs makes."""

from __future__ import annotations

from pathlib import Path

from scripts.render import feed, go, open_data, redirects, search_index, styles
from scripts.render.edition import Edition


def write(edition: Edition, language: str, folder: Path) -> None:
    """Write it below the built site's folder, at the turn of that language.

    MkDocs runs once a language (open data, redirects), and all that the languages share is written
    when these runs are over (no language: styles, scripts, feeds, /go/, the indexes of the search).
    """
    site, build = edition.site, edition.build
    if language not in site.languages:
        styles.write(build.assets, folder)
        feed.write(site, build, folder)
        go.write(site, build, folder)
        search_index.write(site, folder)
        return
    made = open_data.files(site, language, build) | redirects.files(site, language, build)
    for address, content in made.items():
        file = folder / address
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
