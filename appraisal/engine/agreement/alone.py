"""What the rules make of other ratings than the agreed ones: those of one assessor alone, and the
medians of several, with one of them left out."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from appraisal.engine.agreement.cells import middles_of
from appraisal.engine.agreement.lines import Line, line_of, rated_by_people
from appraisal.engine.checking.whole import faults
from appraisal.engine.problem import Better, Problem, Rating
from appraisal.engine.qualitative import is_qualitative
from appraisal.engine.result import Outcome
from appraisal.engine.workings import place

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
    medians = _Medians(problem, own)
    return Variants(
        alone=tuple(variant_of(code, one_alone(problem, own, code)) for code in codes),
        medians=variant_of("", medians.problem("")),
        without=tuple(variant_of(code, medians.problem(code)) for code in codes),
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
    return _Medians(problem, ratings).problem(without)


class _Medians:
    """The assessors' ratings by cell, counted once for every variant."""

    def __init__(self, problem: Problem, ratings: Iterable[Rating]) -> None:
        self.whole = problem
        self.own = rated_by_people(problem, ratings)
        self.lines = {one.code: line for one in problem.criteria if (line := line_of(one))}
        self.cells: dict[Place, list[Rating]] = {}
        for one in self.own:
            self.cells.setdefault((one.option, one.criterion), []).append(one)

    def problem(self, without: str) -> Problem:
        medians = (self._median(key, without) for key in self.cells)
        return _with(self.whole, self.own, (one for one in medians if one is not None))

    def _median(self, key: Place, without: str) -> Rating | None:
        option, criterion = key
        cell = [one for one in self.cells[key] if one.assessor != without]
        apart = [one.not_applicable for one in cell if one.not_applicable is not None]
        if 2 * len(apart) > len(cell):
            return Rating(option, criterion, not_applicable=apart[0])
        line = self.lines[criterion]
        # What is said alike is counted first: exact numbers are slow to compare.
        times = Counter(
            one.points if one.level is None else one.level
            for one in cell
            if one.not_applicable is None
        )
        placed = ((_place(line, said), count) for said, count in times.items())
        low, high = middles_of(sorted((at, count) for at, count in placed if at is not None))
        if low is None or high is None:
            return None
        if not line.keys:
            return Rating(option, criterion, points=(low + high) / 2)
        # Of pass and fail the less favourable is to fail, whichever totals are better.
        less_is_worse = self.whole.better is Better.HIGHER or not line.points
        return Rating(option, criterion, level=line.keys[int(low if less_is_worse else high)])


def _place(line: Line, said: str | Fraction | None) -> Fraction | None:
    if isinstance(said, str):
        return Fraction(line.keys.index(said)) if said in line.keys else None
    return None if line.keys else said


def _with(problem: Problem, own: Iterable[Rating], ratings: Iterable[Rating]) -> Problem:
    touched = {(one.option, one.criterion) for one in own}
    kept = (
        one
        for one in problem.ratings
        if one.assessor is None and (one.option, one.criterion) not in touched
    )
    return replace(problem, ratings=(*kept, *ratings))


def variant_of(assessor: str, problem: Problem) -> Variant:
    """Where the options of a problem stand, under the name of an assessor; none where the problem
    contradicts the rules."""
    if is_qualitative(problem) or faults(problem):
        return Variant(assessor, ())
    # The ranks alone: the reasons and the switching points of `evaluate` are not asked for here.
    placed = place(problem)
    return Variant(
        assessor,
        tuple(
            Stood(
                standing.code,
                placed.outcome(standing),
                placed.ranks.get(standing.code),
                placed.is_joint(standing.code),
            )
            for standing in placed.standings
        ),
    )
