"""A table of shades drawn: the larger a part of 100, the darker its place. Every place says its
number as well."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from workbench.charts.chart import Chart
from workbench.charts.ink import (
    BOLD,
    EDGE,
    LETTER,
    LINE,
    PAPER,
    TYPEFACE,
    Sheet,
    bar,
    broken,
    on_lines,
    picture_of,
    words,
)
from workbench.charts.rows import (
    PlacedRow,
    bottom_of,
    figure_rows,
    names_room,
    placed_rows,
    row_names,
)

# From how many of 100 on a place has this shade, and the colour of words that stand on it.
_SHADES = (
    (Fraction(75), "#12436D", "#FFFFFF"),
    (Fraction(50), "#3C668A", "#FFFFFF"),
    (Fraction(25), "#A3B9CC", "#0B0C0C"),
    (Fraction(10), "#C9D6E2", "#0B0C0C"),
    (Fraction(0), "#EEF3F7", "#0B0C0C"),
)
_NOTHING = ("#FFFFFF", "#0B0C0C")
_LEAST = 26.0  # points of a row


def shade_of(value: Fraction | None) -> tuple[str, str]:
    """The colour of a place, and of the words on it."""
    if not value:
        return _NOTHING
    return next((shade, ink) for least, shade, ink in _SHADES if value >= least)


def shades_svg(chart: Chart, sheet: Sheet = PAPER) -> bytes:
    """The chart as SVG with real text. The same chart gives the same bytes."""
    top, rows = _top(chart, sheet), _rows(chart, sheet)
    begins, wide = names_room(chart, sheet), _column(chart, sheet)
    parts = [*_heads(chart, sheet, top)]
    for index, row in enumerate(rows):
        high = _LEAST if sheet.narrow else row.height
        for place, one in enumerate(chart.series):
            shade, ink = shade_of(one.values[index])
            left = begins + wide * place
            parts.append(bar(left, row.middle - high / 2, wide, high, shade))
            # The measure says that it is per cent.
            for said in (one.labels[index], one.labels[index].removesuffix("%")):
                if LETTER * len(said) < wide:
                    parts.append(
                        words(left + wide / 2, row.middle, said, anchor="middle", colour=ink)
                    )
                    break
    names = row_names(chart, sheet, rows)
    return picture_of(bottom_of(rows, top) + 1, [*parts, *names], sheet=sheet)


def shades_height(chart: Chart) -> float:
    """How high the SVG of the chart is on paper, in points."""
    return bottom_of(_rows(chart, PAPER), _top(chart, PAPER)) + 1


def _column(chart: Chart, sheet: Sheet) -> float:
    return (sheet.wide - names_room(chart, sheet) - 1) / len(chart.series)


def _rows(chart: Chart, sheet: Sheet) -> list[PlacedRow]:
    return placed_rows(chart, sheet, _top(chart, sheet), _LEAST)


def _head(chart: Chart, sheet: Sheet, place: int) -> list[str]:
    return on_lines(chart.series[place].name, _column(chart, sheet) / BOLD, 4)


def _top(chart: Chart, sheet: Sheet) -> float:
    most = max(len(_head(chart, sheet, place)) for place in range(len(chart.series)))
    return LINE * most + 6.0


def _heads(chart: Chart, sheet: Sheet, top: float) -> Iterator[str]:
    wide = _column(chart, sheet)
    for place in range(len(chart.series)):
        lines = _head(chart, sheet, place)
        for count, line in enumerate(lines):
            middle = top - 6 - LINE * (len(lines) - count - 0.5)
            yield words(
                names_room(chart, sheet) + wide * (place + 0.5),
                middle,
                line,
                anchor="middle",
                weight="bold",
            )


def shades_figure(chart: Chart) -> dict[str, Any]:
    """The figure as plain data for plotly.js: bars of one length, each place with its shade."""
    count, rows = len(chart.series), figure_rows(chart.categories)
    return {
        "data": [_column_trace(chart, place) for place in range(count)],
        "layout": {
            "barmode": "stack",
            "bargap": 0,
            "height": 90 + max(44, rows.height) * len(chart.categories),
            "margin": {"l": 10, "r": 10, "t": 50, "b": 10},
            "font": {"family": f"{TYPEFACE}, DejaVu Sans, sans-serif", "size": 16, "color": EDGE},
            "paper_bgcolor": "#FFFFFF",
            "plot_bgcolor": "#FFFFFF",
            "showlegend": False,
            "xaxis": {
                "side": "top",
                "range": [0, count],
                "tickvals": [place + 0.5 for place in range(count)],
                "ticktext": [broken(one.name, 9) for one in chart.series],
                "tickangle": 0,
                "fixedrange": True,
                "showgrid": False,
                "zeroline": False,
            },
            "yaxis": {
                "autorange": "reversed",
                "automargin": True,
                "fixedrange": True,
                "ticklabelstandoff": 6,
                **rows.font,
            },
            "template": {},
        },
    }


def _column_trace(chart: Chart, place: int) -> dict[str, Any]:
    one = chart.series[place]
    shades = [shade_of(value) for value in one.values]
    return {
        "type": "bar",
        "name": one.name,
        "orientation": "h",
        "y": list(figure_rows(chart.categories).names),
        "x": [1] * len(chart.categories),
        "text": list(one.labels),
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "insidetextfont": {"color": [ink for _, ink in shades]},
        "marker": {
            "color": [shade for shade, _ in shades],
            "line": {"color": EDGE, "width": 1},
        },
        "hovertemplate": f"%{{y}}<br>{one.name}: %{{text}}<extra></extra>",
    }
