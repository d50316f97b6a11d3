"""What the parts of an appraisal are called."""

from collections.abc import Iterable
from typing import Any

from appraisal.casefile import parts as a
from appraisal.casefile.spread import parts as s
from appraisal.models import Appraisal, Criterion, GatewayTest
from reports.changes.parts.label import FieldLabel, Names, PartLabel, choice, part
from reports.changes.parts.values import (
    day_words,
    keyword,
    moment_words,
    officer_words,
    pounds_words,
    share_words,
    value_words,
)
from workbench.numbers.listing import listed, within


def option(value: Any, names: Names) -> str:
    return names.option(value) if value else ""


def options(value: Iterable[str], names: Names) -> str:
    return listed(map(names.option, value))


def criterion(value: Any, names: Names) -> str:
    return names.criterion(value) if value else ""


def criteria(value: Iterable[str], names: Names) -> str:
    return listed(map(names.criterion, value))


def level(value: Any, names: Names) -> str:
    return names.level(value) if value else ""


def measure(value: Any, names: Names) -> str:
    return names.measure(value) if value else ""


def scheme(value: Any, names: Names) -> str:
    return names.scheme(value) if value else ""


def word(value: Any, _names: Names) -> str:
    return keyword(value)


def pounds(value: Any, _names: Names) -> str:
    return pounds_words(value)


def share(value: Any, _names: Names) -> str:
    return share_words(value)


def written(value: Any, _names: Names) -> str:
    return officer_words(value)


def when(value: Any, _names: Names) -> str:
    return day_words(value)


def moment(value: Any, _names: Names) -> str:
    return moment_words(value)


def scale(value: Any, _names: Names) -> str:
    """A scale by its key; a straight line is a part of its own."""
    return keyword(value) if isinstance(value, str) else value_words(value)


def _rating(one: a.CaseRating, names: Names) -> str:
    by = " by one assessor" if one.assessor else ""
    return f"the rating of {names.option(one.option)} on {names.criterion(one.criterion)}{by}"


def _measurement(one: a.CaseMeasurement, names: Names) -> str:
    return f"the {within(names.measure(one.measure))} of {names.option(one.option)}"


def _view(one: a.CaseView, names: Names) -> str:
    return f"what is said for or against by {one.group}" if one.group else "what is said"


def named(noun: str) -> Any:
    """The noun with the name of the part."""
    return lambda one, _names: f"the {noun} “{one.name}”"


def titled(noun: str) -> Any:
    return lambda one, _names: f"the {noun} “{one.title}”"


APPRAISALS: dict[type, PartLabel] = {
    a.CaseAppraisal: part(
        titled("appraisal"),
        key=lambda one: one.reference,
        reference="reference",
        title="title",
        options=FieldLabel("options", each=None),
        criteria="criteria",
        strand="name as a strand",
        question="question",
        scheme=FieldLabel("scheme", scheme),
        total_as=FieldLabel("way in which totals are counted", choice(Appraisal.TotalAs)),
        better=FieldLabel("total that comes first", choice(Appraisal.Better)),
        scales=FieldLabel("scale", each=lambda key, _names: keyword(key)),
        measure_definitions=FieldLabel("measure", each=lambda key, names: names.measure(key)),
        finance="option finance",
        measures="measures",
        ratings="ratings",
        shortlist="shortlist",
        decision="decision",
        state=FieldLabel("state", choice(Appraisal.State)),
        weights_as=FieldLabel("way in which weights are given", choice(Appraisal.WeightsAs)),
        reasons_for=FieldLabel("ratings that need a reason", choice(Appraisal.ReasonsFor)),
        weights_sha256="sum of the locked weights",
        assessors="assessors",
        weights_of="weights of assessors",
        moves="steps of the process",
        conditions="conditions",
        partners="answers of partners",
        ruled_out="options ruled out",
        considered="words on considerations",
        interests="interests declared",
        not_together="combinations that are not allowed",
        groups="groups of criteria",
        scenarios="scenarios",
        cost_scenarios="scenarios of costs",
        spread="spread of the assessors",
    ),
    a.CaseGroup: part(
        lambda one, _names: f"the group “{one.name}”",
        key=lambda one: one.name,
        name="name",
        weight="weight",
    ),
    a.CaseAssessor: part(
        lambda one, _names: f"the assessor {one.code}",
        key=lambda one: one.code,
        code="code",
        role="role",
        authority="authority",
    ),
    a.CaseAssessorWeight: part(
        lambda one, names: f"the weight of {names.criterion(one.criterion)} by one assessor",
        key=lambda one: (one.assessor, one.criterion),
        assessor="assessor",
        criterion=FieldLabel("criterion", criterion),
        weight="weight",
    ),
    s.CaseSpread: part(
        "the spread of the assessors",
        ratings="ratings of assessors",
        totals="totals of assessors",
        first=FieldLabel("first by the medians", options),
        left_out="results with one assessor left out",
    ),
    s.CaseRatingSpread: part(
        lambda one, names: (
            f"the ratings of {names.option(one.option)} on {names.criterion(one.criterion)} "
            "by assessors"
        ),
        key=lambda one: (one.option, one.criterion),
        option=FieldLabel("option", option),
        criterion=FieldLabel("criterion", criterion),
        assessors="number of assessors",
        lowest=FieldLabel("lowest rating", level),
        median=FieldLabel("median", level),
        median_to=FieldLabel("level above the median", level),
        highest=FieldLabel("highest rating", level),
    ),
    s.CaseTotalSpread: part(
        lambda one, names: f"the totals of {names.option(one.option)} by assessors",
        key=lambda one: one.option,
        option=FieldLabel("option", option),
        assessors="number of assessors",
        lowest="lowest total",
        median="median",
        highest="highest total",
    ),
    s.CaseLeftOut: part(
        "the result with one assessor left out",
        key=lambda one: one.first,
        assessors="number of assessors",
        first=FieldLabel("first options", options),
    ),
    a.CaseMove: part(
        "the step of the process",
        key=lambda one: (one.at, one.from_, one.to),
        from_=FieldLabel("state before", choice(Appraisal.State)),
        to=FieldLabel("state after", choice(Appraisal.State)),
        at=FieldLabel("moment", moment),
        reason=FieldLabel("reason", written),
    ),
    a.CaseView: part(_view, text="words", group="group"),
    a.CaseFact: part(
        lambda one, _names: f"the fact “{one.label}”",
        key=lambda one: one.label,
        label="label",
        text="words",
    ),
    a.CaseCriterion: part(
        named("criterion"),
        key=lambda one: one.code,
        owned=False,
        code="code",
        name="name",
        role=FieldLabel("role", choice(Criterion.Role)),
        question="question",
        scale=FieldLabel("scale", scale),
        weight="weight",
        from_measure="reading from a measure",
        test="test",
        excused_by="excuse",
        group="group",
    ),
    a.CaseLinear: part(
        lambda one, _names: (
            "the straight line" if one.kind == "linear" else "the comparing of prices"
        ),
        kind=FieldLabel("kind", word),
        measure=FieldLabel("measure", measure),
        worst="worst value",
        best="best value",
        points="points",
    ),
    a.CaseScale: part("the scale", levels="levels", minimum="least points", maximum="most points"),
    a.CaseLevel: part(
        lambda one, _names: f"the level “{one.name or keyword(one.key)}”",
        key=lambda one: one.key,
        key_="key",
        points="points",
        name="name",
        definition="definition",
    ),
    a.CaseFromMeasure: part(
        "the reading from a measure", measure=FieldLabel("measure", measure), bands="bands"
    ),
    a.CaseTest: part(
        "the test",
        kind=FieldLabel("kind", choice(GatewayTest.Kind)),
        measure=FieldLabel("measure", measure),
        at_least="least value",
        at_most="greatest value",
        criterion=FieldLabel("criterion", criterion),
        level=FieldLabel("level", level),
        points="points",
    ),
    a.CaseMeasureDefinition: part("the measure", name="name", unit="unit"),
    a.CaseSavingLine: part(
        named("savings line"),
        key=lambda one: one.name,
        name="name",
        risk=FieldLabel("risk", word),
    ),
    a.CaseFinance: part(
        "the option finance",
        owns=False,
        in_scope_value=FieldLabel("value of the services in scope", pounds),
        target=FieldLabel("savings target", pounds),
        wider_savings=FieldLabel("wider savings", pounds),
        lines="savings lines",
        first_year="first year of its options",
        years="number of years of its options",
        price_base="year of its prices",
        costs_from=FieldLabel("cost of options", choice(Appraisal.CostsFrom)),
    ),
    a.CaseMeasurement: part(
        _measurement,
        key=lambda one: (one.option, one.measure),
        option=FieldLabel("option", option),
        measure=FieldLabel("measure", measure),
        value="value",
    ),
    a.CaseEvidence: part(
        titled("evidence"), key=lambda one: one.title, title="title", source="source"
    ),
    a.CaseRating: part(
        _rating,
        key=lambda one: (one.option, one.criterion, one.assessor),
        option=FieldLabel("option", option),
        criterion=FieldLabel("criterion", criterion),
        assessor="assessor",
        level=FieldLabel("level", level),
        points="points",
        not_applicable="words for why it does not apply",
        abstained="words for why the assessor abstains",
        reason="reason",
        at=FieldLabel("moment", moment),
        meeting="meeting",
        agreed_on=FieldLabel("day", when),
        panel="panel",
        dissent="dissent",
        evidence="evidence",
    ),
    a.CaseShortlist: part(
        "the shortlist",
        kind=FieldLabel("rule", choice(Appraisal.Shortlist)),
        count="number of options",
        total="total to be reached",
    ),
}
