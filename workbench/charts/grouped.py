"""Bars one under another in each row, drawn as an SVG: each says what it comes to, and of what."""

from collections.abc import Iterator

from workbench.charts.chart import COLOURS, Chart, Series
from workbench.charts.ink import (
    EDGE,
    LETTER,
    LINE,
    PAPER,
    Sheet,
    bar,
    on_lines,
    picture_of,
    short,
    words,
)
from workbench.charts.rows import PlacedRow, bottom_of, placed_rows, row_names

_NAMES = 140
_THICK = 22
_THIN = 12  # a bar of a narrow sheet, whose words stand above it
_BESIDE_LETTERS = 38  # of what stands behind a bar, which has a fifth of the picture at least
_FEWEST_LETTERS = 12


def grouped_svg(chart: Chart, sheet: Sheet = PAPER) -> bytes:
    """The chart as SVG with real text. The same chart gives the same bytes."""
    rows, high = _rows(chart, sheet), grouped_height(chart, sheet)
    axis = 1 if sheet.narrow else _NAMES
    return picture_of(
        high,
        [
            *(_above(chart, sheet, rows) if sheet.narrow else _beside(chart, rows)),
            *row_names(chart, sheet, rows),
            f'<path d="M{axis} 0V{high:g}" stroke="{EDGE}"/>' if not sheet.narrow else "",
        ],
        sheet=sheet,
    )


def grouped_height(chart: Chart, sheet: Sheet = PAPER) -> float:
    """How high the SVG of the chart is, in points."""
    return bottom_of(_rows(chart, sheet), 0)


def _rows(chart: Chart, sheet: Sheet) -> list[PlacedRow]:
    if sheet.narrow:
        return placed_rows(chart, sheet, 0, sum(_high(one, sheet) for one in chart.series))
    return placed_rows(chart, sheet, 0, _THICK * len(chart.series) + 14)


def _high(series: Series, sheet: Sheet) -> float:
    """The room of one bar on a narrow sheet, with the words above it."""
    most = max(len(_said(series, at, sheet)) for at in range(len(series.labels)))
    return LINE * most + _THIN + 6


def _said(series: Series, at: int, sheet: Sheet) -> list[str]:
    return on_lines(f"{series.labels[at]}: {series.name}", sheet.wide, 4)


def _above(chart: Chart, sheet: Sheet, rows: list[PlacedRow]) -> Iterator[str]:
    """Bars over the whole width, their words above them."""
    widest = float(chart.reach[1]) or 1.0
    for at, row in enumerate(rows):
        top = row.middle - sum(_high(one, sheet) for one in chart.series) / 2
        for place, one in enumerate(chart.series):
            lines = _said(one, at, sheet)
            for count, line in enumerate(lines):
                yield words(0, top + LINE * (count + 0.5), line)
            wide = _wide(one, at, widest) * (sheet.wide - 2)
            yield bar(1, top + LINE * len(lines) + 1, wide, _THIN, COLOURS[place])
            top += _high(one, sheet)


def _beside(chart: Chart, rows: list[PlacedRow]) -> Iterator[str]:
    said = [_in_short(one, at) for one in chart.series for at in range(len(one.labels))]
    room = max(PAPER.wide - _NAMES - 12 - LETTER * max(map(len, said)), 60)
    widest = float(chart.reach[1]) or 1.0
    for at, row in enumerate(rows):
        start = row.middle - _THICK * len(chart.series) / 2
        for place, one in enumerate(chart.series):
            wide = _wide(one, at, widest) * room
            yield bar(_NAMES, start + _THICK * place + 1, wide, _THICK - 2, COLOURS[place])
            middle = start + _THICK * (place + 0.5)
            yield words(_NAMES + wide + 6, middle, _in_short(one, at))


def _wide(series: Series, at: int, widest: float) -> float:
    """The part of the widest bar; a value below zero has its words and no bar."""
    return max(float(series.values[at] or 0), 0.0) / widest


def _in_short(series: Series, at: int) -> str:
    """The words behind a bar that stands by itself: what it comes to, and of what."""
    label = series.labels[at]
    return f"{label}: {short(series.name, max(_BESIDE_LETTERS - len(label), _FEWEST_LETTERS))}"
