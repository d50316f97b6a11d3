"""What the rules make of other ratings than the agreed ones: those of one assessor alone, and the
medians of several, with one of them left out."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from appraisal.engine.agreement.cells import middles_of
from appraisal.engine.agreement.lines import Line, line_of, rated_by_people
from appraisal.engine.checking.whole import faults
from appraisal.engine.problem import Better, Problem, Rating
from appraisal.engine.qualitative import is_qualitative
from appraisal.engine.result import Outcome
from appraisal.engine.workings import compare

Place = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Stood:
    """Where one option stands by other ratings than the agreed ones."""

    code: str
    outcome: Outcome
    rank: int | None
    joint: bool


@dataclass(frozen=True, slots=True)
class Variant:
    """The options as they stand by other ratings, in page sequence; none where those ratings
    contradict the rules, or nothing is rated."""

    assessor: str
    options: tuple[Stood, ...]

    @property
    def first(self) -> frozenset[str]:
        """The options in first place."""
        return frozenset(one.code for one in self.options if one.rank == 1)


@dataclass(frozen=True, slots=True)
class Variants:
    """`alone`: each assessor's own ratings. `medians`: those of all together. `without`: the
    medians with the named assessor left out."""

    alone: tuple[Variant, ...]
    medians: Variant
    without: tuple[Variant, ...]


def variants(problem: Problem, ratings: Iterable[Rating], assessors: Iterable[str]) -> Variants:
    """Every variant of a problem; `ratings` are the assessors' own."""
    own, codes = tuple(ratings), tuple(assessors)
    return Variants(
        alone=tuple(_variant(code, one_alone(problem, own, code)) for code in codes),
        medians=_variant("", by_median(problem, own)),
        without=tuple(_variant(code, by_median(problem, own, without=code)) for code in codes),
    )


def one_alone(problem: Problem, ratings: Iterable[Rating], assessor: str) -> Problem:
    """The problem with one assessor's ratings in place of the agreed ones. A cell that some
    assessor has rated and this one has not is open; a cell that none of them has rated keeps what
    was agreed."""
    own = rated_by_people(problem, ratings)
    mine = (replace(one, assessor=None) for one in own if one.assessor == assessor)
    return _with(problem, own, mine)


def by_median(problem: Problem, ratings: Iterable[Rating], without: str = "") -> Problem:
    """The problem with the median of the assessors' ratings, but for those of `without`, in place
    of the agreed ones.

    Between two middle levels it is the less favourable one, between two middle points the value
    half-way. A criterion does not apply where more than half of those who speak say so. A cell that
    some assessor has rated and nobody who is left is open; a cell that none of them has rated keeps
    what was agreed.
    """
    own = rated_by_people(problem, ratings)
    lines = {one.code: line_of(one) for one in problem.criteria}
    cells: dict[Place, list[Rating]] = {}
    for one in own:
        if one.assessor != without:
            cells.setdefault((one.option, one.criterion), []).append(one)
    found = (
        _median(problem, line, cell)
        for (_option, criterion), cell in cells.items()
        if (line := lines.get(criterion)) is not None
    )
    return _with(problem, own, (one for one in found if one is not None))


def _with(problem: Problem, own: Iterable[Rating], ratings: Iterable[Rating]) -> Problem:
    touched = {(one.option, one.criterion) for one in own}
    kept = (
        one
        for one in problem.ratings
        if one.assessor is None and (one.option, one.criterion) not in touched
    )
    return replace(problem, ratings=(*kept, *ratings))


def _median(problem: Problem, line: Line, cell: list[Rating]) -> Rating | None:
    first = cell[0]
    apart = [one for one in cell if one.not_applicable is not None]
    if 2 * len(apart) > len(cell):
        return replace(apart[0], assessor=None)
    counts: dict[Fraction, int] = {}
    for one in cell:
        place = line.place(one)
        if place is not None:
            counts[place] = counts.get(place, 0) + 1
    low, high = middles_of(sorted(counts.items()))
    if low is None or high is None:
        return None
    place = (low + high) / 2
    if not line.keys:
        return Rating(first.option, first.criterion, points=place)
    # Of pass and fail the less favourable is to fail, whichever totals are better.
    less_is_worse = problem.better is Better.HIGHER or not line.points
    level = line.keys[int(low if less_is_worse else high)]
    return Rating(first.option, first.criterion, level=level)


def _variant(assessor: str, problem: Problem) -> Variant:
    if is_qualitative(problem) or faults(problem):
        return Variant(assessor, ())
    # The ranks alone: the reasons and the switching points of `evaluate` are not asked for here.
    workings = compare(problem)
    return Variant(
        assessor,
        tuple(
            Stood(
                standing.code,
                workings.outcome(standing),
                workings.ranks.get(standing.code),
                workings.is_joint(standing.code),
            )
            for standing in workings.standings
        ),
    )
