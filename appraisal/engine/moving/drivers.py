"""How far the lead of the first option moves as one weight, or one rating, moves by itself.

The share of a weight moves between the lowest and the highest that assessors gave it, the others
keeping their ratios; where fewer than two gave every weight, by a quarter to either side. A rating
moves between the lowest and the highest that assessors gave; where they gave none, by one level to
either side, or by a tenth of its scale of points.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from appraisal.engine.agreement.lines import line_of
from appraisal.engine.agreement.spread import NO_SPREAD, Spread
from appraisal.engine.moving.shares import ONE, Moved, moved
from appraisal.engine.problem import Better, Criterion, LevelScale, Problem
from appraisal.engine.ranking.totals import share_per_point
from appraisal.engine.readings import counting_criteria
from appraisal.engine.result import Result
from appraisal.engine.robustness.table import whole_table
from appraisal.engine.scales import points_range

QUARTER = Fraction(1, 4)
TENTH = Fraction(1, 10)


@dataclass(frozen=True, slots=True)
class Driver:
    """One thing that moves, from `low` to `high`: the share of a weight, or the points of an
    `option`'s rating. `least` and `most` are the ends of the lead, in the units of totals, below
    nought where another option is ahead; `given` says that assessors gave both ends."""

    criterion: str
    option: str
    low: Fraction
    high: Fraction
    least: Fraction
    most: Fraction
    given: bool = False

    @property
    def swing(self) -> Fraction:
        return self.most - self.least


@dataclass(frozen=True, slots=True)
class Drivers:
    """The lead of `first` over the best of the others, as it is, and what moves it, the most
    first. Where several share the first place, `first` is the first of them and its lead nought."""

    first: str
    lead: Fraction
    drivers: tuple[Driver, ...]

    @property
    def turning(self) -> tuple[Driver, ...]:
        """Those that would put another option first, alone."""
        return tuple(one for one in self.drivers if one.least < 0)


def drivers(
    problem: Problem,
    result: Result,
    given: Spread = NO_SPREAD,
    weighed: Sequence[Mapping[str, Fraction]] = (),
) -> Drivers | None:
    """What moves the lead; `given` is what assessors gave, `weighed` the weights of each
    assessor by criterion, on any scale. None where nothing can be told and without weights."""
    forward = result.taken_forward
    table = whole_table(problem, result)
    if table is None or not table.weights:
        return None
    first = forward[0].code
    totals = {one.code: one.total for one in forward if one.total is not None}
    sign = 1 if problem.better is Better.HIGHER else -1
    ahead = sorted((sign * total for code, total in totals.items() if code != first), reverse=True)
    lead = sign * totals[first] - ahead[0]
    shares = _shares(problem, weighed)
    found = [*_weights(moved(problem, result), first, shares)]
    found += _ratings(problem, result, sign, given)
    found = [one for one in found if one.swing]
    return Drivers(first, lead, tuple(sorted(found, key=lambda one: -one.swing)))


def _shares(
    problem: Problem, weighed: Sequence[Mapping[str, Fraction]]
) -> Mapping[str, tuple[Fraction, Fraction]]:
    """The least and the greatest share of all weight that each criterion was given; empty where
    fewer than two assessors gave every weight."""
    codes = [one.code for one in counting_criteria(problem)]
    rows = [[own[code] for code in codes] for own in weighed if all(code in own for code in codes)]
    shares = [[weight / whole for weight in row] for row in rows if (whole := sum(row))]
    if len(shares) < 2:
        return {}
    return {
        code: (min(all_), max(all_))
        for code, all_ in zip(codes, zip(*shares, strict=True), strict=True)
    }


def _weights(
    weights: Sequence[Moved], first: str, given: Mapping[str, tuple[Fraction, Fraction]]
) -> Iterator[Driver]:
    for one in weights:
        said = given.get(one.criterion)
        low, high = said or (one.now * (1 - QUARTER), min(one.now * (1 + QUARTER), ONE))
        low, high = min(low, one.now), max(high, one.now)
        corners = one.lead(first)
        leads = [up for share, up in corners if low < share < high]
        leads += [_between(corners, share) for share in (low, high)]
        yield Driver(one.criterion, "", low, high, min(leads), max(leads), said is not None)


def _between(corners: Sequence[tuple[Fraction, Fraction]], share: Fraction) -> Fraction:
    """The height of a bent line at a share."""
    for (left, low), (right, high) in pairwise(corners):
        if left <= share <= right:
            return low + (high - low) * (share - left) / (right - left)
    return corners[0][1]


def _ratings(problem: Problem, result: Result, sign: int, spread: Spread) -> Iterator[Driver]:
    """Every rating and every measured reading of the options taken forward, moved by itself."""
    forward = result.taken_forward
    first = forward[0].code
    totals = {one.code: sign * one.total for one in forward if one.total is not None}
    given = _given(problem, spread)
    cells = {(cell.option, cell.criterion): cell for cell in result.cells}
    criteria = counting_criteria(problem)
    each = share_per_point(problem, [one.code for one in criteria])
    for criterion in criteria:
        for one in forward:
            cell = cells[one.code, criterion.code]
            assert cell.points is not None, "the options of a whole table have points everywhere"
            said = given.get((one.code, criterion.code))
            low, high = said or _steps(criterion, cell.points)
            low, high = min(low, cell.points), max(high, cell.points)
            leads = [
                _lead(totals, first, one.code, sign * each[criterion.code] * (end - cell.points))
                for end in (low, high)
            ]
            yield Driver(
                criterion.code, one.code, low, high, min(leads), max(leads), said is not None
            )


def _lead(totals: Mapping[str, Fraction], first: str, option: str, by: Fraction) -> Fraction:
    """The lead of the first where the total of one option is changed."""
    changed = {code: total + by if code == option else total for code, total in totals.items()}
    return changed[first] - max(total for code, total in changed.items() if code != first)


def _given(problem: Problem, spread: Spread) -> Mapping[tuple[str, str], tuple[Fraction, Fraction]]:
    """The least and the most points that assessors gave in each cell that two of them rated."""
    lines = {one.code: line_of(one) for one in problem.criteria}
    found: dict[tuple[str, str], tuple[Fraction, Fraction]] = {}
    for (option, criterion), ends in spread.cells.items():
        line = lines[criterion]
        low, high = (line.worth(end) if line else None for end in (ends.lowest, ends.highest))
        if low is not None and high is not None:
            found[option, criterion] = (low, high)
    return found


def _steps(criterion: Criterion, points: Fraction) -> tuple[Fraction, Fraction]:
    """One level to either side, or a tenth of the scale, within the scale."""
    scale = criterion.scale
    assert scale is not None
    least, most = points_range(scale)
    if isinstance(scale, LevelScale):
        below = [one.points for one in scale.levels if one.points < points]
        above = [one.points for one in scale.levels if one.points > points]
        return max(below, default=points), min(above, default=points)
    step = (most - least) * TENTH
    return max(points - step, least), min(points + step, most)
