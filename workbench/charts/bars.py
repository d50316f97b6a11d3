"""Bars drawn as an SVG, for a paper and for a page that is printed.

It is written by hand: bars and words need no drawing library, whose import alone takes longer than
the rest of a paper's pictures.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from workbench.charts.chart import COLOURS, TEXT_ON, Chart, ChartKind, Series
from workbench.charts.ink import (
    EDGE,
    GRID,
    LETTER,
    LINE,
    WIDTH,
    bar,
    picture_of,
    short,
    words,
)
from workbench.charts.rows import KEY_LETTERS, key_places, name_lines, names_room, row_names

_NAMES = 140
_THICK = 26
_FEW = 6  # more categories than these stand closer to one another
_BESIDE_LETTERS = 38  # of what stands behind a bar, which has a fifth of the picture at least
_FEWEST_LETTERS = 12


def bars_svg(chart: Chart) -> bytes:
    """The chart as SVG with real text. The same chart gives the same bytes."""
    grouped = chart.kind is ChartKind.GROUPED
    keys, legend = _keys(chart)
    rows = _rows(chart)
    height = legend + sum(rows)
    middles = [legend + sum(rows[:at]) + row / 2 for at, row in enumerate(rows)]
    draw = _grouped if grouped else _along
    axis = _NAMES if grouped else _Axis.of(chart).at(_origin(chart))
    parts = [
        *(part for left, top, place in keys for part in _key(chart, left, top, place)),
        *_ticks(chart, legend, height),
        *draw(chart, middles),
        *row_names(chart, middles),
        f'<path d="M{axis:g} {legend}V{height}" stroke="{EDGE}"/>',
    ]
    return picture_of(height, parts)


def bars_height(chart: Chart) -> float:
    """How high the SVG of the chart is, in points."""
    return _keys(chart)[1] + sum(_rows(chart))


def _keys(chart: Chart) -> tuple[list[tuple[float, float, int]], float]:
    """The places of the keys of all series, and the room that stands above the bars."""
    # One series along an axis that explains itself needs no key.
    keys = [] if chart.kind is ChartKind.GROUPED or chart.ticks else key_places(chart)
    return keys, keys[-1][1] + LINE + 7 if keys else LINE + 5 if chart.ticks else 0


class _Axis(NamedTuple):
    """The axis between the names and the words at the ends of bars: from values to points of the
    picture."""

    low: float
    scale: float
    begins: float

    @classmethod
    def of(cls, chart: Chart) -> "_Axis":
        low, high = map(float, chart.reach)
        begins = names_room(chart)
        room = WIDTH - begins - 12 - LETTER * 1.4 * max(map(len, chart.ends or ("",)))
        return cls(low, room / ((high - low) or 1), begins)

    def at(self, value: float) -> float:
        return self.begins + (value - self.low) * self.scale


def _rows(chart: Chart) -> list[float]:
    """The height of each category, in points: the same for all, except the steps of a timetable."""
    grouped = chart.kind is ChartKind.GROUPED
    close = chart.ticks or len(chart.categories) > _FEW
    bars = (_THICK - 4) * len(chart.series) + 14 if grouped else _THICK + (8 if close else 16)
    rows = [float(max(bars, LINE * len(name_lines(chart, name)) + 6)) for name in chart.categories]
    return rows if chart.ticks else [max(rows)] * len(rows)


def _origin(chart: Chart) -> float:
    """The value at the upright line: the mark, else zero or the nearest value that the axis
    reaches."""
    low, high = map(float, chart.reach)
    return float(chart.mark) if chart.mark is not None else min(max(0.0, low), high)


def _along(chart: Chart, middles: Sequence[float]) -> Iterator[str]:
    """Bars along one axis: end to end, or each from where it starts."""
    axis = _Axis.of(chart)
    for index, middle in enumerate(middles):
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
        if chart.ends:
            end = axis.at(right_end(chart, index)) + 6
            yield words(end, middle, chart.ends[index], weight="bold")


def _ticks(chart: Chart, top: float, height: float) -> Iterator[str]:
    """A line for each tick behind the bars, its words above them and within the picture. Words that
    would lie on those of an earlier tick are left out."""
    axis = _Axis.of(chart)
    taken: list[tuple[float, float]] = []
    for at, said in chart.ticks:
        left = axis.at(float(at))
        yield f'<path d="M{left:.2f} {top}V{height}" stroke="{GRID}"/>'
        half = LETTER * len(said) / 2
        middle = min(left, WIDTH - half)
        ends = (middle - half, middle + half)
        if said and not any(ends[0] < other[1] and other[0] < ends[1] for other in taken):
            taken.append(ends)
            yield words(middle, top - LINE / 2, said, anchor="middle")


def _grouped(chart: Chart, middles: Sequence[float]) -> Iterator[str]:
    said = [_beside(one, index) for one in chart.series for index in range(len(one.labels))]
    room = max(WIDTH - _NAMES - 12 - LETTER * max(map(len, said)), 60)
    widest = float(chart.reach[1]) or 1.0
    thick = _THICK - 4
    for index, centre in enumerate(middles):
        start = centre - thick * len(chart.series) / 2
        for place, one in enumerate(chart.series):
            wide = float(one.values[index] or 0) / widest * room
            yield bar(_NAMES, start + thick * place + 1, wide, thick - 2, COLOURS[place])
            middle = start + thick * (place + 0.5)
            yield words(_NAMES + wide + 6, middle, _beside(one, index))


def _key(chart: Chart, left: float, top: float, place: int) -> Iterator[str]:
    yield bar(left + 0.5, top, 11, 11, COLOURS[place])
    yield words(left + 16, top + 6, short(chart.series[place].name, KEY_LETTERS))


def _beside(series: Series, index: int) -> str:
    """The words behind a bar that stands by itself: what it comes to, and of what."""
    label = series.labels[index]
    return f"{label}: {short(series.name, max(_BESIDE_LETTERS - len(label), _FEWEST_LETTERS))}"


def right_end(chart: Chart, index: int) -> float:
    """The value at the right end of one category's bars."""
    return max((float(end) for span in chart.spans(index) if span for end in span), default=0.0)
