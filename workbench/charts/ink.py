"""What every drawing shares: the typeface, sizes, colours, and its smallest parts.

All lengths are in points: the text width of A4 with 20 mm margins, and 12 point words.
"""

import textwrap
from collections.abc import Iterable
from html import escape

TYPEFACE = "Atkinson Hyperlegible Next"
# In a paper, letters beyond Latin 1 stand in a file with a name of its own.
FACES = f"'{TYPEFACE}', '{TYPEFACE} Extended', 'DejaVu Sans', sans-serif"
EDGE = "#0B0C0C"
GRID = "#CECECE"
WIDTH = 482
SIZE = 12
LINE = 15
LETTER = 6.4  # the average letter of the typeface at 12 point, on the wide side


def picture_of(height: float, parts: Iterable[str], title: str = "") -> bytes:
    """An SVG of this height with real text. The same parts give the same bytes."""
    about = f"<title>{escape(title)}</title>" if title else ""
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
            f'width="{WIDTH}" height="{height}" font-size="{SIZE}" '
            f'font-family="{FACES}">{about}',
            *parts,
            "</svg>",
        )
    ).encode()


def bar(left: float, top: float, wide: float, high: float, colour: str) -> str:
    return (
        f'<rect x="{left:.2f}" y="{top:.2f}" width="{wide:.2f}" height="{high:.2f}" '
        f'fill="{colour}" stroke="{EDGE}" stroke-width="0.8"/>'
    )


def words(
    left: float,
    middle: float,
    text: str,
    *,
    anchor: str = "start",
    colour: str = EDGE,
    weight: str = "normal",
) -> str:
    """Words on one line, their lower-case letters about `middle`."""
    return (
        f'<text x="{left:.2f}" y="{middle + 4:.2f}" text-anchor="{anchor}" fill="{colour}" '
        f'font-weight="{weight}">{escape(text)}</text>'
    )


def short(text: str, letters: int) -> str:
    """A name with room in the picture; the table beside the chart has the rest of it."""
    return text if len(text) <= letters else f"{text[: letters - 2].rstrip()} …"


def on_lines(text: str, wide: float, most: int) -> list[str]:
    """A name on a few lines within so many points; the table beside the chart has the rest."""
    letters = int(wide / LETTER)
    return textwrap.wrap(text, letters, max_lines=most, placeholder=" …") or [text]


def broken(text: str, letters: int) -> str:
    """A name on lines of so many letters, as plotly breaks them."""
    return "<br>".join(textwrap.wrap(text, letters)) or text
