"""What scenarios are called, and the bands and excuses that they and criteria have."""

from typing import Any

from appraisal.casefile.scenarios import parts as a
from reports.changes.parts.appraisals import criteria, criterion, level, option, written
from reports.changes.parts.label import FieldLabel, Names, PartLabel, part


def _tried(noun: str) -> Any:
    """The noun with the criterion whose rule is tried."""
    return lambda one, names: f"the {noun} tried on {names.criterion(one.criterion)}"


def _rating(one: a.CaseTriedRating, names: Names) -> str:
    return f"the rating tried of {names.option(one.option)} on {names.criterion(one.criterion)}"


SCENARIOS: dict[type, PartLabel] = {
    a.CaseScenario: part(
        lambda one, _names: f"the scenario “{one.name}”",
        key=lambda one: one.name,
        name="name",
        reason=FieldLabel("reason", written),
        weights="weights tried",
        groups="weights of groups tried",
        ratings="ratings tried",
        bands="bands tried",
        excuses="excuses tried",
    ),
    a.CaseTriedWeight: part(
        _tried("weight"),
        key=lambda one: one.criterion,
        criterion=FieldLabel("criterion", criterion),
        weight="weight",
        was="weight that stood then",
        stood_in="group that held it then",
    ),
    a.CaseTriedGroup: part(
        lambda one, _names: f"the weight tried on the group “{one.group}”",
        key=lambda one: one.group,
        group="group of criteria",
        weight="weight",
        was="weight that stood then",
        held=FieldLabel("criteria that it held then", criteria),
    ),
    a.CaseTriedRating: part(
        _rating,
        key=lambda one: (one.option, one.criterion),
        option=FieldLabel("option", option),
        criterion=FieldLabel("criterion", criterion),
        level=FieldLabel("level", level),
        points="points",
        was="rating that stood then",
    ),
    a.CaseStood: part(
        "the rating that stood then",
        level=FieldLabel("level", level),
        points="points",
        not_applicable="words for why it did not apply",
    ),
    a.CaseTriedBands: part(
        _tried("bands"),
        key=lambda one: one.criterion,
        criterion=FieldLabel("criterion", criterion),
        bands="bands",
        was="bands that stood then",
    ),
    a.CaseTriedExcuse: part(
        _tried("excuse"),
        key=lambda one: one.criterion,
        criterion=FieldLabel("criterion", criterion),
        excused_by="excuse",
        was="excuse that stood then",
    ),
    a.CaseBand: part(
        lambda one, names: f"the band of {names.level(one.level)}",
        level=FieldLabel("level", level),
        from_="lower end",
        to="upper end",
    ),
    a.CaseExcuse: part(
        "the excuse",
        at_least="number of criteria",
        of=FieldLabel("criteria", criteria),
        level=FieldLabel("level", level),
    ),
}
