"""The figures of schemes: their lines added up by `schemes/finance/` and kept in
`Scheme.figures`."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from django.db import connection, models

from schemes.casefile.money import finance_line
from schemes.casefile.parts import CaseLine, CaseProgramme
from schemes.finance.amounts import Amount, Figure, Missing
from schemes.finance.bounds import Toward, missing_pushes, together
from schemes.finance.lines import Line, parts
from schemes.finance.sums import StaySums, Sums
from schemes.finance.totals import Totals, Weighting, totals
from schemes.finance.years import FinancialYear, year_range
from schemes.models import Programme, SavingsLine, Scheme
from schemes.savings.by_row.staying import ONCE
from schemes.savings.quick import quick_figures
from workbench.casefile.faults import Json
from workbench.casefile.parts import read
from workbench.numbers.exact import exact_text
from workbench.rows.resting import resting

# The share of a saving that counts in a weighted figure, by the confidence in its scheme and by the
# risk of its line. No document sets these shares: they were chosen for this product, and every page
# and paper with a weighted figure states them.
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
LINE_FIELDS: Final = (
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
    "amounts_are",
)


def line_data(line: SavingsLine | CaseLine) -> dict[str, Any]:
    """The values of a line from which its money is worked out, by column."""
    return {name: getattr(line, name) for name in LINE_FIELDS}


def lines_of(scheme: Scheme, *, alternatives: bool = False) -> tuple[Line, ...]:
    """The lines of a scheme as `schemes/finance/` takes them, in the sequence of the page.
    Alternative lines, which no total counts, are left out unless `alternatives` is set."""
    rows = sorted(scheme.lines.all(), key=lambda row: (row.position, row.pk))
    return tuple(finance_line(row) for row in rows if alternatives or not row.alternative)


def years_of(programme: Programme | CaseProgramme) -> tuple[FinancialYear, ...]:
    """The financial years of the programme."""
    return year_range(FinancialYear.parse(programme.first_year), programme.years)


def weighting_of(confidence: str) -> Weighting:
    """The shares (of one) at which a scheme's savings count in weighted figures: one for the
    confidence in its delivery (green, amber, red or ""), one for each line risk."""
    return Weighting(
        scheme=CONFIDENCE[confidence],
        low=LINE_RISK["low"],
        medium=LINE_RISK["medium"],
        high=LINE_RISK["high"],
        no_risk_given=LINE_RISK[""],
    )


def figures_of(found: Totals) -> dict[str, Any]:
    """Totals in the form that `Scheme.figures` keeps: every amount in pounds as exact text
    (`exact_text`).

    "years" holds the sums of each year, "whole" those of all years looked at, "full_year" one full
    year of all that lasts. "stays" splits the net of each year, and the sums of all years, into
    what lasts, what ends and what comes once; "ends" is the last year of what ends. "gaps" is what
    is missing in words, "outside" the years with money that the programme does not look at. Where
    something is missing, `worked_out` adds "toward": which way the net goes once it is known
    (`schemes/finance/bounds.py`).
    """
    return {
        "years": {str(one.year): _sums(one.sums) for one in found.years},
        "whole": _sums(found.whole),
        "full_year": _sums(found.full_year_effect),
        "stays": {one.stay.value: _stay(one, found) for one in found.stays},
        "ends": str(found.ends or ""),
        "gaps": [gap.text for gap in found.gaps],
        "outside": sorted({str(one.year) for one in found.outside}),
    }


def _stay(found: StaySums, totals: Totals) -> dict[str, Any]:
    years = zip(totals.years, found.years, strict=True)
    return {
        "net": {str(one.year): exact_text(sums.net.central) for one, sums in years},
        "whole": _sums(found.whole),
    }


def _sums(sums: Sums) -> dict[str, str]:
    """The central amount of each sum. `low` and `high` are the ends of the net's range, `weighted`
    is the weighted net."""
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


def new_money_in(
    line: Line, first_year: FinancialYear, year: FinancialYear | None
) -> tuple[Figure, ...]:
    """The new money of a line in `year` (all its years where None), in pounds; empty where it has
    none there. A line that names no start starts in `first_year`."""
    return tuple(
        part.figure for part in parts(line, first_year) if year is None or part.year == year
    )


def add_known(figures: Iterable[Figure]) -> tuple[Amount, tuple[Missing, ...]]:
    """The sum of the figures that are known, and the figures that are missing."""
    found = Amount(Fraction(0), Fraction(0), Fraction(0))
    missing = []
    for one in figures:
        if isinstance(one, Missing):
            missing.append(one)
        else:
            found = found + one
    return found, tuple(missing)


@resting()
def recompute(programme: Programme, schemes: Iterable[Scheme] | None = None) -> None:
    """Updates `Scheme.figures` of the given schemes, or of all schemes of the programme.

    Two queries, and one write of the figures that changed. A scheme none of whose lines counts
    gets no figures. The caller holds the transaction. Two thousand schemes of ten lines take less
    than a second."""
    found = list(programme.schemes.all() if schemes is None else schemes)
    counted = SavingsLine.objects.filter(alternative=False)
    if schemes is None:
        counted = counted.filter(scheme__programme=programme)
    else:
        counted = counted.filter(scheme__in=found)
    lines: dict[int, list[Json]] = {}
    for row in counted.order_by("position", "pk").values("scheme_id", *LINE_FIELDS).iterator():
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
    """Writes the figures by one statement that runs once a scheme: `bulk_update` would build a CASE
    with hundreds of branches, which takes eight times as long."""
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
    """The figures of one scheme, in the shape of `figures_of`; empty where it has no lines. Uses
    the fast sums of `quick.py` where they can work out all its lines. "unasked" counts the lines
    of plain amounts that do not say whether they last."""
    if not lines:
        return {}
    weights = {risk: _decimal(CONFIDENCE[confidence] * share) for risk, share in LINE_RISK.items()}
    unasked = {"unasked": sum(map(says_nothing, lines))}
    quick = quick_figures(lines, tuple(map(str, years)), weights)
    if quick is not None:
        return quick | unasked
    weighting = weighting_of(confidence)
    plain = [finance_line(read(CaseLine, line)) for line in lines]
    figures = figures_of(totals(plain, years, weighting=weighting)) | unasked
    if figures["gaps"]:
        figures["toward"] = str(net_pushed(plain, years[0]))
    return figures


def net_pushed(lines: Iterable[Line], first_year: FinancialYear) -> Toward:
    """Which way the net saving of lines goes once what is missing from them is known."""
    return together(
        missing_pushes(line, 0 if line.kind.is_one_off else line.signed, first_year)
        for line in lines
    )


def says_nothing(line: Json) -> bool:
    """Whether a line of plain amounts, which counts as once only, does not say so itself. One-off
    costs and funding come once by their kind."""
    silent = not line.get("amounts_are") and line["lasts"] is None
    return bool(line["amounts"]) and silent and line["kind"] not in ONCE


def _decimal(share: Fraction) -> Decimal:
    return Decimal(share.numerator) / share.denominator
