"""Several small panels of lines over shares drawn as an SVG, one below another on one scale."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from workbench.charts.chart import Lines
from workbench.charts.ink import (
    EDGE,
    GRID,
    LINE,
    Sheet,
    mark,
    on_lines,
    picture_of,
    ring,
    short,
    through,
    words,
)

# In points.
_ROW, _ABOVE = 35.0, 30.0
_NAMES, _BEGINS, _ENDS = 150, 160, 320
_NARROW_LINES = 4
_EDGE = 6  # beside the axis of a narrow sheet, for half a mark


@dataclass(frozen=True, slots=True)
class _Place:
    """One panel: where it begins and how high it is, and the top of its lines."""

    top: float
    height: float
    lines_top: float
    name: tuple[str, ...]
    beside: tuple[str, ...]


def sparks_svg(chart: Lines, sheet: Sheet) -> bytes:
    """The chart as SVG with real text. The same chart gives the same bytes."""
    heads = _heads(chart, sheet)
    top = _ABOVE + LINE * (len(heads) - 1)
    places = _places(chart, sheet, top)
    bottom = places[-1].top + places[-1].height
    parts = [*_axis(chart, sheet, heads, places), *_panels(chart, sheet, places)]
    return picture_of(bottom, parts, sheet=sheet)


def _heads(chart: Lines, sheet: Sheet) -> list[str]:
    """The lines above the panels of a narrow sheet; on paper all of it stands on one."""
    if not sheet.narrow:
        return [chart.upwards]
    return sheet.heavy(f"{chart.upwards} by {chart.across}")


def _sides(sheet: Sheet) -> tuple[float, float]:
    return (_EDGE, sheet.wide - _EDGE) if sheet.narrow else (_BEGINS, _ENDS)


def _places(chart: Lines, sheet: Sheet, top: float) -> list[_Place]:
    found = []
    for panel in chart.panels:
        if sheet.narrow:
            name = on_lines(panel.name, sheet.wide, _NARROW_LINES)
            beside = on_lines(panel.beside, sheet.wide, 2) if panel.beside else []
            above = LINE * (len(name) + len(beside)) + 4
            found.append(_Place(top, above + _ROW + 6, top + above + 4, (*name,), (*beside,)))
        else:
            name = on_lines(panel.name, _NAMES - 8, 2)
            beside = on_lines(panel.beside, sheet.wide - _ENDS - 14, 2) if panel.beside else []
            found.append(_Place(top, _ROW, top + 4, (*name,), (*beside,)))
        top += found[-1].height
    return found


def _axis(chart: Lines, sheet: Sheet, heads: list[str], places: list[_Place]) -> Iterator[str]:
    begins, ends = _sides(sheet)
    top = places[0].top
    if sheet.narrow:
        for count, line in enumerate(heads):
            yield words(0, 8 + LINE * count, line, weight="bold")
    else:
        yield words(0, 8, short(chart.upwards, 30), weight="bold")
        yield words((begins + ends) / 2, 8, short(chart.across, 40))
    spans = (
        [(one.lines_top - 4, one.lines_top + _ROW - 4) for one in places]
        if sheet.narrow
        else [(top, places[-1].top + places[-1].height)]
    )
    for at, anchor, left in ((0, "start", begins), (100, "end", ends)):
        edge = left if not sheet.narrow else 0 if anchor == "start" else sheet.wide
        yield words(edge, top - 8, f"{at}%", anchor=anchor)
        for high, low in spans:
            yield f'<path d="M{left:g} {high:g}V{low:g}" stroke="{GRID}"/>'


def _panels(chart: Lines, sheet: Sheet, places: list[_Place]) -> Iterator[str]:
    heights = [*chart.heights, Fraction(0)]
    low, high = min(heights), max(heights)
    room = _ROW - 8
    begins, ends = _sides(sheet)

    def x(share: Fraction) -> float:
        return begins + float(share) * (ends - begins)

    for panel, place in zip(chart.panels, places, strict=True):

        def y(up: Fraction, top: float = place.lines_top) -> float:
            return top + float((high - up) / ((high - low) or 1)) * room

        yield f'<path d="M{begins:g} {y(Fraction(0)):.2f}H{ends:g}" stroke="{EDGE}"/>'
        for at, line in enumerate(panel.lines):
            yield through([(x(along), y(up)) for along, up in line.corners], at, 2)
        yield mark(0, x(panel.now), y(panel.lines[0].up_at(panel.now)))
        yield from (ring(x(one.along), y(one.up)) for one in panel.turns)
        yield from _words(place, sheet, place.lines_top + room / 2)


def _words(place: _Place, sheet: Sheet, middle: float) -> Iterator[str]:
    if sheet.narrow:
        for count, line in enumerate((*place.name, *place.beside)):
            yield words(0, place.top + LINE * (count + 0.5) + 1, line)
        return
    for lines, left, anchor in (
        (place.name, _NAMES - 6, "end"),
        (place.beside, _ENDS + 12, "start"),
    ):
        first = middle - LINE * (len(lines) - 1) / 2
        for count, line in enumerate(lines):
            yield words(left, first + LINE * count, line, anchor=anchor)
