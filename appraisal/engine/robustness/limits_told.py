"""What a limit decides, in sentences."""

from collections.abc import Iterator, Sequence

from appraisal.engine.gateway_kinds import MeasureTest
from appraisal.engine.problem import Criterion, Problem
from appraisal.engine.result import Outcome
from appraisal.engine.robustness.limits import Limit, Moved
from appraisal.engine.robustness.told import Told
from appraisal.engine.words.measures import define, measure_value
from appraisal.engine.words.names import level_text, name_of, names_of
from workbench.numbers.exact import decimal_places
from workbench.numbers.listing import NAMED, count_words, listed
from workbench.numbers.text import near_number, plain_number, plain_share

MOST_PLACES = 2  # of a value that is told by itself
_WOULD = {
    Outcome.TAKEN_FORWARD: "be taken forward",
    Outcome.NOT_TAKEN_FORWARD: "not be taken forward",
    Outcome.NOT_FEASIBLE: "not be feasible",
    Outcome.UNDECIDED: "be undecided",
}


def limits_told(problem: Problem, found: Sequence[Moved]) -> Iterator[Told]:
    """The limits that lie nearest to deciding otherwise: of more the first three."""
    for one in found[:NAMED]:
        options = (*(code for code, _ in one.outcomes), *(one.first or ()), *one.whose)
        yield Told(_named(one), f"If {_moved(problem, one)}, {_effects(problem, one)}.", options)


def _named(one: Moved) -> tuple[str, ...]:
    limit, side = one.limit, "stricter" if one.beyond else "wider"
    of = (limit.criterion, limit.level) if limit.criterion else ("shortlist",)
    return ("limit", *filter(None, of), side)


def _moved(problem: Problem, one: Moved) -> str:
    """The limit with what it is and what it would be."""
    limit = one.limit
    if not limit.criterion:
        was, to = plain_number(limit.value), _reached(problem, one, near_number(one.to))
        return f"the shortlist took totals {_span(one, to)}, not {_within(limit, was)}"
    criterion = next(c for c in problem.criteria if c.code == limit.criterion)
    measure = _measure(criterion)
    share = define(problem, measure).unit == "share"
    was = plain_share(limit.value) if share else measure_value(problem, measure, limit.value)
    to = _reached(problem, one, measure_value(problem, measure, one.to), share=share)
    if limit.level:
        level = level_text(criterion, limit.level)
        return f"{level} on {criterion.name} were given {_span(one, to)}, not {_within(limit, was)}"
    return f"“{criterion.name}” let pass what is {_gate_span(one, to)}, not {_gate(limit, was)}"


def _measure(criterion: Criterion) -> str:
    if isinstance(criterion.test, MeasureTest):
        return criterion.test.measure
    assert criterion.from_measure is not None
    return criterion.from_measure.measure


def _reached(problem: Problem, one: Moved, printed: str, *, share: bool = False) -> str:
    """The value that the limit is moved to. Where it is not printed in full another would let in
    others, so that it is told whose it is: "what Mutual has (107%)"."""
    value = one.to * 100 if share else one.to
    places = decimal_places(value)
    if places is None or places > MOST_PLACES:
        return f"what {name_of(problem, one.whose[0])} has ({printed})"
    return plain_share(one.to) if share else printed


def _span(one: Moved, to: str) -> str:
    if one.beyond:
        return f"only {'above' if one.limit.least else 'below'} {to}"
    return _within(one.limit, to)


def _within(limit: Limit, value: str) -> str:
    return f"from {value}" if limit.least else f"up to {value}"


def _gate_span(one: Moved, to: str) -> str:
    if one.beyond:
        return f"{'above' if one.limit.least else 'below'} {to}"
    return _gate(one.limit, to)


def _gate(limit: Limit, value: str) -> str:
    return f"at least {value}" if limit.least else f"at most {value}"


def _effects(problem: Problem, one: Moved) -> str:
    parts = [
        f"{name_of(problem, code)} would {_WOULD[outcome]}"
        for code, outcome in one.outcomes[:NAMED]
    ]
    rest = len(one.outcomes) - NAMED
    if rest > 0:
        noun = "option" if rest == 1 else "options"
        parts.append(f"{count_words(rest)} more {noun} would have another outcome")
    if one.first:
        verb = "come first" if len(one.first) == 1 else "share the first place"
        parts.append(f"{names_of(problem, one.first)} would {verb}")
    return listed(parts)
