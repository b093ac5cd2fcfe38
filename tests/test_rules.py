"""Each rule has an edit that must fail it and one that must pass: one good site, one table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from scripts.checks.runner import check_source, rules
from scripts.content.loading import load
from scripts.content.page import source_hash
from scripts.content.reading import parse
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


KK, EN, RU = "docs/kk/law.md", "docs/en/law.md", "docs/ru/law.md"
KK_HOME, EN_HOME = "docs/kk/index.md", "docs/en/index.md"  # quiet and critical, the other is not
ICON = "docs/assets/icon.svg"
CASES, FIGURES, CONTACTS = "data/cases.yml", "data/figures.yml", "data/contacts.yml"
SOURCES, DOORS = "data/sources.yml", "data/doors.yml"
LINKS, MOVED = "data/permalinks.txt", "data/redirects.yml"
SENTENCE = ["Напишите заявление и сохраните все его сообщения, пока он их не удалил.",
            "Арыз жазыңыз және ол өшіріп тастамай тұрғанда барлық хабарламасын сақтап қойыңыз.",
            "Write a statement and keep all of his messages before he deletes them."]

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
    Edit("heading_ids", KK, "## Қашан", "### Қашан", "3 signs # here"),
    Edit("heading_ids", KK, "## Қашан {#since}", "# Қашан {#since}", "1 signs # here"),
    Edit("heading_ids", EN, "{#since}", "{#until}", "does not occur in docs/ru/law.md"),
    Edit("heading_ids", EN, "{#since}", "{# since}", "Write: ## When {#since}", at=f"{EN}:11"),
    Edit("heading_ids", RU, "{#since}", "{#since .big}", "Write: ## Когда {#since}"),
    Edit("heading_ids", EN, "Explained.", "## More {id=more", "Write: ## More {#more}"),
    Edit("heading_ids", EN, "Explained.", "#Explained", "If it is no heading, begin with a word"),
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
    # units
    Edit("units", KK, "10 тәулік", "10 сағат", f"“10 суток” in {RU}:12", at=f"{KK}:13"),
    Edit("units", KK, "10 тәулік", "10 күн", "write “10 тәулік” here", at=f"{KK}:13"),
    Edit("units", EN, "10 days", "10 hours", "write “10 days” here"),
    Edit("units", EN, "10 days", "10-month period", "another unit"),
    Edit("units", RU, "10 суток", "10 МРП", "write “10 суток” here", at=f"{RU}:12"),
    Edit("units", RU, "Объяснение.", "До {{ fact.arrest_to }} часов.", "is given in days"),
    Edit("units", KK, "Түсіндірме.", "{{ fact.fine_to }} сағат.", "is given in index"),
    Edit("units", FIGURES, 'kk: "17 %"', "kk: 17 жыл", "“17 %”"),
    Edit("shape", "data/facts.yml", "  unit: days\n", "  unit: dais\n", "Did you mean days"),
    Edit("units", EN, "10 days", "10 calendar days", "write “10 days” here"),
    Edit(None, EN, "within 10 days", "within the 10 of them", tries="units"),
    Edit(None, EN, "10 days", "10 days of twenty-four hours", tries="units"),
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
    Edit("letters", KK, "Түсіндірме.", "Түсiндірме.", "Write: Түсіндірме", at=f"{KK}:27"),
    Edit("letters", KK, "Қысқа бет.", "Қысқa бет.", "Write: Қысқа", at=f"{KK}:5"),
    Edit("letters", RU, "Объяснение.", "Он c ней.", "“c” is typed in letters", at=f"{RU}:26"),
    Edit("letters", RU, "Объяснение.", "Звонит c WhatsApp.", "Write: с –"),
    Edit("letters", RU, "Объяснение.", "Это OHA.", "Write: ОНА –"),
    Edit("letters", RU, "Объяснение.", "Подайте 3аявление.", "Write: заявление –"),
    Edit("letters", EN, "Explained.", "It is а page.", "Write: a –"),
    Edit("letters", KK, "Түсіндірме.", "шаhар жаққа", "Write: шаһар"),
    Edit("letters", KK, "Түсіндірме.", "Бұл ҡала.", "Write: қала"),
    Edit("letters", "data/contacts.yml", "    kk: Полиция\n", "    kk: Пoлиция\n", "Полиция"),
    Edit("letters", "data/law/kk/cc/115-1.md", "\nСталкинг, яғни", "\nСталкинг, яғнi", "яғні"),
    Edit(None, CONTACTS, "подтвердить не удалось.", "IP, SIM и eGov, «Quick a page» и The Village, "
         "II век, 3-й, 5G, 115-1, C01.", tries="letters"),
    Edit(None, EN, "Explained.", "The word «сот» or «Қылмыстық кодекс» in Kazakh.",
         tries="letters"),
    # invisible
    Edit("invisible", KK, "Түсіндірме.", "Түсін\u00adдірме.", "soft hyphen", at=f"{KK}:27"),
    Edit("invisible", EN, "lead: A short", "lead: A\u200b short", "U+200B", at=f"{EN}:5"),
    Edit("encoding", RU, "Объяснение.", "Объяс\x00нение.", "control character"),
    Edit("invisible", "data/contacts.yml", "ru: Полиция", "ru: По\u202eлиция", "Полиция"),
    Edit("invisible", "data/law/ru/cc/115-1.md", "Сталкинг, то", "Сталкинг,\u200d то", "joiner"),
    Edit(None, KK, "Түсіндірме.", "Қазір\u00a0– жоқ,\u202fжоқ.\tИә.", tries="invisible"),
    # wording
    Edit("wording", RU, "Объяснение.", "Его ждёт преследование.", "Write “сталкинг”"),
    Edit("wording", RU, "Объяснение.", "Сталкинг – это **преступление**.", "уголовный проступок"),
    Edit("wording", RU, "Объяснение.", "Это преступление.[^cc/115-1]", "уголовный проступок"),
    Edit("wording", RU, "Объяснение.", "Он сядет в [тюрьму](index.md).", "Write “арест”"),
    Edit("wording", RU, "Объяснение.", "Арест до {{ fact.arrest_to }} дней.", "Write “сутки”"),
    Edit("wording", KK, "Түсіндірме.", "Сот оны қамауға алады.", "Write “қамаққа алу”"),
    Edit("wording", KK, "Түсіндірме.", "Оған қамау жазасы бар.", "Write “қамаққа алу”"),
    Edit("wording", KK, "Түсіндірме.", "Сталкинг – ауыр қылмыс.", "қылмыстық теріс қылық"),
    Edit("wording", KK, "Түсіндірме.", "Қудалау үшін жаза бар.", "Write “сталкинг”"),
    Edit("wording", KK, "lead: Қысқа бет.", "lead: Құрбан туралы.", "жәбірленуші", f"{KK}:5"),
    Edit("wording", EN, "Explained.", "Stalking is a serious crime.", "misdemeanour"),
    Edit("wording", EN, "Explained.", "He goes to jail.", "Write “arrest (penalty)”"),
    Edit("wording", CONTACTS, "    en: Police\n", "    en: For jailed people\n", "arrest"),
    Edit("wording", "data/words/kk.yml", "menu: Мәзір", "menu: Қудалау", "сталкинг"),
    Edit(None, CONTACTS, "подтвердить не удалось.", "а сталкинг – проступок, а не преступление. "
         "Шантаж – преступление. Уголовное преследование. Он преследует.", tries="wording"),
    Edit(None, KK, "Түсіндірме.", "Бұл – қылмыстық теріс қылық, қылмыс емес. Қылмыстық қудалау. "
         "Ол сізді қудалап жүр. Қамаққа алу.", tries="wording"),
    Edit(None, EN, "Explained.", "Stalking is not a crime. Blackmail is a crime. Prosecution.",
         tries="wording"),
    Edit(None, "mkdocs.yml", "quoting: [", "quoting: [law.md, ", tries="wording"),
    # translated: F06
    Edit("translated", "data/words/kk.yml", "menu: Мәзір", "menu: Меню",
         "“label → menu” says the same as data/words/ru.yml:"),
    Edit("translated", "data/words/en.yml", "leaving: Loading", "leaving: Загрузка", "English"),
    Edit("translated", "data/contacts.yml", "kk: полиция", "kk: police", "data/contacts.yml:"),
    Edit("translated", "data/words/kk.yml", "locale: kk", "locale: ru", "data/words/ru.yml"),
    Edit(None, "data/words/kk.yml", "menu: Мәзір", "menu: QR 115-1", tries="translated"),
    # language
    Edit("language", KK, "Түсіндірме.", SENTENCE[0], "seems to be in Русский", at=f"{KK}:27"),
    Edit("language", RU, "Объяснение.", SENTENCE[1], "seems to be in Қазақша"),
    Edit("language", RU, "Объяснение.", SENTENCE[2], "seems to be in English"),
    Edit("language", EN, "Explained.", SENTENCE[1], "seems to be in Қазақша"),
    Edit("language", EN, "Explained.", SENTENCE[0], "seems to be in Русский"),
    Edit("language", KK, "Қысқа бет.", SENTENCE[2], "Translate it into Қазақша", at=f"{KK}:5"),
    Edit("language", "data/contacts.yml", "Қай тілде жауап беретіні расталмады.", SENTENCE[0],
         "seems to be in Русский"),
    Edit(None, KK, "Түсіндірме.", SENTENCE[1], tries="language"),
    Edit(None, EN, "Explained.", "Kazakh «қылмыстық қудалау» is prosecution, and the law says so.",
         tries="language"),
    # blocks: F07, F08, F09
    Edit("blocks", KK, "!!! noticed", "!!! ескерту", "noticed"),
    Edit("blocks", KK, "!!! noticed", '??? история "Т"', "story"),
    Edit("blocks", KK, "/// html | div.phrases", "/// ескерту | Т", "html | div."),
    Edit("blocks", KK, "Түсіндірме.", "Былай істеңіз:\n1. Қоңырау шалыңыз\n2. Жазыңыз",
         "empty line"),
    Edit("blocks", KK, "Түсіндірме.", "2025. Сол жылы басталды.", "the number of a list"),
    Edit(None, KK, "екінші", "екінші\n  тағы бір жол", tries="blocks"),
    # blocks that end, text that stays in its box
    Edit("blocks", KK, "Түсіндірме.\n\n///", "Түсіндірме.\n", "never ends", at=f"{KK}:23"),
    Edit("blocks", EN, "Explained.\n\n///", "Explained.\n\n///\n\n///", "none is open", f"{EN}:31"),
    Edit("blocks", KK, "    Оны басқа", "  Оны басқа", "Put 2 more spaces before “Оны басқа",
         at=f"{KK}:16"),
    Edit("blocks", EN, "    The other", "The other", "here are 0", at=f"{EN}:16"),
    Edit("blocks", EN, "notice it.", "notice it.\nNot for long.",
         "Put 4 more spaces before “Not for long"),
    Edit("blocks", EN, "Explained.", "Like this:\n| a | b |\n| --- | --- |\n| c | d |",
         "above the tab"),
    Edit(None, EN, "Explained.", "| a | b |\n| --- | --- |\n| c | d |", tries="blocks"),
    Edit(None, EN, "    The other", "\n    The other", tries="blocks"),
    # marks
    Edit("marks", KK, "Түсіндірме.", '=== "Полиция"\n\n    Мәтін.', "??? more \"Полиция\"",
         f"{KK}:27"),
    Edit("marks", EN, "Explained.", "```\nWords to copy", "after > as a quotation"),
    Edit("marks", EN, "Explained.", "This is **important.", "no twin", at=f"{EN}:27"),
    Edit("marks", EN, "Explained.", "Explained\n---", "## Explained {#short-english-id}"),
    Edit("marks", EN, "Explained.", " ## Explained {#again}", "Write ## Explained {#again}"),
    Edit("marks", EN, "!!! noticed", "!! noticed", "Write !!! noticed"),
    Edit(None, EN, "Explained.", "This is **important**, two \\*\\* too.\n\n---\n\nMore.",
         tries="marks"),
    # raw HTML
    Edit("raw_html", EN, "Explained.", "<b>Explained</b>.", "Write **words**", at=f"{EN}:27"),
    Edit("raw_html", KK, "Түсіндірме.", "<p>Түсіндірме.</p>", "an empty line between"),
    Edit("raw_html", EN, "Explained.", '<a href="now.md">Now</a>', "[words](now.md)"),
    Edit("raw_html", EN, "Explained.", '<img src="https://example.org/a.png">', "what it shows"),
    Edit("raw_html", EN, "Explained.", "<script>alert(1)</script>", "“<script>”"),
    Edit("raw_html", EN, "Explained.", '<iframe src="//example.org">', "“<iframe"),
    Edit("raw_html", EN, "Explained.", "`<form action=x>`", "“<form"),
    Edit("raw_html", EN, "Explained.", "<br onclick=x>", "“<br"),
    Edit("raw_html", EN, "Explained.", "<style>p{}</style>", "“<style>”"),
    Edit("raw_html", EN, "Explained.", "<div\nonmouseover=x>Explained.", "“<div"),
    Edit("raw_html", EN, "Explained.", "<!-- Explained. -->", "pull request"),
    Edit("raw_html", EN, "Explained.", "If x <y, then no.", "a < b"),
    Edit("raw_html", KK, "Түсіндірме.", "Ол <<жоқ>> деді.", "«жоқ»"),
    Edit("raw_html", EN, "Explained.", "&#60;script&#62;", "spell HTML"),
    Edit("raw_html", EN, "Explained.", "[a](&#106;avascript:b)", "Type it as it is: j"),
    Edit("raw_html", EN, "Explained.", "One &mdash; two.", "Type it as it is: —"),
    Edit("raw_html", EN, "lead: A short page.", "lead: A <b>short</b> page.", "**words**",
         f"{EN}:5"),
    Edit("raw_html", "data/facts.yml", "    en: Fine under", "    en: <b>Fine</b> under",
         "**words**"),
    Edit(None, EN, "Explained.", "a < b > c, « <, -> and A & B, AT&T; R&D.", tries="raw_html"),
    Edit(None, EN, "Explained.", "| a | b |\n| --- | --- |\n| c<br>d | e &lt; f |",
         tries="raw_html"),
    # attributes
    Edit("attributes", EN, "{ .law }", "{ .lwa }", "mean .law", at=f"{EN}:18"),
    Edit("attributes", EN, "will*{ .law }", "will* {.law}", "*words of the law*{.law}"),
    Edit("attributes", EN, "{ .law }", "{ .law onclick=alert(1) }", "Take the braces out"),
    Edit("attributes", EN, "Explained.", "[Law](law.md){ target=_blank }", "Take the braces out"),
    Edit("attributes", EN, "Explained.", "Explained.\n{: style='color:red' }",
         "Take the braces out"),
    Edit("attributes", EN, "Explained.", "**Explained.**{ #here }", "only a heading has an id"),
    Edit("attributes", EN, "When {#since}", "When {x} {#since}", "Write ## When {#since}",
         at=f"{EN}:11"),
    Edit("attributes", EN, "Explained.", "Since {fact.in_force}.", "Write {{ fact.in_force }}"),
    Edit("attributes", EN, "div.phrases", "div.phrases\n    attrs: {onclick: x}", "is an option"),
    Edit("attributes", EN, "!!! noticed", "!!! noticed inline end", "Write !!! noticed"),
    Edit("attributes", KK, "!!! noticed", "!!! noticed «Назар»", 'Write !!! noticed "Назар"'),
    Edit(None, KK, "!!! noticed", '!!! noticed "«Назар»: сөз"', tries="attributes"),
    Edit(None, EN, "{ .law }", "{.law}", tries="attributes"),
    # links
    Edit("links", EN, "Explained.", "[Now](now)", "no page"),
    Edit("links", EN, "Explained.", "[Law](law)", "Write [Law](law.md)", at=f"{EN}:27"),
    Edit("links", EN, "Explained.", "[Law](Law.md)", "small letters. -> Write [Law](law.md)"),
    Edit("links", EN, "Explained.", "[Law](./law.html#since)", "Write [Law](law.md#since)"),
    Edit("links", EN, "Explained.", "[Law](docs\\law.md)", "Write [Law](law.md)"),
    Edit("links", KK, "Түсіндірме.", "[Заң](../ru/law.md)",
         "another language. -> Write [Заң](law.md)"),
    Edit("links", KK, "Түсіндірме.", "[Заң](/kk/law/)", "Write [Заң](law.md)"),
    Edit("links", KK, "Түсіндірме.", "[Заң](law/#since)", "Write [Заң](law.md#since)"),
    Edit("links", KK, "Түсіндірме.", "[Заң](lwa.md)", "leads to no page"),
    Edit("links", EN, "Explained.", "[Law](law.md?a=b)", "Write [Law](law.md)"),
    Edit("links", EN, "Explained.", "[Law](law/#lost)", "Write [Law](law.md)"),
    Edit("links", EN, "Explained.", "[Law](law.md#sinse)", "Write [Law](#since)"),
    Edit("links", EN, "Explained.", "[Law](#)", "After # stands nothing"),
    Edit("links", EN, "Explained.", "[Home](index.md#since-when)", "docs/en/index.md"),
    Edit("links", EN, "Explained.", "[Law]()", "has no address"),
    Edit("links", EN, "Explained.", '[Law](law.md "The law")', "Write [Law](law.md)"),
    Edit("links", EN, "Explained.", "[x](java\tscript:alert(1))", "may run a program"),
    Edit("links", EN, "Explained.", "[x](data:text/html,x)", "may run a program"),
    Edit("links", EN, "Explained.", "[x](//example.org/a)", "outside the site"),
    Edit("links", EN, "Explained.", "[x](http://example.org)", "data/contacts.yml"),
    Edit("links", EN, "Explained.", "<https://example.org>", "outside the site"),
    Edit("links", EN, "Explained.", "See www.example.org.", "“www.example.org”"),
    Edit("links", EN, "Explained.", "[x][y]\n\n[y]: https://example.org", "outside", at=f"{EN}:29"),
    Edit("links", EN, "Explained.", "[x][y]", "has no address: its brackets"),
    Edit("links", EN, "Explained.", "| [x](nowhere) | b |\n| --- | --- |\n| c | d |", "no page"),
    Edit("links", EN, "notice it.", "notice [it](nowhere.md).", "leads to no page", at=f"{EN}:16"),
    Edit("links", EN, "Explained.", "[C](https://adilet.zan.kz/rus/docs/K1400000226/)", "[^cc/"),
    Edit("links", EN, "Explained.", "[L](https://115-1.example/en/law/)", "write [L](law.md)"),
    Edit("links", EN, "Explained.", "[Police](tel:102)", "{{ tel.police }}"),
    Edit("links", EN, "Explained.", "[Us](mailto:a@example.org)", "for mail"),
    Edit("links", EN, "Explained.", "Write to a@example.org.", "for mail"),
    Edit("links", EN, "Explained.", "Explained.\n\n[^cc/115-1]: The Code.",
         "[^cc/115-1] in the sen"),
    Edit("links", "data/sources.yml", "https://adilet", "http://adilet", "Write https://adilet"),
    Edit("links", "data/sources.yml", "https://adilet", "javascript://adilet", "begins with https"),
    Edit(None, EN, "Explained.", "[Law](law.md), [a (b)](<index.md#since>), [c][d].\n\n[d]: #since",
         tries="links"),
    Edit(None, EN, "Explained.", "[It] said: [the \\[new\\] one](./law.md)…",
         tries="links"),
    # how links are typed
    Edit("link_marks", EN, "Explained.", "[Law] (law.md)", "Write …](…) without it: ](law.md)"),
    Edit("link_marks", EN, "Explained.", "(Law)[law.md]", "Write [Law](law.md)"),
    Edit("link_marks", EN, "Explained.", "[Law](law.md and more", "Write [Law](law.md)",
         f"{EN}:27"),
    Edit("link_marks", EN, "Explained.", "[](law.md)", "[what it leads to](law.md)"),
    Edit("link_marks", EN, "Explained.", "［Law］（law.md）", "Write: [Law](law.md)"),
    Edit("link_marks", EN, "Explained.", "Explained.[cc/115-1]", "Write [^cc/115-1]"),
    Edit("link_marks", EN, "lead: A short", "lead: A [short](law.md)", "“lead”", at=f"{EN}:5"),
    Edit(None, EN, "Explained.", "He [the other] (a man) went [on] (see above).",
         tries="link_marks"),
    # pictures and drawings
    Edit("pictures", EN, "Explained.", "![](../assets/icon.svg)", "no description", at=f"{EN}:27"),
    Edit("pictures", EN, "Explained.", "![IMG_2024.png](../assets/icon.svg)", "no description"),
    Edit("pictures", EN, "Explained.", "![A hill](assets/icon.svg)",
         "![A hill](../assets/icon.svg)"),
    Edit("pictures", EN, "Explained.", "![A hill](../assets/bridge.png)", "Put the file into"),
    Edit("pictures", EN, "Explained.", "![A hill](https://example.org/a.png)", "learns who reads"),
    Edit("pictures", EN, "Explained.", "![A hill](data:image/png;base64,AA)", "learns who reads"),
    Edit("pictures", EN, "Explained.", "![A hill][h]\n\n[h]: ../assets/icon.svg",
         "stands beside it"),
    Edit("pictures", ICON, "<svg", "<svgg", "cannot be read"),
    Edit("pictures", ICON, "</svg>", f"<desc>{'x' * 60_000}</desc></svg>", "50 are the most"),
    Edit("drawings", ICON, "<path", "<script>alert(1)</script><path", "<script>", at=f"{ICON}:1"),
    Edit("drawings", ICON, "<path", '<path onload="alert(1)"', "runs a program"),
    Edit("drawings", ICON, "<path", "<foreignObject/><path", "<foreignObject>"),
    Edit("drawings", ICON, "<path", '<image href="https://example.org/a.png"/><path', "<image>"),
    Edit("drawings", ICON, "<path",
         '<use href="https://example.org/a.svg#b"/><path', "nothing outside"),
    Edit("drawings", ICON, "<path", '<path style="fill:url(https://example.org)"', "load nothing"),
    Edit("drawings", ICON, "<path", "<style>@import 'a.css';</style><path", "load nothing"),
    Edit("drawings", ICON, "<path",
         '<path xmlns:i="urn:i" i:file="C:/Users/x"', "may tell who drew"),
    Edit("drawings", ICON, "<svg", '<?xml-stylesheet href="a.css"?><svg', "may load a file"),
    Edit("drawings", ICON, "<svg", '<!DOCTYPE svg [<!ENTITY a "b">]>\n<svg', "unfold without end"),
    Edit(None, ICON, "<path", '<title>A hill</title><path style="fill:url(#a)"', tries="drawings"),
    Edit(None, EN, "Explained.", "![A hill](../assets/icon.svg)", tries="pictures"),
    # files
    Edit("file_types", "docs/kk/more.txt", "", "Мәтін.", "Name it docs/kk/more.md"),
    Edit("file_types", "docs/kk/more.MD", "", "Мәтін.", "Name it docs/kk/more.md"),
    Edit("file_types", "docs/kk/more.markdown", "", "Мәтін.", "Name it docs/kk/more.md"),
    Edit("file_types", "docs/kk/law.docx", "", "PK", "Copy its text into a new file"),
    Edit("file_types", "docs/kk/paper.pdf", "", "%PDF", "data/sources.yml"),
    Edit("file_types", "docs/kk/hill.svg", "", "<svg/>", "Move it to docs/assets/hill.svg"),
    Edit("file_types", "docs/more.md", "", "Мәтін.", "docs/kk/"),
    Edit("file_types", "docs/uk/law.md", "", "Текст.", "docs/kk/"),
    Edit("file_types", "docs/kk/Заң.md", "", "Мәтін.", "Name it in English"),
    Edit("file_types", "docs/kk/Law.md", "", "Мәтін.", "Name it docs/kk/law.md"),
    Edit("file_types", "docs/kk/my page.md", "", "Мәтін.", "Name it docs/kk/my-page.md"),
    Edit("file_types", "docs/assets/font.woff2", "", "wOF2", ".css, .js, .svg"),
    Edit("file_types", "data/cases2.yml", "", "C99: {}", "mean data/cases.yml"),
    Edit("file_types", "data/words/de.yml", "", "locale: de", "Nothing reads this file"),
    Edit(None, "docs/kk/.gitkeep", "", "", tries="file_types"),
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
    Edit("stale", KK, "source_hash: ", "source_hash: 1", "stale: yes", at=f"{KK}:7"),
    Edit("stale", KK, "source_hash: ", "stale: false  # ", "below “review_by”", at=f"{KK}:6"),
    Edit("stale", "docs/ru/law.md", "Объяснение.", "Другое объяснение.",
         "in place of the old line: source_hash: w", at=f"{EN}:7"),
    Edit("stale", "docs/ru/law.md", "lead: Короткая", "lead: Новая", "as the last line",
         at=f"{KK}:7"),
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
    Edit("names", RU, "Объяснение.", "Её звали Примеровой, она ушла.", "“Примеровой” ends like"),
    Edit("names", RU, "Объяснение.", "Суд над А.Б. Примеровым начался.", "А. Б"),
    Edit("names", RU, "Объяснение.", "Пример Примерович сказал.", "Примерович"),
    Edit("names", KK, "Түсіндірме.", "Мұны Үлгіұлының өзі айтты.", "Үлгіұлының"),
    Edit("names", KK, "Түсіндірме.", "Үлгіқызы айтты.", "Үлгіқызы"),
    Edit("names", KK, "Түсіндірме.", "Сотта Үлгіноваға айтты.", "Үлгіноваға"),
    Edit("names", EN, "Explained.", "In court, Samplekova’s lawyer spoke.", "Samplekova"),
    Edit("names", EN, "Explained.", "In court, Sampleuly spoke.", "Sampleuly"),
    Edit("names", CASES, "    en: A re-check was", "    en: By Samplekyzy a re-check was", CASES),
    Edit("names", "data/sources.yml", "/4notary.kz", "/4notary.kz/news/sampleeva-1", "sampleeva"),
    Edit("names", "data/sources.yml", "/4notary.kz", "/4notary.kz/?q=samplekyzy", "samplekyzy"),
    Edit("names", EN, "Explained.", "[Explained](https://example.org/delo-sampletovoy.html).",
         "“no_link: private name"),
    Edit(None, CONTACTS, "подтвердить не удалось.", "нельзя. Снова звонил. Основа закона. "
         "Новый закон, Киев и Молдова.", tries="names"),
    Edit(None, "data/sources.yml", "/4notary.kz", "/4notary.kz/news/12-novoy-zakonov-index.html",
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
    if sent := not file.exists():  # somebody sends a file that was not there
        file.parent.mkdir(exist_ok=True)
        file.touch()
    text = file.read_text(encoding="utf-8")
    if edit.rule == "files":
        file.unlink()
    else:
        assert edit.old in text, "the table and the good site disagree"
        file.write_text(text.replace(edit.old, edit.new, 1), encoding="utf-8")
    yield good
    file.write_text(text, encoding="utf-8")
    if sent:
        file.unlink()


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


@pytest.mark.parametrize(("copied", "says"), [("ru", "locale: ru"), ("en", "locale: en_GB")])
def test_words_copied_over_another_language_are_told(good: Path, copied: str, says: str) -> None:
    """F06: every key and every value is there, and all of them speak the other language."""
    file = good / "data/words/kk.yml"
    kept = file.read_text(encoding="utf-8")
    source = (good / f"data/words/{copied}.yml").read_text(encoding="utf-8")
    file.write_text(source, encoding="utf-8")
    found = [letter for letter in check_source(good) if letter.rule == "translated"]
    file.write_text(kept, encoding="utf-8")
    assert any(says in letter.message for letter in found), found
    assert len(found) == 1


def test_words_copied_under_their_own_locale_are_one_letter(good: Path) -> None:
    file = good / "data/words/en.yml"
    kept = file.read_text(encoding="utf-8")
    head, label, _ = kept.partition("\nlabel:\n")
    other = (good / "data/words/ru.yml").read_text(encoding="utf-8").partition("\nlabel:\n")[2]
    file.write_text(f"{head}{label}{other}", encoding="utf-8")
    found = [letter for letter in check_source(good) if letter.rule == "translated"]
    file.write_text(kept, encoding="utf-8")
    assert len(found) == 1
    assert "other texts of this file are not translated either" in found[0].message


def test_words_without_a_letter_of_their_own_are_told(good: Path) -> None:
    file = good / "data/words/kk.yml"
    kept = file.read_text(encoding="utf-8")
    head, name, rest = kept.partition("\nname: ")
    plain = str.maketrans("әғқңөұүһіӘҒҚҢӨҰҮҺІ", "агкноуухиАГКНОУУХИ")
    file.write_text(f"{head}{name}{rest.translate(plain)}", encoding="utf-8")
    found = [letter for letter in check_source(good) if letter.rule == "translated"]
    file.write_text(kept, encoding="utf-8")
    assert any("Not one word of this file has a letter" in letter.message for letter in found)


def test_a_page_left_in_another_language_is_one_letter(good: Path) -> None:
    file = good / EN
    kept = file.read_text(encoding="utf-8")
    russian = "\n\n".join([SENTENCE[0]] * 30)
    file.write_text(kept.replace("Explained.", russian), encoding="utf-8")
    found = [letter for letter in check_source(good) if letter.rule == "language"]
    file.write_text(kept, encoding="utf-8")
    assert [letter.path for letter in found] == [EN]
    assert "This file or page" in found[0].message


def test_every_rule_is_tried_by_an_edit() -> None:
    tried = {edit.rule for edit in EDITS} | {"citations"}
    assert set(rules()) <= tried


def test_no_hash_of_a_source_reads_as_a_number(good: Path) -> None:
    """An unquoted 6e1234567890 is infinity to YAML: a page was lost that way."""
    page = next(iter(load(good).pages.values()))
    for number in range(3000):
        made = source_hash(replace(page, body=str(number)))
        assert parse(f"source_hash: {made}", "p.md", []).value == {"source_hash": made}
