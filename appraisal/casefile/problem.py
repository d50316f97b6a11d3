"""From an appraisal of a case file to the engine: no database."""

from fractions import Fraction

from appraisal.engine import problem as engine
from appraisal.engine.option_finance import (
    FinanceBasis,
    OptionFinanceRow,
    OptionMoney,
    finance_measurements,
    option_finance,
)
from workbench.casefile.faults import Json


def problem_from_case(data: Json) -> engine.Problem:
    """One appraisal of a canonical case, indexes as in the file; measures that option finance
    gives follow those listed. Raises `KeyError` for a scale that the appraisal does not have."""
    scales = {key: _scale(key, scale) for key, scale in data.get("scales", {}).items()}
    decision = data.get("decision")
    shortlist = data.get("shortlist", {"kind": "all"})
    return engine.Problem(
        reference=data["reference"],
        title=data["title"],
        options=tuple(
            engine.Option(o["code"], o["name"], o.get("baseline", False), number(o.get("cost")))
            for o in data["options"]
        ),
        criteria=tuple(_criterion(c, scales) for c in data["criteria"]),
        measurements=(
            *(
                engine.Measurement(m["option"], m["measure"], Fraction(m["value"]))
                for m in data.get("measures", [])
            ),
            *finance_measurements(finance_from_case(data)),
        ),
        ratings=tuple(
            engine.Rating(
                option=r["option"],
                criterion=r["criterion"],
                level=r.get("level"),
                points=number(r.get("points")),
                not_applicable=r.get("not_applicable"),
                reason=r.get("reason", ""),
                assessor=r.get("assessor"),
            )
            for r in data.get("ratings", [])
        ),
        total_as=engine.TotalAs(data.get("total_as", "points")),
        better=engine.Better(data.get("better", "higher")),
        shortlist=engine.Shortlist(
            shortlist["kind"], shortlist.get("count"), number(shortlist.get("total"))
        ),
        decision=None
        if decision is None
        else engine.Preferred(
            decision["preferred"], decision.get("with_a_view_to"), decision.get("reason", "")
        ),
        measure_definitions=tuple(
            engine.MeasureDefinition(key, one.get("name") or key, one.get("unit", ""))
            for key, one in data.get("measure_definitions", {}).items()
        ),
    )


def finance_from_case(data: Json) -> tuple[OptionFinanceRow, ...]:
    """Option finance, one row an option; empty where no option states its savings."""
    basis = data.get("finance", {})
    money = [(option["code"], option.get("finance", {})) for option in data["options"]]
    if all("total_savings" not in one for _, one in money):
        return ()
    return option_finance(
        FinanceBasis(
            in_scope_value=number(basis.get("in_scope_value")),
            target=number(basis.get("target")),
            wider_savings=number(basis.get("wider_savings")),
        ),
        (
            OptionMoney(code, number(one.get("total_savings")), number(one.get("confidence")))
            for code, one in money
        ),
    )


def number(text: str | None) -> Fraction | None:
    """An exact number of a case file."""
    return None if text is None else Fraction(text)


def _scale(key: str, data: Json) -> engine.LevelScale | engine.PointScale:
    if "levels" in data:
        return engine.LevelScale(
            tuple(
                engine.Level(level["key"], Fraction(level["points"]), level.get("name", ""))
                for level in data["levels"]
            ),
            key,
        )
    return engine.PointScale(Fraction(data["minimum"]), Fraction(data["maximum"]), key)


def _criterion(
    data: Json, scales: dict[str, engine.LevelScale | engine.PointScale]
) -> engine.Criterion:
    scale: engine.Scale | None = None
    match data.get("scale"):
        case str(key):
            scale = scales[key]
        case dict(line):
            scale = engine.LinearScale(
                line["measure"],
                Fraction(line["worst"]),
                Fraction(line["best"]),
                Fraction(line["points"]),
            )
    bands = data.get("from_measure")
    excuse = data.get("excused_by")
    return engine.Criterion(
        code=data["code"],
        name=data["name"],
        role=engine.Role(data["role"]),
        scale=scale,
        weight=number(data.get("weight")),
        from_measure=None
        if bands is None
        else engine.FromMeasure(
            bands["measure"],
            tuple(
                engine.Band(band["level"], number(band.get("from")), number(band.get("to")))
                for band in bands["bands"]
            ),
        ),
        test=_test(data.get("test")),
        excused_by=None
        if excuse is None
        else engine.Excuse(excuse["at_least"], tuple(excuse["of"]), excuse["level"]),
    )


def _test(data: Json | None) -> engine.GatewayTest | None:
    if data is None:
        return None
    if data["kind"] == "measure":
        return engine.MeasureTest(
            data["measure"], number(data.get("at_least")), number(data.get("at_most"))
        )
    if data["kind"] == "minimum-level":
        return engine.MinimumLevelTest(
            data["criterion"], data.get("level"), number(data.get("points"))
        )
    return engine.PassTest()
