"""Lines over shares drawn as an SVG: one panel large, several of them small."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from workbench.charts.chart import Line, Lines, Panel
from workbench.charts.ink import (
    EDGE,
    GRID,
    LETTER,
    LINE,
    WIDTH,
    mark,
    on_lines,
    picture_of,
    short,
    through,
    words,
)
from workbench.charts.steps import round_steps
from workbench.numbers.text import plain_number

# Of the large panel, in points.
_HEIGHT = 330
_LEFT, _BESIDE, _TOP, _BOTTOM = 64, 140, 62, 46
_NAME_LETTERS = 19
_TITLE_LETTERS = 60
_LABELS_APART = 16.0
QUARTERS = (0, 25, 50, 75, 100)
# Of small panels.
_ROW, _ABOVE = 35.0, 30.0
_NAMES, _BEGINS, _ENDS = 150, 160, 320
_RING = 4.5


def lines_svg(chart: Lines) -> bytes:
    """The chart as SVG with real text. The same chart gives the same bytes."""
    if len(chart.panels) == 1:
        return _Large(chart).svg()
    return picture_of(lines_height(chart), [*_axis(chart), *_small(chart)])


def lines_height(chart: Lines) -> float:
    """How high the SVG of the chart is, in points."""
    return _HEIGHT if len(chart.panels) == 1 else _ABOVE + _ROW * len(chart.panels)


def up_at(line: Line, along: Fraction) -> Fraction:
    """How far up a line lies at a share."""
    for (left, low), (right, high) in pairwise(line.corners):
        if left <= along <= right and left < right:
            return low + (high - low) * (along - left) / (right - left)
    return line.corners[0][1]


def _ring(left: float, up: float) -> str:
    return (
        f'<circle cx="{left:.2f}" cy="{up:.2f}" r="{_RING}" fill="#FFFFFF" stroke="{EDGE}" '
        'stroke-width="2"/>'
    )


class _Large:
    """One panel: its lines named at their right ends, where things stand now, and what turns."""

    def __init__(self, chart: Lines) -> None:
        self.chart, self.panel = chart, chart.panels[0]
        self.steps = round_steps(chart.heights, zero=False)
        self.right, self.bottom = WIDTH - _BESIDE, _HEIGHT - _BOTTOM

    def x(self, share: Fraction) -> float:
        return _LEFT + float(share) * (self.right - _LEFT)

    def y(self, value: Fraction) -> float:
        low, high = self.steps[0], self.steps[-1]
        return _TOP + (1 - float((value - low) / (high - low))) * (self.bottom - _TOP)

    def svg(self) -> bytes:
        return picture_of(
            _HEIGHT,
            [
                *self._frame(),
                *self._now_and_turns(),
                *self._lines(),
                *(_ring(self.x(one.along), self.y(one.up)) for one in self.panel.turns),
            ],
        )

    def _frame(self) -> Iterator[str]:
        for step in self.steps:
            yield f'<path d="M{_LEFT} {self.y(step):.2f}H{self.right}" stroke="{GRID}"/>'
            yield words(_LEFT - 8, self.y(step), plain_number(step), anchor="end")
        for quarter in QUARTERS:
            left = self.x(Fraction(quarter, 100))
            yield words(left, self.bottom + 14, f"{quarter}%", anchor="middle")
        yield (
            f'<path d="M{_LEFT} {_TOP}V{self.bottom}H{self.right}" fill="none" stroke="{EDGE}"/>'
        )
        yield words(4, 10, short(self.chart.upwards, _TITLE_LETTERS), weight="bold")
        across = short(self.chart.across, _TITLE_LETTERS)
        left = max(self.right, LETTER * 1.1 * len(across))
        yield words(left, _HEIGHT - 10, across, anchor="end", weight="bold")

    def _now_and_turns(self) -> Iterator[str]:
        """Upright lines with words above them: now, and below that the shares where the first place
        turns. Words that would lie on earlier ones are left out."""
        now = self.x(self.panel.now)
        yield f'<path d="M{now:.2f} {_TOP - 24}V{self.bottom}" stroke="{EDGE}" stroke-width="2"/>'
        half = LETTER * 1.1 * len(self.panel.now_text) / 2
        middle = max(now, half)
        yield words(middle, _TOP - 32, self.panel.now_text, anchor="middle", weight="bold")
        taken: list[tuple[float, float]] = [(now - 3, now + 3)]
        for one in self.panel.turns:
            left, wide = self.x(one.along), LETTER * len(one.text) + 6
            yield (
                f'<path d="M{left:.2f} {_TOP - 4}V{self.bottom}" stroke="{EDGE}" '
                'stroke-dasharray="1 4"/>'
            )
            for anchor, begins in (
                ("middle", left - wide / 2),
                ("end", left - wide),
                ("start", left),
            ):
                ends = (begins, begins + wide)
                if not any(ends[0] < b and a < ends[1] for a, b in taken):
                    taken.append(ends)
                    at = {"middle": left, "end": left - 2, "start": left + 2}[anchor]
                    yield words(at, _TOP - 12, one.text, anchor=anchor)
                    break

    def _lines(self) -> Iterator[str]:
        ends = [self.y(one.corners[-1][1]) for one in self.panel.lines]
        places = _spread(ends, _TOP, self.bottom)
        for place, one in enumerate(self.panel.lines):
            points = [(self.x(along), self.y(up)) for along, up in one.corners]
            yield through(points, place, 2)
            yield mark(place, *points[0])
            yield mark(place, *points[-1])
            left = self.right + 18
            yield (
                f'<path d="M{self.right + 7} {ends[place]:.2f}L{left - 2} {places[place]:.2f}" '
                f'stroke="{EDGE}" stroke-width="0.8"/>'
            )
            yield words(left, places[place], short(one.name, _NAME_LETTERS))


def _spread(middles: list[float], top: float, bottom: float) -> list[float]:
    """The middles of lines of words moved apart, in their sequence from top to bottom."""
    order = sorted(range(len(middles)), key=lambda at: middles[at])
    found = dict.fromkeys(order, top)
    least = top
    for at in order:
        found[at] = max(middles[at], least)
        least = found[at] + _LABELS_APART
    most = bottom
    for at in reversed(order):
        found[at] = min(found[at], most)
        most = found[at] - _LABELS_APART
    return [found[at] for at in range(len(middles))]


def _x(share: Fraction) -> float:
    return _BEGINS + float(share) * (_ENDS - _BEGINS)


def _axis(chart: Lines) -> Iterator[str]:
    yield words(0, 8, short(chart.upwards, 30), weight="bold")
    bottom = lines_height(chart)
    for share, anchor in ((Fraction(0), "start"), (Fraction(1), "end")):
        yield words(_x(share), _ABOVE - 8, f"{100 * share}%", anchor=anchor)
        yield f'<path d="M{_x(share)} {_ABOVE}V{bottom}" stroke="{GRID}"/>'
    yield words(_x(Fraction(1, 2)), 8, short(chart.across, 40), anchor="start")


def _small(chart: Lines) -> Iterator[str]:
    heights = [*chart.heights, Fraction(0)]
    low, high = min(heights), max(heights)
    room = _ROW - 8
    for at, panel in enumerate(chart.panels):
        top = _ABOVE + _ROW * at + 4

        def y(up: Fraction, top: float = top) -> float:
            return top + float((high - up) / ((high - low) or 1)) * room

        yield f'<path d="M{_BEGINS} {y(Fraction(0)):.2f}H{_ENDS}" stroke="{EDGE}"/>'
        for place, line in enumerate(panel.lines):
            yield through([(_x(along), y(up)) for along, up in line.corners], place, 2)
        yield mark(0, _x(panel.now), y(up_at(panel.lines[0], panel.now)))
        yield from (_ring(_x(one.along), y(one.up)) for one in panel.turns)
        yield from _beside(panel, top + room / 2)


def _beside(panel: Panel, middle: float) -> Iterator[str]:
    for text, left, wide, anchor in (
        (panel.name, _NAMES - 6, _NAMES - 8, "end"),
        (panel.beside, _ENDS + 12, WIDTH - _ENDS - 14, "start"),
    ):
        lines = on_lines(text, wide, 2) if text else []
        first = middle - LINE * (len(lines) - 1) / 2
        for count, line in enumerate(lines):
            yield words(left, first + LINE * count, line, anchor=anchor)
