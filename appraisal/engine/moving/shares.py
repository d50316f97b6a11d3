"""Totals as straight lines over the share of one weight, the others keeping their ratios.

Source: docs/design.md, 4, point 8.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from appraisal.engine.problem import Better, Problem
from appraisal.engine.ranking.totals import value_scales
from appraisal.engine.result import Result
from appraisal.engine.robustness.table import whole_table
from appraisal.engine.scales import ZERO

ONE = Fraction(1)


@dataclass(frozen=True, slots=True)
class ShareLine:
    """The total of one option: `none` where the weight has no share, `all` where it has the whole.
    In the units of the appraisal; per cent are of the highest total that is possible now."""

    option: str
    none: Fraction
    all: Fraction

    def at(self, share: Fraction) -> Fraction:
        return self.none + share * (self.all - self.none)


@dataclass(frozen=True, slots=True)
class Crossing:
    """From this share on another option comes first: `after` in place of `before`, at `total`."""

    share: Fraction
    total: Fraction
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Moved:
    """All of one weight: its share `now`, the line of each option taken forward in page sequence,
    and where the first place passes on, from the least share to the greatest. `sign` is 1 where
    more is better and -1 where less is."""

    criterion: str
    now: Fraction
    lines: tuple[ShareLine, ...]
    crossings: tuple[Crossing, ...]
    sign: int

    @property
    def firsts(self) -> tuple[str, ...]:
        """Who comes first anywhere, from the least share to the greatest."""
        if not self.crossings:
            return (_first(self.lines, ZERO, self.sign).option,)
        return (self.crossings[0].before, *(one.after for one in self.crossings))

    def with_line_of(self, option: str) -> tuple[str, ...]:
        """The options that have one line, and so one total at every share, with this one."""
        mine = next(one for one in self.lines if one.option == option)
        ends = (mine.none, mine.all)
        return tuple(one.option for one in self.lines if (one.none, one.all) == ends)

    @property
    def room(self) -> Fraction | None:
        """How far the share may move before another option comes first, or those who share the
        first place now part; None where it may move anywhere."""
        best = max(self.sign * one.at(self.now) for one in self.lines)
        leading = {
            (one.none, one.all) for one in self.lines if self.sign * one.at(self.now) == best
        }
        if len(leading) > 1:
            return ZERO
        return min((abs(one.share - self.now) for one in self.crossings), default=None)

    def lead(self, option: str) -> tuple[tuple[Fraction, Fraction], ...]:
        """How far the option is ahead of the best of the others, by its corners over the share;
        below nought where another is ahead. It bends where the best of the others is another."""
        mine = next(one for one in self.lines if one.option == option)
        others = [one for one in self.lines if one.option != option]
        shares = [ZERO, *(one.share for one in crossings(others, self.sign)), ONE]
        found = []
        for share in sorted(set(shares)):
            best = max(self.sign * one.at(share) for one in others)
            found.append((share, self.sign * mine.at(share) - best))
        return tuple(found)


def moved(problem: Problem, result: Result) -> tuple[Moved, ...]:
    """Every weight of a checked problem that can move, in page sequence. Empty where nothing can be
    told (fewer than two options taken forward, a gap, no weights); a criterion that carries all the
    weight is left out, since the others have no ratios to keep."""
    table = whole_table(problem, result)
    if table is None or not table.weights:
        return ()
    whole = sum(table.weights)
    points = {(cell.option, cell.criterion): cell.points for cell in result.cells}
    scales = value_scales(problem)
    rows = {}
    for option in table.options:
        rows[option] = [_value(points[option, code], *scales[code]) for code in table.criteria]
    now = {o: _weighed(table.weights, row) / whole for o, row in rows.items()}
    unit = _unit(result, now)
    sign = 1 if problem.better is Better.HIGHER else -1
    found = []
    for at, (code, weight) in enumerate(zip(table.criteria, table.weights, strict=True)):
        rest = whole - weight
        if not rest:
            continue
        lines = tuple(
            ShareLine(
                option,
                unit * (now[option] * whole - weight * row[at]) / rest,
                unit * row[at],
            )
            for option, row in rows.items()
        )
        share = Fraction(weight, whole)
        found.append(Moved(code, share, lines, tuple(crossings(lines, sign)), sign))
    return tuple(found)


def crossings(lines: Sequence[ShareLine], sign: int) -> list[Crossing]:
    """Where the best of the lines passes on to another, from 0 to 1. Of lines that meet in one
    place the steepest goes on."""
    found: list[Crossing] = []
    share, best = ZERO, _first(lines, ZERO, sign)
    while True:
        slope = sign * (best.all - best.none)
        nearest: tuple[Fraction, Fraction, ShareLine] | None = None
        for one in lines:
            steeper = sign * (one.all - one.none) - slope
            if steeper <= 0:
                continue
            where = sign * (best.none - one.none) / steeper
            if where < ONE and (nearest is None or (where, -steeper) < nearest[:2]):
                nearest = (where, -steeper, one)
        if nearest is None:
            return found
        share = nearest[0]
        found.append(Crossing(share, best.at(share), best.option, nearest[2].option))
        best = nearest[2]


def _first(lines: Sequence[ShareLine], share: Fraction, sign: int) -> ShareLine:
    """The best line just beyond a share: of equal ones the steepest, then the first of the page."""
    return max(lines, key=lambda one: (sign * one.at(share), sign * (one.all - one.none)))


def _value(points: Fraction | None, least: Fraction, each: Fraction) -> Fraction:
    assert points is not None, "the options of a whole table have points everywhere"
    return (points - least) * each


def _weighed(weights: Sequence[int], row: Sequence[Fraction]) -> Fraction:
    return sum((w * v for w, v in zip(weights, row, strict=True)), ZERO)


def _unit(result: Result, averages: dict[str, Fraction]) -> Fraction:
    """What a weighted average is multiplied by to give the total as it is stated: the same for all
    options, so that the lines meet the totals where the weights are as they are."""
    for one in result.options:
        average = averages.get(one.code)
        if average and one.total is not None:
            return one.total / average
    return ONE
