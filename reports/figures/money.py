"""Figures of the programme and its schemes: target, totals by year, headlines, savings lines."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from reports.casefile.naming import part
from reports.casefile.parts import Case
from reports.casefile.schemes import schemes_in
from reports.figures.figure import Figure, FigureKind, FigurePage, count
from reports.figures.lines import line_figures
from schemes.casefile.parts import CaseScheme
from schemes.finance.years import FinancialYear
from schemes.savings.inputs import years_of

_ALWAYS = ("net", "gross")
_SUMS = (
    ("net", "net saving"),
    ("gross", "gross saving"),
    ("one_off", "one-off cost"),
    ("cost", "running cost"),
    ("reinvested", "reinvested"),
    ("funding", "one-off funding"),
    ("weighted", "net saving weighted by confidence"),
)
Sums = Mapping[str, str]


def money_figures(case: Case) -> Iterator[Figure]:
    """Figures of the programme, then of each scheme in sequence."""
    years, schemes = years_of(case.programme), schemes_in(case)
    yield from _programme(case, years, [one.figures for one in schemes])
    for one in schemes:
        yield from _scheme(one.part, one.figures, years)


def _programme(
    case: Case, years: tuple[FinancialYear, ...], worked: Sequence[Mapping[str, Any]]
) -> Iterator[Figure]:
    page, source = FigurePage("programme"), "Programme"
    yield Figure(
        "programme.first_year", "First year", FigureKind.TEXT, str(years[0]), source, page=page
    )
    last = Figure(
        "programme.last_year", "Last year", FigureKind.TEXT, str(years[-1]), source, page=page
    )
    yield last
    for number, year in enumerate(map(str, years), 1):
        label = f"Year {number} of the programme"
        yield Figure(f"programme.year_{number}", label, FigureKind.TEXT, year, source, page=page)
    for key, label, of in (
        ("years", "Years looked at", len(years)),
        ("schemes", "Schemes", len(case.schemes)),
    ):
        if of:
            name = f"programme.{key}.count"
            yield count(name, label, of, source=source, page=page, unit=key)
    target = case.programme.target
    if target is not None:
        value = Fraction(target)
        yield Figure(
            "programme.target",
            "Savings target of the programme",
            FigureKind.MONEY,
            value,
            source,
            page=page,
        )
    headlines = [Fraction(one.headline.amount) for one in case.schemes if one.headline]
    if headlines:
        label = "Headline savings of all schemes together"
        total = sum(headlines, Fraction(0))
        yield Figure(
            "programme.headlines.total",
            label,
            FigureKind.MONEY,
            total,
            "Headlines added up",
            page=page,
        )
    with_lines = [one for one in worked if one]
    if not with_lines:
        return
    whole = _together([one["whole"] for one in with_lines])
    for year in map(str, years):
        sums = _together([one["years"][year] for one in with_lines])
        yield from _sums(f"programme.{part(year)}", f"All schemes, {year}", sums, page)
    yield from _sums("programme.all_years", "All schemes, all years", whole, page)
    if target is not None:
        gap = Fraction(target) - Fraction(whole["net"])
        source = "Target less net saving of all schemes over all years"
        yield Figure("programme.gap", "Gap to the target", FigureKind.MONEY, gap, source, page=page)


def _together(many: Sequence[Sums]) -> Sums:
    """Sums of several schemes added up, key by key."""
    keys = many[0].keys()
    return {key: str(sum((Fraction(one[key]) for one in many), Fraction(0))) for key in keys}


def _sums(name: str, label: str, sums: Sums, page: FigurePage) -> Iterator[Figure]:
    for key, what in _SUMS:
        value = Fraction(sums[key])
        if not value and key not in _ALWAYS:
            continue  # nothing of the kind was ever said
        yield Figure(
            f"{name}.{key}", f"{label}: {what}", FigureKind.MONEY, value, "Savings lines", page=page
        )


def _scheme(
    scheme: CaseScheme, found: Mapping[str, Any], years: tuple[FinancialYear, ...]
) -> Iterator[Figure]:
    reference = scheme.reference
    at = part(reference)
    page = FigurePage("savings", scheme=reference)
    headline = scheme.headline
    if headline is not None:
        when = f" {headline.year}" if headline.year else ""
        yield Figure(
            f"{at}.headline",
            f"{reference} {scheme.title}: headline saving{when}",
            FigureKind.MONEY,
            Fraction(headline.amount),
            f"Headline of {reference}",
            page=FigurePage("scheme", scheme=reference),
        )
        if headline.year:
            yield Figure(
                f"{at}.headline_year",
                f"{reference} {scheme.title}: year of the headline",
                FigureKind.TEXT,
                headline.year,
                f"Headline of {reference}",
                page=FigurePage("scheme", scheme=reference),
            )
    if found:
        for year in map(str, years):
            label = f"{reference}, {year}"
            yield from _sums(f"{at}.{part(year)}", label, found["years"][year], page)
        yield from _sums(f"{at}.all_years", f"{reference}, all years", found["whole"], page)
        yield from _sums(
            f"{at}.full_year", f"{reference}, full-year effect", found["full_year"], page
        )
    yield from line_figures(scheme, at, years[0], page)
