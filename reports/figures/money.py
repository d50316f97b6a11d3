"""Figures of the programme and its schemes: target, totals by year, headlines, savings lines."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from reports.casefile.naming import part
from reports.casefile.parts import Case
from reports.casefile.schemes import schemes_in
from reports.figures.figure import Figure, FigureKind, FigurePage, count
from reports.figures.lines import line_figures
from schemes.casefile.parts import CaseScheme
from schemes.finance.stay import Stay
from schemes.finance.years import FinancialYear
from schemes.portfolio.entries import NOT_COUNTED
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
    counted = [one.figures for one in schemes if one.is_counted]
    yield from _programme(case, years, counted)
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
    headlines = [
        Fraction(one.headline.amount)
        for one in case.schemes
        if one.headline and one.status not in NOT_COUNTED
    ]
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
    if with_lines:
        yield from _worked_out(years, with_lines, target, page)


def _worked_out(
    years: tuple[FinancialYear, ...],
    worked: Sequence[Mapping[str, Any]],
    target: Decimal | None,
    page: FigurePage,
) -> Iterator[Figure]:
    """What the lines of all schemes that count come to. A stopped scheme is in none of it."""
    whole = _together([one["whole"] for one in worked])
    full_year = _together([one["full_year"] for one in worked])
    for year in map(str, years):
        sums = _together([one["years"][year] for one in worked])
        yield from _sums(f"programme.{part(year)}", f"All schemes, {year}", sums, page)
    yield from _sums("programme.all_years", "All schemes, all years", whole, page)
    yield from _stays("programme.all_years", "All schemes, all years", worked, page)
    yield from _sums("programme.full_year", "All schemes, full-year effect", full_year, page)
    if target is not None:
        gaps = (
            ("gap", "Gap to the target", "net saving of all schemes over all years", whole["net"]),
            ("gap_lasting", "Gap of what lasts", "what lasts", str(_of_stay(worked, Stay.LASTING))),
        )
        for key, label, of, amount in gaps:
            gap = Fraction(target) - Fraction(amount)
            source = f"Target less {of}"
            name = f"programme.{key}"
            yield Figure(name, label, FigureKind.MONEY, gap, source, page=page)


def _stays(
    name: str, label: str, worked: Sequence[Mapping[str, Any]], page: FigurePage
) -> Iterator[Figure]:
    """The net saving by how long it stays: what lasts by the end of the last year, always; what
    ends and what comes once, where there is any."""
    for stay, key, what in (
        (Stay.LASTING, "lasting", "net saving that lasts"),
        (Stay.ENDING, "ending", "net saving that ends"),
        (Stay.ONE_OFF, "once", "net saving that comes once"),
    ):
        value = _of_stay(worked, stay)
        if value or stay is Stay.LASTING:
            yield Figure(
                f"{name}.{key}",
                f"{label}: {what}",
                FigureKind.MONEY,
                value,
                "Savings lines",
                page=page,
            )


def _of_stay(worked: Sequence[Mapping[str, Any]], stay: Stay) -> Fraction:
    found = (one["stays"].get(stay.value) for one in worked)
    return sum((Fraction(one["whole"]["net"]) for one in found if one), Fraction(0))


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
        yield from _stays(f"{at}.all_years", f"{reference}, all years", [found], page)
        yield from _sums(
            f"{at}.full_year", f"{reference}, full-year effect", found["full_year"], page
        )
    yield from line_figures(scheme, at, years[0], page)
