"""A chart described once. `blocks/pictures.py` makes them, `drawing.py` draws them."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from workbench.tables import Table

# Kept apart in greyscale (3.4:1); a third and fourth series take tints with a dark edge.
COLOURS = ("#12436D", "#F46A25", "#A8BFD4", "#FFFFFF")
TEXT_ON = ("#FFFFFF", "#0B0C0C", "#0B0C0C", "#0B0C0C")
MOST_SERIES = len(COLOURS)


class Kind(StrEnum):
    """How bars of one category stand: end to end, or one under another."""

    STACKED = "stacked"
    GROUPED = "grouped"


@dataclass(frozen=True, slots=True)
class Series:
    """One value for each category, None where there is none; `labels` are those values in words
    for printing on the bars."""

    name: str
    values: tuple[Fraction | None, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Horizontal bars, from zero. `message` says what the chart shows in about ten words,
    `measure` what is measured and in which unit; `ends` are words at the end of each category's
    bar (a total), or none; `alt` is read instead of the picture, 15 to 20 words; `reading` is
    the sentence beside it; `table` holds the numbers."""

    name: str
    kind: Kind
    message: str
    measure: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    alt: str
    reading: str
    table: Table
    ends: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not 1 <= len(self.series) <= MOST_SERIES:
            raise ValueError(f"{self.name}: a chart has one to {MOST_SERIES} series.")
        for one in self.series:
            if not len(one.values) == len(one.labels) == len(self.categories):
                raise ValueError(f"{self.name}: {one.name!r} needs a value for each category.")
        if self.ends and len(self.ends) != len(self.categories):
            raise ValueError(f"{self.name}: the words at the ends must match the categories.")
