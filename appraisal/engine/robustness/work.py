"""Works out how sure the first place is, exactly (docs/design.md, 4, point 8)."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from appraisal.engine.pricing import priced_criteria
from appraisal.engine.problem import (
    Better,
    Criterion,
    LevelScale,
    PointScale,
    Problem,
    Rating,
    Role,
)
from appraisal.engine.ranking.totals import share_per_point
from appraisal.engine.readings import is_weighted, ranking_criteria
from appraisal.engine.result import CellState, Outcome, Result
from appraisal.engine.robustness.found import (
    MARGIN,
    Excusable,
    Overtaken,
    Robustness,
    Turn,
    Without,
)
from appraisal.engine.robustness.possible import never_first
from appraisal.engine.robustness.table import WholeTable, whole_table
from appraisal.engine.ruled_out import judged
from appraisal.engine.scales import ZERO, find_level, measure_of, points_range
from appraisal.engine.what_if.change import Change, changed
from appraisal.engine.workings import place


def robustness(problem: Problem, result: Result) -> Robustness | None:
    """How sure the first place of a checked problem's result is.

    None where nothing can be told: fewer than two options are taken forward, nothing ranks, or one
    of them lacks points on a ranking criterion or one does not apply to it.
    """
    table = whole_table(problem, result)
    if table is None:
        return None
    forward = result.taken_forward
    leaders = tuple(one.code for one in forward if one.rank == forward[0].rank)
    return Robustness(
        leaders=leaders,
        criteria=len(table.criteria),
        always=tuple(_always(table)),
        never_first=never_first(table),
        overtaken=tuple(_overtaken(result)),
        without=tuple(_without(table)),
        near=tuple(_near(problem, result)),
        turn=_turn(problem, result, leaders)
        if table.weights and len(leaders) == 1 and not _moves_prices(problem)
        else None,
        excusable=tuple(_excusable(problem, result)),
    )


def _moves_prices(problem: Problem) -> bool:
    """Whether a rating may decide which price is the lowest, by opening or shutting a gateway: the
    smallest change of one rating that changes the winner is then not to be told by its points."""
    return bool(priced_criteria(problem)) and any(one.test for one in problem.criteria)


def _always(table: WholeTable) -> Iterator[str]:
    """Who is at least as good as every other on every criterion."""
    best = [max(column) for column in zip(*table.values, strict=True)]
    for option, row in zip(table.options, table.values, strict=True):
        if list(row) == best:
            yield option


def _overtaken(result: Result) -> Iterator[Overtaken]:
    for weight in result.weights:
        switch = weight.switch
        if switch is None:
            continue
        if switch.up is not None and switch.up_to is not None:
            yield Overtaken(weight.criterion, switch.up, switch.up_to, True, weight.share)
        if switch.down is not None and switch.down_to is not None:
            yield Overtaken(weight.criterion, switch.down, switch.down_to, False, weight.share)


def _without(table: WholeTable) -> Iterator[Without]:
    """Who leads without each criterion that counts, where others do then."""
    if not table.weights:
        return
    for at, code in enumerate(table.criteria):
        weights = tuple(0 if at == other else one for other, one in enumerate(table.weights))
        if table.weights[at] and any(weights):
            yield Without(code, _leaders(table, table.totals(weights)))


def _leaders(table: WholeTable, totals: list[int]) -> tuple[str, ...]:
    most = max(totals)
    return tuple(o for o, total in zip(table.options, totals, strict=True) if total == most)


def _near(problem: Problem, result: Result) -> Iterator[tuple[str, str]]:
    forward = [one for one in result.taken_forward if one.total is not None]
    if not is_weighted(problem):
        return
    codes = [one.code for one in ranking_criteria(problem) if one.weight]
    each = share_per_point(problem, codes)
    lengths = {
        one.code: points_range(one.scale)
        for one in ranking_criteria(problem)
        if one.scale is not None
    }
    reach = sum((each[code] * (lengths[code][1] - lengths[code][0]) for code in codes), ZERO)
    for first, second in pairwise(forward):
        assert first.total is not None
        assert second.total is not None
        if 0 < abs(first.total - second.total) <= MARGIN * reach:
            yield first.code, second.code


def _turn(problem: Problem, result: Result, leaders: tuple[str, ...]) -> Turn | None:
    """The smallest change of one rating, as a part of its scale, that puts another option first:
    what is tried is evaluated, for a rating may open or shut a gateway as well."""
    for _, rating, side in sorted(_tries(problem, result, leaders[0]), key=lambda one: one[0]):
        # Ranks and outcomes alone: the reasons and the switching points are not asked for here.
        after = place(judged(changed(problem, Change(ratings=(_past(problem, rating, side),)))))
        ranks = {one.code: after.ranks[one.code] for one in after.survivors}
        first = tuple(code for code, rank in ranks.items() if rank == min(ranks.values()))
        if first and leaders[0] not in first:
            return Turn(rating, first, side)
    return None


def _tries(problem: Problem, result: Result, leader: str) -> Iterator[tuple[Fraction, Rating, str]]:
    """How far along its scale each rating would have to move, to what, and on which side of that:
    the leader's worse, or another option's better."""
    sign = 1 if problem.better is Better.HIGHER else -1
    cells = {(cell.option, cell.criterion): cell for cell in result.cells}
    totals = {one.code: sign * (one.total or ZERO) for one in result.taken_forward}
    criteria = [one for one in ranking_criteria(problem) if one.weight]
    each = share_per_point(problem, [one.code for one in criteria])
    second = max(total for code, total in totals.items() if code != leader)
    for criterion in criteria:
        if measure_of(criterion) is not None:
            continue
        for option, total in totals.items():
            given = cells[option, criterion.code].points
            assert given is not None
            # The leader has to fall below the next, another to rise above the leader.
            gap = totals[leader] - (second if option == leader else total)
            toward = -sign if option == leader else sign
            found = _needed(criterion, given, gap / each[criterion.code], toward)
            if found is not None:
                length, level, points = found
                side = "" if level is not None else "above" if toward > 0 else "below"
                yield length, Rating(option, criterion.code, level=level, points=points), side


def _needed(
    criterion: Criterion, given: Fraction, by: Fraction, toward: int
) -> tuple[Fraction, str | None, Fraction | None] | None:
    """The nearest rating that lies more than `by` points from the one given, toward more or fewer
    points: how far that is as a part of the scale, and its level, or the points that have to be
    passed. None where the scale ends before."""
    scale = criterion.scale
    assert scale is not None
    least, most = points_range(scale)
    if isinstance(scale, LevelScale):
        far = [one for one in scale.levels if toward * (one.points - given) > by]
        if not far:
            return None
        nearest = min(far, key=lambda one: toward * (one.points - given))
        return abs(nearest.points - given) / (most - least), nearest.key, None
    if not isinstance(scale, PointScale):
        return None
    edge, end = given + toward * by, most if toward > 0 else least
    # Nothing lies beyond the end of the scale.
    return (by / (most - least), None, edge) if toward * (end - edge) > 0 else None


def _past(problem: Problem, rating: Rating, side: str) -> Rating:
    """A rating beyond these points, half-way to the end of its scale."""
    if not side:
        return rating
    criterion = next(one for one in problem.criteria if one.code == rating.criterion)
    assert criterion.scale is not None
    assert rating.points is not None
    end = points_range(criterion.scale)[side == "above"]
    return Rating(rating.option, rating.criterion, points=(rating.points + end) / 2)


def _excusable(problem: Problem, result: Result) -> Iterator[Excusable]:
    cells = {(cell.option, cell.criterion): cell for cell in result.cells}
    criteria = {one.code: one for one in problem.criteria}
    sign = 1 if problem.better is Better.HIGHER else -1
    for one in result.options:
        if one.outcome is not Outcome.NOT_TAKEN_FORWARD or len(one.failed) != 1:
            continue
        gate = criteria[one.failed[0]]
        excuse = gate.excused_by
        if gate.role is not Role.CONDITIONAL_GATEWAY or excuse is None:
            continue
        below = []
        for code in excuse.of:
            scale, points = criteria[code].scale, cells[one.code, code].points
            if (
                not isinstance(scale, LevelScale)
                or cells[one.code, code].state is CellState.NOT_APPLICABLE
            ):
                continue
            if points is None or sign * points < sign * find_level(scale, excuse.level).points:
                below.append(code)
        more = excuse.at_least - (len(excuse.of) - len(below))
        if 0 < more <= len(below):
            yield Excusable(one.code, gate.code, more, tuple(below), excuse.level)
