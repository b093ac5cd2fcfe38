"""One pass over a page's finished HTML: numbers, marks, steps, boxes, what must not break."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree, html

from scripts.render.forms import NO_BREAK
from scripts.render.icons import icon
from scripts.render.sections import Section, sections
from scripts.render.tables import card_table

# Tags, drawings and code are stepped over, and in the same long step all that cannot begin a match:
# a step costs more than its length. "115-1" and "№ 245-VIII" tear at the hyphen; a no-break hyphen
# would spoil searching and copying.
UNBROKEN = re.compile(
    r"(?:<(title|style|svg|code|pre)\b.*?</\1>|<[^>]*>|[^<№N\d ]+| (?!–))+|(?P<dash> –)"
    r"|(?P<word>(?<!/)115-1(?:-[^\W\d_]+)?(?!\d)|(?:(?:№|No\.)\s)?\d+-[IVX]+(?!\w)|(?:№|No\.)\s\d+)",
    re.DOTALL)


@dataclass
class Heading:
    """A level-2 heading for the list of the page."""

    number: int | None
    title: str
    id: str


@dataclass
class Parts:
    """A page's text, cut as the template needs it."""

    body: str
    lifted: str
    labels: list[str]
    headings: list[Heading] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    whole: bool = False  # the text of all pages: each chapter has dates of its own


def split(text: str) -> Parts:
    """`text` is the page's HTML as Markdown made it; labels come in the order of their numbers."""
    tree = html.fragment_fromstring(text, create_parent="div")
    labels = _marks(tree)
    for footnotes in tree.xpath(".//div[@class='footnote']"):
        footnotes.getparent().remove(footnotes)
    _numbered(tree, "steps", "step")
    _numbered(tree, "phrases", "phrase")
    _boxes(tree)
    for table in tree.iter("table"):
        card_table(table)
    headings, found = _headings(tree), sections(tree)
    lifted = _lifted(tree)
    return Parts(_inner(tree), lifted, labels, headings, found)


def unbroken(text: str) -> str:
    """HTML in which numbers of acts stay on one line, and no line begins with a dash.

    Templates hand over the whole body of a document (`{% filter unbroken %}`).
    """

    def keep(found: re.Match[str]) -> str:
        if found["dash"]:
            return f"{NO_BREAK}–"
        return f'<span class="nb">{found[0]}</span>' if found["word"] else found[0]

    return UNBROKEN.sub(keep, text)


def _inner(tree: html.HtmlElement) -> str:
    start: str = html.tostring(tree, encoding="unicode")
    return start[start.index(">") + 1: start.rindex("<")].strip()


def _marks(tree: html.HtmlElement) -> list[str]:
    """Marks get numbers in reading order; a source leads back to the first of its marks."""
    numbers: dict[str, int] = {}
    for node in list(tree.iter("a", "figcaption", "sup")):
        label = node.attrib.pop("data-label", None)
        if node.tag == "figcaption":
            if label and "ours" not in (node.getparent().get("class") or ""):
                node.append(_mark(label, numbers))
        elif label:  # the place for a mark, written by a token
            _replace(node, _mark(label, numbers))
        elif node.get("class") == "footnote-ref":
            _replace(node.getparent(), _mark(node.get("href").removeprefix("#fn:"), numbers))
    return list(numbers)


def _replace(old: html.HtmlElement, new: html.HtmlElement) -> None:
    new.tail = old.tail
    old.getparent().replace(old, new)


def _mark(label: str, numbers: dict[str, int]) -> html.HtmlElement:
    first = label not in numbers
    number = numbers.setdefault(label, len(numbers) + 1)
    mark = html.Element("sup")
    link = etree.SubElement(mark, "a", href=f"#s{number}")
    link.text = str(number)
    if first:
        link.set("id", f"m{number}")
    return mark


def _numbered(tree: html.HtmlElement, group: str, item: str) -> None:
    """Each heading inside div.steps or div.phrases begins a numbered section of its own."""
    for block in tree.xpath(f".//div[@class='{group}']"):
        section, number = None, 0
        for node in list(block):
            if node.tag in ("h2", "h3") and node.get("id"):
                number += 1
                section = html.Element("section", {"class": item})
                block.replace(node, section)
                section.append(node)
                _numbered_heading(node, number)
            elif section is not None:
                section.append(node)


def _numbered_heading(node: html.HtmlElement, number: int) -> None:
    words = html.Element("span", {"class": "words"})
    words.text = node.text
    words.extend(list(node))
    node.text = None
    mark = html.Element("span", {"class": "n"})
    mark.text = str(number)
    mark.tail = " "
    node.extend([mark, words])


def _boxes(tree: html.HtmlElement) -> None:
    for title in tree.xpath(".//p[@class='admonition-title']"):
        picture = icon((title.getparent().get("class") or "").split()[-1])
        if picture is not None:
            picture.tail, title.text = title.text, None
            title.insert(0, picture)


def _headings(tree: html.HtmlElement) -> list[Heading]:
    found = []
    for node in tree.iter("h2"):
        number = node.find("span[@class='n']")
        title = node.find("span[@class='words']")
        shown = title if title is not None else node
        text = "".join(part for part in shown.itertext())
        found.append(Heading(int(number.text) if number is not None else None,
                             text.strip(), node.get("id") or ""))
    return found


def _lifted(tree: html.HtmlElement) -> str:
    """The law and its phrases stand over the full width above the column."""
    phrases = tree.find("div[@class='phrases']")
    figures = tree.findall("figure[blockquote]")
    if phrases is None or not figures:
        return ""
    pair = html.Element("div", {"class": "pair"})
    quotes = etree.SubElement(pair, "div", {"class": "quotes"})
    for figure in figures:
        figure.tail = None
        quotes.append(figure)
    phrases.tail = None
    pair.append(phrases)
    lifted: str = html.tostring(pair, encoding="unicode")
    return lifted
