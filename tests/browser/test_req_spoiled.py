"""Spoiled copies: each requirement's judge turns red when one thing is spoiled, and only then."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from scripts.checks.runner import check_source
from scripts.commands.observing import acting, visiting
from scripts.commands.observing.judging import JUDGES, faults
from scripts.commands.observing.serving import Outside
from scripts.commands.observing.visits import MODES
from scripts.content.loading import load
from tests.builds import build, edit
from tests.pages import CODES, PROJECT

PATH = f"{PROJECT.source_language}/"  # a quiet page, one of the small site's
HOME, BAR, HEAD = "overrides/home.html", "overrides/parts/bar.html", "overrides/parts/head.html"
STYLE, PAPER, SCRIPT = "docs/assets/base.css", "docs/assets/print.css", "docs/assets/site.js"
LATER = "docs/assets/later.js"
REFERRER = '<meta name="referrer" content="no-referrer">\n'
SKIP = '<a class="skip" href="#main"><b>{{ it.words.label.skip }}</b></a>\n'
HREF, REPLACE = 'href="{{ it.exit }}"', "location.replace(exit.href);"

Judged = Callable[..., set[int]]
ALONE = {f"BUILD_{code.upper()}": "false" for code in CODES if f"{code}/" != PATH}
TIMES = {20: 2}  # what leaving leaves behind is seen by the next visit

# Requirement, file, what stands there, what is put in its place.
SPOILED = [
    (1, HOME, None, "<!doctype html><title>Home</title><main><h1>Home</h1></main>\n"),
    (2, BAR, '<a class="exit"', f'{SKIP}<a class="exit"'),
    (2, STYLE, "position: sticky;", "position: relative;"),
    (3, BAR, ' rel="nofollow noreferrer"', ""),
    (4, HEAD, REFERRER, ""),
    (5, SCRIPT, REPLACE, "location.href = exit.href;"),
    (7, SCRIPT, "  document.title = name;\n", ""),
    (7, SCRIPT, "    blank(true, exit.hostname);\n",
     "    setTimeout(() => blank(true, exit.hostname));\n"),
    (8, LATER, "taps.length > 2", "taps.length > 3"),
    (9, BAR, HREF, 'href="https://example.org/"'),
    (10, BAR, HREF, f'{HREF} target="_blank"'),
    (11, SCRIPT, REPLACE, f'history.pushState(0, "", location); {REPLACE}'),
    (12, SCRIPT, REPLACE, f'history.replaceState(0, "", location); {REPLACE}'),
    (13, SCRIPT, REPLACE, f'new Image().src = "/left.svg"; {REPLACE}'),
    (14, BAR, "<small>{{ note }}</small>", ""),
    (15, BAR, HREF, 'href="../"'),
    (16, BAR, "{{ it.words.exit_words.hidden }}", ""),
    (18, LATER, 'const menu =', 'location.hash = "typed";\nconst menu ='),
    (19, HEAD, "<title>", "<title>Stalking "),
    (20, LATER, "const menu =", 'sessionStorage.setItem("read", "1");\nconst menu ='),
    (20, SCRIPT, REPLACE, f'localStorage.setItem("left", "1"); {REPLACE}'),
    (21, STYLE, "/* Text */",
     '@font-face { font-family: own; src: url("https://fonts.example.org/own.woff2"); }'),
    (21, HOME, "</body>", "<script>window.inline = 1</script></body>"),
    (22, HOME, "</body>", '<script src="https://example.org/count.js"></script></body>'),
    (22, HEAD, '<script src="{{ it.assets.script }}"',
     '<script src="{{ it.assets.icon }}/../javascripts/bundle.js"></script><script '
     'src="{{ it.assets.script }}"'),
    (23, HEAD, '<meta property="og:title"', '<meta property="og:image" content="a.png">'
     '<meta property="og:title"'),
    (24, HOME, "</body>", '<a href="stalking-diary.pdf">1</a></body>'),
    (26, HOME, "</body>", "<form><input></form></body>"),
    (33, PAPER, ".exit, .skip", ".skip"),
]


@pytest.fixture
def judged(browser: Browser, serve_site: Callable[..., str], other_sites: Outside,
           monkeypatch: pytest.MonkeyPatch) -> Judged:
    """Numbers of the requirements that the one page of a copy does not meet."""
    monkeypatch.setattr(acting, "SLOW", 2000)

    def judge(root: Path, times: int = 1) -> set[int]:
        base = serve_site(build(root, **ALONE), outside=other_sites.address)
        visits = visiting.crawl(browser, base, other_sites, [PATH] * times)
        assert len(visits) == times * len(MODES)
        return {fault.requirement for fault in faults(visits, load(root))}

    return judge


def test_the_good_site_meets_every_requirement(copied: Path, judged: Judged) -> None:
    assert judged(copied) == set()


@pytest.mark.parametrize(
    ("number", "path", "old", "new"), SPOILED,
    ids=[f"{number}: {new.strip()[:40]}" for number, _, _, new in SPOILED])
def test_a_spoiled_copy_is_found_out(
    copied: Path, judged: Judged, number: int, path: str, old: str | None, new: str
) -> None:
    if old is None:
        (copied / path).write_text(new, encoding="utf-8")
    else:
        edit(copied / path, old, new)
    assert number in judged(copied, TIMES.get(number, 1))


def test_every_judge_is_tried() -> None:
    assert {number for number, *_ in SPOILED} | {25} == set(JUDGES)  # 25 is 4 and 10 on other links


def test_a_loud_title_stops_before_anything_is_built(copied: Path) -> None:
    edit(copied / "docs" / "en" / "index.md", "label: Trial", "label: Stalking")
    assert [problem.rule for problem in check_source(copied)] == ["quiet"]
