"""Options that people ruled out before the others were judged. They are not taken forward, whatever
they were rated, and nothing of the answer rests on them.

Source: docs/design.md, 2.
"""

from dataclasses import replace

from appraisal.engine.problem import Problem, Rating, Role, RuledOut
from appraisal.engine.result import Cell, CellState, OptionResult, Outcome, Result
from workbench.numbers.listing import within


def judged(problem: Problem) -> Problem:
    """The problem with the options that are judged, and none of what is said of the others."""
    out = {one.option for one in problem.ruled_out}
    return replace(
        problem,
        options=tuple(one for one in problem.options if one.code not in out),
        measurements=tuple(one for one in problem.measurements if one.option not in out),
        ratings=tuple(one for one in problem.ratings if one.option not in out),
        ruled_out=(),
    )


def with_ruled_out(problem: Problem, result: Result) -> Result:
    """The answer for the options that are judged, with the others in their places of the page."""
    found = {one.code: one for one in result.options}
    out = {one.option: one for one in problem.ruled_out}
    cells = {(one.option, one.criterion): one for one in result.cells}
    agreed = {(r.option, r.criterion): r for r in problem.ratings if r.assessor is None}
    rated = [] if result.qualitative else _rated(problem)
    return replace(
        result,
        options=tuple(found.get(one.code) or _stopped(out[one.code]) for one in problem.options),
        cells=tuple(
            cells.get((one.code, code)) or _cell(one.code, code, agreed.get((one.code, code)))
            for one in problem.options
            for code in rated
        ),
    )


def ruled_out_words(one: RuledOut) -> str:
    """ "Ruled out at the long list on 3 March 2014: it is too dear." """
    on = f" on {one.when}" if one.when else ""
    why = " ".join(one.why.split())
    ended = why if why.endswith((".", "!", "?")) else f"{why}."
    return f"Ruled out at the {within(one.stage)}{on}: {ended}"


def _rated(problem: Problem) -> list[str]:
    """The criteria that have cells, in page sequence."""
    return [one.code for one in problem.criteria if one.role is not Role.CONSIDERATION]


def _stopped(one: RuledOut) -> OptionResult:
    return OptionResult(
        code=one.option,
        outcome=Outcome.NOT_TAKEN_FORWARD,
        rank=None,
        joint=False,
        total=None,
        failed=(),
        excused=(),
        gaps=(),
        not_applicable=(),
        best_rank=None,
        worst_rank=None,
        reasons=(ruled_out_words(one),),
        ruled_out=True,
    )


def _cell(option: str, criterion: str, rating: Rating | None) -> Cell:
    """The cell of an option that was ruled out: its rating where it has one, for the record."""
    if rating is None:
        return Cell(option, criterion, CellState.NOT_ASKED)
    if rating.not_applicable is not None:
        reason = rating.not_applicable
        return Cell(option, criterion, CellState.NOT_APPLICABLE, reason=reason)
    state = {"pass": CellState.PASS, "fail": CellState.FAIL}.get(
        rating.level or "", CellState.RATED
    )
    return Cell(
        option, criterion, state, level=rating.level, points=rating.points, reason=rating.reason
    )
