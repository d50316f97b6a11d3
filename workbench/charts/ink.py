"""What every drawing shares: the typeface, sizes, colours, and its smallest parts.

All lengths are in points: the text width of A4 with 20 mm margins, and 12 point words.
"""

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from workbench.charts.chart import COLOURS

TYPEFACE = "Atkinson Hyperlegible Next"
# In a paper, letters beyond Latin 1 stand in a file with a name of its own.
FACES = f"'{TYPEFACE}', '{TYPEFACE} Extended', 'DejaVu Sans', sans-serif"
EDGE = "#0B0C0C"
GRID = "#CECECE"
SIZE = 12
LINE = 15
LETTER = 6.4  # the average letter of the typeface at 12 point, on the wide side
FIGURE = 7.5  # a figure, on the wide side
BOLD = 1.1  # how much wider the letters of heavy words are
_MOST_LINES = 4


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a chart is drawn on: its width in points. On a narrow one names stand above what they
    name, across the whole width, and no word is cut that fits on four lines."""

    wide: float
    narrow: bool = False

    def heavy(self, text: str) -> list[str]:
        """A title on its lines: one on paper, where the text around the picture says the rest."""
        letters = int(self.wide / LETTER / BOLD)
        return wrapped(text, letters, _MOST_LINES) if self.narrow else [short(text, 60)]


PAPER = Sheet(482)
PHONE = Sheet(250, narrow=True)  # at 320 pixels its letters are 14 pixels high


def picture_of(height: float, parts: Iterable[str], title: str = "", sheet: Sheet = PAPER) -> bytes:
    """An SVG of this height with real text. The same parts give the same bytes."""
    about = f"<title>{escape(title)}</title>" if title else ""
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {sheet.wide:g} {height}" '
            f'width="{sheet.wide:g}" height="{height}" font-size="{SIZE}" '
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
    weight: str = "",
) -> str:
    """Words on one line, their lower-case letters about `middle`."""
    heavy = f' font-weight="{weight}"' if weight else ""
    return (
        f'<text x="{left:.2f}" y="{middle + 4:.2f}" text-anchor="{anchor}" fill="{colour}"'
        f"{heavy}>{escape(text)}</text>"
    )


# Each series has a shape and a dash of its own, so that none is told by its colour alone; what they
# are called is what plotly calls them.
SYMBOLS = ("circle", "square", "triangle-up", "diamond")
DASHES = ("solid", "dash", "dot", "dashdot")
_DASHED = ("", "7 4", "2 3", "9 3 2 3")
_MARK = 5.0  # half of it


def mark(place: int, left: float, middle: float) -> str:
    """The mark of a series, by its place among them."""
    a = _MARK
    corners = {
        1: f"M{left - a:.2f} {middle - a:.2f}h{2 * a}v{2 * a}h-{2 * a}Z",
        2: f"M{left:.2f} {middle - a - 1:.2f}l{a + 1} {2 * a}h-{2 * a + 2}Z",
        3: f"M{left:.2f} {middle - a - 1:.2f}l{a + 1} {a + 1}l-{a + 1} {a + 1}l-{a + 1} -{a + 1}Z",
    }
    about = f'fill="{COLOURS[place]}" stroke="{EDGE}"'
    if place in corners:
        return f'<path d="{corners[place]}" {about}/>'
    return f'<circle cx="{left:.2f}" cy="{middle:.2f}" r="{a}" {about}/>'


def ring(left: float, middle: float) -> str:
    """A place on a line that is marked, and no value of a series."""
    return (
        f'<circle cx="{left:.2f}" cy="{middle:.2f}" r="4.5" fill="#FFFFFF" stroke="{EDGE}" '
        'stroke-width="2"/>'
    )


def through(points: Iterable[tuple[float, float]], place: int = 0, width: float = 1.5) -> str:
    """A line through points, dashed as its series is."""
    steps = "L".join(f"{left:.2f} {up:.2f}" for left, up in points)
    dashed = f' stroke-dasharray="{_DASHED[place]}"' if _DASHED[place] else ""
    return f'<path d="M{steps}" fill="none" stroke="{EDGE}" stroke-width="{width}"{dashed}/>'


def short(text: str, letters: int) -> str:
    """A name with room in the picture; the table beside the chart has the rest of it."""
    return text if len(text) <= letters else f"{text[: letters - 2].rstrip()} …"


def on_lines(text: str, wide: float, most: int) -> list[str]:
    """A name on a few lines within so many points; the table beside the chart has the rest."""
    return wrapped(text, int(wide / LETTER), most)


def wrapped(text: str, letters: int, most: int) -> list[str]:
    return textwrap.wrap(text, letters, max_lines=most, placeholder=" …") or [text]


def broken(text: str, letters: int) -> str:
    """A name on lines of so many letters, as plotly breaks them."""
    return "<br>".join(textwrap.wrap(text, letters)) or text
