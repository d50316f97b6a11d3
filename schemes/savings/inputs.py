"""What the lines of schemes come to: the sums of `schemes/finance/`, as schemes keep them."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from django.db import connection, models

from schemes.casefile.money import finance_line
from schemes.casefile.parts import CaseLine, CaseProgramme
from schemes.finance.amounts import Amount, Figure, Missing
from schemes.finance.lines import Line, parts
from schemes.finance.totals import Sums, Totals, Weighting, totals
from schemes.finance.years import FinancialYear, year_range
from schemes.models import Programme, SavingsLine, Scheme
from schemes.savings.quick import quick_figures
from workbench.casefile.faults import Json
from workbench.casefile.parts import read
from workbench.numbers.exact import exact_text

# How far a saving counts when its scheme or line is in doubt: our own plain choice, as shares of
# one, shown wherever a weighted figure stands.
CONFIDENCE: Final = {
    "green": Fraction(1),
    "amber": Fraction(3, 4),
    "red": Fraction(1, 2),
    "": Fraction(1),
}
LINE_RISK: Final = {
    "low": Fraction(1),
    "medium": Fraction(9, 10),
    "high": Fraction(3, 4),
    "": Fraction(1),
}
_LINE_FIELDS: Final = (
    "name",
    "kind",
    "risk",
    "unit_value",
    "unit_value_less",
    "volume",
    "periods",
    "likelihood",
    "amounts",
    "phasing",
    "lasts",
)


def line_data(line: SavingsLine | CaseLine) -> dict[str, Any]:
    """What the sums need of a line, by column."""
    return {name: getattr(line, name) for name in _LINE_FIELDS}


def lines_of(scheme: Scheme, *, alternatives: bool = False) -> tuple[Line, ...]:
    """The lines that count, in page sequence; with `alternatives` those that do not as well."""
    rows = sorted(scheme.lines.all(), key=lambda row: (row.position, row.pk))
    return tuple(finance_line(row) for row in rows if alternatives or not row.alternative)


def years_of(programme: Programme | CaseProgramme) -> tuple[FinancialYear, ...]:
    """The financial years that the programme looks at."""
    return year_range(FinancialYear.parse(programme.first_year), programme.years)


def weighting_of(confidence: str) -> Weighting:
    """How far a scheme's savings count, by the confidence in its delivery and each line's risk."""
    return Weighting(
        scheme=CONFIDENCE[confidence],
        low=LINE_RISK["low"],
        medium=LINE_RISK["medium"],
        high=LINE_RISK["high"],
        no_risk_given=LINE_RISK[""],
    )


def totals_of(lines: Iterable[Line], programme: Programme, confidence: str = "") -> Totals:
    """The lines added up over the programme's years, each effect in the year it is first felt."""
    return totals(lines, years_of(programme), weighting=weighting_of(confidence))


def figures_of(found: Totals) -> dict[str, Any]:
    """Totals as `Scheme.figures` keeps them, every amount an exact text (`exact_text`).

    "years" holds the sums of each year, "whole" those of all years looked at, "full_year" one full
    year of all that carries on, "gaps" what is missing in words, "outside" the years with money
    that the programme does not look at.
    """
    return {
        "years": {str(one.year): _sums(one.sums) for one in found.years},
        "whole": _sums(found.whole),
        "full_year": _sums(found.full_year_effect),
        "gaps": [gap.text for gap in found.gaps],
        "outside": sorted({str(one.year) for one in found.outside}),
    }


def _sums(sums: Sums) -> dict[str, str]:
    """Central amounts; `low` and `high` are the ends of the net, `weighted` the weighted net."""
    net = sums.net
    return {
        "gross": exact_text(sums.gross.central),
        "net": exact_text(net.central),
        "low": exact_text(net.low),
        "high": exact_text(net.high),
        "weighted": exact_text(sums.weighted_net.central),
        "cost": exact_text(sums.cost.central),
        "reinvested": exact_text(sums.reinvestment.central),
        "one_off": exact_text(sums.one_off_cost.central),
        "funding": exact_text(sums.funding.central),
    }


def money_in(
    line: Line, first_year: FinancialYear, year: FinancialYear | None
) -> tuple[Figure, ...]:
    """The line's money first felt in `year`, or all of it; empty where none falls there."""
    return tuple(
        part.figure for part in parts(line, first_year) if year is None or part.year == year
    )


def known(figures: Iterable[Figure]) -> tuple[Amount, tuple[Missing, ...]]:
    """The known figures added up, and those that are missing."""
    found = Amount(Fraction(0), Fraction(0), Fraction(0))
    missing = []
    for one in figures:
        if isinstance(one, Missing):
            missing.append(one)
        else:
            found = found + one
    return found, tuple(missing)


def recompute(programme: Programme, schemes: Iterable[Scheme] | None = None) -> None:
    """Works out `Scheme.figures` anew, for these schemes or all of the programme, in two queries
    and one write of those that changed; a scheme without a line that counts has none. The caller
    holds the transaction. Two thousand schemes of ten lines take less than a second."""
    found = list(programme.schemes.all() if schemes is None else schemes)
    counted = SavingsLine.objects.filter(alternative=False)
    if schemes is None:
        counted = counted.filter(scheme__programme=programme)
    else:
        counted = counted.filter(scheme__in=found)
    lines: dict[int, list[Json]] = {}
    for row in counted.order_by("position", "pk").values("scheme_id", *_LINE_FIELDS).iterator():
        lines.setdefault(row["scheme_id"], []).append(row)
    years = years_of(programme)
    changed = []
    for scheme in found:
        figures = worked_out(lines.get(scheme.pk, []), years, scheme.confidence)
        if figures != scheme.figures:
            scheme.figures = figures
            changed.append(scheme)
    _keep_figures(changed)


def _keep_figures(schemes: list[Scheme]) -> None:
    """One statement run for each scheme. `bulk_update` writes a CASE of hundreds of branches for
    the same, which takes eight times as long."""
    column = Scheme._meta.get_field("figures")
    assert isinstance(column, models.JSONField)
    with connection.cursor() as cursor:
        cursor.executemany(
            "UPDATE schemes_scheme SET figures = %s WHERE id = %s",
            [(column.get_db_prep_save(one.figures, connection), one.pk) for one in schemes],
        )


def worked_out(
    lines: list[Json], years: tuple[FinancialYear, ...], confidence: str
) -> dict[str, Any]:
    """`figures_of` the lines, fast where they are plain; empty where there is none."""
    if not lines:
        return {}
    weights = {risk: _decimal(CONFIDENCE[confidence] * share) for risk, share in LINE_RISK.items()}
    quick = quick_figures(lines, tuple(map(str, years)), weights)
    if quick is not None:
        return quick
    weighting = weighting_of(confidence)
    plain = [finance_line(read(CaseLine, line)) for line in lines]
    return figures_of(totals(plain, years, weighting=weighting))


def _decimal(share: Fraction) -> Decimal:
    return Decimal(share.numerator) / share.denominator
