"""From the programme and schemes of a checked, canonical case to rows: each kind of row in one
statement."""

from datetime import date
from typing import Any

from schemes.casefile.faults import slugs
from schemes.finance.durations import parse_when
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
from schemes.reconciliation.findings import headline_place, stated_place
from schemes.reconciliation.reconciling import findings_of
from schemes.register.actions import RESERVED, found_by
from schemes.savings.inputs import recompute
from workbench.casefile.faults import Json
from workbench.models import Authority
from workbench.numbers.exact import exact_text
from workbench.rows.slugs import slug_for

_LINE_FIGURES = ("unit_value", "unit_value_less", "volume", "periods", "likelihood", "phasing")


def programme_row(data: Json, authority: Authority, taken: set[str]) -> Programme:
    """The programme, not yet saved. `taken` are the slugs of all programmes."""
    return Programme(
        authority=authority,
        reference=data["reference"],
        slug=slug_for(data["reference"], taken),
        title=data["title"],
        summary=data.get("summary", ""),
        first_year=data["first_year"],
        years=data["years"],
        target=data.get("target"),
        plan=data.get("plan", {}),
        way_forward=data.get("way_forward", ""),
        questions=data.get("questions", []),
    )


def create_case(case: Json, programme: Programme) -> dict[str, Scheme]:
    """Saves the schemes of a checked case and all the money of it and its programme; the schemes
    by reference. The caller holds the transaction."""
    rows = case.get("schemes", [])
    schemes = create_schemes(rows, programme)
    _create_programme_parts(case["programme"], programme)
    _create_figures(case["programme"], programme, None)
    for row in rows:
        _create_figures(row, programme, schemes[row["reference"]])
    recompute(programme)
    _create_explanations(case, programme)
    return schemes


def create_schemes(rows: list[Json], programme: Programme) -> dict[str, Scheme]:
    """Saves schemes with their lines, needs, risks and impacts; by reference."""
    slug = slugs(RESERVED)
    made = Scheme.objects.bulk_create(
        _scheme(row, programme, slug(row["reference"]), position)
        for position, row in enumerate(rows)
    )
    schemes = {scheme.reference: scheme for scheme in made}
    pairs = [(schemes[row["reference"]], row) for row in rows]
    SavingsLine.objects.bulk_create(
        (
            line_row(line, scheme, position)
            for scheme, row in pairs
            for position, line in enumerate(row.get("lines", []))
        ),
        batch_size=1000,
    )
    Dependency.objects.bulk_create(
        Dependency(scheme=scheme, needs=schemes[needed], position=position)
        for scheme, row in pairs
        for position, needed in enumerate(row.get("depends_on", []))
    )
    Risk.objects.bulk_create(
        Risk(scheme=scheme, position=position, **one)
        for scheme, row in pairs
        for position, one in enumerate(row.get("risks", []))
    )
    Impact.objects.bulk_create(
        Impact(scheme=scheme, position=position, **one)
        for scheme, row in pairs
        for position, one in enumerate(row.get("impacts", []))
    )
    return schemes


def _scheme(row: Json, programme: Programme, slug: str, position: int) -> Scheme:
    headline, confidence = row.get("headline", {}), row.get("delivery_confidence", {})
    scheme = Scheme(
        programme=programme,
        reference=row["reference"],
        slug=slug,
        spellings=row.get("spellings", []),
        title=row["title"],
        summary=row.get("summary", ""),
        owner_role=row.get("owner_role", ""),
        status=row.get("status", Scheme.Status.IDEA),
        theme=row.get("theme", ""),
        confidence=confidence.get("rating", ""),
        confidence_reason=confidence.get("reason", ""),
        headline_amount=headline.get("amount"),
        headline_precision=headline.get("precision"),
        headline_year=headline.get("year", ""),
        answers=row.get("answers", {}),
        depends_on_outside=row.get("depends_on_outside", []),
        position=position,
    )
    scheme.found_by = found_by(scheme)
    return scheme


def line_row(line: Json, scheme: Scheme, position: int) -> SavingsLine:
    """One line of a case file as a row, not yet saved."""
    return SavingsLine(
        scheme=scheme,
        name=line["name"],
        kind=line["kind"],
        risk=line.get("risk", ""),
        amounts=line.get("amounts", {}),
        lasts=line.get("lasts"),
        counts=line.get("counts", []),
        alternative=line.get("alternative", False),
        note=line.get("note", ""),
        position=position,
        **{name: line.get(name) for name in _LINE_FIGURES},
    )


def _create_programme_parts(data: Json, programme: Programme) -> None:
    Budget.objects.bulk_create(
        Budget(programme=programme, **one) for one in data.get("budgets", [])
    )
    Bridge.objects.bulk_create(
        Bridge(programme=programme, position=position, **one)
        for position, one in enumerate(data.get("bridges", []))
    )
    TimedStep.objects.bulk_create(
        _step(one, programme, position) for position, one in enumerate(data.get("periods", []))
    )


def _step(data: Json, programme: Programme, position: int) -> TimedStep:
    starts_on, starts_as = _day(data.get("from"), "earliest")
    ends_on, ends_as = _day(data.get("to"), "latest")
    return TimedStep(
        programme=programme,
        name=data["name"],
        starts_on=starts_on,
        ends_on=ends_on,
        starts_as=starts_as,
        ends_as=ends_as,
        stated=int(data["stated"]) if "stated" in data else None,
        unit=data.get("unit", ""),
        sense=data.get("sense", ""),
        position=position,
    )


def _day(text: str | None, end: str) -> tuple[date | None, str]:
    """The day, and the words for it where they are not the day itself."""
    if text is None:
        return None, ""
    day: date = getattr(parse_when(text), end)
    return day, "" if text == str(day) else text


def _create_figures(owner: Json, programme: Programme, scheme: Scheme | None) -> None:
    StatedFigure.objects.bulk_create(
        _stated(one, programme, scheme, position)
        for position, one in enumerate(owner.get("stated", []))
    )
    EvidenceTable.objects.bulk_create(
        EvidenceTable(programme=programme, scheme=scheme, position=position, **table)
        for position, table in enumerate(owner.get("evidence", []))
    )


def _stated(data: Json, programme: Programme, scheme: Scheme | None, position: int) -> StatedFigure:
    row = StatedFigure(
        programme=programme,
        scheme=scheme,
        name=data["name"],
        amount=data["amount"],
        precision=data.get("precision"),
        unit=data.get("unit", ""),
        note=data.get("note", ""),
        position=position,
    )
    of: dict[str, Any] | None = data.get("of_lines")
    if of:
        row.source = StatedFigure.Source.LINES
        row.lines = [] if of["lines"] == "all" else of["lines"]
        row.year, row.take = of.get("year", ""), of.get("take", "net")
    elif data.get("sum_of"):
        row.source, row.parts = StatedFigure.Source.SUM, data["sum_of"]
    elif data.get("product_of"):
        row.source, row.parts = StatedFigure.Source.PRODUCT, data["product_of"]
    return row


def _create_explanations(case: Json, programme: Programme) -> None:
    """What the file explains by a headline or a stated figure holds for the amounts it has."""
    texts: dict[str, str] = {}
    for owner in (case["programme"], *case.get("schemes", [])):
        reference = owner["reference"] if owner is not case["programme"] else ""
        if owner.get("headline", {}).get("explained"):
            texts[headline_place(reference, owner["headline"])] = owner["headline"]["explained"]
        for one in owner.get("stated", []):
            if one.get("explained"):
                texts[stated_place(reference, one)] = one["explained"]
    rows = {}
    found = {one.where: one for one in reversed(findings_of(programme))} if texts else {}
    for where, text in texts.items():
        rows[where] = Explanation(
            programme=programme,
            where=where,
            stated=exact_text(found[where].stated),
            computed=found[where].computed_text,
            text=text,
        )
    for one in case["programme"].get("explanations", []):
        rows.setdefault(
            one["where"],
            Explanation(
                programme=programme,
                where=one["where"],
                stated=one["stated"],
                computed=one.get("computed", ""),
                text=one["text"],
            ),
        )
    Explanation.objects.bulk_create(rows.values())
