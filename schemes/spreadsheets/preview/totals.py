"""What an import does to the totals of its programme: before and after, year by year."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from schemes.casefile.parts import CaseLine
from schemes.finance.years import FinancialYear
from schemes.models import SavingsLine, Scheme
from schemes.portfolio.entries import NOT_COUNTED
from schemes.savings.inputs import line_data, worked_out
from schemes.spreadsheets.compare.changes import RowChange, WorkbookChanges
from workbench.numbers.exact import exact_text

# A year with its net amount before and after, as exact texts; the last stands for all years.
Moved = list[list[str]]
ALL_YEARS = ""


def schemes_after(
    years: tuple[FinancialYear, ...],
    standing: Mapping[str, Sequence[SavingsLine]],
    changes: WorkbookChanges,
    line_of: Callable[[int], CaseLine],
) -> dict[str, dict[str, Any]]:
    """The figures of every scheme whose lines change, and of every new one, as they would be, by
    reference. `standing` are the lines that stand, by their scheme's reference; `line_of` gives the
    line that a row of the sheet makes."""
    confidence: dict[str, str] = {}
    by_scheme: dict[str, list[RowChange]] = {}
    for change in changes.schemes:
        if change.is_new:
            by_scheme[change.owner] = []
            confidence[change.owner] = change.columns.get("confidence", "")
    for change in changes.lines:
        by_scheme.setdefault(change.owner, []).append(change)
    return {
        reference: worked_out(
            _lines_after(standing.get(reference, ()), some, line_of),
            years,
            confidence.get(reference, ""),
        )
        for reference, some in by_scheme.items()
    }


def totals_moved(
    years: tuple[FinancialYear, ...],
    standing: Sequence[Scheme],
    schemes: Iterable[RowChange],
    figures: Mapping[str, dict[str, Any]],
) -> Moved:
    """The net saving that is new in each year, of all schemes that are not stopped, before and
    after these changes. `figures` are those of `schemes_after`."""
    before = {scheme.reference: _net(scheme.figures, years) for scheme in standing}
    status = {scheme.reference: scheme.status for scheme in standing}
    counted = [amounts for one, amounts in before.items() if status[one] not in NOT_COUNTED]
    after = dict(before)
    for change in schemes:
        status[change.owner] = change.columns.get("status") or status.get(change.owner, "")
    after |= {reference: _net(found, years) for reference, found in figures.items()}
    still = [amounts for one, amounts in after.items() if status.get(one) not in NOT_COUNTED]
    names = [*map(str, years), ALL_YEARS]
    return [
        [name, exact_text(one), exact_text(other)]
        for name, one, other in zip(
            names, _added(counted, len(names)), _added(still, len(names)), strict=True
        )
    ]


def _lines_after(
    standing: Sequence[SavingsLine],
    changes: Iterable[RowChange],
    line_of: Callable[[int], CaseLine],
) -> list[dict[str, Any]]:
    """The lines of one scheme as they would be, but for alternative ones."""
    found = {line.pk: (line_data(line), line.alternative) for line in standing}
    new = []
    for change in changes:
        if change.pk is None:
            line = line_of(change.number)
            new.append((line_data(line), line.alternative))
        else:
            data, alternative = found[change.pk]
            ours = {key: value for key, value in change.columns.items() if key in data}
            found[change.pk] = (data | ours, _alternative(change, alternative))
    return [data for data, alternative in (*found.values(), *new) if not alternative]


def line_after(line: SavingsLine | None, columns: Mapping[str, Any]) -> CaseLine:
    """A line, or a new one, with these columns changed, for its sums: a row of the database takes
    ten times as long to make."""
    return CaseLine(**{**(line_data(line) if line else {}), **columns})


def _alternative(change: RowChange, stood: bool) -> bool:
    return bool(change.columns.get("alternative", stood))


def _net(figures: Mapping[str, Any], years: Iterable[FinancialYear]) -> list[Fraction]:
    """The net of each year, and of all years together."""
    by_year = figures.get("years", {})
    found = [Fraction(by_year.get(str(year), {}).get("net", 0)) for year in years]
    return [*found, sum(found, Fraction(0))]


def _added(rows: Iterable[Sequence[Fraction]], count: int) -> list[Fraction]:
    found = [Fraction(0)] * count
    for row in rows:
        for at, amount in enumerate(row):
            if amount:
                found[at] += amount
    return found
