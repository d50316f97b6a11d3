"""A chart described once: what it says and its numbers, before anything draws it.

The pages and blocks that show a chart make one of these; `drawing.py` is the door to its drawings.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise

from workbench.pages.tables import Table

# Kept apart in greyscale (3.4:1); a third and fourth series take tints with a dark edge.
COLOURS = ("#12436D", "#F46A25", "#A8BFD4", "#FFFFFF")
TEXT_ON = ("#FFFFFF", "#0B0C0C", "#0B0C0C", "#0B0C0C")
MOST_SERIES = len(COLOURS)
MOST_COLUMNS = 8  # of a table of shades


class ChartKind(StrEnum):
    """How the values of one category are drawn. As bars: end to end, one under another, or each
    from its own start (the steps of a waterfall, the range of a driver). As a row of shades, a
    column for each series, from 0 to 100. As marks: a profile joins the marks of each series from
    category to category, a spread those of each category."""

    STACKED = "stacked"
    GROUPED = "grouped"
    FLOATING = "floating"
    SHADES = "shades"
    PROFILE = "profile"
    SPREAD = "spread"

    @property
    def has_marks(self) -> bool:
        return self in (ChartKind.PROFILE, ChartKind.SPREAD)


@dataclass(frozen=True, slots=True)
class Series:
    """One value for each category, None where there is none; `labels` are those values in words
    for printing on the bars."""

    name: str
    values: tuple[Fraction | None, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Horizontal bars from zero, or what else its kind draws. `message` says what the chart shows
    in about ten words, `measure` what is measured and in which unit; `ends` are words at the end of
    each category's bar (a total), or none; `alt` is read instead of the picture, 15 to 20 words;
    `reading` is the sentence beside it; `table` holds the numbers.

    Floating bars start at `starts`, one for each category, and run as far as their value, to the
    left where it is below zero. Their axis holds zero unless `from_zero` is false, and a line is
    drawn at `mark` (the outcome as it stands, say). `ticks` are points along the axis with their
    words (months, say) or none, where the length of a bar cannot be told without them. `span` is
    the lowest and the highest value of the axis for a part of a chart, whose parts have one scale.
    """

    name: str
    kind: ChartKind
    message: str
    measure: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    alt: str
    reading: str
    table: Table
    ends: tuple[str, ...] = ()
    starts: tuple[Fraction, ...] = ()
    from_zero: bool = True
    mark: Fraction | None = None
    ticks: tuple[tuple[Fraction, str], ...] = ()
    span: tuple[Fraction, Fraction] | None = None

    def __post_init__(self) -> None:
        most = MOST_COLUMNS if self.kind is ChartKind.SHADES else MOST_SERIES
        if not 1 <= len(self.series) <= most:
            raise ValueError(f"{self.name}: a chart has one to {most} series.")
        for one in self.series:
            if not len(one.values) == len(one.labels) == len(self.categories):
                raise ValueError(f"{self.name}: {one.name!r} needs a value for each category.")
        if self.ticks and self.kind is ChartKind.GROUPED:
            raise ValueError(f"{self.name}: grouped bars have no axis for ticks to stand on.")
        if self.ends and len(self.ends) != len(self.categories):
            raise ValueError(f"{self.name}: the words at the ends must match the categories.")
        if len(self.starts) != (len(self.categories) if self.kind is ChartKind.FLOATING else 0):
            raise ValueError(f"{self.name}: floating bars, and no others, say where they start.")

    def spans(self, index: int) -> tuple[tuple[Fraction, Fraction] | None, ...]:
        """Where the bar of each series in one category begins and ends along the axis, None for a
        series without a value. Stacked values below zero run to the left from zero."""
        above = below = Fraction(0)
        spans: list[tuple[Fraction, Fraction] | None] = []
        for one in self.series:
            value = one.values[index]
            if value is None:
                spans.append(None)
            elif self.kind is ChartKind.FLOATING:
                spans.append((self.starts[index], self.starts[index] + value))
            elif self.kind.has_marks:
                spans.append((value, value))
            elif self.kind in (ChartKind.GROUPED, ChartKind.SHADES):
                spans.append((Fraction(0), value))
            elif value < 0:
                spans.append((below, below + value))
                below += value
            else:
                spans.append((above, above + value))
                above += value
        return tuple(spans)

    @property
    def reach(self) -> tuple[Fraction, Fraction]:
        """The lowest and the highest value that the bars and the mark reach."""
        if self.span:
            return self.span
        ends = [
            end for i in range(len(self.categories)) for s in self.spans(i) if s for end in s
        ] + ([] if self.mark is None else [self.mark])
        if self.from_zero or not ends:
            ends.append(Fraction(0))
        return min(ends), max(ends)

    def parts(self, of: int) -> tuple["Chart", ...]:
        """The chart in `of` parts or fewer, one below another, each with its share of the
        categories and all with the same axis."""
        count = len(self.categories)
        ends = [count * part // of for part in range(of + 1)]
        found = [(low, high) for low, high in pairwise(ends) if low < high]
        if len(found) < 2:
            return (self,)
        return tuple(
            replace(
                self,
                name=f"{self.name}-{at}",
                message=f"{self.message} (part {at} of {len(found)})",
                alt=f"Part {at} of {len(found)}. {self.alt}",
                reading=self.reading if at == len(found) else "",
                categories=self.categories[low:high],
                series=tuple(
                    replace(one, values=one.values[low:high], labels=one.labels[low:high])
                    for one in self.series
                ),
                ends=self.ends[low:high],
                starts=self.starts[low:high],
                span=self.reach,
            )
            for at, (low, high) in enumerate(found, 1)
        )


@dataclass(frozen=True, slots=True)
class Point:
    """One mark of a scatter chart: its name, and its two values exactly and in words."""

    label: str
    left: Fraction
    up: Fraction
    left_text: str
    up_text: str


@dataclass(frozen=True, slots=True)
class Points:
    """A scatter chart: every mark labelled, `across` and `upwards` what the two sides measure,
    with their units; a line leads through the marks at `line`, by their place in `points`. The
    other texts are those of `Chart`; the numbers stand in the table that the points were taken
    from."""

    name: str
    message: str
    measure: str
    across: str
    upwards: str
    points: tuple[Point, ...]
    alt: str
    reading: str
    line: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        if len(self.points) < 2:
            raise ValueError(f"{self.name}: a scatter chart has at least two points.")

    def only(self, points: tuple[Point, ...]) -> "Points":
        """The chart with some of its points, and its line through those of them that it led to."""
        through = [self.points[at] for at in self.line]
        line = tuple(points.index(one) for one in through if one in points)
        return replace(self, points=points, line=line)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a chart of lines, by its corners from left to right: how far along and how far
    up, exactly."""

    name: str
    corners: tuple[tuple[Fraction, Fraction], ...]

    def up_at(self, along: Fraction) -> Fraction:
        """How far up the line lies at a place along it."""
        for (left, low), (right, high) in pairwise(self.corners):
            if left <= along <= right and left < right:
                return low + (high - low) * (along - left) / (right - left)
        return self.corners[0][1]


@dataclass(frozen=True, slots=True)
class Turn:
    """A place on a line that is marked, and what is said of it."""

    along: Fraction
    up: Fraction
    text: str


@dataclass(frozen=True, slots=True)
class Panel:
    """Lines over one axis: `now` is how far along things stand, and `now_text` says so; `beside`
    stands at the right of a small panel."""

    name: str
    lines: tuple[Line, ...]
    now: Fraction
    now_text: str
    turns: tuple[Turn, ...] = ()
    beside: str = ""

    def __post_init__(self) -> None:
        if not 1 <= len(self.lines) <= MOST_SERIES:
            raise ValueError(f"{self.name}: a panel has one to {MOST_SERIES} lines.")


@dataclass(frozen=True, slots=True)
class Lines:
    """A chart of lines over shares from 0 to 1. One panel is drawn large; several are drawn small,
    one below another on one scale. `across` and `upwards` are what the two sides measure, with
    their units; the other texts are those of `Chart`, and `table` holds the numbers."""

    name: str
    message: str
    measure: str
    across: str
    upwards: str
    panels: tuple[Panel, ...]
    alt: str
    reading: str
    table: Table

    def __post_init__(self) -> None:
        if not self.panels:
            raise ValueError(f"{self.name}: a chart of lines has at least one panel.")

    @property
    def heights(self) -> list[Fraction]:
        """How far up each corner and each turn lies."""
        corners = [up for one in self.panels for line in one.lines for _, up in line.corners]
        return corners + [turn.up for one in self.panels for turn in one.turns]


AnyChart = Chart | Points | Lines
