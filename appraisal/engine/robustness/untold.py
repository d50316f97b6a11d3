"""Why nothing can be told of how sure the first place is, and what to do about it."""

from collections.abc import Iterator

from appraisal.engine.problem import Problem
from appraisal.engine.readings import ranking_criteria
from appraisal.engine.result import CellState, Outcome, Result
from appraisal.engine.robustness.told import Told
from appraisal.engine.scales import measure_of
from appraisal.engine.words.names import criterion_name, name_of
from workbench.numbers.listing import NAMED, count_words, listed

Place = tuple[str, str]


def in_the_way(problem: Problem, result: Result) -> tuple[Place, ...]:
    """The options taken forward that have no points on a ranking criterion, with that criterion,
    in page sequence. Under other weights their totals are no plain sums. None where fewer than two
    are taken forward, or nothing ranks: there is no order to be sure of then."""
    forward = [one.code for one in result.options if one.outcome is Outcome.TAKEN_FORWARD]
    if len(forward) < 2:
        return ()
    points = {(cell.option, cell.criterion): cell.points for cell in result.cells}
    codes = [one.code for one in ranking_criteria(problem)]
    return tuple((o, c) for o in forward for c in codes if points[o, c] is None)


def untold(problem: Problem, result: Result) -> Iterator[Told]:
    """One sentence that says why nothing is told, and what to do; none where nothing is in the
    way."""
    places = in_the_way(problem, result)
    if not places:
        return
    states = {(cell.option, cell.criterion): cell.state for cell in result.cells}
    apart = [place for place in places if states[place] is CellState.NOT_APPLICABLE]
    gaps = [place for place in places if place not in apart]
    why, remedies = [], []
    if apart:
        named = listed([_apart(problem, place) for place in apart[:NAMED]])
        why.append(f"{named}{_more(apart)}")
        remedies.append("give a rating there in place of “not applicable”")
    if gaps:
        named = listed([_gap(problem, place) for place in gaps[:NAMED]])
        why.append(f"{named}{_more(gaps)}")
        measured = {one.code for one in problem.criteria if measure_of(one) is not None}
        values = any(code in measured for _, code in gaps)
        ratings = any(code not in measured for _, code in gaps)
        lacking = [*(["ratings"] if ratings else []), *(["values"] if values else [])]
        remedies.append(f"give the {listed(lacking)} that are missing")
    yield Told(
        ("not_told",),
        "How sure the first place is cannot be told: that takes points for every option taken "
        f"forward on every ranking criterion, and {'; '.join(why)}. To have it told, "
        f"{' and '.join(remedies)}.",
        tuple(dict.fromkeys(option for option, _ in places)),
    )


def _apart(problem: Problem, place: Place) -> str:
    option, criterion = place
    return f"{criterion_name(problem, criterion)} does not apply to {name_of(problem, option)}"


def _gap(problem: Problem, place: Place) -> str:
    option, criterion = place
    return f"{name_of(problem, option)} has no points on {criterion_name(problem, criterion)}"


def _more(places: list[Place]) -> str:
    rest = len(places) - NAMED
    if rest <= 0:
        return ""
    return f" ({count_words(rest)} more like these)"
