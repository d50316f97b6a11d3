"""Which limit decides: the smallest move of one limit that changes an outcome or the first place.

A limit is where a band of a measure begins or ends, what a gateway asks of a measure, or the total
that the shortlist asks for. Each is moved as far as the value of one option after another, nearest
first, all else staying as it is, until something changes.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from appraisal.engine.gateway_kinds import MeasureTest
from appraisal.engine.problem import Band, Better, Criterion, FromMeasure, Problem, Role
from appraisal.engine.qualitative import is_qualitative
from appraisal.engine.result import Outcome, Result
from appraisal.engine.ruled_out import judged
from appraisal.engine.workings import place

TRIED = 8  # values on each side of a limit as far as which it is moved


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit: of a `level` of the criterion that is read from a measure, of what the gateway
    `criterion` asks, or of the shortlist, which has no criterion. `least` says that values at or
    above it are within, otherwise those at or below."""

    value: Fraction
    least: bool
    criterion: str = ""
    level: str = ""
    band: int = 0  # of the criterion's bands, from 0


@dataclass(frozen=True, slots=True)
class Moved:
    """What follows where a limit is moved `to` a value that lies within it then; where it is moved
    `beyond`, that value just no longer does. `outcomes` are those that are others then, by option,
    `first` who would come first of those taken forward, None where that stays; `whose` are the
    options that have the value."""

    limit: Limit
    to: Fraction
    beyond: bool
    outcomes: tuple[tuple[str, Outcome], ...]
    first: tuple[str, ...] | None
    whose: tuple[str, ...]


Stands = tuple[dict[str, Outcome], frozenset[str]]


def limits_moved(problem: Problem, result: Result) -> tuple[Moved, ...]:
    """For each limit and either way the smallest move that changes something; those that lie
    nearest to where they are, as a part of how far the values lie apart, come first."""
    whole = judged(problem)
    if is_qualitative(whole):
        return ()
    now, limits, found = _stands(whole), tuple(_limits(whole)), []
    for limit, move in limits:
        values = _values(whole, result, limit)
        marks = {one.value for one, _ in limits if one.criterion == limit.criterion}
        marks |= set(values.values())
        apart = max(marks) - min(marks)
        for one in _either_way(now, limit, move, values, marks):
            found.append((abs(one.to - limit.value) / apart if apart else Fraction(0), one))
    return tuple(one for _, one in sorted(found, key=lambda pair: pair[0]))


Move = Callable[[Fraction], Problem | None]


def _limits(problem: Problem) -> Iterator[tuple[Limit, Move]]:
    """Every limit, with what makes the appraisal with another in its place: None where the bands
    would no longer follow one another."""
    for criterion in problem.criteria:
        source, test = criterion.from_measure, criterion.test
        if criterion.role is Role.RANKING and source is not None:
            for at, band in enumerate(source.bands):
                value = band.at_most if band.at_least is None else band.at_least
                if value is not None:
                    least = band.at_least is not None
                    limit = Limit(value, least, criterion.code, band.level, at)
                    yield limit, _band_mover(problem, criterion, source, limit)
        if isinstance(test, MeasureTest):
            for value, least in ((test.at_least, True), (test.at_most, False)):
                if value is not None:
                    limit = Limit(value, least, criterion.code)
                    yield limit, _test_mover(problem, criterion, test, least=least)
    total = problem.shortlist.total
    if problem.shortlist.kind == "threshold" and total is not None:
        yield Limit(total, problem.better is Better.HIGHER), _total_mover(problem)


def _band_mover(problem: Problem, criterion: Criterion, source: FromMeasure, limit: Limit) -> Move:
    def moved(to: Fraction) -> Problem | None:
        band = source.bands[limit.band]
        tried = replace(band, at_least=to) if limit.least else replace(band, at_most=to)
        bands = (*source.bands[: limit.band], tried, *source.bands[limit.band + 1 :])
        if not _in_sequence(bands, least=limit.least):
            return None
        return _with(problem, replace(criterion, from_measure=replace(source, bands=bands)))

    return moved


def _in_sequence(bands: tuple[Band, ...], *, least: bool) -> bool:
    """Whether each band leaves something to the next."""
    ends = [band.at_least if least else band.at_most for band in bands]
    known = [end for end in ends if end is not None]
    return known == sorted(set(known), reverse=least)


def _test_mover(problem: Problem, criterion: Criterion, test: MeasureTest, *, least: bool) -> Move:
    def moved(to: Fraction) -> Problem | None:
        tried = replace(test, at_least=to) if least else replace(test, at_most=to)
        low, high = tried.at_least, tried.at_most
        if low is not None and high is not None and low > high:
            return None
        return _with(problem, replace(criterion, test=tried))

    return moved


def _total_mover(problem: Problem) -> Move:
    def moved(to: Fraction) -> Problem | None:
        return replace(problem, shortlist=replace(problem.shortlist, total=to))

    return moved


def _with(problem: Problem, criterion: Criterion) -> Problem:
    criteria = (criterion if one.code == criterion.code else one for one in problem.criteria)
    return replace(problem, criteria=tuple(criteria))


def _values(problem: Problem, result: Result, limit: Limit) -> dict[str, Fraction]:
    """What each option has of that which the limit is held against."""
    if not limit.criterion:
        codes = {one.code for one in problem.options}
        return {
            one.code: one.total
            for one in result.options
            if one.total is not None and one.code in codes
        }
    criterion = next(one for one in problem.criteria if one.code == limit.criterion)
    test, source = criterion.test, criterion.from_measure
    measure = test.measure if isinstance(test, MeasureTest) else source.measure if source else ""
    return {one.option: one.value for one in problem.measurements if one.measure == measure}


def _either_way(
    now: Stands, limit: Limit, move: Move, values: Mapping[str, Fraction], marks: set[Fraction]
) -> Iterator[Moved]:
    """The smallest move that lets a value in, and the smallest that shuts one out. `marks` are the
    values and limits that a limit moved just beyond a value does not reach."""
    sign, known = 1 if limit.least else -1, set(values.values())
    outside = sorted((v for v in known if sign * v < sign * limit.value), key=lambda v: -sign * v)
    within = sorted((v for v in known if sign * v >= sign * limit.value), key=lambda v: sign * v)
    for beyond, tried in ((False, outside), (True, within)):
        for value in tried[:TRIED]:
            other = move(_just_beyond(value, sign, marks) if beyond else value)
            if other is None:
                break
            then = _stands(other)
            if then != now:
                yield Moved(
                    limit,
                    value,
                    beyond,
                    tuple((c, one) for c, one in then[0].items() if one is not now[0][c]),
                    tuple(c for c in then[0] if c in then[1]) if then[1] != now[1] else None,
                    tuple(code for code, has in values.items() if has == value),
                )
                break


def _just_beyond(value: Fraction, sign: int, marks: set[Fraction]) -> Fraction:
    """Half-way to the next value or limit, which is not reached."""
    after = min((sign * one for one in marks if sign * one > sign * value), default=None)
    return value + sign if after is None else (value + sign * after) / 2


def _stands(problem: Problem) -> Stands:
    """The outcome of each option, and who comes first of those taken forward."""
    placed = place(problem)
    outcomes = {one.code: placed.outcome(one) for one in placed.standings}
    ranks = {one.code: placed.ranks[one.code] for one in placed.survivors}
    best = min(ranks.values(), default=0)
    return outcomes, frozenset(code for code, rank in ranks.items() if rank == best)
