"""A scale as a line on which ratings have a place, so that their distances can be told.

A place is counted in levels on a scale of levels, from 0 for the one worth least, and in points on
a scale of points. Pass and fail are a scale of two levels.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from appraisal.engine.gateway_kinds import PassTest
from appraisal.engine.problem import Criterion, LevelScale, PointScale, Problem, Rating
from appraisal.engine.scales import ZERO

FAR_LEVELS = 2
FAR_SHARE = Fraction(1, 3)


@dataclass(frozen=True, slots=True)
class Line:
    """`keys` are the levels from the one worth least to the one worth most, `points` what each is
    worth, where they are worth any; without levels it is a scale of points from `least` to
    `most`."""

    keys: tuple[str, ...] = ()
    points: tuple[Fraction, ...] = ()
    least: Fraction = ZERO
    most: Fraction = ZERO

    @property
    def length(self) -> Fraction:
        """From one end to the other, in the unit of places."""
        return Fraction(len(self.keys) - 1) if self.keys else self.most - self.least

    @property
    def far(self) -> Fraction:
        """The distance from which two ratings are far apart: two levels, or the whole scale where
        it has but two; a third of a scale of points."""
        if self.keys:
            return min(Fraction(FAR_LEVELS), self.length)
        return self.length * FAR_SHARE

    def place(self, rating: Rating) -> Fraction | None:
        """Where a rating stands; None for "not applicable", and for what is not on this scale."""
        if rating.level is not None:
            return Fraction(self.keys.index(rating.level)) if rating.level in self.keys else None
        return None if self.keys else rating.points

    def worth(self, place: Fraction) -> Fraction | None:
        """The points at the place of a rating; None where the levels are worth none."""
        if not self.keys:
            return place
        return self.points[int(place)] if self.points else None


def line_of(criterion: Criterion) -> Line | None:
    """The line of a criterion that people rate; None where they rate nothing on it."""
    if isinstance(criterion.test, PassTest):
        return Line(("fail", "pass"))
    scale = criterion.scale
    if criterion.from_measure is not None:
        return None
    if isinstance(scale, PointScale):
        return Line(least=scale.minimum, most=scale.maximum)
    if isinstance(scale, LevelScale):
        levels = sorted(scale.levels, key=lambda level: level.points)
        return Line(tuple(one.key for one in levels), tuple(one.points for one in levels))
    return None


def rated_by_people(problem: Problem, ratings: Iterable[Rating]) -> tuple[Rating, ...]:
    """The ratings on criteria that people rate; where a measure answers, nobody's word counts."""
    rated = {one.code for one in problem.criteria if line_of(one) is not None}
    return tuple(one for one in ratings if one.criterion in rated)
