"""Checks what the JSON schema cannot express in the lines of options and how sure they are."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from appraisal.casefile.costs import FROM_LINES
from appraisal.casefile.parts import CaseOptionLine
from appraisal.models.cost_scenarios import HIGHEST_RATE, MOST_A_YEAR, MOST_CHANGE, OURS
from appraisal.models.options import MOST_SHARE
from schemes.casefile.money import finance_line
from schemes.casefile.money_faults import line_faults, year_faults
from schemes.finance.lines import LineKind
from schemes.finance.worth.whole_life import has_range
from workbench.casefile.faults import CaseFault, Json, at_index, repeated
from workbench.casefile.parts import read
from workbench.numbers.listing import listed

RANGE_TWICE = "a figure of the line is a range already: state its range in one of the two ways"
# What a scenario of costs may change, from the least share of one to the most.
_SCENARIO: Final = {
    "cost_change": ("-1", str(MOST_CHANGE)),
    "cost_yearly": ("-1", str(MOST_A_YEAR)),
    "saving_change": ("-1", str(MOST_CHANGE)),
    "saving_yearly": ("-1", str(MOST_A_YEAR)),
    "discount_rate": ("0", str(HIGHEST_RATE)),
}


def cost_faults(appraisal: Json, place: str) -> Iterator[CaseFault]:
    """Faults of the lines of options, of their optimism bias and range, and of the years that they
    are looked at."""
    money = appraisal.get("finance", {})
    for key in ("first_year", "price_base"):
        if key in money:
            yield from year_faults(money[key], f"{place}.finance.{key}")
    if money.get("costs_from") == FROM_LINES:
        for key, words in (
            ("first_year", "the first year and how many years they are looked at"),
            ("price_base", "the year whose prices they are in"),
        ):
            if key not in money:
                message = f"lines give the cost of an option once you state {words}: add {key}"
                yield CaseFault(f"{place}.finance.costs_from", message)
    scenarios = appraisal.get("cost_scenarios", [])
    yield from repeated(
        scenarios, f"{place}.cost_scenarios", "name", "is the name of another scenario"
    )
    for index, scenario in enumerate(scenarios):
        yield from _scenario_faults(scenario, at_index(f"{place}.cost_scenarios", index))
    for index, option in enumerate(appraisal["options"]):
        here = at_index(f"{place}.options", index)
        lines = option.get("lines", [])
        found = list(line_faults(lines, f"{here}.lines", CaseOptionLine))
        yield from found
        for at, line in enumerate(lines):
            where = at_index(f"{here}.lines", at)
            if "estimates" in line and not found:
                yield from _own_faults(line, f"{where}.estimates")
        yield from _estimate_faults(option.get("estimates", {}), f"{here}.estimates")


def _own_faults(line: Json, place: str) -> Iterator[CaseFault]:
    """Faults of what a line says for itself of how sure it is."""
    said, kind = line["estimates"], LineKind(line["kind"])
    if kind is LineKind.FUNDING:
        yield CaseFault(place, "funding has no optimism bias and no range: no sum counts it")
        return
    most = {"above": MOST_SHARE, "bias": 1 if kind.is_benefit else MOST_SHARE}
    for key, limit in most.items():
        if not 0 <= Fraction(said.get(key, 0)) <= limit:
            word = "taken off" if key == "bias" and kind.is_benefit else "added"
            message = f"is a share that is {word}: from 0 to {limit}, such as 0.15 for 15%"
            yield CaseFault(f"{place}.{key}", message)
    if "bias" in said and not said.get("bias_reason", "").strip():
        yield CaseFault(place, "say why this optimism bias is right: add bias_reason")
    if ("below" in said or "above" in said) and has_range(finance_line(read(CaseOptionLine, line))):
        yield CaseFault(place, RANGE_TWICE)


def _scenario_faults(said: Json, place: str) -> Iterator[CaseFault]:
    if said["name"] in OURS:
        message = "follows from the lines of options: choose another name"
        yield CaseFault(f"{place}.name", f'"{said["name"]}" {message}')
    if not _SCENARIO.keys() & said.keys():
        yield CaseFault(place, f"say what is otherwise in it: add {listed(_SCENARIO, 'or')}")
    for key, (least, most) in _SCENARIO.items():
        if key in said and not Fraction(least) <= Fraction(said[key]) <= Fraction(most):
            message = f"is a share of one, from {least} to {most}, such as 0.05 for 5%"
            yield CaseFault(f"{place}.{key}", message)


def _estimate_faults(said: Json, place: str) -> Iterator[CaseFault]:
    for key in ("cost_bias", "above"):
        if not 0 <= Fraction(said.get(key, 0)) <= MOST_SHARE:
            message = f"is a share that is added: from 0 to {MOST_SHARE}, such as 0.15 for 15%"
            yield CaseFault(f"{place}.{key}", message)
    if ("cost_bias" in said or "saving_bias" in said) and not said.get("bias_reason", "").strip():
        yield CaseFault(place, "say why this optimism bias is right: add bias_reason")
