"""How far assessors lie apart, between the case file and the engine: no database."""

from collections import Counter
from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import lru_cache

from appraisal.casefile.parts import CaseAppraisal
from appraisal.casefile.problem import answer_to, problem_of
from appraisal.casefile.spread.parts import (
    CaseLeftOut,
    CaseRatingSpread,
    CaseSpread,
    CaseTotalSpread,
)
from appraisal.engine.agreement.lines import Line, line_of
from appraisal.engine.agreement.spread import Ends, Spread, spread_of
from appraisal.engine.checking.fault import ProblemError
from appraisal.engine.problem import Problem, Rating
from appraisal.engine.result import Result
from appraisal.engine.robustness.assessors import LeftOut, assessors_left_out, first_agreed
from workbench.numbers.exact import exact_text
from workbench.numbers.rounding import rounded

LONGEST_TOTAL = 200  # characters
_PLACES = 12  # of a total that is longer than that


def spread_made(part: CaseAppraisal) -> CaseSpread | None:
    """What the assessors' own ratings of an appraisal come to without names; None where no two
    assessors rated the same, and while the appraisal contradicts itself."""
    return _made(problem_of(part))


@lru_cache(maxsize=8)
def _made(problem: Problem) -> CaseSpread | None:
    """The last ones are kept, as answers are: each page of a paper asks for the same again."""
    try:
        result = answer_to(problem)
    except ProblemError:
        return None
    found = spread_of(problem, [one for one in problem.ratings if one.assessor])
    if not found.cells:
        return None
    left_out = assessors_left_out(problem, result)
    return CaseSpread(
        ratings=tuple(_rating_parts(problem, found)),
        totals=tuple(
            CaseTotalSpread(code, one.count, *map(_total, (one.lowest, one.median, one.highest)))
            for code, one in found.totals.items()
        ),
        first=left_out.medians if left_out else (),
        left_out=_in_cases(problem, left_out) if left_out else (),
    )


def _rating_parts(problem: Problem, found: Spread) -> Iterator[CaseRatingSpread]:
    lines = {one.code: line_of(one) for one in problem.criteria}
    for (option, criterion), ends in found.cells.items():
        line = lines[criterion]
        assert line is not None, "cells that people rate have a line"
        median, median_to = _median(line, ends.median)
        yield CaseRatingSpread(
            option,
            criterion,
            ends.count,
            _said(line, ends.lowest),
            median,
            _said(line, ends.highest),
            median_to,
        )


def _said(line: Line, place: Fraction) -> str:
    return line.keys[int(place)] if line.keys else exact_text(place)


def _median(line: Line, place: Fraction) -> tuple[str, str]:
    """The median, and the level above it where it lies half-way to that."""
    between = bool(line.keys) and place.denominator != 1
    return _said(line, place), line.keys[int(place) + 1] if between else ""


def _total(value: Fraction) -> str:
    text = exact_text(value)
    return text if len(text) <= LONGEST_TOTAL else format(rounded(value, _PLACES), "f")


def _in_cases(problem: Problem, found: LeftOut) -> tuple[CaseLeftOut, ...]:
    """With how many assessors left out which options come first: the most first, then in page
    sequence, so that the sequence of the assessors tells nothing."""
    at = {one.code: index for index, one in enumerate(problem.options)}
    times = Counter(tuple(sorted(first, key=at.__getitem__)) for _, first in found.without)
    in_order = sorted(times.items(), key=lambda one: (-one[1], [at[code] for code in one[0]]))
    return tuple(CaseLeftOut(count, first) for first, count in in_order)


def spread_carried(problem: Problem, part: CaseSpread) -> Spread:
    """What the case file carries, as the engine has it. What names an option, a criterion or a
    level that the appraisal does not have is left out."""
    lines = {one.code: line for one in problem.criteria if (line := line_of(one))}
    options = {one.code for one in problem.options}
    cells = {}
    for one in part.ratings:
        line = lines.get(one.criterion)
        ends = line and _ends(line, one)
        if ends and one.option in options:
            cells[one.option, one.criterion] = ends
    totals = {
        one.option: Ends(one.assessors, *map(Fraction, (one.lowest, one.median, one.highest)))
        for one in part.totals
        if one.option in options
    }
    return Spread(cells, totals)


def _ends(line: Line, one: CaseRatingSpread) -> Ends | None:
    texts = (one.lowest, one.median, one.highest, *((one.median_to,) if one.median_to else ()))
    if line.keys and not set(texts) <= set(line.keys):
        return None
    lowest, median, highest, *above = (place_of(line, text) for text in texts)
    return Ends(one.assessors, lowest, (median + above[0]) / 2 if above else median, highest)


def place_of(line: Line, text: str) -> Fraction:
    """Where a key of a level, or points, stand on their line. Raises `ValueError` for a level that
    the line does not have, and for what is no number."""
    rating = Rating("", "", level=text) if line.keys else Rating("", "", points=Fraction(text))
    place = line.place(rating)
    if place is None:
        raise ValueError(text)
    return place


def left_out_carried(problem: Problem, result: Result, part: CaseSpread) -> LeftOut | None:
    """What the case file says of the first place with each assessor left out; None where it says
    nothing, or names an option that the appraisal does not have."""
    options = {one.code for one in problem.options}
    if not part.first or not set(named_first(part)) <= options:
        return None
    return LeftOut(
        agreed=first_agreed(result),
        medians=part.first,
        without=tuple(("", one.first) for one in part.left_out for _ in range(one.assessors)),
    )


def named_first(part: CaseSpread) -> Iterable[str]:
    """The options that are said to come first, by the medians or with somebody left out."""
    return (*part.first, *(code for one in part.left_out for code in one.first))
