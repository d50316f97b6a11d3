"""The rows of a drawing: the names of its categories on the left, and the keys of its series."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from workbench.charts.chart import Chart
from workbench.charts.ink import LETTER, LINE, WIDTH, broken, on_lines, short, words

KEY_LETTERS = 66  # of a key, on a line of its own
_NAMES = 140
_LONG_NAMES = 210
_NAME_LINES = 3
_LONG_NAME = 60
_FULL_LETTERS, _FULL_SIZE = 18, 16  # of names beside a figure, in letters and pixels
_SMALL_LETTERS, _SMALL_SIZE = 22, 14
_FULL_NAME = 3 * _FULL_LETTERS - 6  # letters that surely go on three lines


def names_room(chart: Chart) -> int:
    """The width for names, in points. Steps of a timetable and other long names get more."""
    long = any(len(name) > _LONG_NAME for name in chart.categories)
    return _LONG_NAMES if chart.ticks or long else _NAMES


def row_names(chart: Chart, middles: Sequence[float]) -> Iterator[str]:
    for name, middle in zip(chart.categories, middles, strict=True):
        lines = name_lines(chart, name)
        first = middle - LINE * (len(lines) - 1) / 2
        for count, line in enumerate(lines):
            yield words(names_room(chart) - 8, first + LINE * count, line, anchor="end")


def name_lines(chart: Chart, name: str) -> list[str]:
    return on_lines(name, names_room(chart) - 10, 2 if chart.ticks else _NAME_LINES)


def key_places(chart: Chart) -> list[tuple[float, float, int]]:
    """The place of each series' key: in the data's order, on as many lines as needed."""
    keys: list[tuple[float, float, int]] = []
    left, top = 0.0, 3.0
    for place, one in enumerate(chart.series):
        wide = 16 + LETTER * len(short(one.name, KEY_LETTERS))
        if left and left + wide > WIDTH:
            left, top = 0.0, top + LINE + 3
        keys.append((left, top, place))
        left += wide + 18
    return keys


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
