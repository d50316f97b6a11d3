"""A chart drawn: as a plotly figure for a page, as an SVG for a paper.

The SVG is written by hand: bars and words need no drawing library, whose import alone takes longer
than the rest of a paper's pictures. plotly is imported only when a page asks for a figure.
"""

import textwrap
from collections.abc import Iterator, Sequence
from html import escape
from typing import Any, NamedTuple

from workbench.charts.chart import COLOURS, TEXT_ON, Chart, ChartKind, Series

TYPEFACE = "Atkinson Hyperlegible Next"
# In a paper, letters beyond Latin 1 stand in a file with a name of its own.
FACES = f"'{TYPEFACE}', '{TYPEFACE} Extended', 'DejaVu Sans', sans-serif"
_EDGE = "#0B0C0C"
_GRID = "#CECECE"
# All lengths in points: the text width of A4 with 20 mm margins, and 12 point words.
_WIDTH = 482
_SIZE = 12
_LINE = 15
_NAMES = 140
_LONG_NAMES = 210
_THICK = 26
_FEW = 6  # more categories than these stand closer to one another
_NAME_LINES = 3
_KEY_LETTERS = 66  # of a key, on a line of its own
_BESIDE_LETTERS = 38  # of what stands behind a bar, which has a fifth of the picture at least
_FEWEST_LETTERS = 12
_LONG_NAME = 60
_LETTER = 6.4  # the average letter of the typeface at 12 point, on the wide side


def plotly_figure(chart: Chart) -> dict[str, Any]:
    """The figure as plain data for plotly.js, its words and numbers those of the chart."""
    from plotly import graph_objects as go

    figure = go.Figure(
        data=[go.Bar(**_plotly_bar(chart, place)) for place in range(len(chart.series))],
        layout=_plotly_layout(chart),
    )
    plain: dict[str, Any] = figure.to_plotly_json()
    return {"data": plain["data"], "layout": plain["layout"]}


def _plotly_bar(chart: Chart, place: int) -> dict[str, Any]:
    """The bars of one series: one for each category."""
    series = chart.series[place]
    return {
        "name": series.name,
        "orientation": "h",
        "y": [_wrapped(name, 18, "<br>") for name in chart.categories],
        "x": [None if value is None else float(value) for value in series.values],
        **({"base": list(map(float, chart.starts))} if chart.starts else {}),
        "text": list(series.labels),
        "textposition": "auto" if chart.kind is ChartKind.GROUPED else "inside",
        "cliponaxis": False,
        "insidetextanchor": "middle",
        "insidetextfont": {"color": TEXT_ON[place]},
        "marker": {"color": COLOURS[place], "line": {"color": _EDGE, "width": 1}},
        "customdata": list(map(list, zip(chart.categories, series.labels, strict=True))),
        "hovertemplate": f"%{{customdata[0]}}<br>{series.name}: %{{customdata[1]}}<extra></extra>",
    }


def _plotly_layout(chart: Chart) -> dict[str, Any]:
    """All of the figure but its bars: its size, words, axes and marks."""
    grouped = chart.kind is ChartKind.GROUPED
    bars = len(chart.series)
    widest = max(map(len, chart.ends), default=0)
    return {
        "barmode": _plotly_barmode(chart),
        "height": 120 + len(chart.categories) * (34 * bars if grouped else 60),
        # Words at the ends of bars stand in the right margin where a bar is the longest.
        "margin": {"l": 10, "r": max(60, 12 + 9 * widest), "t": 10, "b": 40},
        # A label that its segment has no room for is left to the table.
        **({} if grouped else {"uniformtext": {"minsize": 12, "mode": "hide"}}),
        "font": {"family": f"{TYPEFACE}, DejaVu Sans, sans-serif", "size": 16, "color": _EDGE},
        "paper_bgcolor": "#FFFFFF",
        "plot_bgcolor": "#FFFFFF",
        "legend": {
            "orientation": "h",
            "y": 1.02,
            "yanchor": "bottom",
            "x": 0,
            "traceorder": "normal",
        },
        "xaxis": _plotly_value_axis(chart),
        "yaxis": {
            "autorange": "reversed",
            "automargin": True,
            "fixedrange": True,
            "ticklabelstandoff": 6,
        },
        "annotations": [_plotly_end(chart, index) for index in range(len(chart.ends))],
        **({} if chart.mark is None else {"shapes": [_plotly_mark(float(chart.mark))]}),
        # Plotly's own look, which None would bring, is 7 KB that we use nothing of.
        "template": {},
    }


def _plotly_barmode(chart: Chart) -> str:
    """The plotly mode for the series of one category; "stack" would pile values below zero
    upwards."""
    negative = any(value and value < 0 for one in chart.series for value in one.values)
    if chart.kind is ChartKind.STACKED and negative:
        return "relative"
    return {ChartKind.STACKED: "stack", ChartKind.GROUPED: "group", ChartKind.FLOATING: "overlay"}[
        chart.kind
    ]


def _plotly_value_axis(chart: Chart) -> dict[str, Any]:
    """The axis along the bars, with room beyond their ends where it does not start at zero."""
    low, high = map(float, chart.reach)
    margin = (high - low) * 0.05
    axis: dict[str, Any] = (
        {"rangemode": "tozero"} if chart.from_zero else {"range": [low - margin, high + 4 * margin]}
    )
    axis |= {
        "gridcolor": _GRID,
        "zerolinecolor": _EDGE,
        "fixedrange": True,
        "nticks": 5,
        "showticklabels": chart.kind is ChartKind.STACKED or bool(chart.ticks),
    }
    if chart.ticks:
        axis["tickvals"] = [float(at) for at, _ in chart.ticks]
        axis["ticktext"] = [words for _, words in chart.ticks]
    return axis


def _plotly_end(chart: Chart, index: int) -> dict[str, Any]:
    """The words at the end of one category's bars."""
    return {
        "x": _right(chart, index),
        "y": index,
        "text": chart.ends[index],
        "showarrow": False,
        "xanchor": "left",
        "xshift": 6,
    }


def _plotly_mark(at: float) -> dict[str, Any]:
    """An upright dashed line across all bars."""
    line = {"color": _EDGE, "width": 2, "dash": "dash"}
    return {"type": "line", "x0": at, "x1": at, "yref": "paper", "y0": 0, "y1": 1, "line": line}


def svg(chart: Chart) -> bytes:
    """The chart as SVG with real text. The same chart gives the same bytes."""
    grouped = chart.kind is ChartKind.GROUPED
    keys, legend = _keys(chart)
    rows = _rows(chart)
    height = legend + sum(rows)
    middles = [legend + sum(rows[:at]) + row / 2 for at, row in enumerate(rows)]
    draw = _grouped if grouped else _along
    axis = _NAMES if grouped else _Axis.of(chart).at(_origin(chart))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" '
        f'width="{_WIDTH}" height="{height}" font-size="{_SIZE}" '
        f'font-family="{FACES}">',
        *(part for left, top, place in keys for part in _key(chart, left, top, place)),
        *_ticks(chart, legend, height),
        *draw(chart, middles),
        *_names(chart, middles),
        f'<path d="M{axis:g} {legend}V{height}" stroke="{_EDGE}"/>',
        "</svg>",
    ]
    return "\n".join(parts).encode()


def svg_height(chart: Chart) -> float:
    """How high the SVG of the chart is, in points."""
    return _keys(chart)[1] + sum(_rows(chart))


def _keys(chart: Chart) -> tuple[list[tuple[float, float, int]], float]:
    """The places of the keys of all series, and the room that stands above the bars."""
    # One series along an axis that explains itself needs no key.
    keys = [] if chart.kind is ChartKind.GROUPED or chart.ticks else _legend(chart)
    return keys, keys[-1][1] + _LINE + 7 if keys else _LINE + 5 if chart.ticks else 0


class _Axis(NamedTuple):
    """The axis between the names and the words at the ends of bars: from values to points of the
    picture."""

    low: float
    scale: float
    begins: float

    @classmethod
    def of(cls, chart: Chart) -> "_Axis":
        low, high = map(float, chart.reach)
        begins = _names_room(chart)
        room = _WIDTH - begins - 12 - _LETTER * 1.4 * max(map(len, chart.ends or ("",)))
        return cls(low, room / ((high - low) or 1), begins)

    def at(self, value: float) -> float:
        return self.begins + (value - self.low) * self.scale


def _names_room(chart: Chart) -> int:
    """The width for names, in points. Steps of a timetable and other long names get more."""
    long = any(len(name) > _LONG_NAME for name in chart.categories)
    return _LONG_NAMES if chart.ticks or long else _NAMES


def _rows(chart: Chart) -> list[float]:
    """The height of each category, in points: the same for all, except the steps of a timetable."""
    grouped = chart.kind is ChartKind.GROUPED
    close = chart.ticks or len(chart.categories) > _FEW
    bars = (_THICK - 4) * len(chart.series) + 14 if grouped else _THICK + (8 if close else 16)
    rows = [float(max(bars, _LINE * len(_lines(chart, name)) + 6)) for name in chart.categories]
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
            yield _bar(left, middle - _THICK / 2, right - left, _THICK, COLOURS[place])
            # A label stands in its segment only where it fits; the table has every number.
            if right - left > _LETTER * len(one.labels[index]) + 4:
                yield _words(
                    (left + right) / 2,
                    middle,
                    one.labels[index],
                    anchor="middle",
                    colour=TEXT_ON[place],
                )
        if chart.ends:
            end = axis.at(_right(chart, index)) + 6
            yield _words(end, middle, chart.ends[index], weight="bold")


def _ticks(chart: Chart, top: float, height: float) -> Iterator[str]:
    """A line for each tick behind the bars, its words above them and within the picture."""
    axis = _Axis.of(chart)
    for at, words in chart.ticks:
        left = axis.at(float(at))
        yield f'<path d="M{left:.2f} {top}V{height}" stroke="{_GRID}"/>'
        half = _LETTER * len(words) / 2
        if words:
            yield _words(min(left, _WIDTH - half), top - _LINE / 2, words, anchor="middle")


def _grouped(chart: Chart, middles: Sequence[float]) -> Iterator[str]:
    said = [_beside(one, index) for one in chart.series for index in range(len(one.labels))]
    room = max(_WIDTH - _NAMES - 12 - _LETTER * max(map(len, said)), 60)
    widest = float(chart.reach[1]) or 1.0
    thick = _THICK - 4
    for index, centre in enumerate(middles):
        start = centre - thick * len(chart.series) / 2
        for place, one in enumerate(chart.series):
            wide = float(one.values[index] or 0) / widest * room
            yield _bar(_NAMES, start + thick * place + 1, wide, thick - 2, COLOURS[place])
            middle = start + thick * (place + 0.5)
            yield _words(_NAMES + wide + 6, middle, _beside(one, index))


def _legend(chart: Chart) -> list[tuple[float, float, int]]:
    """The place of each series' key: in the data's order, on as many lines as needed."""
    keys: list[tuple[float, float, int]] = []
    left, top = 0.0, 3.0
    for place, one in enumerate(chart.series):
        wide = 16 + _LETTER * len(_short(one.name, _KEY_LETTERS))
        if left and left + wide > _WIDTH:
            left, top = 0.0, top + _LINE + 3
        keys.append((left, top, place))
        left += wide + 18
    return keys


def _key(chart: Chart, left: float, top: float, place: int) -> Iterator[str]:
    yield _bar(left + 0.5, top, 11, 11, COLOURS[place])
    yield _words(left + 16, top + 6, _short(chart.series[place].name, _KEY_LETTERS))


def _beside(series: Series, index: int) -> str:
    """The words behind a bar that stands by itself: what it comes to, and of what."""
    label = series.labels[index]
    return f"{label}: {_short(series.name, max(_BESIDE_LETTERS - len(label), _FEWEST_LETTERS))}"


def _short(text: str, letters: int) -> str:
    """A name with room in the picture; the table beside the chart has the rest of it."""
    return text if len(text) <= letters else f"{text[: letters - 2].rstrip()} …"


def _names(chart: Chart, middles: Sequence[float]) -> Iterator[str]:
    for name, middle in zip(chart.categories, middles, strict=True):
        lines = _lines(chart, name)
        first = middle - _LINE * (len(lines) - 1) / 2
        for count, line in enumerate(lines):
            yield _words(_names_room(chart) - 8, first + _LINE * count, line, anchor="end")


def _lines(chart: Chart, name: str) -> list[str]:
    """The name of a category on a few lines; the table beside the chart has the rest of it."""
    letters = int((_names_room(chart) - 10) / _LETTER)
    most = 2 if chart.ticks else _NAME_LINES
    return textwrap.wrap(name, letters, max_lines=most, placeholder=" …") or [name]


def _bar(left: float, top: float, wide: float, high: float, colour: str) -> str:
    return (
        f'<rect x="{left:.2f}" y="{top:.2f}" width="{wide:.2f}" height="{high:.2f}" '
        f'fill="{colour}" stroke="{_EDGE}" stroke-width="0.8"/>'
    )


def _words(
    left: float,
    middle: float,
    text: str,
    *,
    anchor: str = "start",
    colour: str = _EDGE,
    weight: str = "normal",
) -> str:
    """Words on one line, their lower-case letters about `middle`."""
    return (
        f'<text x="{left:.2f}" y="{middle + 4:.2f}" text-anchor="{anchor}" fill="{colour}" '
        f'font-weight="{weight}">{escape(text)}</text>'
    )


def _right(chart: Chart, index: int) -> float:
    """The value at the right end of one category's bars."""
    return max((float(end) for span in chart.spans(index) if span for end in span), default=0.0)


def _wrapped(text: str, width: int, by: str) -> str:
    return by.join(textwrap.wrap(text, width)) or text
