"""How far one weight may move before another option comes first.

Source: docs/design.md, 4, points 6 and 8.

The share of one criterion moves between 0 and 1 while the others keep their ratios. Each option's
total is then a straight line in that share, so the crossing is exact.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from appraisal.engine.problem import Better, Criterion, Problem
from appraisal.engine.readings import is_weighted, ranking_criteria
from appraisal.engine.result import Switch
from appraisal.engine.scales import ZERO
from appraisal.engine.standing import Standing

STAYS = Switch()


@dataclass(frozen=True, slots=True)
class _Line:
    """An option's total over all weight: `none` where the share is 0, `all` where it is 1; more is
    better."""

    code: str
    none: Fraction
    all: Fraction

    @property
    def slope(self) -> Fraction:
        return self.all - self.none

    def at(self, share: Fraction) -> Fraction:
        return self.none + share * self.slope


def find_switches(problem: Problem, survivors: tuple[Standing, ...]) -> dict[str, Switch | None]:
    """The switching points of every ranking criterion among the options taken forward, by code.

    None where they cannot be told: some option has no points there, or the criterion carries all
    the weight, so that the others have no ratios to keep. Without weights there are none at all.
    With joint leaders the present share is itself the switching point.
    """
    if not is_weighted(problem):
        return {}
    criteria = ranking_criteria(problem)
    return {c.code: _switch(problem, c, criteria, survivors) for c in criteria}


def _switch(
    problem: Problem,
    criterion: Criterion,
    criteria: tuple[Criterion, ...],
    survivors: tuple[Standing, ...],
) -> Switch | None:
    rest = {c.code: c.weight or ZERO for c in criteria if c.code != criterion.code}
    others = sum(rest.values(), ZERO)
    lines = [_line(problem, standing, criterion.code, rest) for standing in survivors]
    known = [line for line in lines if line is not None]
    if others == 0 or len(known) < len(lines):
        return None
    weight = criterion.weight or ZERO
    share = weight / (weight + others)
    if len(known) < 2:
        return STAYS
    first = max(line.at(share) for line in known)
    leaders = [line for line in known if line.at(share) == first]
    rising = max(leaders, key=lambda line: line.slope)
    falling = min(leaders, key=lambda line: line.slope)
    if rising.slope != falling.slope:
        return Switch(share, rising.code, share, falling.code)
    up, up_to = _crossing(rising, known, share, Fraction(1))
    down, down_to = _crossing(rising, known, share, ZERO)
    return Switch(up, up_to, down, down_to)


def _line(
    problem: Problem, standing: Standing, code: str, rest: Mapping[str, Fraction]
) -> _Line | None:
    sign = 1 if problem.better is Better.HIGHER else -1
    own = standing.readings[code].points
    total = ZERO
    for other, weight in rest.items():
        points = standing.readings[other].points
        if points is None and weight:
            return None
        total += weight * (points or ZERO)
    whole = sum(rest.values(), ZERO)
    if own is None or not whole:
        return None
    return _Line(standing.code, sign * total / whole, sign * own)


def _crossing(
    leader: _Line, lines: list[_Line], share: Fraction, end: Fraction
) -> tuple[Fraction | None, str | None]:
    """The nearest share between here and `end` beyond which another line stands above the
    leader's, and whose; where several cross there, the one that is above them all beyond it."""
    found: list[tuple[Fraction, Fraction, str]] = []
    for line in lines:
        if line.at(end) > leader.at(end):
            gap, closing = leader.at(share) - line.at(share), line.slope - leader.slope
            crossing = share + gap / closing
            found.append((abs(crossing - share), -abs(closing), line.code))
    if not found:
        return None, None
    distance, _, code = min(found, key=lambda one: one[:2])
    return share + (distance if end else -distance), code
