"""The ratings that assessors gave, as cells of equally likely ratings to draw from."""

from collections.abc import Iterable

from appraisal.engine.agreement.lines import rated_by_people
from appraisal.engine.problem import Better, LevelScale, Problem, Rating
from appraisal.engine.ranking.totals import value_scales
from appraisal.engine.ranking.whole_numbers import whole_numbers
from appraisal.engine.readings import ranking_criteria
from appraisal.engine.result import Result
from appraisal.engine.robustness.table import WholeTable
from appraisal.engine.scales import level_points

Cells = tuple[tuple[tuple[int, ...], ...], ...]


def spread_cells(
    problem: Problem, result: Result, table: WholeTable, ratings: Iterable[Rating]
) -> Cells:
    """For each option and criterion of the table what its assessors gave, each as likely as the
    others, as whole numbers over one common denominator, more being better. What nobody rated, and
    what a measure answers, is as agreed; who says that a criterion does not apply gave no rating
    to draw."""
    sign, scales = 1 if problem.better is Better.HIGHER else -1, value_scales(problem)
    criteria = {one.code: one for one in ranking_criteria(problem)}
    agreed = {(cell.option, cell.criterion): cell.points for cell in result.cells}
    own: dict[tuple[str, str], list[Rating]] = {}
    for rating in rated_by_people(problem, ratings):
        own.setdefault((rating.option, rating.criterion), []).append(rating)
    found = []
    for option in table.options:
        for code in table.criteria:
            criterion = criteria[code]
            given = []
            for one in own.get((option, code), ()):
                if one.level is not None and isinstance(criterion.scale, LevelScale):
                    given.append(level_points(criterion, one.level))
                elif one.points is not None:
                    given.append(one.points)
            known = agreed[option, code]
            assert known is not None  # a table has points everywhere
            least, each = scales[code]
            found.append([sign * (points - least) * each for points in given or [known]])
    flat = iter(whole_numbers(value for cell in found for value in cell))
    cells = [tuple(next(flat) for _ in cell) for cell in found]
    width = len(table.criteria)
    return tuple(tuple(cells[at : at + width]) for at in range(0, len(cells), width))
