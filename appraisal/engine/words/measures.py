"""How measures and their values read in a sentence."""

from fractions import Fraction

from appraisal.engine.exact import number_text
from appraisal.engine.option_finance import FINANCE_MEASURES
from appraisal.engine.problem import MeasureDefinition, Problem


def define(problem: Problem, key: str) -> MeasureDefinition:
    """The measure as the appraisal defines it, as option finance does, or by its key."""
    for definition in (*problem.measure_definitions, *FINANCE_MEASURES):
        if definition.key == key:
            return definition
    return MeasureDefinition(key, key.replace("_", " "))


def measure_name(problem: Problem, key: str) -> str:
    """What people call the measure, as it stands within a sentence."""
    name = define(problem, key).name
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


def measure_value(problem: Problem, key: str, value: Fraction) -> str:
    """A value with its unit: "85%", "£1,000.01", "10 weeks"."""
    unit = define(problem, key).unit
    match unit:
        case "share":
            return f"{number_text(value * 100)}%"
        case "GBP" | "£":
            number = number_text(abs(value))
            amount = number.replace("about ", "about £") if "about" in number else f"£{number}"
            return f"\N{MINUS SIGN}{amount}" if value < 0 else amount
        case "%":
            return f"{number_text(value)}%"
        case "":
            return number_text(value)
        case _:
            return f"{number_text(value)} {unit}"
