"""The options taken forward as whole numbers, which compare exactly and at once."""

from dataclasses import dataclass
from fractions import Fraction

from appraisal.engine.problem import Better, Problem
from appraisal.engine.ranking.totals import value_scales
from appraisal.engine.ranking.whole_numbers import whole_numbers
from appraisal.engine.readings import is_weighted, ranking_criteria
from appraisal.engine.result import Outcome, Result
from appraisal.engine.scales import ZERO


@dataclass(frozen=True, slots=True)
class WholeTable:
    """What each option has on each ranking criterion, more being better, as whole numbers over one
    common denominator: `values` has a row for each of `options`, a column for each of `criteria`,
    all codes in page sequence. `weights` are whole numbers in the ratio of the weights, empty where
    there are none."""

    options: tuple[str, ...]
    criteria: tuple[str, ...]
    values: tuple[tuple[int, ...], ...]
    weights: tuple[int, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the options, as what is sampled has them."""
        return self.options

    def totals(self, weights: tuple[int, ...]) -> list[int]:
        """The sum of weights times values of each option."""
        return [sum(map(int.__mul__, weights, row)) for row in self.values]


def whole_table(problem: Problem, result: Result) -> WholeTable | None:
    """The options taken forward, among which robustness is judged.

    None where fewer than two are, where nothing ranks, and where one of them has a gap on a ranking
    criterion or one does not apply to it: its total is no plain sum over the weights then.
    """
    forward = [one.code for one in result.options if one.outcome is Outcome.TAKEN_FORWARD]
    codes = tuple(one.code for one in ranking_criteria(problem))
    if len(forward) < 2 or not codes:
        return None
    sign, scales = 1 if problem.better is Better.HIGHER else -1, value_scales(problem)
    points = {(cell.option, cell.criterion): cell.points for cell in result.cells}
    found: list[Fraction] = []
    for option in forward:
        for code in codes:
            given = points[option, code]
            if given is None:
                return None
            least, each = scales[code]
            found.append(sign * (given - least) * each)
    flat = iter(whole_numbers(found))
    weights = [one.weight or ZERO for one in ranking_criteria(problem)]
    return WholeTable(
        options=tuple(forward),
        criteria=codes,
        values=tuple(tuple(next(flat) for _ in codes) for _ in forward),
        weights=tuple(whole_numbers(weights)) if is_weighted(problem) else (),
    )
