"""Profiles and spreads drawn: marks along an axis, a row for each category."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from workbench.charts.chart import COLOURS, Chart, ChartKind
from workbench.charts.ink import (
    BOLD,
    DASHES,
    EDGE,
    GRID,
    LETTER,
    LINE,
    PAPER,
    SYMBOLS,
    TYPEFACE,
    Sheet,
    mark,
    picture_of,
    through,
    words,
)
from workbench.charts.rows import (
    Key,
    PlacedRow,
    bottom_of,
    figure_rows,
    keys_end,
    keys_of,
    names_room,
    placed_rows,
    row_names,
    tick_places,
)

_LANE = 7.0  # between the marks of two series in one row
_APART = 11.0  # marks nearer to one another than this take lanes of their own
_END = 14.0  # beside the axis, on both sides
_TRIED = (0, -1, 1, -2, 2, -3, 3)


def marks_svg(chart: Chart, sheet: Sheet = PAPER) -> bytes:
    """The chart as SVG with real text. The same chart gives the same bytes."""
    top, rows = _top(chart, sheet), _rows(chart, sheet)
    bottom = bottom_of(rows, top)
    return picture_of(
        bottom,
        [
            *(part for key in _keys(chart, sheet) for part in _key(key)),
            *_ticks(chart, sheet, rows),
            *_marks(chart, sheet, rows),
            *row_names(chart, sheet, rows),
        ],
        sheet=sheet,
    )


def marks_height(chart: Chart) -> float:
    """How high the SVG of the chart is on paper, in points."""
    return bottom_of(_rows(chart, PAPER), _top(chart, PAPER))


def _keys(chart: Chart, sheet: Sheet) -> list[Key]:
    return keys_of([one.name for one in chart.series], sheet)


def _top(chart: Chart, sheet: Sheet) -> float:
    """The room above the rows: the keys, and the words of the ticks."""
    return keys_end(_keys(chart, sheet)) + LINE + 10


def _body(chart: Chart) -> float:
    """The height that all lanes of a row take."""
    return _LANE * len(chart.series) + 12


def _rows(chart: Chart, sheet: Sheet) -> list[PlacedRow]:
    return placed_rows(chart, sheet, _top(chart, sheet), _body(chart))


def _key(key: Key) -> Iterator[str]:
    yield mark(key.place, key.left + 6, key.top + 6)
    yield from key.words()


def _along(chart: Chart, sheet: Sheet, value: Any) -> float:
    low, high = map(float, chart.reach)
    begins = names_room(chart, sheet) + _END
    beside = LETTER * BOLD * max(map(len, chart.ends or ("",)))
    wide = sheet.wide - begins - _END - beside
    return begins + (float(value) - low) / ((high - low) or 1) * wide


def _ticks(chart: Chart, sheet: Sheet, rows: Sequence[PlacedRow]) -> Iterator[str]:
    """A line for each tick behind the rows, its words above them. On a narrow sheet the lines begin
    and end at the names."""
    top = _top(chart, sheet)
    spans = (
        [(one.middle - _body(chart) / 2, one.top + one.height) for one in rows]
        if sheet.narrow
        else [(top, bottom_of(rows, top))]
    )
    ticks = [(_along(chart, sheet, at), said) for at, said in chart.ticks]
    for left, _said in ticks:
        for begins, ends in spans:
            yield f'<path d="M{left:.2f} {begins:.2f}V{ends:.2f}" stroke="{GRID}"/>'
    for middle, said in tick_places(ticks, sheet.wide):
        yield words(middle, top - LINE / 2, said, anchor="middle")


def _marks(chart: Chart, sheet: Sheet, rows: Sequence[PlacedRow]) -> Iterator[str]:
    spots = [_spots(chart, sheet, index, row.middle) for index, row in enumerate(rows)]
    # On a narrow sheet a line from row to row would run through the names between them.
    if chart.kind is ChartKind.PROFILE and not sheet.narrow:
        for place in range(len(chart.series)):
            for one, following in pairwise(spots):
                if place in one and place in following:
                    yield through((one[place], following[place]), place)
    elif chart.kind is ChartKind.SPREAD:
        for found, row in zip(spots, rows, strict=True):
            if len(found) > 1:
                ends = sorted(left for left, _ in found.values())
                yield through(((ends[0], row.middle), (ends[-1], row.middle)), width=3)
    for index, found in enumerate(spots):
        for place, (left, up) in found.items():
            yield mark(place, left, up)
        if chart.ends:
            least = _along(chart, sheet, chart.reach[0])
            end = max((left for left, _ in found.values()), default=least)
            yield words(end + 12, rows[index].middle, chart.ends[index], weight="bold")


def _spots(chart: Chart, sheet: Sheet, index: int, middle: float) -> dict[int, tuple[float, float]]:
    """Where the mark of each series stands in one row, those without a value left out. In a profile
    each series has its lane; in a spread a mark leaves the middle where another is in its way."""
    found: dict[int, tuple[float, float]] = {}
    lanes = len(chart.series)
    for place, one in enumerate(chart.series):
        value = one.values[index]
        if value is None:
            continue
        left = _along(chart, sheet, value)
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
