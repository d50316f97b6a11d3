"""The charts of delivery: the target in its parts, and what came in against the profile."""

from fractions import Fraction

from django.utils.translation import gettext as _

from schemes.delivery.report import DeliveryReport
from schemes.delivery.tables import months_table, parts_table
from schemes.delivery.words import money_words, part_names
from workbench.charts.chart import Chart, ChartKind, Series
from workbench.numbers.rounding import rounded
from workbench.numbers.text import millions, pounds


def parts_chart(report: DeliveryReport) -> Chart | None:
    """One bar for each part of the target that is not nought; None without any."""
    shares = report.summary.shares
    shown = [(words, getattr(shares, name)) for name, words in part_names()]
    shown = [(words, amount) for words, amount in shown if amount]
    if not shown:
        return None
    amounts = tuple(amount for _words, amount in shown)
    return Chart(
        name="parts",
        kind=ChartKind.STACKED,
        message=_("%(delivered)s of %(target)s is delivered")
        % {"delivered": _short(shares.delivered), "target": _short(shares.target)},
        measure=_("Parts of the target for %(year)s, £") % {"year": report.at.financial_year},
        categories=tuple(words for words, _amount in shown),
        series=(Series(_("Amount"), amounts, ("",) * len(amounts)),),
        ends=tuple(map(_short, amounts)),
        alt=_(
            "Horizontal bar chart of the savings target for %(year)s in its parts as at the end "
            "of %(month)s."
        )
        % {"year": report.at.financial_year, "month": report.at.name},
        reading=_("The parts come to the whole target of %(target)s.")
        % {"target": money_words(shares.target)},
        table=parts_table(shares),
    )


def months_chart(report: DeliveryReport) -> Chart | None:
    """What was planned and what came in until each month; None where nothing is planned."""
    table = months_table(report)
    if table is None:
        return None
    months = report.months
    planned = tuple(one.profile_so_far for one in months)
    actual = tuple(one.actual_so_far for one in months)
    known = [one for one in months if one.actual_so_far is not None]
    values = {"year": report.at.financial_year, "month": report.at.name}
    message = _("Nothing has come in yet against the profile")
    reading = _("Each bar is the sum from April to its month.")
    if known:
        came, due = known[-1].actual_so_far or Fraction(0), known[-1].profile_so_far
        sums = {"came": _short(came), "due": _short(due), "month": known[-1].month.name}
        message = _("%(came)s of the %(due)s planned by %(month)s has come in") % sums
    if any(one.missing for one in months):
        reading += " " + _("Actuals that are missing are not in the sums.")
    return Chart(
        name="months",
        kind=ChartKind.GROUPED,
        message=message,
        measure=_("Saving so far in %(year)s, £, by month") % values,
        categories=tuple(one.month.name for one in months),
        series=(
            Series(_("Profile so far"), planned, tuple(map(_short, planned))),
            Series(
                _("Actual so far"),
                actual,
                tuple(
                    _short(one.actual_so_far)
                    if one.actual_so_far is not None
                    else _("not reported")
                    if one.month <= report.at
                    else _("not due")
                    for one in months
                ),
            ),
        ),
        alt=_(
            "Horizontal bar chart of the saving planned and come in so far, month by month in "
            "%(year)s, as at the end of %(month)s."
        )
        % values,
        reading=reading,
        table=table,
    )


def _short(value: Fraction) -> str:
    """£1.68m for a million or more, else £64,000."""
    return millions(value) if abs(rounded(value)) >= 1_000_000 else pounds(value)
