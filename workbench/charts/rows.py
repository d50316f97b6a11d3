"""The rows of a drawing: the names of its categories, and the keys of its series."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from workbench.charts.chart import Chart
from workbench.charts.ink import LETTER, LINE, Sheet, broken, on_lines, short, words

_KEY_LETTERS = 66  # of a key on paper, on a line of its own
_KEY = 16  # from the left of a key to its words
_NAMES = 140
_LONG_NAMES = 210
_NAME_LINES = 3
_NARROW_LINES = 4
_LONG_NAME = 60
_ABOVE = 4  # between a name and what it stands above
_BETWEEN = 6  # between a row of a narrow sheet and the name of the next
_FULL_LETTERS, _FULL_SIZE = 18, 16  # of names beside a figure, in letters and pixels
_SMALL_LETTERS, _SMALL_SIZE = 22, 14
_FULL_NAME = 3 * _FULL_LETTERS - 6  # letters that surely go on three lines


def names_room(chart: Chart, sheet: Sheet) -> int:
    """The width for names beside the rows, in points. Steps of a timetable and other long names get
    more; on a narrow sheet names stand above."""
    if sheet.narrow:
        return 0
    long = any(len(name) > _LONG_NAME for name in chart.categories)
    return _LONG_NAMES if chart.ticks or long else _NAMES


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """One row on its sheet, in points from the top: where it begins, how high it is, and the middle
    of what is drawn in it. `above` are words between its name and what is drawn, or none."""

    top: float
    height: float
    middle: float
    name: tuple[str, ...]
    above: tuple[str, ...] = ()


def placed_rows(
    chart: Chart,
    sheet: Sheet,
    top: float,
    body: float,
    *,
    even: bool = True,
    above: Sequence[str] = (),
) -> list[PlacedRow]:
    """The rows one below another, `body` points of each for what is drawn. On paper names stand
    beside, and all rows are as high as the highest where they are `even`."""
    lines = [name_lines(chart, name, sheet) for name in chart.categories]
    if sheet.narrow:
        more = [on_lines(one, sheet.wide, _NARROW_LINES) for one in above] or [[] for _ in lines]
        names = [LINE * (len(one) + len(two)) for one, two in zip(lines, more, strict=True)]
        heights = [name + 2 * _ABOVE + _BETWEEN + body for name in names]
    else:
        more = [[] for _ in lines]
        heights = [max(body, LINE * len(one) + 6.0) for one in lines]
        heights = [max(heights)] * len(heights) if even and heights else heights
    found = []
    for at, (one, high) in enumerate(zip(lines, heights, strict=True)):
        middle = top + high - _ABOVE - body / 2 if sheet.narrow else top + high / 2
        found.append(PlacedRow(top, high, middle, tuple(one), tuple(more[at])))
        top += high
    return found


def bottom_of(rows: Sequence[PlacedRow], top: float) -> float:
    return rows[-1].top + rows[-1].height if rows else top


def row_names(chart: Chart, sheet: Sheet, rows: Sequence[PlacedRow]) -> Iterator[str]:
    for row in rows:
        if sheet.narrow:
            lines = (*row.name, *row.above)
            for count, line in enumerate(lines):
                weight = "bold" if count < len(row.name) else ""
                yield words(0, row.top + _BETWEEN + LINE * (count + 0.5), line, weight=weight)
            continue
        first = row.middle - LINE * (len(row.name) - 1) / 2
        for count, line in enumerate(row.name):
            yield words(names_room(chart, sheet) - 8, first + LINE * count, line, anchor="end")


def name_lines(chart: Chart, name: str, sheet: Sheet) -> list[str]:
    if sheet.narrow:
        return sheet.heavy(name)
    return on_lines(name, names_room(chart, sheet) - 10, 2 if chart.ticks else _NAME_LINES)


@dataclass(frozen=True, slots=True)
class Key:
    """The key of one series, by its place among them: its left and top, and its words."""

    left: float
    top: float
    place: int
    lines: tuple[str, ...]

    def words(self) -> Iterator[str]:
        for count, line in enumerate(self.lines):
            yield words(self.left + _KEY, self.top + 6 + LINE * count, line)


def keys_of(names: Sequence[str], sheet: Sheet) -> list[Key]:
    """The keys of all series in the data's order, on as many lines as needed."""
    keys: list[Key] = []
    left, top, high = 0.0, 3.0, 0
    for place, name in enumerate(names):
        lines = (
            on_lines(name, sheet.wide - _KEY, _NARROW_LINES)
            if sheet.narrow
            else [short(name, _KEY_LETTERS)]
        )
        wide = _KEY + LETTER * max(map(len, lines))
        if left and left + wide > sheet.wide:
            left, top, high = 0.0, top + LINE * high + 3, 0
        keys.append(Key(left, top, place, tuple(lines)))
        left, high = left + wide + 18, max(high, len(lines))
    return keys


def keys_end(keys: Sequence[Key]) -> float:
    """How far down the last line of keys reaches; 0 where there are none."""
    if not keys:
        return 0.0
    return max(one.top + LINE * (len(one.lines) - 1) for one in keys) + LINE


def tick_places(
    ticks: Sequence[tuple[float, str]], right: float, left: float = 0.0
) -> list[tuple[float, str]]:
    """The middles of words along an axis, moved within `left` and `right`; those that would lie on
    earlier ones are left out."""
    taken: list[tuple[float, float]] = []
    found = []
    for at, said in ticks:
        half = LETTER * len(said) / 2
        middle = max(min(at, right - half), left + half)
        ends = (middle - half, middle + half)
        if said and not any(ends[0] < other[1] and other[0] < ends[1] for other in taken):
            taken.append(ends)
            found.append((middle, said))
    return found


@dataclass(frozen=True, slots=True)
class FigureRows:
    """The names beside a figure of a page on their lines, the size of their letters, and the height
    that a row needs for them, in pixels; `font` is what an axis says of it, where it is another."""

    names: tuple[str, ...]
    size: int
    height: int

    @property
    def font(self) -> dict[str, Any]:
        return {} if self.size == _FULL_SIZE else {"tickfont": {"size": self.size}}


def figure_rows(names: Sequence[str]) -> FigureRows:
    """Names that would take more than three lines stand in smaller letters."""
    small = any(len(name) > _FULL_NAME for name in names)
    letters, size = (_SMALL_LETTERS, _SMALL_SIZE) if small else (_FULL_LETTERS, _FULL_SIZE)
    lines = tuple(broken(name, letters) for name in names)
    most = max((one.count("<br>") + 1 for one in lines), default=1)
    return FigureRows(lines, size, most * (size + 5) + 6)
