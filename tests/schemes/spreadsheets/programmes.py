"""Programmes of schemes and lines for tests of spreadsheets."""

from typing import Any

from schemes.models import Programme, SavingsLine, Scheme
from schemes.search.matching import found_by
from tests.factories import make_programme
from workbench.rows.slugs import slug_for


def add_scheme(programme: Programme, reference: str = "A/R.6.101", **values: Any) -> Scheme:
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
    return scheme


def add_line(scheme: Scheme, name: str = "Fewer hours", **values: Any) -> SavingsLine:
    return SavingsLine.objects.create(
        scheme=scheme,
        name=name,
        kind=values.pop("kind", "saving"),
        position=values.pop("position", scheme.lines.count()),
        **values,
    )


def make_large_programme(schemes: int, lines: int) -> Programme:
    """A programme of so many schemes, each with so many lines of every phasing."""
    programme = make_programme()
    phasings: list[Any] = [
        {"kind": "full-year", "start": "2018/19"},
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
    ]
    rows = Scheme.objects.bulk_create(
        Scheme(
            programme=programme,
            reference=f"A/R.{1 + at // 900}.{100 + at % 900}",
            slug=f"s-{at}",
            title=f"Scheme {at}",
            theme="Adults",
            position=at,
        )
        for at in range(schemes)
    )
    SavingsLine.objects.bulk_create(
        [
            SavingsLine(
                scheme=row,
                name=f"Line {number}",
                kind="saving",
                unit_value="27.45",
                volume=None if number % 5 == 4 else {"low": "150", "high": "160"},
                periods="52",
                likelihood="0.77",
                phasing=phasings[number % 5],
                note="From the model.",
                position=number,
            )
            for row in rows
            for number in range(lines)
        ],
        batch_size=1000,
    )
    return programme
