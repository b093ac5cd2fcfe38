"""Each rule has an edit that must fail it and one that must pass: one good site, one table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from scripts.checks.runner import check_source, rules
from scripts.content.loading import load
from scripts.content.reading import parse
from scripts.content.site import source_hash
from tests.good import make


@dataclass(frozen=True)
class Edit:
    """One edit of the good site. `rule` is the rule it fails, or None where it must pass."""

    rule: str | None
    path: str
    old: str
    new: str
    says: str = ""
    at: str = ""  # path and line of the letter
    tries: str = ""  # for an edit that passes: the rule it tries

    @property
    def id(self) -> str:
        return f"{self.rule or 'passes ' + self.tries}: {self.new[:40]!r}"


KK, EN = "docs/kk/law.md", "docs/en/law.md"
KK_HOME, EN_HOME = "docs/kk/index.md", "docs/en/index.md"  # quiet and critical, the other is not
CASES, FIGURES = "data/cases.yml", "data/figures.yml"
SOURCES, DOORS = "data/sources.yml", "data/doors.yml"
LINKS, MOVED = "data/permalinks.txt", "data/redirects.yml"

EDITS = [
    # pages
    Edit("pages", "mkdocs.yml", "law.md]", "law.md, more.md]", "docs/kk/more.md"),
    Edit("pages", "mkdocs.yml", "law.md]", "]", "Add “- law.md” to “nav” in mkdocs.yml"),
    Edit("pages", "mkdocs.yml", "  quiet:\n", "  quite:\n", "“extra → quiet” must be a list"),
    Edit("pages", "mkdocs.yml", "    - report/\n", "    - report\n", "report/ for all below"),
    Edit(None, "mkdocs.yml", "[index.md, law.md]", "[law.md, index.md]", tries="pages"),
    # quiet
    Edit("quiet", EN_HOME, "label: Trial", "label: Stalking", "“Stalking” in “label”"),
    Edit("quiet", KK_HOME, "label: Сынақ", "label: Stalking", "“Stalking” in “label”"),
    Edit("quiet", KK_HOME, "Ережелерді", "ҚАУІПТІ", "“ҚАУІПТІ” in “desc", at=f"{KK_HOME}:4"),
    Edit("quiet", EN_HOME, "label: Trial", "label: My-ex-partners", "“ex-partners”"),
    Edit("quiet", "data/quiet-words.yml", "en:\n", "xx:\n", "no words for “en”"),
    Edit(None, EN_HOME, "label: Trial", "label: Scrimmage", tries="quiet"),
    Edit(None, EN_HOME, "title: Trial", "title: Stalking", tries="quiet"),
    Edit(None, EN, "label: Trial", "label: Stalking", tries="quiet"),
    # go
    Edit("go", "mkdocs.yml", "    home: index.md\n", "    Home: index.md\n", "“Home”"),
    Edit("go", "mkdocs.yml", "    home: index.md\n", "    1: index.md\n", "a hyphen may stand"),
    Edit("go", "mkdocs.yml", "    home: index.md\n", "    my-court: index.md\n", "“court” in /go/"),
    Edit("go", "mkdocs.yml", "    law: law.md\n", "    law: laws.md\n", "mean law.md"),
    Edit("go", "mkdocs.yml", "  go:\n", "  gone:\n", "“home: index.md”"),
    Edit(None, "mkdocs.yml", "    law: law.md\n", "    law: index.md\n", tries="go"),
    # headings
    Edit("heading_ids", KK, " {#since}", "", "has no id"),
    Edit("heading_ids", KK, "{#since}", "{#қашан}", "plain small English letters"),
    Edit("heading_ids", KK, "## Қашан", "### Қашан", "level"),
    Edit("heading_ids", KK, "## Қашан {#since}", "# Қашан {#since}", "level 1"),
    Edit("heading_ids", EN, "{#since}", "{#until}", "does not occur in docs/ru/law.md"),
    Edit(None, KK, "Қашан", "Қай күннен", tries="heading_ids"),
    # tokens, and F07: machine words that someone translated
    Edit("tokens", KK, "fact.in_force", "fact.in_forse", "in_force"),
    Edit("tokens", KK, "{{ fact.in_force }}", "{{ факт.in_force }}", "is not a token"),
    Edit("tokens", KK, "{{ fact.in_force }}", "{{ fact. }}", "cannot be read"),
    Edit("tokens", KK, "{{ fact.in_force }}", "{{ money(fact.fine_to, 2027) }}", "2027"),
    Edit("tokens", KK, "{{ law('cc/115-1') }}", "{{ law('cc/115') }}", "holds no"),
    Edit("tokens", KK, "lead: Қысқа бет.", 'lead: "{{ fact.in_force }}"', "front matter"),
    Edit("citations", KK, "[^cc/115-1]", "[^cc/115-2]", "cc/115-1"),
    Edit("citations", KK, "[^cc/115-1]", "[^cc]", "data/sources.yml"),
    # figures
    Edit("figures", KK, "10 тәулік", "15 тәулік", "10"),
    Edit("figures", KK, "[^cc/115-1]", "", "citation"),
    Edit("figures", EN, "{{ tel.police }}", "{{ tel.joint }}", "tel.police"),
    Edit(None, KK, "Түсіндірме.", "Басқаша түсіндірме.", tries="figures"),
    # typed
    Edit("typed", KK, "Түсіндірме.", "865 000 ₸ төлейді.", "money"),
    Edit("typed", EN, "Explained.", "Call 112 at once.", "tel.joint"),
    Edit("typed", EN, "Explained.", "Call +7 708 123 45 67.", "contacts.yml"),
    Edit(None, EN, "Explained.", "Article one hundred and two.", tries="typed"),
    # letters
    Edit("letters", KK, "Түсіндірме.", "Түсiндірме.", "mixes alphabets"),
    Edit("letters", EN, "Explained.", "Explаined.", "mixes alphabets"),
    Edit("letters", KK, "Түсіндірме.", "Қайта.".replace("й", "и\u0306"), "composed"),
    Edit(None, KK, "Түсіндірме.", "eGov Mobile ішінде.", tries="letters"),
    # blocks: F07, F08, F09
    Edit("blocks", KK, "!!! noticed", "!!! ескерту", "noticed"),
    Edit("blocks", KK, "!!! noticed", '??? история "Т"', "story"),
    Edit("blocks", KK, "/// html | div.phrases", "/// ескерту | Т", "html | div."),
    Edit("blocks", KK, "Түсіндірме.", "Былай істеңіз:\n1. Қоңырау шалыңыз\n2. Жазыңыз",
         "empty line"),
    Edit("blocks", KK, "Түсіндірме.", "2025. Сол жылы басталды.", "loses its number"),
    Edit(None, KK, "екінші", "екінші\n  тағы бір жол", tries="blocks"),
    # front matter: F10
    Edit("front_matter", KK, "---\ntitle", "\n---\ntitle", "empty line"),
    Edit("front_matter", KK, "---\ntitle", "—-\ntitle", "long dash"),
    Edit("encoding", KK, "---\ntitle", "\ufeff---\ntitle", "byte-order"),
    Edit("yaml", KK, "title: Сынақ", "title: Жаза: бұл не", "quotes"),
    Edit("shape", KK, "lead: Қысқа бет.", "lead: 0102", "quotes"),
    Edit("shape", KK, "lead: Қысқа бет.", "лид: Қысқа бет.", "not known"),
    Edit("shape", KK, "label: Сынақ\n", "", "missing"),
    Edit("front_matter", KK, "label: Сынақ\ndescription: Ережелерді тексеретін бет.",
         "description: Ережелерді тексеретін бет.\nlabel: Сынақ", "usual order"),
    Edit("front_matter", KK, "review_by", "next: nowhere.md\nreview_by", "is no page"),
    Edit("shape", KK, "lead: Қысқа бет.", "lead: no", "Write: lead: \"no\"", at=f"{KK}:5"),
    Edit("shape", KK, "lead: Қысқа бет.", "lead: 14:30", "Write: lead: \"14:30\""),
    Edit(None, KK, "lead: Қысқа бет.", 'lead: "no"', tries="front_matter"),
    Edit("front_matter", KK_HOME, "critical: true\n", "", "mkdocs.yml lists", at=f"{KK_HOME}:7"),
    Edit("front_matter", "docs/ru/index.md", "critical: true\n", "", "below review_by"),
    Edit("front_matter", KK, "critical: true\n", "", "differs from docs/ru/law.md"),
    Edit(None, "mkdocs.yml", "    - law/penalties.md\n", "    - law.md\n", tries="front_matter"),
    # law words
    Edit("law_words", KK, "*еркіне қайшы*", "*еркіне қарсы*", "does not occur"),
    Edit("law_words", KK, "## еркіне қайшы", "## еркіне қарсы", "not a phrase"),
    Edit("law_words", "data/law/kk/cc/115-1.md", "against-will: еркіне қайшы",
         "against-will: еркіне қарсы", "letter by letter"),
    Edit(None, KK, "*еркіне қайшы*{ .law }", "*еркіне қайшы*", tries="law_words"),
    # stale
    Edit("stale", KK, "source_hash: ", "source_hash: 1", "stale: yes"),
    Edit("stale", KK, "source_hash: ", "stale: false  # ", "below “review_by”"),
    Edit(None, KK, "critical: true", "critical: true\nstale: true", tries="stale"),
    # records
    Edit("records", "data/facts.yml", "sources: [cc/15(1)]", "sources: [cc/15(9)]", "cites"),
    Edit("records", "data/contacts.yml", "    kk: Полиция\n", "", "no text for"),
    Edit("records", "data/words/kk.yml", "  menu:", "  мәзір:", "menu"),
    Edit("shape", "data/facts.yml", "in_force:\n  value:", "in_force:\n  valu:", "not known"),
    Edit("yaml", "data/facts.yml", "signed:", "in_force:", "twice"),
    Edit("files", "data/indexes.yml", "", "", "missing"),
    Edit("files", "data/search/en.yml", "", "", "missing"),
    # dates
    Edit("dates", CASES, "month: 2026-02", "month: 2031-02", "still to come"),
    Edit("dates", "data/changes.yml", "date: 2026-11-25", "date: 2062-11-25",
         "“first-pages → date”: 2062-11-25 is"),
    Edit("dates", SOURCES, "  read: 2026-11-25\n", "  read: 2036-11-25\n", "“cc → read”"),
    Edit("dates", SOURCES, "    kk: [2026-06-12]", "    kk: [2036-06-12]",
         "“cc → edition → kk → 0”", at=f"{SOURCES}:30"),
    Edit("dates", "data/contacts.yml", "  live:\n", "  live: 2036-01-01\n", "“police → live”"),
    Edit("shape", SOURCES, "  read: 2026-11-25\n", "  read: 2026-02-30\n", "“2026-02-30” is none"),
    Edit(None, "data/facts.yml", "review_by: 2027-01-15", "review_by: 2031-01-15", tries="dates"),
    Edit(None, "data/facts.yml", "value: 2025-07-16", "value: 2031-07-16", tries="dates"),
    # targets
    Edit("targets", DOORS, 'to: "./"', 'to: "lav/"', "mean law/", at=f"{DOORS}:13"),
    Edit("targets", DOORS, 'to: "./"', 'to: "law/#sinse"', "mean law/#since"),
    Edit("targets", DOORS, 'to: "#since"', 'to: "#sinse"', "mean ./#since"),
    Edit("targets", "data/changes.yml", "pages: [index]", "pages: [index, lav]", "mean law?",
         at="data/changes.yml:12"),
    Edit("targets", "mkdocs.yml", "  head: [index.md]", "  head: [lav.md]", "mean law.md"),
    Edit("targets", "mkdocs.yml", "  quick: [index.md]", "  quick: [indecs.md]", "mean index.md"),
    Edit("targets", "mkdocs.yml", "  long: []", "  long: [lav.md]", "mean law.md"),
    Edit("targets", "mkdocs.yml", "{index.md: home.html", "{index.md: hom.html", "home.html"),
    Edit("targets", "mkdocs.yml", "{index.md: home.html", "{indx.md: home.html", "index.md"),
    Edit("targets", "mkdocs.yml", "    - now.md\n", "    - laws.md\n", "mean law.md"),
    Edit("targets", "mkdocs.yml", "  law: cc/115-1", "  law: cc/115", "mean cc/115-1"),
    Edit("targets", "data/law/kk/cc/3(14).md", "cc/3(14)", "cc/3(41)", "names the part"),
    Edit(None, DOORS, 'to: "./"', 'to: "law/#since"', tries="targets"),
    Edit(None, "data/changes.yml", "pages: [index]", "pages: [law, index]", tries="targets"),
    # parts of law
    Edit("law_parts", SOURCES, '"41": {whole: true, ', '"41": {', "cite cc/41(1) or another"),
    Edit("law_parts", SOURCES, "  articles:\n    \"9(4)\": {}\n", "", "as a whole"),
    Edit("citations", KK, "[^cc/115-1]", "[^cc/71]", "or cc/71(1)?"),
    Edit("citations", KK, "[^cc/115-1]", "[^cc/71(9)]", "names the part of the article"),
    Edit(None, SOURCES, '"41": {whole: true, ', '"999": {', tries="law_parts"),
    # cases and figures
    Edit("cases", "data/words/kk.yml", "    ulytau: Ұлытау облысы\n", "", "no name for “ulytau”"),
    Edit("shape", "data/words/en.yml", "    ulytau: Ulytau", "    ulitau: Ulytau", "mean ulytau"),
    Edit("shape", CASES, "  stage: opened", "  court: opened", "not known"),
    Edit("shape", CASES, "  stage: opened\n", "", "missing"),
    Edit("shape", CASES, "region: atyrau", "region: atirau", "mean atyrau"),
    Edit("shape", CASES, "month: 2025-09", "month: 2025-08", "since 2025-09"),
    Edit("shape", CASES, "month: 2025-09", "month: 2025-13", "for example 2026-02"),
    Edit("shape", CASES, "month: 2025-09", "month: 2025-09-26", "no day"),
    Edit("shape", CASES, "conduct: [home, following]", "conduct: [hame, following]", "home"),
    Edit("shape", CASES, "outcome: [unknown]", "outcome: [opened]", "convicted, closed"),
    Edit("shape", CASES, "convicted, hours-100", "convicted, hour-100", "mean hours-100"),
    Edit("shape", CASES, "convicted, hours-100", "convicted, hours", "no outcome"),
    Edit("shape", CASES, "C01:", "K01:", "K01"),
    Edit("yaml", CASES, "C02:", "C01:", "twice"),
    Edit("records", CASES, "[baq-2025-11]", "[baq-2025-21]", "mean baq-2025-11"),
    Edit("records", CASES, "    ru: Наказание арестом", "    uk: Наказание арестом", "no text for"),
    Edit(None, CASES, "hours-80]", "hours-120, damages-250000]", tries="cases"),
    Edit("records", FIGURES, "[zakon-2026-02b]", "[zakon-2026-2b]", "“A3” cites"),
    Edit("records", FIGURES, "      en: cases sent to court\n", "", "“counts” has no text"),
    Edit("shape", FIGURES, "when: undated", "when: soon", "the word undated"),
    Edit("shape", FIGURES, "around:", "round:", "mean around"),
    Edit("figures", FIGURES, "about 70,000", "about 71,000", "Compare: около 70 000"),
    Edit(None, FIGURES, "figure: 36", "figure: 37", tries="figures"),
    # open data
    Edit("open_data", FIGURES, 'kk: "17 %"', 'kk: "-17 %"', "“-17 %” (figure, kk)"),
    Edit("open_data", CASES, "    en: A re-check was", "    en: =A re-check was", "Put a word"),
    Edit("open_data", "data/words/kk.yml", "    hours: Қоғамдық жұмыс сағаттары\n", "",
         "no words for “hours”"),
    Edit("shape", "data/words/en.yml", "    tenge: Amount", "    tenga: Amount", "mean tenge"),
    Edit("shape", "data/facts.yml", "  name:\n    kk: 115-1-бап бойынша айыппұл, ең азы\n"
         "    ru: Штраф по статье 115-1, от\n    en: Fine under article 115-1, from\n", "",
         "what the sum is"),
    Edit("records", "data/facts.yml", "    en: Fine under article 115-1, from\n", "", "no text"),
    Edit("tokens", KK, "Түсіндірме.", "{{ download('amount') }}", "amounts"),
    Edit(None, CASES, "    en: A re-check was", "    en: – A re-check was", tries="open_data"),
    # names
    Edit("names", KK, "Түсіндірме.", "Мұны Әділ Үлгіұлы айтты.", "Әділ Үлгіұлы"),
    Edit("names", KK, "Түсіндірме.", "**Әділ** Үлгіұлы айтты.", "Әділ Үлгіұлы"),
    Edit("names", KK, "Түсіндірме.", "Мұны Ә. Үлгіұлы айтты.", "Ә. Үлгіұлы"),
    Edit("names", EN, "lead: A short page.", "lead: Told by Sample Person.", "Sample Person"),
    Edit("names", "data/contacts.yml", "    en: Police\n", "    en: Officer Sample\n", "Sample"),
    Edit(None, EN, "Explained.", "In West Kazakhstan. The Prosecutor General’s Office said so.",
         tries="names"),
    Edit(None, KK, "Түсіндірме.", "Қазақстан Республикасының заңы. Әділ адам. Үлгі.",
         tries="names"),
    Edit(None, EN, "Explained.", "[Explained](https://example.org/Sample-Person/Sample Person).",
         tries="names"),
    # terms
    Edit("terms", "data/terms.yml", "  group: people", "  group: peple", "people"),
    Edit("terms", "data/terms.yml", "[cc/3(14)]", "[cc/3(99)]", "data/sources.yml"),
    Edit("terms", "data/terms.yml", "  en: stalking\n", "", "no word for"),
    Edit("terms", "data/terms.yml", "- id: tracking", "- id: contact", "stands 2 times"),
    Edit("terms", "data/terms.yml", "patterns:\n  kk:", "patterns:\n  xx:", "duty"),
    Edit("shape", "data/terms.yml", r"'\bshall\b'", "'(shall'", "no regular expression"),
    Edit(None, "data/terms.yml", "  en: tracking\n", "  en: watching\n", tries="terms"),
    # permanent links, and redirects
    Edit("permalinks", LINKS, "law/#since\n", "", LINKS, at="docs/ru/law.md:10"),
    Edit("permalinks", LINKS, "law/#since\n", "", "below “law/#against-will”: law/#since"),
    Edit("permalinks", LINKS, "./\n", "", "above all others: ./"),
    Edit("permalinks", LINKS, "\nlaw/\n", "\nlaw/\nlaw/#sinse\n", "“law/#sinse: law/#since”"),
    Edit("permalinks", LINKS, "\nlaw/\n", "\nlaw/\nlaws/\n", "“laws/: law/”"),
    Edit("permalinks", LINKS, "\nlaw/\n", "\nlaw/\ndata/all.csv\n", "paper, lead to it"),
    Edit("permalinks", LINKS, "\nlaw/\n", "\nlaw/\n/go/rule/\n", "paper, lead to it"),
    Edit("permalinks", LINKS, "\nlaw/\n", "\nlaw/\nlaw/\n", "stands twice", at=f"{LINKS}:16"),
    Edit("permalinks", LINKS, "\nlaw/\n", "\nlaw/\n/kk/law\n", "report/#danger for a place"),
    Edit("permalinks", LINKS, "\nlaw/\n", "\nlaw/\n law/\n", "report/#danger for a place"),
    Edit(None, LINKS, "\nlaw/\n", "\n# A comment\n\nlaw/\n", tries="permalinks"),
    Edit("files", LINKS, "", "", "Restore data/permalinks.txt"),
    Edit("redirects", MOVED, "", "law/: ./\n", "“law/” is still there"),
    Edit("redirects", MOVED, "", "laws/: law/\n", "was never published"),
    Edit("shape", MOVED, "", "laws: law/\n", "a page as report/"),
    Edit("shape", MOVED, "", "laws/: https://example.org/\n", "a page as report/"),
    Edit("yaml", MOVED, "", "laws/: law/\nlaws/: ./\n", "twice"),
    # search
    Edit("search", "data/search/ru.yml", "stemmer: ru ", "stemmer: rus ", "Did you mean ru"),
    Edit("search", "data/search/en.yml", "stemmer: lunr ", 'stemmer: "" ', "neither a stemmer"),
    Edit("search", "data/search/en.yml", "stemmer: ", "also: {lost.md: word}\nstemmer: ",
         "“lost.md” is no page"),
    Edit("shape", "data/search/kk.yml", "finals: {", "final: {", "“final” is not known here"),
    Edit("shape", "data/search/kk.yml", "  - 3: лар", "  - many: лар", "suffixes"),
    Edit("shape", "data/search/ru.yml", "fold: {ё: е}", "fold: {ё: 1}", "must be text"),
    Edit(None, "data/search/en.yml", "stemmer: ", "also: {law.md: word}\nstemmer: ",
         tries="search"),
    # length
    Edit("length", KK, "Түсіндірме.", "сөз\n" * 1000, "at most 1000"),
    Edit("length", EN, "Explained.", "word\n" * 1300, "extra → long"),
    Edit(None, KK, "Түсіндірме.", "сөз\n" * 900, tries="length"),
]


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("good"))


@pytest.fixture
def spoiled(good: Path, request: pytest.FixtureRequest) -> Iterator[Path]:
    edit: Edit = request.param
    file = good / edit.path
    text = file.read_text(encoding="utf-8")
    if edit.rule == "files":
        file.unlink()
    else:
        assert edit.old in text, "the table and the good site disagree"
        file.write_text(text.replace(edit.old, edit.new, 1), encoding="utf-8")
    yield good
    file.write_text(text, encoding="utf-8")


def test_the_good_site_has_no_problem(good: Path) -> None:
    assert check_source(good) == []


@pytest.mark.parametrize(("spoiled", "edit"), [(edit, edit) for edit in EDITS],
                         indirect=["spoiled"], ids=[edit.id for edit in EDITS])
def test_edit(spoiled: Path, edit: Edit) -> None:
    found = check_source(spoiled)
    if edit.rule is None:
        assert found == []
        return
    letters = [problem for problem in found if problem.rule == edit.rule]
    assert letters, f"nothing found by {edit.rule}: {found}"
    said = [letter for letter in letters if edit.says in f"{letter}"]
    assert any(edit.at in ("", f"{letter.path}:{letter.line}") for letter in said), letters
    assert all(letter.line >= 1 and (letter.hint or letter.rule in ("yaml", "shape"))
               for letter in letters)


def test_line_ends_of_another_system_are_one_problem(good: Path) -> None:
    file = good / "docs/kk/law.md"
    raw = file.read_bytes()
    file.write_bytes(raw.replace(b"\n", b"\r\n"))
    found = check_source(good)
    file.write_bytes(raw)
    assert [(problem.rule, problem.path) for problem in found] == [("line_ends", "docs/kk/law.md")]


def test_a_page_may_be_listed_as_long(good: Path) -> None:
    files = [good / "mkdocs.yml", good / KK]
    kept = [file.read_text(encoding="utf-8") for file in files]
    for file, text, old, new in zip(files, kept, ["long: [", "Түсіндірме."],
                                    ["long: [law.md, ", "сөз\n" * 1001], strict=True):
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
    found = check_source(good)
    for file, text in zip(files, kept, strict=True):
        file.write_text(text, encoding="utf-8")
    assert found == []


def test_every_rule_is_tried_by_an_edit() -> None:
    tried = {edit.rule for edit in EDITS} | {"citations"}
    assert set(rules()) <= tried


def test_no_hash_of_a_source_reads_as_a_number(good: Path) -> None:
    """An unquoted 6e1234567890 is infinity to YAML: a page was lost that way."""
    page = next(iter(load(good).pages.values()))
    for number in range(3000):
        made = source_hash(replace(page, body=str(number)))
        assert parse(f"source_hash: {made}", "p.md", []).value == {"source_hash": made}
