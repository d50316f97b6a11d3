"""Each assessor's own totals, by their own ratings and the agreed weights, and how far the orders
that follow from them agree."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from appraisal.engine.agreement.concordance import LEAST, Concordance, concordance
from appraisal.engine.agreement.lines import rated_by_people
from appraisal.engine.pricing import priced
from appraisal.engine.problem import Criterion, LevelScale, Problem, Rating
from appraisal.engine.ranking.totals import share_per_point, value_scales
from appraisal.engine.readings import counting_criteria, is_weighted, lay_out, read
from appraisal.engine.result import CellState

Totals = Mapping[str, Mapping[str, Fraction]]


@dataclass(frozen=True, slots=True)
class Orders:
    """How far the assessors' orders of the options agree: over the `options` to which every one of
    the `assessors` gives a total, both in page sequence."""

    assessors: tuple[str, ...]
    options: tuple[str, ...]
    concordance: Concordance


def own_totals(problem: Problem, ratings: Iterable[Rating], assessors: Iterable[str]) -> Totals:
    """The total of each option for each assessor, in the units of the appraisal, gateways left out
    of account. `ratings` are the assessors' own. A criterion that is measured, and one that no
    assessor has rated for the option, reads as it does for all. An option that the assessor has
    not rated in full has none. Empty where the criteria carry no weights."""
    codes = tuple(assessors)
    if not is_weighted(problem):
        return {code: {} for code in codes}
    book = _Book(priced(problem), rated_by_people(problem, ratings))
    return {
        who: {
            option.code: found
            for option in problem.options
            if (found := book.total(who, option.code)) is not None
        }
        for who in codes
    }


def orders_of(problem: Problem, totals: Totals) -> Orders:
    """How far the orders agree that follow from the assessors' totals. An assessor with a total for
    fewer than two options has no order and is left out; then an option counts to which every
    assessor who is left gives a total."""
    people = tuple(who for who, found in totals.items() if len(found) >= LEAST)
    options = tuple(
        one.code for one in problem.options if all(one.code in totals[who] for who in people)
    )
    if not people:
        options = ()
    # Whichever totals are better: orders that are all turned round agree as much.
    rows = [[totals[who][option] for option in options] for who in people]
    return Orders(people, options, concordance(rows))


class _Book:
    """The assessors' ratings, laid out for adding up. The problem knows its lowest prices."""

    def __init__(self, problem: Problem, own: Iterable[Rating]) -> None:
        self.problem = problem
        self.given = {(one.assessor, one.option, one.criterion): one for one in own}
        self.criteria = tuple(one.code for one in counting_criteria(problem))
        touched = {(option, criterion) for _who, option, criterion in self.given}
        sheet = lay_out(problem)
        self.shared = {
            (option.code, one.code): read(sheet, option, one)
            for option in problem.options
            for one in counting_criteria(problem)
            if (option.code, one.code) not in touched
        }
        self.worth = {one.code: _level_points(one) for one in counting_criteria(problem)}
        # What a point on each criterion adds, in whole numbers over one denominator: exact numbers
        # with a denominator each are slow to add up.
        self.each: dict[tuple[str, ...], tuple[dict[str, int], int]] = {}
        # The points that stand for nothing, which are not 0 where totals are values.
        self.least = {code: least for code, (least, _) in value_scales(problem).items()}

    def total(self, who: str, option: str) -> Fraction | None:
        """One option's total for one assessor; None with a gap, or where nothing applies."""
        points: dict[str, Fraction] = {}
        for code in self.criteria:
            applies, found = self._points(who, option, code)
            if not applies:
                continue
            if found is None:
                return None
            points[code] = found
        applicable = tuple(points)
        if not applicable:
            return None
        if applicable not in self.each:
            self.each[applicable] = _in_whole_numbers(share_per_point(self.problem, applicable))
        each, over = self.each[applicable]
        whole: int | Fraction = 0
        for code, given in points.items():
            value = given - self.least[code] if self.least[code] else given
            whole += each[code] * (value.numerator if value.denominator == 1 else value)
        return Fraction(whole, over)

    def _points(self, who: str, option: str, code: str) -> tuple[bool, Fraction | None]:
        """Whether the criterion applies, and the points; None where there are none."""
        shared = self.shared.get((option, code))
        if shared is not None:
            return shared.state is not CellState.NOT_APPLICABLE, shared.points
        rating = self.given.get((who, option, code))
        if rating is None:
            return True, None
        if rating.level is not None:
            return True, self.worth[code].get(rating.level)
        return rating.not_applicable is None, rating.points


def _in_whole_numbers(values: Mapping[str, Fraction]) -> tuple[dict[str, int], int]:
    """The numerators of values over their least common denominator, and that."""
    over = lcm(*(value.denominator for value in values.values()))
    return {code: int(value * over) for code, value in values.items()}, over


def _level_points(criterion: Criterion) -> dict[str, Fraction]:
    scale = criterion.scale
    return {one.key: one.points for one in scale.levels} if isinstance(scale, LevelScale) else {}
