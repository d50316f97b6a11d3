"""One panel of lines over shares drawn large as an SVG, and the door to both drawings."""

from collections.abc import Iterator
from fractions import Fraction

from workbench.charts.chart import Lines
from workbench.charts.ink import (
    BOLD,
    EDGE,
    FIGURE,
    GRID,
    LETTER,
    LINE,
    PAPER,
    Sheet,
    mark,
    picture_of,
    ring,
    short,
    through,
    words,
)
from workbench.charts.lines.small import sparks_svg
from workbench.charts.rows import keys_end, keys_of, tick_places
from workbench.charts.steps import round_steps
from workbench.numbers.text import plain_number

# In points.
_HIGH = 222
_LEFT, _BESIDE, _TOP, _BOTTOM = 64, 140, 62, 46
_NAME_LETTERS = 19
_LABELS_APART = 16.0
QUARTERS = (0, 25, 50, 75, 100)


def lines_svg(chart: Lines, sheet: Sheet = PAPER) -> bytes:
    """The chart as SVG with real text. The same chart gives the same bytes."""
    return _Large(chart, sheet).svg() if len(chart.panels) == 1 else sparks_svg(chart, sheet)


class _Large:
    """One panel: its lines named at their right ends, where things stand now, and what turns. On a
    narrow sheet the names are keys above."""

    def __init__(self, chart: Lines, sheet: Sheet) -> None:
        self.chart, self.panel, self.sheet = chart, chart.panels[0], sheet
        self.steps = round_steps(chart.heights, zero=False)
        self.keys = keys_of([one.name for one in self.panel.lines], sheet) if sheet.narrow else []
        self.titles = (sheet.heavy(chart.upwards), sheet.heavy(chart.across))
        self.begins = keys_end(self.keys) + 6 if self.keys else 0.0
        self.top = self.begins + _TOP + LINE * (len(self.titles[0]) - 1)
        self.bottom = self.top + _HIGH
        self.left, self.right = self._sides()

    def _sides(self) -> tuple[float, float]:
        if not self.sheet.narrow:
            return _LEFT, self.sheet.wide - _BESIDE
        longest = max(len(plain_number(step)) for step in self.steps)
        return max(FIGURE * longest + 10, 30), self.sheet.wide - 18

    def x(self, share: Fraction) -> float:
        return self.left + float(share) * (self.right - self.left)

    def y(self, value: Fraction) -> float:
        low, high = self.steps[0], self.steps[-1]
        return self.top + (1 - float((value - low) / (high - low))) * _HIGH

    def svg(self) -> bytes:
        return picture_of(
            self.bottom + _BOTTOM + LINE * (len(self.titles[1]) - 1),
            [
                *self._keys(),
                *self._frame(),
                *self._titles(),
                *self._now_and_turns(),
                *self._lines(),
                *(ring(self.x(one.along), self.y(one.up)) for one in self.panel.turns),
            ],
            sheet=self.sheet,
        )

    def _keys(self) -> Iterator[str]:
        for key in self.keys:
            yield mark(key.place, key.left + 6, key.top + 6)
            yield from key.words()

    def _frame(self) -> Iterator[str]:
        for step in self.steps:
            up = self.y(step)
            yield f'<path d="M{self.left:g} {up:.2f}H{self.right:g}" stroke="{GRID}"/>'
            yield words(self.left - 8, up, plain_number(step), anchor="end")
        ticks = [(self.x(Fraction(quarter, 100)), f"{quarter}%") for quarter in QUARTERS]
        for middle, said in tick_places(ticks, self.sheet.wide):
            yield words(middle, self.bottom + 14, said, anchor="middle")
        yield (
            f'<path d="M{self.left:g} {self.top:g}V{self.bottom:g}H{self.right:g}" fill="none" '
            f'stroke="{EDGE}"/>'
        )

    def _titles(self) -> Iterator[str]:
        upwards, across = self.titles
        for count, line in enumerate(upwards):
            yield words(0, self.begins + 10 + LINE * count, line, weight="bold")
        wide = LETTER * BOLD * max(map(len, across))
        for count, line in enumerate(across):
            middle = self.bottom + _BOTTOM - 10 + LINE * count
            yield words(max(self.right, wide), middle, line, anchor="end", weight="bold")

    def _now_and_turns(self) -> Iterator[str]:
        """Upright lines with words above them: now, and below that the shares where the first place
        turns. Words that would lie on earlier ones are left out."""
        now, wide = self.x(self.panel.now), self.sheet.wide
        yield (
            f'<path d="M{now:.2f} {self.top - 24:g}V{self.bottom:g}" stroke="{EDGE}" '
            'stroke-width="2"/>'
        )
        half = LETTER * BOLD * len(self.panel.now_text) / 2
        middle = min(max(now, half), wide - half)
        yield words(middle, self.top - 32, self.panel.now_text, anchor="middle", weight="bold")
        taken: list[tuple[float, float]] = [(now - 3, now + 3)]
        for one in self.panel.turns:
            left, room = self.x(one.along), LETTER * len(one.text) + 6
            yield (
                f'<path d="M{left:.2f} {self.top - 4:g}V{self.bottom:g}" stroke="{EDGE}" '
                'stroke-dasharray="1 4"/>'
            )
            for anchor, begins in (
                ("middle", left - room / 2),
                ("end", left - room),
                ("start", left),
            ):
                ends = (begins, begins + room)
                within = ends[0] >= 0 and ends[1] <= wide
                if within and not any(ends[0] < b and a < ends[1] for a, b in taken):
                    taken.append(ends)
                    at = {"middle": left, "end": left - 2, "start": left + 2}[anchor]
                    yield words(at, self.top - 12, one.text, anchor=anchor)
                    break

    def _lines(self) -> Iterator[str]:
        ends = [self.y(one.corners[-1][1]) for one in self.panel.lines]
        places = _spread(ends, self.top, self.bottom)
        for place, one in enumerate(self.panel.lines):
            points = [(self.x(along), self.y(up)) for along, up in one.corners]
            yield through(points, place, 2)
            yield mark(place, *points[0])
            yield mark(place, *points[-1])
            if self.keys:
                continue
            left = self.right + 18
            yield (
                f'<path d="M{self.right + 7:g} {ends[place]:.2f}L{left - 2:g} {places[place]:.2f}" '
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
