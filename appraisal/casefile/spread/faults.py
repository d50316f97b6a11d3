"""What is wrong with what a case file says of how far assessors lie apart."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from appraisal.casefile.parts import CaseAppraisal
from appraisal.casefile.problem import problem_of
from appraisal.casefile.spread.engine import place_of
from appraisal.casefile.spread.parts import CaseRatingSpread, CaseSpread
from appraisal.engine.agreement.lines import Line, line_of
from appraisal.engine.problem import Problem
from appraisal.engine.readings import is_weighted
from workbench.casefile.faults import CaseFault, Json, at_index, quoted, repeated, unknown
from workbench.casefile.parts import read
from workbench.numbers.exact import NumberError, exact

_IN_ORDER = (("lowest", "median"), ("median", "highest"), ("median_to", "highest"))


def spread_faults(appraisal: Json, place: str) -> Iterator[CaseFault]:
    """What the schema cannot see in the spread of an appraisal whose scales are known."""
    if "spread" not in appraisal:
        return
    part = read(CaseAppraisal, appraisal)
    spread, where = part.spread or CaseSpread(), f"{place}.spread"
    if any(one.assessor for one in part.ratings):
        message = "the ratings of assessors in this file say this already: leave one of them out"
        yield CaseFault(where, message)
    problem = problem_of(part)
    yield from _rating_faults(problem, spread, where)
    yield from _total_faults(problem, spread, where)
    yield from _first_faults(problem, spread, where)


def _rating_faults(problem: Problem, spread: CaseSpread, place: str) -> Iterator[CaseFault]:
    options = {one.code for one in problem.options}
    lines = {one.code: line_of(one) for one in problem.criteria}
    seen: set[tuple[str, str]] = set()
    for index, one in enumerate(spread.ratings):
        at = at_index(f"{place}.ratings", index)
        if one.option not in options:
            yield CaseFault(
                f"{at}.option", unknown(one.option, "an option of this appraisal", options)
            )
        if one.criterion not in lines:
            message = unknown(one.criterion, "a criterion of this appraisal", lines)
            yield CaseFault(f"{at}.criterion", message)
            continue
        if (one.option, one.criterion) in seen:
            yield CaseFault(at, "the ratings of this option on this criterion stand here already")
        seen.add((one.option, one.criterion))
        line = lines[one.criterion]
        if line is None:
            yield CaseFault(f"{at}.criterion", "no assessor rates this criterion")
        else:
            yield from _cell_faults(line, one, at)


def _cell_faults(line: Line, one: CaseRatingSpread, place: str) -> Iterator[CaseFault]:
    """What is not on the scale of a cell, and what stands in the wrong order."""
    texts = {"lowest": one.lowest, "median": one.median, "highest": one.highest}
    if one.median_to:
        texts["median_to"] = one.median_to
    wrong = dict(_off_the_line(line, texts))
    if one.median_to and not line.keys:
        wrong["median_to"] = "only a median half-way between two levels has this"
    yield from (CaseFault(f"{place}.{key}", message) for key, message in wrong.items())
    if wrong:
        return
    places = {key: place_of(line, text) for key, text in texts.items()}
    median = places["median"]
    if one.median_to:
        if places["median_to"] != median + 1:
            message = f"the level next above {quoted(one.median)} stands here, or none"
            yield CaseFault(f"{place}.median_to", message)
            return
        median += Fraction(1, 2)
    yield from _order_faults(places, texts, place)
    yield from _middle_fault(one.assessors, places | {"median": median}, place)


def _off_the_line(line: Line, texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for key, text in texts.items():
        if line.keys:
            if text not in line.keys:
                yield key, unknown(text, "a level of this criterion", line.keys)
            continue
        try:
            points = exact(text)
        except NumberError as error:
            yield key, str(error).rstrip(".")
            continue
        if not line.least <= points <= line.most:
            yield key, f"{text} is not from {line.least} to {line.most}, as the scale is"


def _order_faults(
    values: Mapping[str, Fraction], texts: Mapping[str, str], place: str
) -> Iterator[CaseFault]:
    for low, high in _IN_ORDER:
        if low in values and values[low] > values[high]:
            below = f"the {low.removesuffix('_to')}, {quoted(texts[low])}"
            message = f"{quoted(texts[high])} is below {below}"
            yield CaseFault(f"{place}.{high}", message)
            return


def _middle_fault(
    assessors: int, values: Mapping[str, Fraction], place: str
) -> Iterator[CaseFault]:
    if assessors == 2 and 2 * values["median"] != values["lowest"] + values["highest"]:
        yield CaseFault(f"{place}.median", "the median of two is half-way between them")


def _total_faults(problem: Problem, spread: CaseSpread, place: str) -> Iterator[CaseFault]:
    options = {one.code for one in problem.options}
    rows = [{"option": one.option} for one in spread.totals]
    yield from repeated(rows, f"{place}.totals", "option", "has its totals here already")
    if spread.totals and not is_weighted(problem):
        yield CaseFault(f"{place}.totals", "there are no totals where criteria carry no weights")
    for index, one in enumerate(spread.totals):
        at = at_index(f"{place}.totals", index)
        if one.option not in options:
            yield CaseFault(
                f"{at}.option", unknown(one.option, "an option of this appraisal", options)
            )
        texts = {"lowest": one.lowest, "median": one.median, "highest": one.highest}
        values = {key: Fraction(text) for key, text in texts.items()}
        found = [*_order_faults(values, texts, at)]
        yield from found or _middle_fault(one.assessors, values, at)


def _first_faults(problem: Problem, spread: CaseSpread, place: str) -> Iterator[CaseFault]:
    options = {one.code for one in problem.options}
    lists = {"first": spread.first} | {
        f"left_out[{index}].first": one.first for index, one in enumerate(spread.left_out)
    }
    for key, codes in lists.items():
        for index, code in enumerate(codes):
            if code not in options:
                message = unknown(code, "an option of this appraisal", options)
                yield CaseFault(at_index(f"{place}.{key}", index), message)
    if bool(spread.first) is not bool(spread.left_out):
        message = '"first" and "left_out" stand together: give both, or neither'
        yield CaseFault(place, message)
    elif spread.left_out:
        people = sum(one.assessors for one in spread.left_out)
        most = max(
            2, *(one.assessors for one in spread.ratings), *(one.assessors for one in spread.totals)
        )
        if people < most:
            message = (
                f"{people} assessors are left out one at a time, and there are at least {most}"
            )
            yield CaseFault(f"{place}.left_out", message)
