"""Why each option came out as it did, in sentences that can go in the paper.

Source: docs/design.md, 4, point 7.
"""

from appraisal.engine.gateway_kinds import gate_test
from appraisal.engine.gateways import Gate
from appraisal.engine.problem import Better, Problem, Role, TotalAs
from appraisal.engine.readings import is_weighted, ranking_criteria
from appraisal.engine.result import CellState, Outcome
from appraisal.engine.scales import measure_of
from appraisal.engine.standing import Standing
from appraisal.engine.words.measures import measure_name
from appraisal.engine.words.names import (
    criterion_name,
    level_or_better,
    names_briefly,
    on_criteria,
    rated_together,
    rating_text,
)
from appraisal.engine.words.outcomes import outcome_words
from appraisal.engine.words.rules import excuse_text
from appraisal.engine.workings import Workings
from workbench.numbers.listing import count_words, listed, opening
from workbench.numbers.ranks import rank_text
from workbench.numbers.text import near_number, plain_number


def reasons_for(workings: Workings, standing: Standing, working: str) -> tuple[str, ...]:
    """The option's reasons: what stopped or decided it first, then its rank and its exceptions.
    `working` gives its total by hand, "" where it has none."""
    problem = workings.sheet.problem
    return (
        *_verdict(workings, standing),
        *_rank(workings, standing, working),
        *(_excused(problem, gate) for gate in standing.gates if gate.state is CellState.EXCUSED),
        *_not_applicable(problem, standing),
    )


def total_text(workings: Workings, standing: Standing) -> str:
    """The option's total, with enough places that unequal totals never read equal."""
    assert standing.total is not None
    sign = "%" if workings.sheet.problem.total_as is TotalAs.PERCENT else ""
    return near_number(standing.total, workings.places) + sign


def _verdict(workings: Workings, standing: Standing) -> list[str]:
    problem = workings.sheet.problem
    fails = [_failed(problem, gate) for gate in standing.fatal]
    outcome = workings.outcome(standing)
    told = opening(outcome_words(outcome))
    match outcome:
        case Outcome.NOT_FEASIBLE:
            gateways = [g.criterion.role is Role.GATEWAY for g in standing.fatal]
            return [
                f"{f'{told}: failed' if fatal else 'Also failed'} {fail}."
                for fatal, fail in sorted(zip(gateways, fails, strict=True), key=lambda f: not f[0])
            ]
        case Outcome.UNDECIDED:
            return [*_undecided(workings, standing, told), *(f"Failed {fail}." for fail in fails)]
        case Outcome.NOT_TAKEN_FORWARD if fails:
            return [f"{told}: failed {fail}." for fail in fails]
        case Outcome.NOT_TAKEN_FORWARD:
            return [f"{told}: {_shortlisted(workings, standing, within=False)}."]
        case Outcome.TAKEN_FORWARD:
            return [f"{told}: {_shortlisted(workings, standing, within=True)}."]


def _failed(problem: Problem, gate: Gate) -> str:
    """A failed gate: its name, what was found and what was asked."""
    criterion = gate.criterion
    failing = gate_test(criterion).failing(problem, criterion, gate.reading)
    text = f'"{criterion.name}" ({failing})' if failing else f'"{criterion.name}"'
    if criterion.excused_by:
        text += f", and not excused, as it is not {excuse_text(problem, criterion.excused_by)}"
    return text


def _excused(problem: Problem, gate: Gate) -> str:
    excuse = gate.criterion.excused_by
    assert excuse is not None
    held = [criterion_name(problem, code) for code in gate.excused_by]
    first = next(c for c in problem.criteria if c.code == excuse.of[0])
    level = level_or_better(problem, first, excuse.level)
    return (
        f'Failed "{gate.criterion.name}", excused because it is rated {level} {on_criteria(held)}.'
    )


def _undecided(workings: Workings, standing: Standing, told: str) -> list[str]:
    problem = workings.sheet.problem
    missing = [_gap(problem, code) for code in standing.gaps]
    sentences = [f"{told}: {listed(missing)}."]
    if standing.code in workings.bounds:
        best, worst = workings.bounds[standing.code]
        may_fail = any(
            gate.state is CellState.MISSING and gate.criterion.role is Role.GATEWAY
            for gate in standing.gates
        )
        condition = "If it is feasible, it" if may_fail else "It"
        may = (
            f"would rank {best}" if best == worst else f"could rank anywhere from {best} to {worst}"
        )
        sentences.append(f"{condition} {may}.")
    for gate in standing.gates:
        if gate.state is CellState.FAIL and gate.excuse_open and gate.criterion.excused_by:
            excuse = excuse_text(problem, gate.criterion.excused_by)
            sentences.append(
                f'Failed "{gate.criterion.name}", which stops it unless it turns out {excuse}.'
            )
    return sentences


def _gap(problem: Problem, code: str) -> str:
    criterion = next(c for c in problem.criteria if c.code == code)
    is_gate = criterion.test is not None
    measure = gate_test(criterion).tested_measure if is_gate else measure_of(criterion)
    if measure is None:
        return f'no agreed rating for "{criterion.name}"'
    return f'no value of {measure_name(problem, measure)} for "{criterion.name}"'


def _shortlisted(workings: Workings, standing: Standing, *, within: bool) -> str:
    problem = workings.sheet.problem
    shortlist = problem.shortlist
    if shortlist.kind == "top":
        assert shortlist.count is not None
        first = "in first place"
        if shortlist.count > 1:
            first = f"within the first {count_words(shortlist.count)}"
        tie = ", at a tie" if standing.code in workings.shortlist.tied else ""
        among = " among those that no gateway stops" if standing.gates else ""
        return f"{'' if within else 'not '}{first}{tie}{',' if tie and among else ''}{among}"
    if shortlist.kind == "threshold":
        assert shortlist.total is not None
        bound = "at least" if problem.better is Better.HIGHER else "at most"
        verb = "is" if within else "is not"
        return (
            f"its total of {total_text(workings, standing)} {verb} "
            f"{bound} {plain_number(shortlist.total)}"
        )
    if not standing.gates:
        return "every option without gaps goes forward"
    return "no gateway stops it"


def _rank(workings: Workings, standing: Standing, working: str) -> list[str]:
    if standing.code not in workings.ranks:
        return []
    problem = workings.sheet.problem
    rank = rank_text(workings.ranks[standing.code], workings.is_joint(standing.code))
    place = f"Ranked {rank} of {len(workings.ranks)}"
    if not ranking_criteria(problem):
        return [f"{place}: no criterion ranks the options."]
    if is_weighted(problem):
        sentences = [
            f"{place} with {_total_words(problem)} {total_text(workings, standing)}: {working}."
        ]
    else:
        sentences = [f"{place}: {_compared(workings, standing)}; {_ratings(problem, standing)}."]
    if standing.code not in workings.bounds:
        return sentences
    best, worst = workings.bounds[standing.code]
    if best != worst:
        sentences.append(
            f"Could rank anywhere from {best} to {worst} once the gaps of others are filled."
        )
    elif best != workings.ranks[standing.code]:
        sentences.append(f"Will rank {best} once the gaps of others are filled.")
    return sentences


def _total_words(problem: Problem) -> str:
    return {
        TotalAs.POINTS: "a total of",
        TotalAs.AVERAGE: "a weighted average of",
        TotalAs.PERCENT: "a percentage of the maximum of",
        TotalAs.VALUE: "a value of",
    }[problem.total_as]


def _ratings(problem: Problem, standing: Standing) -> str:
    return "rated " + rated_together(
        (rating_text(problem, criterion, standing.readings[criterion.code]), criterion.name)
        for criterion in ranking_criteria(problem)
    )


def _compared(workings: Workings, standing: Standing) -> str:
    problem = workings.sheet.problem
    above = [better for better, worse in workings.dominates if worse == standing.code]
    if not above:
        return _unbeaten(workings, standing)
    verbs = ("beats", "is") if len(above) == 1 else ("each beat", "are")
    return (
        f"{names_briefly(problem, above)} {verbs[0]} it on at least one ranking criterion "
        f"and {verbs[1]} worse on none"
    )


def _unbeaten(workings: Workings, standing: Standing) -> str:
    """What can be said of an option that no other dominates."""
    own = workings.strengths[standing.code]
    others = [workings.strengths[code] for code in workings.ranks if code != standing.code]
    if not others:
        return "it is the only option that is ranked"
    if any(other[code] > own[code] for other in others for code in other.keys() & own.keys()):
        return "none of the others beats it on one ranking criterion without being worse on another"
    return "none of the others beats it on any ranking criterion"


def _not_applicable(problem: Problem, standing: Standing) -> list[str]:
    sentences = []
    for criterion in ranking_criteria(problem):
        reading = standing.readings[criterion.code]
        if reading.state is CellState.NOT_APPLICABLE:
            rest = (
                "the other criteria carry its weight for this option"
                if is_weighted(problem)
                else "it is compared on the other criteria"
            )
            sentences.append(
                f'"{criterion.name}" does not apply ({_inner(reading.reason)}): {rest}.'
            )
    for gate in standing.gates:
        if gate.state is CellState.NOT_APPLICABLE:
            reason = _inner(gate.reading.reason)
            sentences.append(
                f'"{gate.criterion.name}" does not apply ({reason}) and counts as passed.'
            )
    return sentences


def _inner(reason: str) -> str:
    """A reason as it stands within brackets."""
    return reason.strip().rstrip(".")
