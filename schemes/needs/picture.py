"""The picture of needs: boxes from left to right in the sequence of delivery.

It is SVG with real text, written by hand without styles or scripts: it is served as a file of its
own.
"""

import textwrap
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

_WIDE: Final = 200
_HIGH: Final = 84
_ACROSS: Final = 64  # between two levels, where the arrows run
_DOWN: Final = 20
_EDGE: Final = 12
_LETTERS: Final = 25  # that fit on one line of a box
_INK: Final = "#0B0C0C"
_FACE: Final = "font-family=\"'Atkinson Hyperlegible Next', 'DejaVu Sans', Arial, sans-serif\""


@dataclass(frozen=True, slots=True)
class Box:
    """One scheme as a box. `here` is true for the scheme whose page shows the picture."""

    key: int
    name: str
    title: str
    status: str
    here: bool = False


def picture(
    levels: Sequence[Sequence[Box]],
    needs: Mapping[int, Collection[int]],
    doubtful: Collection[tuple[int, int]] = (),
) -> bytes:
    """The boxes by level, with an arrow from each needed one to what needs it; `doubtful` are
    pairs (scheme, needed) whose arrow is broken and marked "in doubt". The same boxes give the
    same bytes."""
    places = {
        box.key: (_EDGE + across * (_WIDE + _ACROSS), _EDGE + down * (_HIGH + _DOWN))
        for across, level in enumerate(levels)
        for down, box in enumerate(level)
    }
    width = 2 * _EDGE + len(levels) * _WIDE + (len(levels) - 1) * _ACROSS
    tallest = max(len(level) for level in levels)
    height = 2 * _EDGE + tallest * _HIGH + (tallest - 1) * _DOWN
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" {_FACE} font-size="14" fill="{_INK}">',
        '<defs><marker id="arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" '
        f'markerHeight="8" orient="auto"><path d="M0 0L10 5L0 10z" fill="{_INK}"/></marker></defs>',
        f'<rect width="{width}" height="{height}" fill="#FFFFFF"/>',
        *(
            _arrow(places[needed], places[scheme], (scheme, needed) in doubtful)
            for scheme in places
            for needed in needs.get(scheme, ())
            if needed in places
        ),
        *(part for level in levels for box in level for part in _box(box, *places[box.key])),
        "</svg>",
    ]
    return "\n".join(parts).encode()


def _arrow(start: tuple[int, int], end: tuple[int, int], doubtful: bool) -> str:
    left, top = start[0] + _WIDE, start[1] + _HIGH / 2
    right, bottom = end[0] - 2, end[1] + _HIGH / 2
    bend = _ACROSS / 2
    dashes = ' stroke-dasharray="6 5"' if doubtful else ""
    return (
        f'<path d="M{left} {top:g}C{left + bend:g} {top:g} {right - bend:g} {bottom:g} '
        f'{right} {bottom:g}" fill="none" stroke="{_INK}" stroke-width="2"{dashes} '
        'marker-end="url(#arrow)"/>'
    )


def _box(box: Box, left: int, top: int) -> Iterator[str]:
    fill, edge = ("#E8EEF4", 4) if box.here else ("#FFFFFF", 2)
    yield (
        f'<rect x="{left}" y="{top}" width="{_WIDE}" height="{_HIGH}" fill="{fill}" '
        f'stroke="#12436D" stroke-width="{edge}"/>'
    )
    lines = textwrap.wrap(box.title, _LETTERS, max_lines=2, placeholder=" …")
    yield _words(left, top + 20, box.name, bold=True)
    for count, line in enumerate(lines):
        yield _words(left, top + 39 + 17 * count, line)
    yield _words(left, top + _HIGH - 9, box.status)


def _words(left: int, bottom: int, text: str, *, bold: bool = False) -> str:
    weight = ' font-weight="bold"' if bold else ""
    return f'<text x="{left + 10}" y="{bottom}"{weight}>{escape(text)}</text>'
