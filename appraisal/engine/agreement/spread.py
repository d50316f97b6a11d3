"""How far assessors' ratings and totals lie apart, told without saying whose each is: the lowest,
the median and the highest, and how many gave one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from appraisal.engine.agreement.cells import median_of
from appraisal.engine.agreement.lines import line_of, rated_by_people
from appraisal.engine.agreement.totals import own_totals
from appraisal.engine.problem import Problem, Rating

LEAST_ASSESSORS = 2


@dataclass(frozen=True, slots=True)
class Ends:
    """The `lowest`, the `median` and the `highest` of what `count` assessors gave, two or more. Of
    ratings they are places on the line of their criterion; of totals, totals."""

    count: int
    lowest: Fraction
    median: Fraction
    highest: Fraction


@dataclass(frozen=True, slots=True)
class Spread:
    """The ends of each cell, by option and criterion, and of each option's total, in page sequence;
    what fewer than two assessors gave is not there."""

    cells: Mapping[tuple[str, str], Ends]
    totals: Mapping[str, Ends]


NO_SPREAD = Spread({}, {})


def spread_of(problem: Problem, own: Sequence[Rating]) -> Spread:
    """How far the assessors' `own` ratings lie apart, and the totals that follow from them with
    the agreed weights. What one assessor alone gave is left out: its lowest and its highest would
    be that person's rating."""
    found: dict[tuple[str, str], list[Fraction]] = {}
    lines = {one.code: line_of(one) for one in problem.criteria}
    for rating in rated_by_people(problem, own):
        line = lines[rating.criterion]
        place = line.place(rating) if line is not None and rating.assessor else None
        if place is not None:
            found.setdefault((rating.option, rating.criterion), []).append(place)
    people = tuple(dict.fromkeys(one.assessor for one in own if one.assessor))
    by_person = own_totals(problem, own, people)
    cells = {
        (option.code, criterion.code): ends
        for option in problem.options
        for criterion in problem.criteria
        if (ends := _ends(found.get((option.code, criterion.code), ())))
    }
    totals = {
        option.code: ends
        for option in problem.options
        if (ends := _ends([of[option.code] for of in by_person.values() if option.code in of]))
    }
    return Spread(cells, totals)


def _ends(given: Sequence[Fraction]) -> Ends | None:
    if len(given) < LEAST_ASSESSORS:
        return None
    in_order = sorted(given)
    median = median_of([(value, 1) for value in in_order])
    assert median is not None, "values that are there have a middle"
    return Ends(len(in_order), in_order[0], median, in_order[-1])
