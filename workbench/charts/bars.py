"""Bars along one axis drawn as an SVG: for a paper, for a page that is printed, and for a narrow
window.

It is written by hand: bars and words need no drawing library, whose import alone takes longer than
the rest of a paper's pictures.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from workbench.charts.chart import COLOURS, TEXT_ON, Chart
from workbench.charts.ink import (
    EDGE,
    GRID,
    LETTER,
    LINE,
    PAPER,
    Sheet,
    bar,
    picture_of,
    words,
)
from workbench.charts.rows import (
    Key,
    PlacedRow,
    bottom_of,
    keys_end,
    keys_of,
    names_room,
    placed_rows,
    row_names,
    tick_places,
)

_THICK = 26
_FEW = 6  # more categories than these stand closer to one another
_MOST_BEHIND = 8  # letters behind a bar of a narrow sheet; longer words stand above it


def bars_svg(chart: Chart, sheet: Sheet = PAPER) -> bytes:
    """The chart as SVG with real text. The same chart gives the same bytes."""
    keys, top = _keys(chart, sheet)
    rows = _rows(chart, sheet)
    height = bottom_of(rows, top)
    axis = _Axis.of(chart, sheet).at(_origin(chart))
    parts = [
        *(part for key in keys for part in _key(key)),
        *_ticks(chart, sheet, top, height),
        *_along(chart, sheet, rows),
        *row_names(chart, sheet, rows),
        *_upright(axis, sheet, rows, top, height),
    ]
    return picture_of(height, parts, sheet=sheet)


def bars_height(chart: Chart) -> float:
    """How high the SVG of the chart is on paper, in points."""
    return bottom_of(_rows(chart, PAPER), _keys(chart, PAPER)[1])


def _keys(chart: Chart, sheet: Sheet) -> tuple[list[Key], float]:
    """The keys of all series, and the room that stands above the bars."""
    # One series along an axis that explains itself needs no key.
    keys = [] if chart.ticks else keys_of([one.name for one in chart.series], sheet)
    return keys, keys_end(keys) + 7 if keys else LINE + 5


class _Axis(NamedTuple):
    """The axis between the names and the words at the ends of bars: from values to points of the
    picture."""

    low: float
    scale: float
    begins: float

    @classmethod
    def of(cls, chart: Chart, sheet: Sheet) -> "_Axis":
        low, high = map(float, chart.reach)
        begins = names_room(chart, sheet) or 1
        above = sheet.narrow and (_above(chart, sheet) or not chart.ends)
        room = sheet.wide - begins - (1 if above else 12)
        if not above:
            room -= LETTER * 1.4 * max(map(len, chart.ends or ("",)))
        return cls(low, room / ((high - low) or 1), begins)

    def at(self, value: float) -> float:
        return self.begins + (value - self.low) * self.scale


def _above(chart: Chart, sheet: Sheet) -> tuple[str, ...]:
    """The words at the ends of bars where they are too long to stand behind them."""
    long = sheet.narrow and max(map(len, chart.ends or ("",))) > _MOST_BEHIND
    return chart.ends if long else ()


def _rows(chart: Chart, sheet: Sheet) -> list[PlacedRow]:
    """The rows: all of one height, except the steps of a timetable."""
    close = sheet.narrow or chart.ticks or len(chart.categories) > _FEW
    return placed_rows(
        chart,
        sheet,
        _keys(chart, sheet)[1],
        _THICK + (8 if close else 16),
        even=not chart.ticks,
        above=_above(chart, sheet),
    )


def _upright(
    axis: float, sheet: Sheet, rows: Sequence[PlacedRow], top: float, height: float
) -> Iterator[str]:
    """The line that bars begin at; on a narrow sheet not through the names."""
    if not sheet.narrow:
        yield f'<path d="M{axis:g} {top:g}V{height}" stroke="{EDGE}"/>'
    for row in rows if sheet.narrow else ():
        high = _THICK / 2 + 4
        yield f'<path d="M{axis:g} {row.middle - high:g}v{2 * high:g}" stroke="{EDGE}"/>'


def _origin(chart: Chart) -> float:
    """The value at the upright line: the mark, else zero or the nearest value that the axis
    reaches."""
    low, high = map(float, chart.reach)
    return float(chart.mark) if chart.mark is not None else min(max(0.0, low), high)


def _along(chart: Chart, sheet: Sheet, rows: Sequence[PlacedRow]) -> Iterator[str]:
    """Bars along one axis: end to end, or each from where it starts."""
    axis = _Axis.of(chart, sheet)
    behind = chart.ends and not _above(chart, sheet)
    for index, row in enumerate(rows):
        middle = row.middle
        for place, (one, span) in enumerate(zip(chart.series, chart.spans(index), strict=True)):
            if span is None:
                continue
            left, right = sorted(axis.at(float(end)) for end in span)
            yield bar(left, middle - _THICK / 2, right - left, _THICK, COLOURS[place])
            # A label stands in its segment only where it fits; the table has every number.
            if right - left > LETTER * len(one.labels[index]) + 4:
                yield words(
                    (left + right) / 2,
                    middle,
                    one.labels[index],
                    anchor="middle",
                    colour=TEXT_ON[place],
                )
        if behind:
            end = axis.at(right_end(chart, index)) + 6
            yield words(end, middle, chart.ends[index], weight="bold")


def _ticks(chart: Chart, sheet: Sheet, top: float, height: float) -> Iterator[str]:
    """A line for each tick behind the bars, its words above them and within the picture. On a
    narrow sheet the lines begin and end at the names of rows."""
    axis = _Axis.of(chart, sheet)
    for at, _said in chart.ticks:
        left = axis.at(float(at))
        if not sheet.narrow:
            yield f'<path d="M{left:.2f} {top:g}V{height}" stroke="{GRID}"/>'
        for row in _rows(chart, sheet) if sheet.narrow else ():
            high = _THICK / 2 + 4
            yield f'<path d="M{left:.2f} {row.middle - high:.2f}v{2 * high}" stroke="{GRID}"/>'
    ticks = [(axis.at(float(at)), said) for at, said in chart.ticks]
    for middle, said in tick_places(ticks, sheet.wide):
        yield words(middle, top - LINE / 2, said, anchor="middle")


def _key(key: Key) -> Iterator[str]:
    yield bar(key.left + 0.5, key.top, 11, 11, COLOURS[key.place])
    yield from key.words()


def right_end(chart: Chart, index: int) -> float:
    """The value at the right end of one category's bars."""
    return max((float(end) for span in chart.spans(index) if span for end in span), default=0.0)
