"""How measures and their values read in a sentence."""

from fractions import Fraction

from appraisal.engine.option_finance import FINANCE_MEASURES
from appraisal.engine.problem import MeasureDefinition, Problem
from workbench.numbers.listing import within
from workbench.numbers.text import plain_number, plain_pounds, plain_share


def define(problem: Problem, key: str) -> MeasureDefinition:
    """The measure as the appraisal defines it, as option finance does, or by its key."""
    for definition in (*problem.measure_definitions, *FINANCE_MEASURES):
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
        case "share":
            return plain_share(value)
        case "GBP" | "£":
            return plain_pounds(value)
        case "%":
            return f"{plain_number(value)}%"
        case "":
            return plain_number(value)
        case _:
            return f"{plain_number(value)} {unit}"
