"""The tables of delivery, worded once for pages and papers. Amounts are pounds, exact behind their
texts."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from django.utils.translation import gettext as _

from schemes.delivery.report import DeliveryReport, ReportedScheme, status_key
from schemes.delivery.words import milestone_words, part_names, status_words, statuses
from schemes.finance.delivery.record import Delivery, Entry
from schemes.finance.delivery.standing import Shares, Standing
from schemes.finance.years import Month
from workbench.numbers.exact import exact_text
from workbench.numbers.text import money, number
from workbench.pages.tables import Cell, Column, Row, Table

# How a status looks in a cell.
KINDS = {
    "blue": "pass",
    "green": "pass",
    "amber": "medium",
    "red": "fail",
    "not-reported": "missing",
}


def amount_cell(value: Fraction | None, none: str = "") -> Cell:
    """An amount, or in words that there is none."""
    if value is None:
        return Cell(none or _("not given"), kind="missing")
    return Cell(money(value), value=exact_text(value))


def status_cell(standing: Standing) -> Cell:
    """The status in words; beneath it, whether it is proposed only, or decided otherwise."""
    key = status_key(standing)
    note = ""
    if standing.decided is None and standing.status is not None:
        note = _("proposed")
    elif standing.differs:
        proposed = standing.proposed.status
        words = status_words(proposed.value) if proposed else _("nothing")
        note = _("decided; the rule proposes %(status)s") % {"status": words}
    return Cell(status_words(key), kind=KINDS[key], note=note)


def parts_table(shares: Shares) -> Table:
    """The target in its parts, which sum to it."""
    rows = [Row(Cell(words), (amount_cell(getattr(shares, name)),)) for name, words in part_names()]
    rows.append(Row(Cell(_("Target")), (amount_cell(shares.target),), total=True))
    return Table(
        caption=_("The target in its parts"),
        name="delivery-parts",
        columns=(Column(_("Part")), Column(_("Amount, £"), numeric=True)),
        rows=tuple(rows),
    )


def months_table(report: DeliveryReport) -> Table | None:
    """Month by month; None where nothing is planned or came in."""
    if not report.months:
        return None
    rows = []
    for one in report.months:
        none = None if one.month <= report.at else Cell(_("not due"))
        rows.append(
            Row(
                Cell(one.month.name),
                (
                    amount_cell(one.profile),
                    none or amount_cell(one.actual, _("not reported")),
                    amount_cell(one.expected),
                    amount_cell(one.profile_so_far),
                    none or amount_cell(one.actual_so_far, _("not reported")),
                    Cell(number(one.missing), value=str(one.missing)),
                ),
            )
        )
    return Table(
        caption=_("Month by month, %(year)s") % {"year": report.at.financial_year},
        name="delivery-months",
        cards=False,
        columns=(
            Column(_("Month")),
            Column(_("Profile, £"), numeric=True),
            Column(_("Actual, £"), numeric=True),
            Column(_("Expected, £"), numeric=True),
            Column(_("Profile so far, £"), numeric=True),
            Column(_("Actual so far, £"), numeric=True),
            Column(_("Schemes not reported"), numeric=True),
        ),
        rows=tuple(rows),
    )


def schemes_table(
    counted: Sequence[tuple[ReportedScheme, Standing]],
    addresses: Mapping[str, str] | None = None,
    total: Shares | None = None,
) -> Table:
    """A row for each scheme; `addresses` lead to their pages by reference."""
    links = addresses or {}
    rows = [
        Row(
            Cell(scheme.reference, note=scheme.title, href=links.get(scheme.reference, "")),
            (
                status_cell(one),
                amount_cell(one.target),
                amount_cell(one.actual, _("not reported")),
                *(amount_cell(getattr(one.shares, name)) for name in _SHOWN),
            ),
        )
        for scheme, one in counted
    ]
    if total is not None:
        rows.append(
            Row(
                Cell(_("All that count")),
                (
                    Cell("–"),
                    amount_cell(total.target),
                    amount_cell(total.delivered + total.beyond),
                    *(amount_cell(getattr(total, name)) for name in _SHOWN),
                ),
                total=True,
            )
        )
    names = dict(part_names())
    return Table(
        caption=_("Schemes, £"),
        name="delivery-schemes",
        wide=True,
        columns=(
            Column(_("Scheme")),
            Column(_("Status")),
            Column(_("Target"), numeric=True),
            Column(_("Actual to date"), numeric=True),
            *(Column(names[name], numeric=True) for name in _SHOWN),
        ),
        rows=tuple(rows),
    )


_SHOWN = ("on_track", "at_risk", "carried", "lost", "not_reported")


def status_table(report: DeliveryReport) -> Table:
    """The schemes by status, with a row for them all."""
    labels, found = statuses(), report.summary
    rows = [
        Row(
            Cell(labels[status.value if status else "not-reported"]),
            (
                Cell(number(count), value=str(count)),
                *(amount_cell(getattr(shares, name)) for name in ("target", "delivered")),
            ),
        )
        for status, count, shares in found.by_status
    ]
    rows.append(
        Row(
            Cell(_("All that count")),
            (
                Cell(number(found.counted), value=str(found.counted)),
                amount_cell(found.shares.target),
                amount_cell(found.shares.delivered),
            ),
            total=True,
        )
    )
    return Table(
        caption=_("Schemes by status"),
        name="delivery-status",
        columns=(
            Column(_("Status")),
            Column(_("Schemes"), numeric=True),
            Column(_("Target, £"), numeric=True),
            Column(_("Delivered, £"), numeric=True),
        ),
        rows=tuple(rows),
    )


def attention_table(report: DeliveryReport) -> Table | None:
    """What needs action or is at risk, and why, with who delivers it and what is due next; None
    where nothing is."""
    wanted = ("amber", "red", "not-reported")
    rows = [
        Row(
            Cell(scheme.reference, note=scheme.title),
            (
                status_cell(one),
                Cell(one.why or one.proposed.reason),
                Cell(scheme.owner or _("nobody named")),
                Cell(milestone_words(scheme.milestone) or _("none given")),
            ),
        )
        for scheme, one in report.counted
        if status_key(one) in wanted and (one.target or one.actual)
    ]
    if not rows:
        return None
    return Table(
        caption=_("Schemes that need attention"),
        name="delivery-attention",
        columns=tuple(
            map(Column, (_("Scheme"), _("Status"), _("Why"), _("Owner"), _("Next milestone")))
        ),
        rows=tuple(rows),
    )


def lost_table(report: DeliveryReport) -> Table | None:
    """Savings lost in the year until the month, and what replaces them; None where there are
    none."""
    rows = [
        Row(
            Cell(scheme.reference, note=scheme.title),
            (
                Cell(lost.period.name),
                amount_cell(lost.amount),
                Cell(lost.why),
                amount_cell(lost.replaced, _("not replaced")),
                Cell(lost.replaced_by or _("nothing")),
            ),
        )
        for scheme, _one in report.counted
        for lost in scheme.lost_by(report.at)
    ]
    if not rows:
        return None
    return Table(
        caption=_("Savings lost and what replaces them"),
        name="delivery-lost",
        columns=(
            Column(_("Scheme")),
            Column(_("Found in")),
            Column(_("Lost, £"), numeric=True),
            Column(_("Why")),
            Column(_("Replaced, £"), numeric=True),
            Column(_("Replaced by")),
        ),
        rows=tuple(rows),
    )


def scheme_table(delivery: Delivery, at: Month, addresses: Mapping[str, str]) -> Table:
    """A scheme period by period in the year of `at`. `addresses` lead to the status and slippage
    of each period."""
    year = at.financial_year
    return Table(
        caption=_("Period by period, %(year)s, £") % {"year": year},
        cards=False,
        columns=(
            Column(_("Period")),
            Column(_("Profile"), numeric=True),
            Column(_("Actual"), numeric=True),
            Column(_("Forecast"), numeric=True),
            Column(_("Lost"), numeric=True),
            Column(_("Slipped"), numeric=True),
            Column(_("Status decided")),
        ),
        rows=tuple(
            Row(
                Cell(one.period.name, href=addresses.get(str(one.period), "")),
                (
                    _amount_or_none(one.profile),
                    amount_cell(one.actual, _("missing"))
                    if one.actual is not None or (one.period.last <= at and one.profile)
                    else Cell("–"),
                    _amount_or_none(one.forecast),
                    _amount_or_none(one.lost),
                    _amount_or_none(one.carried),
                    Cell(status_words(one.status.value), kind=KINDS[one.status.value], note=one.why)
                    if one.status
                    else Cell(_("not decided")),
                ),
            )
            for one in _of_year(delivery, at)
        ),
    )


def _of_year(delivery: Delivery, at: Month) -> Iterable[Entry]:
    return delivery.of_year(at.financial_year)


def _amount_or_none(value: Fraction | None) -> Cell:
    """An amount, or a stroke where nobody has to give one."""
    return Cell("–") if value is None else amount_cell(value)
