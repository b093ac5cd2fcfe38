"""Tables that stay tables for everyone: on a phone each row is shown as a card.

A stack is shown so at every width: columns of sentences are too narrow to read side by side.
"""

from __future__ import annotations

from lxml import html

from scripts.render.forms import NO_BREAK

COLUMNS, LETTERS = 3, 120  # more columns, and on average more letters in a row, make a stack


def card_table(table: html.HtmlElement) -> None:
    """Explicit roles and real labels: `display` on a phone takes the roles away (F20)."""
    table.set("role", "table")
    for group in table.iter("thead", "tbody"):
        group.set("role", "rowgroup")
    names = ["".join(cell.xpath(".//text()[not(ancestor::sup)]")).strip()
             for cell in table.iter("th")]
    for cell in table.iter("th"):
        cell.set("role", "columnheader")
        cell.set("scope", "col")
        cell.attrib.pop("style", None)
    # A range on one line would push the table over the column: here it may break after its dash.
    for amount in table.xpath(".//span[@class='nb'][contains(., '–')]"):
        amount.text = str(amount.text).replace(f"–{NO_BREAK}", "– ")
        amount.drop_tag()
    kind = table.attrib.pop("class", "")
    frame = html.Element("div", {"class": f"table {kind}".strip()})
    if not kind and _is_stack(table):
        frame.set("class", "stack")
    for row in table.iter("tr"):
        row.set("role", "row")
        for place, cell in enumerate(row.findall("td")):
            cell.attrib.pop("style", None)
            if place == 0:
                cell.tag = "th"
                cell.set("scope", "row")
                cell.set("role", "rowheader")
                continue
            cell.set("role", "cell")
            if place < len(names) and names[place] and (cell.text or len(cell)):
                label = html.Element("span", {"class": "cell-label"})
                label.text, label.tail, cell.text = f"{names[place]}: ", cell.text, None
                cell.insert(0, label)
    frame.tail, table.tail = table.tail, None
    table.getparent().replace(table, frame)
    frame.append(table)


def _is_stack(table: html.HtmlElement) -> bool:
    rows = table.xpath("./tbody/tr")
    letters = sum(len(row.text_content()) for row in rows)
    return len(rows[0]) > COLUMNS and letters > LETTERS * len(rows) if rows else False
