"""measure: prints speed and size, writes what the site leaves behind; tests hold the limits."""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HELP = "print sizes, times and what the search finds (against the stock theme on the same pages)"
NEEDS_TEST_TOOLS = True  # a browser drives both searches, and looks at what stays

STOCK = """
site_name: stock
docs_dir: {docs}
theme: {{name: material, custom_dir: {partials}, font: false}}
plugins:
  - search
  - i18n:
      docs_structure: folder
      fallback_to_default: true
      languages:
        - {{locale: zz, name: zz, default: true, nav: [index.md]}}
{languages}
markdown_extensions: [admonition, attr_list, def_list, footnotes, md_in_html, tables,
  pymdownx.details, pymdownx.blocks.html]
"""

ENGLISH = ('{% import "partials/languages/en.html" as base %}'
           "{% macro t(key) %}{{ base.t(key) }}{% endmacro %}")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """How often each build is timed."""
    parser.add_argument("--runs", type=int, default=5, help="builds of each kind (default 5)")
    parser.add_argument("--no-search", action="store_true", help="without the searches")
    parser.add_argument("--traces", action="store_true",
                        help="only what the site leaves on a device: data/measured.yml")


def run(arguments: argparse.Namespace, root: Path) -> int:
    """Sizes of every page, then the ratio of build times; the command stands beside the number."""
    from scripts.commands.observing import searching  # needs .venv: not while --help is shown

    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        _traces(root, place)
        if arguments.traces:
            return 0
        ours, stock = _ours(root, place), _stock(root, place)
        times = _alternating([ours, stock], root, arguments.runs)
        for name, row in first_views(root, place / "ours").items():
            print(f"{row:>7,} bytes  {name}")
        print("first view: HTML + styles and scripts its head names, gzip -9, without print sheet")
        if not arguments.no_search:
            searching.report(root, place / "ours", place / "stock")
    mine, theirs = (statistics.median(row) for row in times)
    print(f"\nfull build, median of {arguments.runs}, alternating: "
          f"{mine:.2f} s, stock Material + i18n on the same Markdown {theirs:.2f} s, "
          f"ratio {mine / theirs:.2f}")
    print("python3 -m scripts measure")
    return 0


def first_views(root: Path, folder: Path) -> dict[str, int]:
    """Bytes that must arrive before a page is complete, of every page of a built site."""
    from scripts.checks.built.sizes import first_view
    from scripts.checks.built_site import read
    from scripts.content.loading import load

    site = read(folder, load(root))
    return {document.path: first_view(site, document) for document in site.documents}


def _traces(root: Path, place: Path) -> None:
    """Builds the site, visits it in a browser, writes data/measured.yml."""
    from scripts.commands import chromium
    from scripts.commands.observing.measuring import measure

    chromium.prepare()
    subprocess.run(_ours(root, place), cwd=root, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
                   check=True, capture_output=True)
    measure(root, place / "ours")


def _ours(root: Path, place: Path) -> list[str]:
    return [sys.executable, "-m", "mkdocs", "build", "-d", str(place / "ours")]


def _stock(root: Path, place: Path) -> list[str]:
    """The same Markdown with the theme as it comes; languages it lacks get its English words."""
    import material

    from scripts.content.loading import load
    from scripts.render.compose import compose

    site = load(root)
    docs, partials = place / "docs", place / "overrides" / "partials" / "languages"
    partials.mkdir(parents=True)
    theme = Path(material.__file__).parent / "templates" / "partials" / "languages"
    for code in {"zz", *site.languages} - {file.stem for file in theme.glob("*.html")}:
        (partials / f"{code}.html").write_text(ENGLISH, encoding="utf-8")
    shutil.copytree(root / "docs" / "zz", docs / "zz")
    for page in site.pages.values():
        file = docs / page.language / page.name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"# {page.front.title}\n\n{compose(site, page)[0]}", encoding="utf-8")
    languages = "\n".join(f"        - {{locale: {code}, name: {code}}}" for code in site.languages)
    settings = place / "stock.yml"
    settings.write_text(STOCK.format(docs=docs, partials=place / "overrides", languages=languages),
                        encoding="utf-8")
    return [sys.executable, "-m", "mkdocs", "build", "-f", str(settings),
            "-d", str(place / "stock")]


def _alternating(commands: list[list[str]], root: Path, runs: int) -> list[list[float]]:
    """Seconds of each command, run in turns so that a noisy machine disturbs all alike."""
    times: list[list[float]] = [[] for _ in commands]
    quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    for _ in range(runs):
        for command, row in zip(commands, times, strict=True):
            begun = time.perf_counter()
            subprocess.run(command, cwd=root, env=quiet, check=True, capture_output=True)
            row.append(time.perf_counter() - begun)
    return times
