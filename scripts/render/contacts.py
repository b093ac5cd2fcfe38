"""Numbers to call: inside a sentence, and as a card."""

from __future__ import annotations

import html

from scripts.content.records import Contact


def telephone(contact: Contact) -> str:
    """A number inside a sentence."""
    kind = "tel urgent" if contact.urgent else "tel"
    return f'<a class="{kind}" href="tel:{contact.number}">{contact.number}</a>'


def card(contact: Contact, language: str) -> str:
    """A contact as a card that is one link: number, name, hours, cost, what it does."""
    rows = [texts[language] for texts in
            (contact.does, contact.hours, contact.cost) if texts]
    line = "; ".join(html.escape(row) for row in rows)
    kind = "contact urgent" if contact.urgent else "contact"
    return (f'<a class="{kind}" href="tel:{contact.number}">'
            f'<span class="number">{contact.number}</span><span class="about">'
            f"<strong>{html.escape(contact.name[language])}</strong><span>{line}</span></span></a>")
