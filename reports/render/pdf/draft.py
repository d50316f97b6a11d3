"""The word "Draft" across every page of a paper that is not issued, as a picture behind its text.

A background is an artefact of the page: a screen reader hears the words once, on the cover.
"""

from html import escape
from typing import Final

from workbench.charts.drawing import FACES

UPRIGHT: Final = "draft/upright.svg"
SIDEWAYS: Final = "draft/sideways.svg"
_A4: Final = (210, 297)  # mm
_INK: Final = "#E4E4E4"  # light enough for the words over it: 15:1 for our ink


def watermarks(words: str) -> dict[str, bytes]:
    """A picture for each way that a page may lie, by name; none for a paper that is issued."""
    if not words:
        return {}
    short, long = _A4
    return {UPRIGHT: _across(words, short, long), SIDEWAYS: _across(words, long, short)}


def page_rules(address: str) -> str:
    """The style rules that put the pictures on every page; `address` is the prefix of their
    names."""
    about = "background-size: 100% 100%; background-repeat: no-repeat"
    return (
        f'@page {{ background-image: url("{address}{UPRIGHT}"); {about} }}\n'
        f'@page sideways {{ background-image: url("{address}{SIDEWAYS}"); {about} }}\n'
    )


def _across(words: str, wide: int, high: int) -> bytes:
    """The words from corner to corner of a page this wide and high, as large as they fit."""
    size = min(44.0, 300 / len(words))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" '
        f'width="{wide}mm" height="{high}mm">'
        f'<text x="{wide / 2}" y="{high / 2}" transform="rotate(-45 {wide / 2} {high / 2})" '
        f'font-family="{FACES}" font-size="{size:.1f}" '
        f'font-weight="bold" text-anchor="middle" fill="{_INK}">{escape(words)}</text></svg>'
    ).encode()
