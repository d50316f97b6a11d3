"""A portfolio's schemes as rows for a spreadsheet: every amount exact, every text as it stands."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from django.utils.translation import gettext as _

from schemes.portfolio.filter import NONE
from schemes.portfolio.rows import Listing
from schemes.portfolio.sums import exact_sum
from schemes.portfolio.words import confidences, risks, statuses
from workbench.numbers.exact import exact_text

Value = str | Fraction | int | None


def heading(years: Iterable[str]) -> list[str]:
    """The columns, amounts in pounds."""
    return [
        _("Reference"),
        _("Title"),
        _("Owner"),
        _("Theme"),
        _("Status"),
        _("Confidence"),
        _("Highest risk of its lines"),
        _("Headline, £"),
        _("Headline year"),
        *(_("Net saving %(year)s, £") % {"year": year} for year in years),
        _("Net saving, £"),
        _("Lasting, £"),
        _("Ending, £"),
        _("One-off, £"),
        _("Full-year effect, £"),
        _("Lowest net, £"),
        _("Highest net, £"),
        _("Gross saving, £"),
        _("Weighted net, £"),
        _("Lasting, weighted, £"),
        _("Counts in totals"),
        _("Figures missing"),
        _("Years with money outside the programme, in no sum"),
        _("Counts the same money as"),
    ]


def rows(found: Iterable[Listing]) -> Iterator[list[Value]]:
    """One row for each scheme; None where nothing is given."""
    status, confidence, risk = statuses(), confidences(), risks()
    for one in found:
        entry = one.entry
        yield [
            one.reference,
            one.title,
            one.owner or None,
            entry.theme or None,
            status[entry.status],
            confidence[entry.confidence or NONE],
            risk[entry.risk or NONE],
            None if one.headline is None else Fraction(one.headline),
            one.headline_year or None,
            *map(Fraction, entry.net),
            Fraction(entry.whole),
            exact_sum(entry.lasting),
            exact_sum(entry.ending),
            exact_sum(entry.once),
            Fraction(entry.full_year),
            Fraction(entry.low),
            Fraction(entry.high),
            Fraction(entry.gross),
            Fraction(entry.weighted),
            Fraction(entry.lasting_weighted),
            _("yes") if entry.is_counted else _("no: it is stopped"),
            entry.missing,
            ", ".join(entry.beyond) or None,
            ", ".join(one.shares_with) or None,
        ]


def as_texts(row: Iterable[Value]) -> list[str]:
    """A row as texts for CSV: amounts to the digit, "" where nothing is given."""
    return [
        "" if value is None else value if isinstance(value, str) else exact_text(Fraction(value))
        for value in row
    ]
