"""How measures and their values read in a sentence."""

from collections.abc import Iterator
from fractions import Fraction

from appraisal.engine.option_finance import FINANCE_MEASURES, OPTION_COST
from appraisal.engine.problem import LinearScale, MeasureDefinition, Problem
from workbench.numbers.listing import within
from workbench.numbers.rounding import enough_places
from workbench.numbers.text import counted_words, percent, plain_number, plain_pounds, plain_share

_WORKED_OUT = frozenset(measure.key for measure in FINANCE_MEASURES)


def share_places(problem: Problem, key: str) -> int:
    """The decimal places, in per cent, at which every paper and page prints a share that option
    finance works out: none, unless unequal shares would then print alike, or one like a limit that
    it is held against."""
    shares = {one.value for one in problem.measurements if one.measure == key}
    return enough_places([100 * value for value in (*shares, *_limits(problem, key))])


def _limits(problem: Problem, key: str) -> Iterator[Fraction]:
    """The values of a measure that set something apart: a level, a pass, an end of a line."""
    for criterion in problem.criteria:
        source, scale = criterion.from_measure, criterion.scale
        if source is not None and source.measure == key:
            for band in source.bands:
                yield from (limit for limit in (band.at_least, band.at_most) if limit is not None)
        if isinstance(scale, LinearScale) and scale.measure == key:
            yield from (scale.worst, scale.best)
        if criterion.test is not None:
            yield from criterion.test.limits_of(key)


def define(problem: Problem, key: str) -> MeasureDefinition:
    """The measure as the appraisal defines it, as option finance does, or by its key."""
    for definition in (*problem.measure_definitions, *FINANCE_MEASURES, OPTION_COST):
        if definition.key == key:
            return definition
    return MeasureDefinition(key, key.replace("_", " "))


def measure_name(problem: Problem, key: str) -> str:
    """What people call the measure, as it stands within a sentence."""
    return within(define(problem, key).name)


def measure_value(problem: Problem, key: str, value: Fraction) -> str:
    """A value with its unit: "85%", "£1,000.01", "10 weeks"."""
    unit = define(problem, key).unit
    match unit:
        case "share" if key in _WORKED_OUT:
            return percent(value, share_places(problem, key))
        case "share":
            return plain_share(value)
        case "GBP" | "£":
            return plain_pounds(value)
        case "%":
            return f"{plain_number(value)}%"
        case "":
            return plain_number(value)
        case _:
            return counted_words(value, unit)
