"""Programmes with schemes and savings lines, small or large, for tests and benchmarks."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from schemes.models import Programme, SavingsLine, Scheme
from schemes.savings.inputs import recompute
from schemes.search.matching import found_by
from tests.factories import make_programme
from workbench.rows.slugs import slug_for

YEARS = ("2018/19", "2019/20", "2020/21", "2021/22")


def add_scheme(
    programme: Programme, reference: str, net: Iterable[str] = (), **values: Any
) -> Scheme:
    """A scheme that saves these amounts in the programme's years, one after another. They are new
    in their years, and last, unless `amounts_are` says otherwise."""
    line = {"risk": values.pop("risk", ""), "counts": values.pop("counts", [])}
    line["amounts_are"] = values.pop("amounts_are", "new-and-lasting")
    line["lasts"] = values.pop("lasts", None)
    if values.get("confidence"):
        values.setdefault("confidence_reason", "The board said so.")
    scheme = Scheme(
        programme=programme,
        reference=reference,
        slug=slug_for(reference),
        title=values.pop("title", f"Scheme {reference}"),
        position=values.pop("position", programme.schemes.count()),
        **values,
    )
    scheme.found_by = found_by(scheme)
    scheme.save()
    amounts = dict(zip(YEARS, net, strict=False))
    if amounts:
        SavingsLine.objects.create(
            scheme=scheme, name="Saving", kind="saving", amounts=amounts, **line
        )
    recompute(programme, [scheme])
    scheme.refresh_from_db()
    return scheme


def large_programme(schemes: int, lines: int = 10) -> Programme:
    """A programme of so many schemes of so many lines, every kind of line among them."""
    programme = make_programme(title=f"{schemes} schemes", target=Decimal(schemes * 100_000))
    themes = ("Demand", "Commissioning", "Workforce", "Income", "Property", "")
    confidence = ("green", "amber", "red", "")
    status = Scheme.Status.values
    made = Scheme.objects.bulk_create(
        [
            Scheme(
                programme=programme,
                reference=f"A/R.{1 + index // 900}.{100 + index % 900}",
                slug=f"a-r-{1 + index // 900}-{100 + index % 900}",
                title=f"Review of packages, part {index}",
                owner_role="Service director",
                theme=themes[index % 6],
                status=status[index % 6],
                confidence=confidence[index % 4],
                confidence_reason="As the board judged." if confidence[index % 4] else "",
                headline_amount=Decimal(index * 1000) if index % 3 else None,
                position=index,
            )
            for index in range(schemes)
        ],
        batch_size=500,
    )
    for scheme in made:
        scheme.found_by = found_by(scheme)
    Scheme.objects.bulk_update(made, ["found_by"], batch_size=500)
    SavingsLine.objects.bulk_create(
        (line(scheme, number) for scheme in made for number in range(lines)), batch_size=500
    )
    recompute(programme)
    return programme


def line(scheme: Scheme, number: int) -> SavingsLine:
    """One of ten kinds of line, by its number."""
    values: dict[str, Any] = {
        "kind": ("saving", "saving", "income", "cost", "one-off-cost")[number % 5],
        "risk": ("low", "medium", "high", "")[(scheme.position + number) % 4],
        "position": number,
    }
    phasings: tuple[dict[str, Any] | None, ...] = (
        None,
        {"kind": "from-month", "month": "2018-11"},
        {"kind": "half-then-half", "start": "2019/20"},
        {"kind": "by-year", "shares": {"2018/19": "0.25", "2019/20": "0.75"}},
        {
            "kind": "cohorts",
            "cohorts": [
                {"start": "2018/19", "volume": "60", "likelihoods": ["0.9", "0.8"]},
                {"start": "2019/20", "volume": "55", "unit_value": "21.5"},
            ],
        },
    )
    if phasing := phasings[number % 5]:
        values |= {"unit_value": "27.45", "periods": "52", "phasing": phasing}
        if phasing["kind"] != "cohorts":
            ranged = number % 4 == 1
            values["volume"] = {"low": "150", "high": "160"} if ranged else str(100 + number)
    else:
        values["amounts"] = {"2018/19": "40000", "2020/21": "12500.50"}
    return SavingsLine(scheme=scheme, name=f"Line {number}", **values)
