"""What people fill in and read before they write: it warns in every language, asks for nothing that
would harm them, and names files that exist. Each rule takes a text and returns complaints; it is
tried on the real file, where it finds nothing, and on copies with one edit, where it must.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from scripts.content.loading import load
from scripts.render.vocabulary import vocabulary

ROOT = Path(__file__).resolve().parents[1]
SITE = load(ROOT)
NAMES = {code: language.name for code, language in SITE.languages.items()}
FOLDER = ".github/ISSUE_TEMPLATE"
FILES = sorted(f"{FOLDER}/{path.name}" for path in (ROOT / FOLDER).iterdir())
FORMS = [path for path in FILES if not path.endswith("/config.yml")]
KEYS = {"name", "description", "body"}  # all that our forms need
KINDS = ("markdown", "input", "textarea", "dropdown", "checkboxes")  # GitHub knows these

# What each language must say before anyone writes: it is public, no names, no story.
WARNS = {
    "kk": ("бәрі көреді", r"атын (да )?жазбаңыз", r"өз оқиғаңызды (да, өзгенікін де )?айтпаңыз"),
    "ru": ("видят все", r"не пишите (там |ничьих )?имён", r"не рассказывайте (ни )?свою историю"),
    "en": ("everyone can read", r"write no names|name nobody", r"do not tell your story"),
}
# Words for what nobody here may ask: a name, a number to call, an address, the story of a case.
PERSONAL = re.compile(
    r"\b(есім|аты(-|ңыз|м|н|$|\b)|тегі|жөні|телефон|ұялы|пошта|мекенжай|тұра(тын|сыз)|жсн|оқиға"
    r"|не болды|бас(ыңыз|ын)нан|іс бойынша|ісіңіз"
    r"|имя|имен|имён|фамили|отчеств|фио\b|мобильн|почт|адрес|иин\b|истори|случил|произош"
    r"|обстоятельств|(ваш|сво)\w* дел"
    r"|names?\b|surname|phone|mobile|e-?mails?\b|address|whatsapp|telegram|story|stories"
    r"|what happened|(your|the) case\b|happened to)", re.I)
# Verbs that ask; "жазбаңыз", "не пишите", "do not write" and "what you write" do not.
ASKS = re.compile(
    r"\b((жаз|көрсет|қалдыр|айт|сипатта|толтыр|бер)(ы|і)?ңыз|(на|у|о)(пишите|кажите|ставьте)"
    r"|расскажите|дайте|(?<!not )(?<!you )(write|tell|give|describe|leave)(?! no\b))\b", re.I)


def read(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def warns(text: str, codes: list[str]) -> list[str]:
    found = [f"does not warn in {NAMES[code]}: {sign}" for code in codes
             for sign in WARNS.get(code, ("no words known",)) if not re.search(sign, text, re.I)]
    return found + [f"does not name {number}" for number in ("102", "112") if number not in text]


def asks(prose: str) -> list[str]:
    return [f"asks: {part.strip()}" for part in re.split(r"[.!?;\n·]", prose)
            if ASKS.search(part) and PERSONAL.search(part)]


def form(text: str) -> list[str]:
    whole: dict[str, Any] = YAML(typ="safe").load(text)
    body: list[dict[str, Any]] = whole.get("body") or [{}]
    found = [f"key: {key}" for key in KEYS ^ set(filter(whole.get, whole))]
    found += [f"type: {part.get('type')}" for part in body if part.get("type") not in KINDS]
    prose = [part["attributes"]["value"] for part in body if part.get("type") == "markdown"]
    found += warns(prose[0] if body[0].get("type") == "markdown" else "", list(NAMES))
    found += asks("\n".join(prose))
    fields = [part for part in body if part.get("type") != "markdown"]
    for key in ("id", "label"):
        values = [part.get(key) or part.get("attributes", {}).get(key) for part in fields]
        found += [f"{key}: missing or twice"] * (None in values or len(values) != len(set(values)))
    for part in fields:
        attributes: dict[str, Any] = part.get("attributes", {})
        found += ["one language"] * (str(attributes.get("label")).count(" · ") < len(NAMES) - 1)
        if part.get("type") == "dropdown" and attributes["options"] != list(NAMES.values()):
            found.append("the choice of languages is not the site's")
        if part.get("type") != "checkboxes":  # a box to tick takes no words
            found += [f"asks for “{hit[0]}”: {said}" for said in map(str, (
                part.get("id"), *attributes.values())) if (hit := PERSONAL.search(said))]
    return found


def template(text: str) -> list[str]:
    opened = re.match(r"<!--(.*?)-->", text, re.DOTALL)
    questions = re.findall(r"^### \d\. (.*)$", text, re.MULTILINE)
    found = warns(opened[1] if opened else "", list(NAMES)) + asks(text)
    found += [f"in one language: {one}" for one in questions if one.count(" · ") < len(NAMES) - 1]
    return found + ["three questions, please"] * (len(questions) != 3)


def named(text: str) -> set[str]:
    """Files of ours that a guide names, as a link or in backticks."""
    places = r"`((?:docs|data|scripts|overrides|tests|guides|\.github)/[\w./-]*|\w+\.(?:md|yml))`"
    links = re.findall(r"\]\((?!https?:|#|\.\./)([^)#]+)\)", text)
    return {*links, *re.findall(places, text)} - set(re.findall(r"\]\((\w+/index\.md)#", text))


def real_files(text: str) -> list[str]:
    return [f"no such file: {path}" for path in named(text) if not (ROOT / path).exists()]


def languages(text: str) -> list[str]:
    """A section for each language: it warns, asks nothing, names the same files as the others."""
    parts = re.split(r"^## (.+)$", text, flags=re.MULTILINE)[1:]
    told = dict(zip(parts[::2], parts[1::2], strict=True))
    own = {code: told.get(name, "") for code, name in NAMES.items()}
    every = named("".join(own.values()))
    found = [f"{code} lacks {path}" for code in own for path in every - named(own[code])]
    return found + real_files(text) + [complaint for code, part in own.items()
                                       for complaint in warns(part, [code]) + asks(part)]


def owners(text: str) -> list[str]:
    paths = [line.split()[0] for line in text.splitlines() if line.startswith("/")]
    each = ("/data/", "/docs/{0}/", "/data/law/{0}/", "/data/words/{0}.yml")
    wanted = {place.format(code) for code in NAMES for place in each}
    return [*wanted - set(paths), *(path for path in paths if not (ROOT / path[1:]).exists())]


def dependabot(text: str) -> list[str]:
    updates = YAML(typ="safe").load(text)["updates"]
    missing = {"github-actions", "pip"} - {one["package-ecosystem"] for one in updates}
    return [*missing] + [one["package-ecosystem"] for one in updates if not one.get("groups")
                    or one.get("cooldown", {}).get("default-days", 0) < 7
                    or one["schedule"]["interval"] != "monthly"]


def style(text: str) -> list[str]:
    rows = set(re.findall(r"^\| `\{\{ (\w+)", text, re.MULTILINE))
    return [*rows ^ set(vocabulary(SITE, next(iter(SITE.pages.values())))), *real_files(text)]


def walk(text: str) -> list[str]:
    said = text.split("```markdown\n")[1].split("\n")[0] in read("docs/ru/law/index.md")
    return ["the page says something else"] * (not said) + real_files(text)


CONTACT, PULL = f"{FOLDER}/contact.yml", ".github/pull_request_template.md"
RULES = dict.fromkeys(FORMS, form) | {
    f"{FOLDER}/config.yml": lambda text: [] if "\nblank_issues_enabled: false\n" in text else [1],
    PULL: template, ".github/CODEOWNERS": owners, ".github/dependabot.yml": dependabot,
    "CONTRIBUTING.md": languages, "SECURITY.md": languages, "CODE_OF_CONDUCT.md": real_files,
    "CHANGELOG.md": real_files, "guides/style.md": style, "guides/translating.md": real_files,
    "guides/locks.md": real_files, "guides/from-markdown-to-html.md": walk}
SPOILED = [
    (CONTACT, "description: Қ", "about: Қ"), (CONTACT, "type: input", "type: phone"),
    (CONTACT, "id: right", "id: wrong"), (CONTACT, "Қай қызмет · ", ""), (CONTACT, "112", "113"),
    (CONTACT, "Не пишите имён", "Пишите ясно"), (CONTACT, "Не набирайте", "Оставьте телефон."),
    (f"{FOLDER}/translation.yml", "        - Русский\n", ""), (PULL, "бәрі көреді", "оқиды"),
    (f"{FOLDER}/config.yml", "false", "true"), (PULL, "### 3.", "3."),
    (PULL, "What changes, and why?", "Describe what happened to you"),
    ("CONTRIBUTING.md", "Как мы пишем: [guides/style.md](guides/style.md)", "Как мы пишем"),
    ("CONTRIBUTING.md", "Name nobody", "Be kind"), ("SECURITY.md", "Сілтеме мен", "Есім жазыңыз"),
    (".github/CODEOWNERS", "/docs/kk/ ", "/docs/qq/ "), (".github/CODEOWNERS", "/data/ ", "#"),
    (".github/dependabot.yml", "pip\n", "npm\n"), (".github/dependabot.yml", "14", "1"),
    (".github/dependabot.yml", "groups:", "labels:"), (".github/dependabot.yml", "ly", "s"),
    ("guides/style.md", "| `{{ index(2026)", "| `{{ indexes(2026)"), ("CHANGELOG.md", ".yml", ""),
    ("guides/from-markdown-to-html.md", "Статья действует", "Статья работает")]
HARMFUL = ["Атыңыз", "Телефоныңыз", "Мекенжайыңыз", "Не болды?", "Оқиғаңыз", "Ваше имя", "Фамилия",
           "Телефон", "Ваш адрес", "Что случилось", "История вашего дела", "Почта", "Your name",
           "Phone", "E-mail", "Address", "What happened?", "Your story", "Your case"]


@pytest.mark.parametrize("path", RULES)
def test_nothing_to_complain_about(path: str) -> None:
    assert not RULES[path](read(path))


@pytest.mark.parametrize(("path", "old", "new"), SPOILED)
def test_a_spoiled_copy_is_told(path: str, old: str, new: str) -> None:
    assert old in read(path) and RULES[path](read(path).replace(old, new))


@pytest.mark.parametrize("words", HARMFUL)
@pytest.mark.parametrize("path", FORMS)
def test_a_field_that_would_harm_is_told(path: str, words: str) -> None:
    assert "asks for “" in "".join(form(read(path).replace("label: Б", f"label: {words} Б", 1)))
