"""An appraisal's part of the interchange file: checked, and the engine's answer written."""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from appraisal.casefile.cost_faults import cost_faults
from appraisal.casefile.decision_faults import (
    decision_faults,
    not_together_faults,
    said_faults,
)
from appraisal.casefile.parts import CaseAppraisal
from appraisal.casefile.problem import finance_of, problem_of, scored_by_cost
from appraisal.casefile.process_faults import process_faults
from appraisal.casefile.scenarios.faults import scenario_faults
from appraisal.casefile.spread.faults import spread_faults
from appraisal.engine import faults
from appraisal.engine.option_finance import FINANCE_MEASURES, OPTION_COST
from appraisal.engine.result import OptionResult, Result, WeightShare
from workbench.casefile.faults import (
    CaseFault,
    Json,
    at_index,
    at_key,
    quoted,
    repeated,
    unknown,
)
from workbench.casefile.parts import read
from workbench.numbers.exact import exact_text


def reference_faults(case: Json) -> Iterator[CaseFault]:
    """What the schema cannot see in the appraisals of a case, the engine's own faults included."""
    schemes = {scheme["reference"] for scheme in case.get("schemes", [])}
    appraisals = case.get("appraisals", [])
    yield from repeated(
        appraisals, "appraisals", "reference", "is the reference of another appraisal"
    )
    yield from _made_of_faults(case.get("schemes", []), appraisals)
    for index, appraisal in enumerate(appraisals):
        place = at_index("appraisals", index)
        scheme = appraisal.get("scheme")
        if scheme is not None and scheme not in schemes:
            yield CaseFault(f"{place}.scheme", unknown(scheme, "a scheme of this file", schemes))
        yield from decision_faults(appraisal, place)
        yield from said_faults(appraisal, place)
        yield from process_faults(appraisal, place)
        yield from scenario_faults(appraisal, place)
        yield from not_together_faults(appraisal, place, appraisals)
        yield from _kept_scale_faults(appraisal, place)
        unreadable = list(cost_faults(appraisal, place))
        yield from unreadable
        if unreadable:
            continue
        yield from _measure_faults(appraisal, place)
        unknown_scales = list(_scale_faults(appraisal, place))
        yield from unknown_scales
        if not unknown_scales:
            yield from _engine_faults(appraisal, place)
            yield from spread_faults(appraisal, place)


def _made_of_faults(schemes: list[Json], appraisals: list[Json]) -> Iterator[CaseFault]:
    """Schemes made of an option that is not there."""
    options = {one["reference"]: {row["code"] for row in one["options"]} for one in appraisals}
    for index, scheme in enumerate(schemes):
        made = scheme.get("from_option")
        if made is None:
            continue
        place = f"{at_index('schemes', index)}.from_option"
        reference, code = made["appraisal"], made["option"]
        if reference not in options:
            message = unknown(reference, "an appraisal of this file", options)
            yield CaseFault(f"{place}.appraisal", message)
        elif code not in options[reference]:
            message = unknown(code, f"an option of {quoted(reference)}", options[reference])
            yield CaseFault(f"{place}.option", message)


def _scale_faults(appraisal: Json, place: str) -> Iterator[CaseFault]:
    scales = appraisal.get("scales", {})
    for index, criterion in enumerate(appraisal["criteria"]):
        key = criterion.get("scale")
        if isinstance(key, str) and key not in scales:
            where = f"{place}.criteria[{index}].scale"
            yield CaseFault(where, unknown(key, "a scale of this appraisal", scales))


def _kept_scale_faults(appraisal: Json, place: str) -> Iterator[CaseFault]:
    """What the engine lets pass and the database does not: contradictions in scales that no
    criterion uses, and ends too close to be told apart."""
    used = [c["scale"] for c in appraisal["criteria"] if isinstance(c.get("scale"), str)]
    for key, scale in appraisal.get("scales", {}).items():
        where = at_key(f"{place}.scales", key)
        if "levels" in scale:
            if key not in used:
                message = "is the key of another level"
                yield from repeated(scale["levels"], f"{where}.levels", "key", message)
        elif float(scale["minimum"]) >= float(scale["maximum"]) and (
            key not in used or Fraction(scale["minimum"]) < Fraction(scale["maximum"])
        ):
            yield CaseFault(f"{where}.minimum", "the minimum must be below the maximum")


def _measure_faults(appraisal: Json, place: str) -> Iterator[CaseFault]:
    """Measures that option finance gives already."""
    names = {definition.key for definition in FINANCE_MEASURES}
    part = read(CaseAppraisal, appraisal)
    by_cost = scored_by_cost(part)
    given = {
        (row.option, name)
        for row in finance_of(part)
        for name in names
        if getattr(row, name) is not None
    }
    for index, measure in enumerate(appraisal.get("measures", [])):
        if (measure["option"], measure["measure"]) in given:
            message = f"option finance gives {quoted(measure['measure'])} of this option already"
            yield CaseFault(f"{place}.measures[{index}]", message)
        elif measure["measure"] == OPTION_COST.key and by_cost:
            message = "what each option costs gives this measure already: name it otherwise"
            yield CaseFault(f"{place}.measures[{index}].measure", message)


def _engine_faults(appraisal: Json, place: str) -> Iterator[CaseFault]:
    listed = len(appraisal.get("measures", []))
    # The engine is told of no abstention, so that it counts the other ratings alone.
    ratings = appraisal.get("ratings", [])
    rated = [index for index, one in enumerate(ratings) if "abstained" not in one]
    for fault in faults(problem_of(read(CaseAppraisal, appraisal))):
        where = re.sub(
            r"(?<=^ratings\[)\d+(?=\])", lambda found: str(rated[int(found[0])]), fault.place
        )
        # Measures of option finance follow those of the file, and were held against them above.
        measure = re.match(r"measures\[(\d+)\]", fault.place)
        if measure is None or int(measure[1]) < listed:
            yield CaseFault(f"{place}.{where}", fault.message)


def result_data(result: Result) -> Json:
    """The engine's answer as `appraise --json` prints it, but for robustness and money."""
    return {
        "reference": result.reference,
        "options": [_option_data(option) for option in result.options],
        "weights": [_weight_data(weight) for weight in result.weights],
        "robustness": {"dominates": [list(pair) for pair in result.dominates]},
        "statements": list(result.statements),
        "warnings": list(result.warnings),
    } | _groups_data(result)


def _groups_data(result: Result) -> Json:
    """The share of all weight that each group of criteria carries; nothing without groups."""
    if not result.groups:
        return {}
    return {
        "groups": [
            {"name": one.name, "share": None if one.share is None else exact_text(one.share)}
            for one in result.groups
        ]
    }


def _weight_data(weight: WeightShare) -> dict[str, Any]:
    """`switch_to` takes first place above `switch_up`, or below `switch_down` where there is no
    `switch_up`; `switch_down_to` always names the latter. Unknown switches are left out."""
    data: dict[str, Any] = {"criterion": weight.criterion, "share": exact_text(weight.share)}
    if weight.carries is not None:
        data["carries"] = exact_text(weight.carries)
    if weight.group:
        data["group"] = weight.group
        data["share_in_group"] = None if weight.within is None else exact_text(weight.within)
    switch = weight.switch
    if switch is not None:
        data |= {
            "switch_up": None if switch.up is None else exact_text(switch.up),
            "switch_to": switch.down_to if switch.up is None else switch.up_to,
            "switch_down": None if switch.down is None else exact_text(switch.down),
            "switch_down_to": switch.down_to,
        }
    return data


def _option_data(option: OptionResult) -> dict[str, Any]:
    return {
        "code": option.code,
        "outcome": option.outcome.value,
        "rank": option.rank,
        "joint": option.joint,
        "total": None if option.total is None else exact_text(option.total),
        "failed": list(option.failed),
        "excused": list(option.excused),
        "gaps": list(option.gaps),
        "not_applicable": list(option.not_applicable),
        "best_rank": option.best_rank,
        "worst_rank": option.worst_rank,
        "reasons": list(option.reasons),
    }
