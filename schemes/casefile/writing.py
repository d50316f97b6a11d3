"""From the rows of a programme and its schemes to their part of the case file."""

from typing import Any

from django.db.models import Prefetch

from schemes.casefile.faults import decimal_text
from schemes.finance.durations import DurationError, parse_when
from schemes.models import (
    Bridge,
    Budget,
    Dependency,
    EvidenceTable,
    Explanation,
    Impact,
    Programme,
    Risk,
    SavingsLine,
    Scheme,
    StatedFigure,
    TimedStep,
)
from schemes.reconciliation.checking import findings_in
from schemes.reconciliation.findings import Explained, Given, headline_place, stated_place
from workbench.casefile.faults import Json
from workbench.numbers.exact import exact

_LINE_KEYS = (
    "name",
    "kind",
    "unit_value",
    "unit_value_less",
    "volume",
    "periods",
    "likelihood",
    "amounts",
    "phasing",
    "risk",
    "lasts",
    "counts",
    "alternative",
    "note",
)


def case_data(programme: Programme) -> Json:
    """`programme` and `schemes` as the case file holds them, explanations where they belong.

    The number of queries does not grow with the programme.
    """
    case = plain_case(programme)
    _explain(case, programme)
    return case


def plain_case(programme: Programme, only: Scheme | None = None) -> Json:
    """`case_data` without a word of explanation, with `only` one of its schemes where given."""
    stated = list(programme.stated.order_by("position", "pk"))
    evidence = list(programme.evidence.order_by("position", "pk"))
    return {
        "programme": _programme_data(programme, stated, evidence),
        "schemes": [_scheme_data(one, stated, evidence) for one in _schemes(programme, only)],
    }


def _schemes(programme: Programme, only: Scheme | None) -> list[Scheme]:
    inner = (
        Prefetch("lines", SavingsLine.objects.order_by("position", "pk")),
        Prefetch("risks", Risk.objects.order_by("position", "pk")),
        Prefetch("impacts", Impact.objects.order_by("position", "pk")),
        Prefetch(
            "dependencies",
            Dependency.objects.select_related("needs").order_by("position", "pk"),
        ),
    )
    rows = programme.schemes.order_by("position", "pk").prefetch_related(*inner)
    return list(rows.filter(pk=only.pk) if only else rows)


def _programme_data(
    programme: Programme, stated: list[StatedFigure], evidence: list[EvidenceTable]
) -> Json:
    return {
        "reference": programme.reference,
        "title": programme.title,
        "authority": programme.authority.name,
        "first_year": programme.first_year,
        "years": programme.years,
        "target": decimal_text(programme.target),
        "summary": programme.summary,
        "stated": [stated_data(one) for one in stated if one.scheme_id is None],
        "evidence": [_table_data(one) for one in evidence if one.scheme_id is None],
        "plan": programme.plan,
        "way_forward": programme.way_forward,
        "questions": programme.questions,
        "budgets": [_budget_data(one) for one in programme.budgets.order_by("pk")],
        "bridges": [_bridge_data(one) for one in programme.bridges.order_by("position", "pk")],
        "periods": [period_data(one) for one in programme.steps.order_by("position", "pk")],
    }


def _scheme_data(scheme: Scheme, stated: list[StatedFigure], evidence: list[EvidenceTable]) -> Json:
    headline = None
    if scheme.headline_amount is not None:
        headline = _without_nothing(
            {
                "amount": decimal_text(scheme.headline_amount),
                "precision": decimal_text(scheme.headline_precision),
                "year": scheme.headline_year,
            }
        )
    confidence = None
    if scheme.confidence:
        confidence = {"rating": scheme.confidence, "reason": scheme.confidence_reason}
    data = {
        "reference": scheme.reference,
        "spellings": scheme.spellings,
        "title": scheme.title,
        "summary": scheme.summary,
        "owner_role": scheme.owner_role,
        "status": scheme.status,
        "theme": scheme.theme,
        "delivery_confidence": confidence,
        "headline": headline,
        "answers": scheme.answers,
        "lines": [_without_nothing(_line_data(one)) for one in scheme.lines.all()],
        "depends_on": [one.needs.reference for one in scheme.dependencies.all()],
        "depends_on_outside": scheme.depends_on_outside,
        "risks": [_risk_data(one) for one in scheme.risks.all()],
        "impacts": [_impact_data(one) for one in scheme.impacts.all()],
        "stated": [stated_data(one) for one in stated if one.scheme_id == scheme.pk],
        "evidence": [_table_data(one) for one in evidence if one.scheme_id == scheme.pk],
    }
    return _without_nothing(data)


def _line_data(line: SavingsLine) -> Json:
    return {key: getattr(line, key) for key in _LINE_KEYS}


def stated_data(one: StatedFigure) -> Json:
    """A stated figure as the case file holds it."""
    data: Json = {
        "name": one.name,
        "amount": decimal_text(one.amount),
        "precision": decimal_text(one.precision),
        "unit": one.unit,
        "note": one.note,
    }
    match one.source:
        case "sum-of":
            data["sum_of"] = one.parts
        case "product-of":
            data["product_of"] = one.parts
        case "of-lines":
            data["of_lines"] = _without_nothing(
                {"lines": one.lines or "all", "year": one.year, "take": one.take}
            )
    return _without_nothing(data)


def _table_data(table: EvidenceTable) -> Json:
    return {
        "title": table.title,
        "source": table.source,
        "note": table.note,
        "row_heading": table.row_heading,
        "columns": table.columns,
        "rows": table.rows,
        "sums": table.sums,
    }


def _risk_data(risk: Risk) -> Json:
    return _without_nothing(
        {
            "risk": risk.risk,
            "likelihood": risk.likelihood,
            "impact": risk.impact,
            "mitigation": risk.mitigation,
            "owner_role": risk.owner_role,
        }
    )


def _impact_data(impact: Impact) -> Json:
    return {
        "kind": impact.kind,
        "group": impact.group,
        "text": impact.text,
        "mitigation": impact.mitigation,
    }


def _budget_data(budget: Budget) -> Json:
    return _without_nothing(
        {
            "year": budget.year,
            "amount": decimal_text(budget.amount),
            "precision": decimal_text(budget.precision),
            "note": budget.note,
        }
    )


def _bridge_data(bridge: Bridge) -> Json:
    return _without_nothing(
        {
            "title": bridge.title,
            "sources": bridge.sources,
            "uses": bridge.uses,
            "precision": decimal_text(bridge.precision),
            "note": bridge.note,
        }
    )


def period_data(step: TimedStep) -> Json:
    """A step as the case file holds it: a date in words where the words still mean its day."""
    return _without_nothing(
        {
            "name": step.name,
            "from": _when(step.starts_as, step.starts_on, "earliest"),
            "to": _when(step.ends_as, step.ends_on, "latest"),
            "stated": None if step.stated is None else str(step.stated),
            "unit": step.unit,
            "sense": step.sense,
        }
    )


def _when(words: str, day: Any, end: str) -> str | None:
    if day is None:
        return None
    try:
        if words and getattr(parse_when(words), end) == day:
            return words
    except DurationError:
        pass
    return str(day)


def given_of(row: Explanation) -> Given:
    """An explanation with the two amounts that it holds for."""
    return Given(exact(row.stated or 0), row.computed, Explained(row.text, row.by, row.at))


def _explain(case: Json, programme: Programme) -> None:
    """Puts each explanation where the case file keeps it: by its figure where it still holds.
    What holds for amounts of the past stays on record until somebody takes it back."""
    rows = list(programme.explanations.order_by("pk"))
    if not rows:
        return
    homes = _homes(case)
    found = {one.where: one for one in reversed(findings_in(case))}
    rest = []
    for row in rows:
        if row.where in homes and given_of(row).holds(found[row.where]):
            homes[row.where]["explained"] = row.text
        else:
            rest.append(row)
    case["programme"]["explanations"] = [
        {
            "where": row.where,
            "stated": decimal_text(row.stated),
            "computed": row.computed,
            "text": row.text,
        }
        for row in rest
    ]


def _homes(case: Json) -> dict[str, Json]:
    """Headlines and stated figures, which have a key for their own explanation."""
    homes: dict[str, Json] = {}
    for owner in (case["programme"], *case["schemes"]):
        reference = owner["reference"] if owner is not case["programme"] else ""
        if "headline" in owner:
            homes[headline_place(reference, owner["headline"])] = owner["headline"]
        for one in owner.get("stated", []):
            homes[stated_place(reference, one)] = one
    return homes


def _without_nothing(data: Json) -> Json:
    return {key: value for key, value in data.items() if value not in (None, "", [], {})}
