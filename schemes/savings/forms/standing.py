"""The form for each way of giving a line's money, and the values with which it opens."""

from typing import Any, Final

from crispy_forms_gds.choices import Choice

from schemes.finance.years import FinancialYear
from schemes.models import MoneyLine
from schemes.savings.forms.drivers import FromMonthForm, FullYearForm, HalfThenHalfForm, LineForm
from schemes.savings.forms.meaning import meaning_values
from schemes.savings.forms.rows import MOST_YEARS, AmountsForm, ByYearForm, CohortsForm

FORMS: Final[dict[str, type[LineForm]]] = {
    form.way: form
    for form in (
        FullYearForm,
        FromMonthForm,
        HalfThenHalfForm,
        ByYearForm,
        CohortsForm,
        AmountsForm,
    )
}
# The ways of giving the money, as the first page offers them. The value is the word in the address.
WAYS: Final = tuple(Choice(form.way, form.label, hint=form.hint) for form in FORMS.values())
_PLAIN: Final = (
    *("name", "kind", "risk", "unit_value", "unit_value_less", "volume", "periods"),
    *("likelihood", "alternative", "note"),
)


def way_of(line: MoneyLine) -> str:
    """How the line's money is given: the value of one of `WAYS`."""
    if line.amounts:
        return AmountsForm.way
    return (line.phasing or {}).get("kind") or FullYearForm.way


def initial_values(line: MoneyLine, years: tuple[FinancialYear, ...]) -> dict[str, Any]:
    """The values of a line by the names of form fields, for any of `FORMS`. A form ignores the
    fields it does not have."""
    phasing = line.phasing or {}
    found = {name: getattr(line, name) for name in _PLAIN} | {
        "counts": "\n".join(line.counts),
        "start": phasing.get("start"),
        "month": phasing.get("month"),
    }
    found |= meaning_values(line)
    found |= _by_year("amount", line.amounts, years)
    found |= _by_year("share", phasing.get("shares", {}), years)
    for row, cohort in enumerate(phasing.get("cohorts", ()), start=1):
        found |= {f"{key}_{row}": value for key, value in cohort.items()}
    return found


def _by_year(
    figure: str, given: dict[str, Any], years: tuple[FinancialYear, ...]
) -> dict[str, Any]:
    boxes = {str(year): f"{figure}_{year.start}" for year in years[:MOST_YEARS]}
    found = {boxes[year]: value for year, value in given.items() if year in boxes}
    others = sorted(year for year in given if year not in boxes)
    for row, year in enumerate(others, start=1):
        found |= {f"other_year_{row}": year, f"other_{figure}_{row}": given[year]}
    return found
