"""Names in an appraisal that name nothing: measures, assessors, what scenarios try."""

from collections.abc import Iterator, Sequence
from typing import Any

from appraisal.casefile.parts import CaseAppraisal
from appraisal.casefile.problem import problem_of
from appraisal.casefile.scenarios.engine import scenario_of
from appraisal.engine.what_if.fitting import misfits
from reports.mistyped.measures import measure_remarks
from reports.mistyped.remark import Remark, misnamed
from reports.mistyped.spellings import Spelled, spelled_alike
from workbench.casefile.faults import unknown


def appraisal_remarks(part: CaseAppraisal, place: str) -> Iterator[Remark]:
    """What nothing in the appraisal takes up."""
    yield from measure_remarks(part, place)
    yield from _assessors(part, place)
    yield from spelled_alike(_labels(part, place), "a fact")
    yield from spelled_alike(_authorities(part, place), "an authority")
    yield from spelled_alike(_counted(part, place), "money counted")
    yield from _scenarios(part, place)


def _assessors(part: CaseAppraisal, place: str) -> Iterator[Remark]:
    """Ratings and weights by assessors that the appraisal does not list, where it lists any."""
    known = [one.code for one in part.assessors]
    if not known:
        return
    rated = {(one.assessor, one.option, one.criterion) for one in part.ratings}
    weighed = {(one.assessor, one.criterion) for one in part.weights_of}
    kind = "an assessor of this appraisal"
    for at, one in enumerate(part.ratings):
        if one.assessor:
            free = [x for x in known if (x, one.option, one.criterion) not in rated]
            where = f"{place}.ratings[{at}].assessor"
            yield from misnamed(where, one.assessor, kind, known, unused=free)
    for at, given in enumerate(part.weights_of):
        free = [x for x in known if (x, given.criterion) not in weighed]
        where = f"{place}.weights_of[{at}].assessor"
        yield from misnamed(where, given.assessor, kind, known, unused=free)


def _scenarios(part: CaseAppraisal, place: str) -> Iterator[Remark]:
    """What scenarios try and the appraisal does not have. It is no slip: a scenario outlives what
    it was tried on."""
    problem = problem_of(part) if part.scenarios else None
    for at, one in enumerate(part.scenarios):
        for misfit in misfits(problem, scenario_of(one)) if problem else ():
            message = misfit.sentence.rstrip(".")
            if misfit.kind:
                message = unknown(misfit.given, misfit.kind, misfit.known)
            yield Remark(f"{place}.scenarios[{at}].{misfit.place}", message)


def _counted(part: CaseAppraisal, place: str) -> Iterator[Spelled]:
    """What the lines of options say that their money counts once with."""
    for at, option in enumerate(part.options):
        for row, line in enumerate(option.lines):
            for beside, name in enumerate(line.counts):
                where = f"{place}.options[{at}].lines[{row}].counts[{beside}]"
                yield Spelled(where, name, line.name)


def _labels(part: CaseAppraisal, place: str) -> Iterator[Spelled]:
    """The labels of facts, by which options are compared."""
    for at, option in enumerate(part.options):
        for beside, fact in enumerate(option.facts):
            yield Spelled(f"{place}.options[{at}].facts[{beside}].label", fact.label, option.code)


def _authorities(part: CaseAppraisal, place: str) -> Iterator[Spelled]:
    """The authorities that the appraisal names, of its own free will."""
    decision = part.decision
    lists: list[tuple[str, Sequence[Any]]] = [
        ("assessors", part.assessors),
        ("partners", part.partners),
        ("interests", part.interests),
    ]
    if decision is not None:
        lists += [
            ("decision.took_part", decision.took_part),
            ("decision.votes", decision.votes),
            ("decision.dissent", decision.dissent),
        ]
    for name, rows in lists:
        for at, one in enumerate(rows):
            if one.authority:
                yield Spelled(f"{place}.{name}[{at}].authority", one.authority, f"{name}{at}")
