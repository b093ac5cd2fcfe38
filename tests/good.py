"""One good small site: the project's own data and settings, two short pages in three languages."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

from scripts.content import known_words
from scripts.content.loading import load
from scripts.content.page import source_hash
from scripts.content.permalinks import PATH, REDIRECTS
from scripts.render.published import published

ROOT = Path(__file__).resolve().parents[1]

FRONT = """---
title: {title}
label: {label}
description: {description}
lead: {lead}
review_by: 2027-01-15
{stamp}critical: true
---
"""

WORDS = {
    "ru": {"title": "Проба", "label": "Проба", "description": "Страница для проверки правил.",
           "lead": "Короткая страница."},
    "kk": {"title": "Сынақ", "label": "Сынақ", "description": "Ережелерді тексеретін бет.",
           "lead": "Қысқа бет."},
    "en": {"title": "Trial", "label": "Trial", "description": "A page that tries the rules.",
           "lead": "A short page."},
}

GO = "  go:\n    home: index.md\n    law: law.md\n"

BODIES = {
    "ru": """
## Когда {#since}

Статья действует с {{ fact.in_force }}.[^cc/115-1] Позвоните {{ tel.police }} в течение 10 суток.

!!! noticed
    Он может это заметить.

- *вопреки его воле*{ .law }
- второе

{{ law('cc/115-1') }}

/// html | div.phrases

## вопреки его воле {#against-will}

Объяснение.

///
""",
    "kk": """
## Қашан {#since}

Бап {{ fact.in_force }}тен бастап қолданылады.[^cc/115-1] 10 тәулік ішінде {{ tel.police }}-ге \
қоңырау шалыңыз.

!!! noticed
    Оны басқа адам байқауы мүмкін.

- *еркіне қайшы*{ .law }
- екінші

{{ law('cc/115-1') }}

/// html | div.phrases

## еркіне қайшы {#against-will}

Түсіндірме.

///
""",
    "en": """
## When {#since}

In force since {{ fact.in_force }}.[^cc/115-1] Call {{ tel.police }} within 10 days.

!!! noticed
    The other person may notice it.

- *against their will*{ .law }
- second

{{ law('cc/115-1') }}

/// html | div.phrases

## against their will {#against-will}

Explained.

///
""",
}


def make(root: Path) -> Path:
    """Write the good site below `root` and give `root` back."""
    shutil.copytree(ROOT / "data", root / "data")
    for name in ("overrides", "scripts"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("docs/assets", "docs/zz"):
        shutil.copytree(ROOT / name, root / name)
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    before, _, after = settings.partition("\nnav:\n")
    after = after[after.index("\nplugins:"):]
    settings = f"{before}\nnav: [index.md, law.md]\n{after}"
    settings = re.sub(r"(?m)^  (head|quick): \[.*?\]", r"  \1: [index.md]", settings)
    settings = re.sub(r"(?m)^  long: \[.*?\]", "  long: []", settings)
    settings = re.sub(r"(?m)^  go:\n(    .+\n)+", GO, settings)
    (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    _edit(root / "data" / "doors.yml", r'(?m)^  to: "(#?).*"$',
          lambda found: f'  to: "{"#since" if found[1] else "./"}"')
    _edit(root / "data" / "changes.yml", r"(?m)^  pages: .*$", lambda _: "  pages: [index]")
    for code in WORDS:
        rules = root / "data" / "search" / f"{code}.yml"
        text = rules.read_text(encoding="utf-8")
        rules.write_text(text.partition("also:\n")[0], encoding="utf-8")  # of pages not here
        for name in ("index", "law"):
            _page(root, code, name, "")
    site = load(root)
    for code in WORDS:
        if code != site.source_language:
            for name in ("index", "law"):
                source = site.pages[site.source_language, f"{name}.md"]
                _page(root, code, name, f"source_hash: {source_hash(source)}\n")
        list_ = root / known_words.path(code)
        list_.write_text(known_words.written(known_words.grown(site, code)), encoding="utf-8")
    return publish(root)


def _edit(file: Path, pattern: str, put: Callable[[re.Match[str]], str]) -> None:
    file.write_text(re.sub(pattern, put, file.read_text(encoding="utf-8")), encoding="utf-8")


def publish(root: Path) -> Path:
    """What stands below `root` has been published: its permanent links, and nothing moved yet."""
    (root / REDIRECTS).write_text("# Nothing moved.\n", encoding="utf-8")
    lines = [f"{place.link}\n" for place in published(load(root))]
    (root / PATH).write_text("".join(lines), encoding="utf-8")
    return root


def _page(root: Path, code: str, name: str, stamp: str) -> None:
    file = root / "docs" / code / f"{name}.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(FRONT.format(**WORDS[code], stamp=stamp) + BODIES[code], encoding="utf-8")
