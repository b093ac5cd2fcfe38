"""The few pictures of boxes: drawn here, since a page pays for every byte of them."""

from __future__ import annotations

from lxml import html

STROKE = 'fill="none" stroke="currentColor" stroke-width="1.8"'
PICTURES = {
    "noticed": f'<path {STROKE} d="M1 10Q10-2 19 10 10 22 1 10zm9-3a3 3 0 100 6 3 3 0 000-6z"/>',
    "uncertain": f'<path {STROKE} d="M10 1a9 9 0 100 18 9 9 0 000-18zM7.4 8c0-4 5.2-3.4 5.2-.4'
                 'C12.6 10 10 9.7 10 12m0 1.6v1.8"/>',
}


def icon(box: str) -> html.HtmlElement | None:
    """The picture of a box by the box's word, or None where it has none."""
    if box not in PICTURES:
        return None
    return html.fragment_fromstring(
        f'<svg class="icon" viewBox="0 0 20 20" aria-hidden="true">{PICTURES[box]}</svg>')
