"""Tables that stay tables for everyone: on a phone each row is shown as a card."""

from __future__ import annotations

from lxml import html


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
    frame = html.Element("div", {"class": "table"})
    frame.tail, table.tail = table.tail, None
    table.getparent().replace(table, frame)
    frame.append(table)
