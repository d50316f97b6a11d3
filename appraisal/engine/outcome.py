"""From a problem to its whole answer: `evaluate` is the engine's one door."""

from fractions import Fraction
from itertools import chain

from appraisal.engine.checking.fault import ProblemError
from appraisal.engine.checking.whole import faults
from appraisal.engine.gateways import GATES
from appraisal.engine.problem import Criterion, Problem, Role
from appraisal.engine.qualitative import evaluate_qualitative, is_qualitative
from appraisal.engine.ranking.carried import carried_shares
from appraisal.engine.ranking.grouped import group_shares
from appraisal.engine.ranking.switching import find_switches
from appraisal.engine.readings import is_weighted, ranking_criteria
from appraisal.engine.result import Cell, CellState, GroupShare, OptionResult, Result, WeightShare
from appraisal.engine.ruled_out import judged, with_ruled_out
from appraisal.engine.scales import ZERO
from appraisal.engine.standing import Standing
from appraisal.engine.words.reasons import reasons_for
from appraisal.engine.words.remarks import statements_of, warnings_of
from appraisal.engine.words.working import Written
from appraisal.engine.workings import Workings, compare


def evaluate(problem: Problem) -> Result:
    """What becomes of every option, with ranks, workings and reasons (docs/design.md, 4).

    Raises `ProblemError` with every contradiction where the problem contradicts itself.
    """
    found = faults(problem)
    if found:
        raise ProblemError(found)
    if problem.ruled_out:
        return with_ruled_out(problem, _evaluate(judged(problem)))
    return _evaluate(problem)


def _evaluate(problem: Problem) -> Result:
    """The answer to a checked problem of which every option is judged."""
    if is_qualitative(problem):
        return evaluate_qualitative(problem)
    workings = compare(problem)
    written = Written(problem, workings.adding.scales)
    groups = group_shares(problem)
    asked = [c for c in problem.criteria if c.role is not Role.CONSIDERATION]
    rows = [tuple(_cell(one, criterion) for criterion in asked) for one in workings.standings]
    return Result(
        reference=problem.reference,
        qualitative=False,
        weighted=is_weighted(problem),
        options=tuple(
            _option(workings, standing, cells, written)
            for standing, cells in zip(workings.standings, rows, strict=True)
        ),
        cells=tuple(chain.from_iterable(rows)),
        weights=_weights(workings, groups),
        dominates=workings.dominates,
        unseparated=workings.unseparated,
        order_holds=workings.order_holds,
        statements=statements_of(workings),
        warnings=warnings_of(workings),
        groups=groups,
    )


def _option(
    workings: Workings, standing: Standing, cells: tuple[Cell, ...], written: Written
) -> OptionResult:
    best, worst = workings.bounds.get(standing.code, (None, None))
    working = "" if standing.total is None else written.working(standing)
    excused = {g.criterion.code for g in standing.gates if g.state is CellState.EXCUSED}
    return OptionResult(
        code=standing.code,
        outcome=workings.outcome(standing),
        rank=workings.ranks.get(standing.code),
        joint=workings.is_joint(standing.code),
        total=standing.total,
        failed=tuple(gate.criterion.code for gate in standing.fatal),
        excused=tuple(g.criterion.code for g in standing.gates if g.criterion.code in excused),
        gaps=standing.gaps,
        not_applicable=tuple(
            cell.criterion for cell in cells if cell.state is CellState.NOT_APPLICABLE
        ),
        best_rank=best,
        worst_rank=worst,
        reasons=reasons_for(workings, standing, working),
        working=working,
    )


def _cell(standing: Standing, criterion: Criterion) -> Cell:
    if criterion.role in GATES:
        gate = next(g for g in standing.gates if g.criterion is criterion)
        reading, share = gate.reading, None
    else:
        reading = standing.readings[criterion.code]
        share = _share(standing, criterion)
    state = reading.state
    if state is CellState.MISSING and criterion.role is Role.RANKING:
        state = CellState.MISSING if criterion.code in standing.open_cells else CellState.UNRATED
    return Cell(
        option=standing.code,
        criterion=criterion.code,
        state=state,
        level=reading.level,
        points=reading.points,
        share=share,
        measure=reading.measure,
        reason=reading.reason,
    )


def _share(standing: Standing, criterion: Criterion) -> Fraction | None:
    """The criterion's part of the total: nothing of it where its weight is zero."""
    if standing.shares is None or standing.readings[criterion.code].points is None:
        return None
    return standing.shares.get(criterion.code, ZERO)


def _weights(workings: Workings, groups: tuple[GroupShare, ...]) -> tuple[WeightShare, ...]:
    problem = workings.sheet.problem
    if not is_weighted(problem):
        return ()
    criteria = ranking_criteria(problem)
    whole = sum((c.weight or ZERO for c in criteria), ZERO)
    switches = find_switches(problem, workings.survivors)
    carried = carried_shares(problem)
    within = {code: share for group in groups for code, share in group.within.items()}
    return tuple(
        WeightShare(
            c.code,
            (c.weight or ZERO) / whole,
            workings.discriminates(c.code),
            switches[c.code],
            carried.get(c.code),
            c.group,
            within.get(c.code),
        )
        for c in criteria
    )
