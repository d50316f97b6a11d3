"""Finds words that lie beyond their cell or the margins of their page, which print would cut or set
over others, and pages with a line or two alone.

It reads WeasyPrint's own boxes, which are not part of its public interface: a test fails where a
new version has other ones.
"""

from collections.abc import Iterator
from typing import Any

_SPARE = 2.0  # CSS pixels: rounding, and the overhang of a letter
_MOST_NAMED = 5
_LETTERS = 40
_NEXT_TO_NOTHING = 0.15  # of a page's height


class DoesNotFit(ValueError):
    """Raised where something of a paper has no room on its page. The message says what, where, and
    what to do."""


def refuse_beyond_edges(document: Any) -> None:
    """Raises `DoesNotFit` with the words that do not fit and their pages. `document` is what
    WeasyPrint laid out."""
    found = [
        f"page {number}: {_short(text)!r}"
        for number, page in enumerate(document.pages, 1)
        for text in _beyond(page._page_box)
    ]
    if found:
        named = "; ".join(found[:_MOST_NAMED])
        more = len(found) - _MOST_NAMED
        rest = f"; and {more} more" if more > 0 else ""
        raise DoesNotFit(
            f"some words are wider than the room they have ({named}{rest}). "
            "Shorten them, or give the table fewer columns"
        )


def _beyond(page: Any) -> Iterator[str]:
    """The texts of one page that end beyond their cell or the margin."""
    edge = page.content_box_x() + page.width
    sheet = page.margin_width()
    for box in page.children:
        # What runs along the margins, the header and the footer, has all of the sheet.
        margin = type(box).__name__ == "MarginBox"
        yield from _texts_beyond(box, sheet if margin else edge)


def _texts_beyond(box: Any, edge: float) -> Iterator[str]:
    if type(box).__name__ == "TextBox":
        if box.text.strip() and box.position_x + box.width > edge + _SPARE:
            yield box.text
        return
    if type(box).__name__ == "TableCellBox":
        edge = min(edge, box.border_box_x() + box.border_width())
    for inner in getattr(box, "children", ()):
        yield from _texts_beyond(inner, edge)


def spilled_pages(document: Any) -> int:
    """How many pages after the first hold next to nothing: the end of a part whose next one opens a
    page."""
    return sum(reach(page._page_box) < _NEXT_TO_NOTHING for page in document.pages[1:])


def reach(page: Any) -> float:
    """How far down the page its content reaches, from 0 to 1."""
    top = page.content_box_y()
    inner = [box for box in page.children if type(box).__name__ != "MarginBox"]
    return float((max(map(_bottom, inner), default=top) - top) / page.height)


def _bottom(box: Any) -> float:
    kind = type(box).__name__
    if kind == "TextBox" or "Replaced" in kind:
        return float(box.position_y + box.height)
    return max(map(_bottom, getattr(box, "children", ())), default=0.0)


def _short(text: str) -> str:
    return text if len(text) <= _LETTERS else f"{text[:_LETTERS]}…"
