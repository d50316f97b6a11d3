"""How far one weight may move before another option comes first.

Source: docs/design.md, 4, points 6 and 8.

The share of one criterion moves between 0 and 1 while the others keep their ratios. Each option's
total is then a straight line in that share, so the crossing is exact. All of it is worked out in
whole numbers, points and weights each over one common denominator, and becomes a fraction at the
end.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from appraisal.engine.problem import Better, Problem
from appraisal.engine.ranking.totals import value_scales
from appraisal.engine.ranking.whole_numbers import whole_numbers
from appraisal.engine.readings import is_weighted, ranking_criteria
from appraisal.engine.result import Switch
from appraisal.engine.scales import ZERO
from appraisal.engine.standing import Standing

STAYS = Switch()


@dataclass(frozen=True, slots=True)
class ShareLine:
    """An option's total over all weight: `none` where the share is 0, `all` where it is 1 and
    `now` at the present share; more is better. The lines of one criterion have one unit for the
    ends and another for the present."""

    code: str
    none: int
    all: int
    now: int

    @property
    def slope(self) -> int:
        return self.all - self.none


def find_switches(problem: Problem, survivors: tuple[Standing, ...]) -> dict[str, Switch | None]:
    """The switching points of every ranking criterion among the options taken forward, by code.

    None where they cannot be told: some option has no points there, or the criterion carries all
    the weight, so that the others have no ratios to keep. Without weights there are none at all.
    With joint leaders the present share is itself the switching point.
    """
    if not is_weighted(problem):
        return {}
    codes = tuple(c.code for c in ranking_criteria(problem))
    scales = value_scales(problem)
    weights = whole_numbers(c.weight or ZERO for c in ranking_criteria(problem))
    as_given = {code for code, scale in scales.items() if scale == (ZERO, Fraction(1))}
    points = [
        [
            standing.readings[code].points
            if code in as_given
            else _points(standing, code, *scales[code])
            for code in codes
        ]
        for standing in survivors
    ]
    # A criterion on which a survivor has no points: with a weight it leaves that option without a
    # total, so that nothing can be told; without one it cannot be told of that criterion alone.
    unknown = [any(row[at] is None for row in points) for at in range(len(codes))]
    if any(gap and weight for gap, weight in zip(unknown, weights, strict=True)):
        return dict.fromkeys(codes)
    sign = 1 if problem.better is Better.HIGHER else -1
    flat = iter(whole_numbers(value or ZERO for row in points for value in row))
    rows = [[sign * next(flat) for _ in codes] for _ in survivors]
    totals = [sum(map(int.__mul__, weights, row)) for row in rows]
    whole = sum(weights)
    found: dict[str, Switch | None] = {}
    for at, (code, weight) in enumerate(zip(codes, weights, strict=True)):
        rest = whole - weight
        if unknown[at] or not rest:
            found[code] = None
            continue
        lines = [
            ShareLine(standing.code, total - weight * row[at], rest * row[at], total)
            for standing, row, total in zip(survivors, rows, totals, strict=True)
        ]
        found[code] = switch_between(lines, weight, rest)
    return found


def _points(standing: Standing, code: str, least: Fraction, each: Fraction) -> Fraction | None:
    """The points above the least, each for what it is worth where totals are values."""
    points = standing.readings[code].points
    return None if points is None else (points - least) * each


def switch_between(lines: Sequence[ShareLine], weight: int, rest: int) -> Switch:
    """The switching points of what carries `weight` where all else carries `rest`."""
    if len(lines) < 2:
        return STAYS
    share = Fraction(weight, weight + rest)
    first = max(line.now for line in lines)
    leaders = [line for line in lines if line.now == first]
    rising = max(leaders, key=lambda line: line.slope)
    falling = min(leaders, key=lambda line: line.slope)
    if rising.slope != falling.slope:
        return Switch(share, rising.code, share, falling.code)
    above = _nearest(rising, [line for line in lines if line.all > rising.all])
    below = _nearest(rising, [line for line in lines if line.none > rising.none])
    # A gap between totals is one of totals over all weight, times the weight of the others.
    unit = Fraction(rest, weight + rest)
    up, down = (None if one is None else unit * one[1] for one in (above, below))
    return Switch(
        None if up is None else share + up,
        above[0] if above else None,
        None if down is None else share - down,
        below[0] if below else None,
    )


def _nearest(leader: ShareLine, lines: Sequence[ShareLine]) -> tuple[str, Fraction] | None:
    """Which of the lines, all above the leader's at one end, is the first to cross it on the way
    there, and how far away that is; where several cross in one place, the steepest of them."""
    nearest: tuple[int, int, str] | None = None
    for line in lines:
        gap, closing = leader.now - line.now, abs(line.slope - leader.slope)
        if nearest is not None:
            here, there = gap * nearest[1], nearest[0] * closing
            if here > there or (here == there and closing <= nearest[1]):
                continue
        nearest = gap, closing, line.code
    return None if nearest is None else (nearest[2], Fraction(nearest[0], nearest[1]))
