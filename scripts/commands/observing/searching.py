"""measure, the search: how often it finds its page, beside the stock theme's own; how fast it is.

The queries stand in tests/search/: a line `query = address[, address …]`, in [sections].
"""

from __future__ import annotations

import gzip
import statistics
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scripts.commands import chromium

if TYPE_CHECKING:  # at run time inside functions: the door needs nothing installed
    from playwright.sync_api import Browser

    from scripts.content.site import Site

FIRST = 3  # a page counts as found among so many results
SLOW = 6  # times slower than this machine: a cheap phone, as Lighthouse has it
PHONE = {"width": 360, "height": 740}

# Addresses and milliseconds of each query, once the index is there.
OURS = """async (queries) => {
  const field = document.querySelector('.search input');
  const told = document.querySelector('.search [role=status]');
  const pause = (time) => new Promise(done => setTimeout(done, time));
  field.value = '';
  field.dispatchEvent(new Event('input'));
  for (let tries = 0; told.textContent && tries < 1000; tries += 1) await pause(10);
  const found = [];
  for (const query of queries) {
    field.value = query;
    const begun = performance.now();
    field.dispatchEvent(new Event('input'));
    await pause(0);
    document.body.getBoundingClientRect();
    found.push([[...document.querySelectorAll('.search li a')].map(link => link.href),
      performance.now() - begun]);
  }
  return found;
}"""

# The stock theme answers from a worker, after a key went up: two sentences tell that it has.
STOCK = """async (queries) => {
  const field = document.querySelector('.md-search__input');
  const told = document.querySelector('.md-search-result__meta');
  const type = async (query) => {
    const before = told.textContent;
    field.value = query;
    field.dispatchEvent(new KeyboardEvent('keyup', {key: 'a', bubbles: true}));
    const end = performance.now() + 3000;
    while (told.textContent == before && performance.now() < end)
      await new Promise(done => setTimeout(done, 10));
  };
  field.focus();
  const found = [];
  for (const query of queries) {
    await type(query);
    found.push([[...document.querySelectorAll('.md-search-result__item > a')].map(
      link => link.href), 0]);
    await type('');
  }
  return found;
}"""


@dataclass(frozen=True)
class Query:
    """What a reader types, and the pages that answer it: addresses below the language."""

    text: str
    pages: list[str]

    def is_found(self, addresses: list[str]) -> bool:
        """Whether one of the pages stands among the first results."""
        return any(page in addresses[:FIRST] for page in self.pages)


def read_queries(root: Path, code: str) -> dict[str, list[Query]]:
    """The list of a language by section; home is "/" in it and "" here."""
    found: dict[str, list[Query]] = {}
    for line in (root / "tests" / "search" / f"{code}.txt").read_text("utf-8").splitlines():
        text = line.partition(" #")[0].strip()
        if text.startswith("["):
            rows = found.setdefault(text.strip("[]"), [])
        elif text and not text.startswith("#"):
            query, _, pages = text.rpartition(" = ")
            rows.append(Query(query, [page.strip().lstrip("/") for page in pages.split(",")]))
    return found


def search_address(project: Site, code: str) -> str:
    """Address of a language's search below the site's root."""
    from scripts.content.page import address
    from scripts.render.search_index import search_name

    return f"{code}/{address(search_name(project))}"


def first_use(site: Path, code: str, project: Site) -> dict[str, int]:
    """Bytes (gzip -9) that a language's search fetches when the field is first used, by file."""
    from scripts.render import lunr

    place = site / search_address(project, code)
    library = lunr.kind(project.languages[code].search.stemmer)
    files = [*place.glob("index.*.json"), *site.glob(f"assets/{library}.*.js")]
    return {file.name: len(gzip.compress(file.read_bytes(), 9, mtime=0)) for file in files}


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None:
        """Says nothing."""


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Silent, directory=folder)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


Answers = list[tuple[list[str], float]]


def _asked(browser: Browser, start: str, script: str, queries: list[Query], slow: int = 1
           ) -> Answers:
    """For each query, pages by address below the site, each once, and milliseconds."""
    page = browser.new_page(viewport=PHONE)  # type: ignore[arg-type]
    page.goto(start)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slow})
    found = page.evaluate(script, [query.text for query in queries])
    page.close()
    return [(list(dict.fromkeys(urlsplit(link).path.lstrip("/") for link in links)), time)
            for links, time in found]


def _share(code: str, queries: list[Query], answers: Answers) -> float:
    below = [[link.removeprefix(f"{code}/") for link in links] for links, _ in answers]
    return statistics.mean(map(Query.is_found, queries, below))


def report(root: Path, ours: Path, stock: Path) -> None:
    """Print the shares, the ratio, the milliseconds and the bytes of each language."""
    from playwright.sync_api import sync_playwright

    from scripts.content.loading import load

    project = load(root)
    with sync_playwright() as playwright, _served(ours) as here, _served(stock) as there:
        browser = playwright.chromium.launch(executable_path=chromium.find(),
                                             args=chromium.flags())
        print("\nsearch: pages found among the first three; stock Material on the same pages")
        for code in project.languages:
            queries = [query for rows in read_queries(root, code).values() for query in rows]
            start = here + search_address(project, code)
            mine = _share(code, queries, _asked(browser, start, OURS, queries))
            theirs = _share(code, queries, _asked(browser, f"{there}{code}/", STOCK, queries))
            times = sorted(time for _, time in _asked(browser, start, OURS, queries, SLOW))
            size = sum(first_use(ours, code, project).values())
            print(f"{code}: {len(queries)} queries, ours {mine:.1%}, stock {theirs:.1%}, "
                  f"ratio {mine / theirs if theirs else float('inf'):.1f}; from key to result at "
                  f"{SLOW}x slower {statistics.median(times):.0f} ms, worst {times[-1]:.0f} ms; "
                  f"{size:,} bytes on first use")
        browser.close()
