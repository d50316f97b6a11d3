"""Profiles and spreads drawn: marks along an axis, a row for each category."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from workbench.charts.chart import COLOURS, Chart, ChartKind
from workbench.charts.ink import (
    DASHES,
    EDGE,
    GRID,
    LETTER,
    LINE,
    SYMBOLS,
    TYPEFACE,
    WIDTH,
    mark,
    picture_of,
    short,
    through,
    words,
)
from workbench.charts.rows import (
    KEY_LETTERS,
    figure_rows,
    key_places,
    name_lines,
    names_room,
    row_names,
)

_LANE = 7.0  # between the marks of two series in one row
_APART = 11.0  # marks nearer to one another than this take lanes of their own
_END = 14.0  # beside the axis, on both sides
_TRIED = (0, -1, 1, -2, 2, -3, 3)


def marks_svg(chart: Chart) -> bytes:
    """The chart as SVG with real text. The same chart gives the same bytes."""
    keys, top = key_places(chart), _top(chart)
    high = _row(chart)
    middles = [top + high * (at + 0.5) for at in range(len(chart.categories))]
    bottom = top + high * len(middles)
    return picture_of(
        bottom,
        [
            *(part for left, up, place in keys for part in _key(chart, left, up, place)),
            *_ticks(chart, top, bottom),
            *_marks(chart, middles),
            *row_names(chart, middles),
        ],
    )


def marks_height(chart: Chart) -> float:
    """How high the SVG of the chart is, in points."""
    return _top(chart) + _row(chart) * len(chart.categories)


def _top(chart: Chart) -> float:
    """The room above the rows: the keys, and the words of the ticks."""
    return key_places(chart)[-1][1] + 2 * LINE + 10


def _row(chart: Chart) -> float:
    """The height of a row: that of the longest name, or of all lanes."""
    lines = max(len(name_lines(chart, name)) for name in chart.categories)
    return max(LINE * lines + 6.0, _LANE * len(chart.series) + 12)


def _key(chart: Chart, left: float, top: float, place: int) -> Iterator[str]:
    yield mark(place, left + 6, top + 6)
    yield words(left + 16, top + 6, short(chart.series[place].name, KEY_LETTERS))


def _along(chart: Chart, value: Any) -> float:
    low, high = map(float, chart.reach)
    begins = names_room(chart) + _END
    beside = LETTER * 1.1 * max(map(len, chart.ends or ("",)))
    return begins + (float(value) - low) / ((high - low) or 1) * (WIDTH - begins - _END - beside)


def _ticks(chart: Chart, top: float, bottom: float) -> Iterator[str]:
    """A line for each tick behind the rows, its words above them; those that would lie on earlier
    words are left out."""
    taken: list[tuple[float, float]] = []
    for at, said in chart.ticks:
        left, half = _along(chart, at), LETTER * len(said) / 2
        yield f'<path d="M{left:.2f} {top:.2f}V{bottom:.2f}" stroke="{GRID}"/>'
        middle = min(left, WIDTH - half)
        if not any(middle - half < other[1] and other[0] < middle + half for other in taken):
            taken.append((middle - half, middle + half))
            yield words(middle, top - LINE / 2, said, anchor="middle")


def _marks(chart: Chart, middles: Sequence[float]) -> Iterator[str]:
    spots = [_spots(chart, index, middle) for index, middle in enumerate(middles)]
    if chart.kind is ChartKind.PROFILE:
        for place in range(len(chart.series)):
            for one, following in pairwise(spots):
                if place in one and place in following:
                    yield through((one[place], following[place]), place)
    else:
        for row, middle in zip(spots, middles, strict=True):
            if len(row) > 1:
                ends = sorted(left for left, _ in row.values())
                yield through(((ends[0], middle), (ends[-1], middle)), width=3)
    for index, row in enumerate(spots):
        for place, (left, up) in row.items():
            yield mark(place, left, up)
        if chart.ends:
            end = max((left for left, _ in row.values()), default=_along(chart, chart.reach[0]))
            yield words(end + 12, middles[index], chart.ends[index], weight="bold")


def _spots(chart: Chart, index: int, middle: float) -> dict[int, tuple[float, float]]:
    """Where the mark of each series stands in one row, those without a value left out. In a profile
    each series has its lane; in a spread a mark leaves the middle where another is in its way."""
    found: dict[int, tuple[float, float]] = {}
    lanes = len(chart.series)
    for place, one in enumerate(chart.series):
        value = one.values[index]
        if value is None:
            continue
        left = _along(chart, value)
        if chart.kind is ChartKind.PROFILE:
            found[place] = (left, middle + _LANE * (place - (lanes - 1) / 2))
            continue
        near = [up for other, up in found.values() if abs(other - left) < _APART]
        free = (middle + _APART * lane for lane in _TRIED)
        found[place] = (left, next(up for up in free if up not in near))
    return found


def marks_figure(chart: Chart) -> dict[str, Any]:
    """The figure as plain data for plotly.js. Rows are counted, so that marks have lanes."""
    count, rows = len(chart.categories), figure_rows(chart.categories)
    profile = chart.kind is ChartKind.PROFILE
    return {
        "data": [
            *([] if profile else _ranges(chart)),
            *(_trace(chart, place, profile=profile) for place in range(len(chart.series))),
        ],
        "layout": {
            "height": 150 + count * max(18 + 14 * len(chart.series), rows.height),
            "margin": {"l": 10, "r": 24, "t": 10, "b": 40},
            "font": {"family": f"{TYPEFACE}, DejaVu Sans, sans-serif", "size": 16, "color": EDGE},
            "paper_bgcolor": "#FFFFFF",
            "plot_bgcolor": "#FFFFFF",
            "legend": {"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0},
            "xaxis": {
                "gridcolor": GRID,
                "zeroline": False,
                "fixedrange": True,
                "range": _figure_range(chart),
                "tickvals": [float(at) for at, _ in chart.ticks],
                "ticktext": [said for _, said in chart.ticks],
                "tickangle": 0,
            },
            "yaxis": {
                "range": [count - 0.5, -0.5],
                "tickvals": list(range(count)),
                "ticktext": list(rows.names),
                **rows.font,
                "automargin": True,
                "fixedrange": True,
                "gridcolor": "#FFFFFF",
                "zeroline": False,
            },
            "template": {},
        },
    }


def _figure_range(chart: Chart) -> list[float]:
    low, high = map(float, chart.reach)
    room = (high - low or 1) * 0.06
    return [low - room, high + room]


def _trace(chart: Chart, place: int, *, profile: bool) -> dict[str, Any]:
    one, lanes = chart.series[place], len(chart.series)
    shift = [(place - (lanes - 1) / 2) * 0.6 / lanes for _ in chart.categories]
    return {
        "type": "scatter",
        "name": one.name,
        "mode": "lines+markers" if profile else "markers",
        "x": [None if value is None else float(value) for value in one.values],
        "y": [at + aside for at, aside in enumerate(shift)],
        "line": {"color": EDGE, "width": 1.5, "dash": DASHES[place]},
        "marker": {
            "symbol": SYMBOLS[place],
            "size": 12,
            "color": COLOURS[place],
            "line": {"color": EDGE, "width": 1},
        },
        "customdata": list(map(list, zip(chart.categories, one.labels, strict=True))),
        "hovertemplate": f"%{{customdata[0]}}<br>{one.name}: %{{customdata[1]}}<extra></extra>",
    }


def _ranges(chart: Chart) -> list[dict[str, Any]]:
    """The line of each row from its least to its greatest value."""
    along: list[float | None] = []
    down: list[float | None] = []
    for at in range(len(chart.categories)):
        known = [float(one.values[at] or 0) for one in chart.series if one.values[at] is not None]
        if known:
            along += [min(known), max(known), None]
            down += [at, at, None]
    line = {"color": EDGE, "width": 3}
    plain = {"type": "scatter", "mode": "lines", "hoverinfo": "skip", "showlegend": False}
    return [plain | {"x": along, "y": down, "line": line}]
