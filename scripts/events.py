"""MkDocs' events, each a few lines: hand over to content and render."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as MkDocsPage

from scripts.content.page import Page
from scripts.problem import ProblemsFound
from scripts.render import beside, one_page, search_index
from scripts.render.edition import Edition, prepare
from scripts.render.parts import split
from scripts.render.start import addresses, start
from scripts.render.styles import MANAGED
from scripts.render.templates import documents
from scripts.render.view import page_view

Context = dict[str, Any]
COMMAND = ["build"]  # the verb of this process; MkDocs tells it once
EDITION: list[Edition] = []  # the reading that this build prints; MkDocs runs once a language


def _edition() -> Edition:
    if EDITION:
        return EDITION[-1]
    raise PluginError("scripts/events.py: a page was asked for before on_config ran.")


def _ours(page: MkDocsPage) -> Page | None:
    """Our page behind MkDocs' page; None for the start page."""
    return _edition().behind(Path(str(page.file.abs_src_path)))


def on_startup(command: str, dirty: bool) -> None:
    """Remember the verb: `serve`, and only `serve`, writes no policy tag."""
    COMMAND[:] = [command]


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read everything once a build (the first language's turn) and stop on mistakes."""
    i18n: Any = config.plugins["i18n"]
    if i18n.current_language not in (None, i18n.default_language):
        config.theme.static_templates.clear()  # they have no language: the first turn wrote them
        return config
    root = Path(config.config_file_path).resolve().parent
    del config.theme.dirs[1:]  # ours stays: MkDocs would list 14,000 icons of the theme each turn
    try:
        reading = prepare(root, str(config.site_url), config.repo_url or "", COMMAND != ["serve"])
        EDITION[:] = [reading]
    except ProblemsFound as found:
        raise PluginError(f"nothing was built, {len(found.problems)} to mend:\n{found}") from found
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Keep pages and pictures; no file of an installed package, no style or script as it is."""
    docs = Path(config.docs_dir).resolve()
    for file in list(files):
        source = Path(file.abs_src_path).resolve() if file.abs_src_path else None
        if source is None or docs not in source.parents or source.name in MANAGED:
            files.remove(file)
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Our templates in place of the theme's, the same for every language."""
    return documents(_edition().site.root)


def on_page_markdown(markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """Our Markdown with tokens resolved; the template by the page's name."""
    ours, templates = _ours(page), _edition().site.extra.get("templates", {})
    page.meta["template"] = templates.get(ours.name, "main.html") if ours else "start.html"
    return _edition().markdown[ours.path] if ours else markdown


def on_page_content(html: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """One pass over the finished HTML."""
    if (ours := _ours(page)) is None:
        return html
    _edition().parts[ours.path] = parts = split(html)
    text, page.toc = search_index.content(ours, parts.sections)
    return text  # for the search plugin; templates print the parts


def on_page_context(context: Context, page: MkDocsPage, config: MkDocsConfig, nav: Any) -> Context:
    """What the template prints."""
    ours, site, build = _ours(page), _edition().site, _edition().build
    if ours is None:
        return context | {"start": start(site, build, lost=False)}
    edited = one_page.edited(site, ours, _edition().parts, build)
    return context | {"view": page_view(site, ours, edited, build)}


def on_template_context(context: Context, template_name: str, config: MkDocsConfig) -> Context:
    """404, sitemap and robots, which have no language."""
    site, build = _edition().site, _edition().build
    return context | {"start": start(site, build, lost=True), "sitemap": addresses(site, build),
                      "sitemap_href": f"{build.site_url}sitemap.xml"}


@event_priority(-200)  # after the plugins, of which i18n (-100) builds the other languages
def on_post_build(config: MkDocsConfig) -> None:
    """Write what MkDocs knows nothing of: a language's own files, at the end what all share."""
    i18n: Any = config.plugins["i18n"]
    language = i18n.current_language if i18n.building else ""
    beside.write(_edition(), language, Path(config.site_dir))
