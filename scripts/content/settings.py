"""The shape of what we use of mkdocs.yml: languages, nav, `extra`. All else is MkDocs' own."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, Discriminator, Field, StrictStr, Tag

from scripts.content.plain_text import NAME
from scripts.content.reading import Document, line_of, shape
from scripts.problem import Problem, nearest

SETTINGS = "mkdocs.yml"
Code = Annotated[StrictStr, Field(pattern=r"^[a-z]{2,3}$")]


class Locale(BaseModel):
    """A language of the i18n plugin; the default one is the start page's."""

    locale: Code
    name: StrictStr
    default: bool = False


class I18n(BaseModel):
    """The plugin that builds one folder a language."""

    languages: Annotated[list[Locale], Field(min_length=2)]


def _plugin(value: Any) -> str:
    return "i18n" if isinstance(value, dict) and "i18n" in value else "other"


class Plugins(BaseModel):
    """The list of plugins."""

    plugins: list[Annotated[Annotated[dict[str, I18n], Tag("i18n")] | Annotated[Any, Tag("other")],
                            Discriminator(_plugin)]]


def _entry(value: Any) -> Any:
    """A page, or a section: its name and its pages."""
    if isinstance(value, dict) and len(value) == 1:
        for part in value.values():
            for inside in part if isinstance(part, list) else [part]:
                _entry(inside)
    elif not isinstance(value, str) or not NAME.fullmatch(value):
        raise ValueError(f"“{str(value)[:60]}” is no page -> Write a page as law.md or "
                         "law/index.md, a section as its name and its pages below")
    return value


class Nav(BaseModel):
    """Names of pages; a section is a name with a list of pages below it."""

    nav: Annotated[list[Annotated[Any, AfterValidator(_entry)]], Field(min_length=1)]


class Extra(BaseModel):
    """Ours. The lists that rules ask for (critical, quiet, go) have letters of their own there."""

    source_language: Code
    templates: dict[StrictStr, StrictStr]
    head: list[StrictStr]
    quick: list[StrictStr]
    long: list[StrictStr] = []
    law: StrictStr


class Ours(BaseModel):
    """Everything under `extra`."""

    extra: Extra


RULED = {"critical": list, "quiet": list, "go": dict}


@dataclass(frozen=True)
class Settings:
    """What mkdocs.yml says and we use; what has not its shape is left out.

    `locales`: code and name of each language; `start`: the folder of the page at "/".
    """

    locales: dict[str, str] = field(default_factory=dict)
    start: str = ""
    nav: list[Any] = field(default_factory=list)
    extra: dict[str, Any] = field(default_factory=dict)

    @property
    def source_language(self) -> str:
        """The language that translations are measured against."""
        return str(self.extra.get("source_language", ""))


def read(document: Document, problems: list[Problem]) -> Settings:
    """The settings, and a problem for whatever has not its shape."""
    if not document.whole:
        return Settings()
    if not isinstance(document.value, dict):
        problems.append(Problem(SETTINGS, 1, "shape", "This file must hold lines “key: value”.",
                                "Bring it back as it was, then change one line."))
        return Settings()
    plugins = shape(document, Plugins, problems)
    nav, ours = shape(document, Nav, problems), shape(document, Ours, problems)
    extra = document.value["extra"] if ours else {}
    locales: list[Locale] = []
    for plugin in plugins.plugins if plugins else []:
        if isinstance(plugin, dict) and isinstance(found := plugin.get("i18n"), I18n):
            locales = found.languages
    codes = [each.locale for each in locales if not each.default]
    start = next((each.locale for each in locales if each.default), "")
    if plugins and not (codes and start):
        problems.append(Problem(SETTINGS, line_of(document, ("plugins",)), "shape",
                                "“plugins” must have “i18n” with the languages of the site, one of "
                                "them with “default: true”: the page at the site's root.",
                                "Bring this plugin back as it was."))
    if ours and codes and ours.extra.source_language not in codes:
        problems.append(Problem(SETTINGS, line_of(document, ("extra", "source_language")), "shape",
                                f"“{ours.extra.source_language}” is no language of the site.",
                                nearest(ours.extra.source_language, codes)))
    return Settings({each.locale: each.name for each in locales if start and not each.default},
                    start, document.value["nav"] if nav else [],
                    {key: value for key, value in extra.items()
                     if isinstance(value, RULED.get(key, object))})
