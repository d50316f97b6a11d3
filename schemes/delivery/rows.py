"""Reads the delivery of a programme's schemes from their rows, in a constant number of queries."""

from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction

from django.db.models import Count, Q, TextField
from django.db.models.functions import Cast

from schemes.casefile.delivery import frozen_in, record_of, record_of_part, standing_closes
from schemes.casefile.delivery_parts import CaseNextMilestone
from schemes.delivery.report import DeliveryReport, LostSaving, ReportedScheme, lost_in
from schemes.finance.delivery.periods import Period, PeriodKind
from schemes.finance.delivery.record import Delivery, DeliveryStatus, Entry
from schemes.finance.years import FinancialYear, Month
from schemes.models import DeliveryClose, DeliveryPeriod, Programme, Scheme, SchemeDelivery

STOPPED = Scheme.Status.STOPPED
# The amounts of a period in the order in which an entry takes them.
AMOUNT_COLUMNS = ("profile", "actual", "forecast", "lost", "replaced", "carried")


@dataclass(frozen=True, slots=True)
class Close:
    """A close of a month that stands, and which of the closes of that month it is."""

    pk: int
    month: Month
    number: int


@dataclass(frozen=True, slots=True)
class Calendar:
    """The months of a programme that its schemes speak of, and those that are closed, the last
    one last. `reported` is the last month with an actual."""

    months: tuple[Month, ...]
    reported: Month | None
    closes: tuple[Close, ...]

    @property
    def closed_until(self) -> Month | None:
        return self.closes[-1].month if self.closes else None

    @property
    def default(self) -> Month | None:
        """The month that a page shows first: the last one with an actual, else the first."""
        return self.reported or (self.months[0] if self.months else None)

    @property
    def next_to_close(self) -> Month | None:
        """The first month that is not closed and that a scheme speaks of."""
        until = self.closed_until
        return next((one for one in self.months if until is None or one > until), None)

    def close_of(self, month: Month) -> Close | None:
        return next((one for one in self.closes if one.month == month), None)


def calendar_of(programme: Programme, without: Collection[int] = ()) -> Calendar:
    """Two queries."""
    rows = DeliveryPeriod.objects.filter(delivery__scheme__programme=programme)
    rows = rows.exclude(delivery__scheme__in=without).exclude(delivery__scheme__status=STOPPED)
    counts = (
        rows.values("period").annotate(actuals=Count("actual")).values_list("period", "actuals")
    )
    found = [(Period.parse(text).last, actuals) for text, actuals in counts]
    months: set[Month] = set()
    for year in {month.financial_year for month, _actuals in found}:
        months |= set(year.months)
    first, last = (min(found)[0], max(found)[0]) if found else (None, None)
    return Calendar(
        tuple(sorted(one for one in months if first and last and first <= one <= last)),
        max((month for month, actuals in found if actuals), default=None),
        closes_of(programme),
    )


def closes_of(programme: Programme) -> tuple[Close, ...]:
    """The closes of the programme that stand, the last one last; one query."""
    rows = list(
        DeliveryClose.objects.filter(programme=programme)
        .order_by("pk")
        .values_list("pk", "period", "act", "number")
    )
    standing = standing_closes([(period, act) for _pk, period, act, _number in rows])
    return tuple(Close(rows[at][0], Month.parse(rows[at][1]), rows[at][3]) for at in standing)


def report_at(
    programme: Programme, at: Month, close: Close | None = None, without: Collection[int] = ()
) -> DeliveryReport:
    """The programme as at the end of the month: as `close` froze it, else from its rows. Two
    queries, however many schemes."""
    if close is not None:
        return frozen_report(programme, close, without)
    entries = entries_of(programme, at.financial_year)
    schemes = []
    rows = programme.schemes.exclude(pk__in=without).in_order()
    for pk, reference, slug, title, role, status, kind, owner, what, on in rows.values_list(
        *("pk", "reference", "slug", "title", "owner_role", "status", "delivery__periods"),
        *("delivery__owner", "delivery__next_milestone", "delivery__next_milestone_on"),
    ):
        own = entries.get(pk) or _Reported([], [])
        record = Delivery(PeriodKind(kind or "months"), tuple(own.entries), status == STOPPED)
        milestone = CaseNextMilestone(what, on.isoformat() if on else "") if what else None
        schemes.append(
            ReportedScheme(
                reference, title, record, owner or role, milestone, tuple(own.lost), slug, pk
            )
        )
    return DeliveryReport(tuple(schemes), at)


@dataclass(frozen=True, slots=True)
class _Reported:
    """What one scheme reported in the years that were asked for."""

    entries: list[Entry]
    lost: list[LostSaving]


def entries_of(programme: Programme, year: FinancialYear) -> dict[int, _Reported]:
    """What each scheme reported in a financial year, and what slipped from the one before, by the
    scheme's key. One query; keys of months and of quarters sort together within their years."""
    first, before, last = (
        f"{year.start:04}-04",
        f"{year.start - 1:04}-04",
        f"{year.start + 1:04}-03",
    )
    rows = DeliveryPeriod.objects.filter(
        Q(period__gte=first) | Q(carried__isnull=False),
        delivery__scheme__programme=programme,
        period__gte=before,
        period__lte=last,
    )
    found: dict[int, _Reported] = {}
    read = _Pounds()
    asked = ("delivery__scheme_id", "period", "status", "why", "lost_why", "replaced_by")
    amounts = [Cast(name, TextField()) for name in AMOUNT_COLUMNS]
    for pk, text, status, why, lost_why, replaced_by, *given in (
        rows.order_by("delivery", "period").values_list(*asked, *amounts).iterator()
    ):
        own = found.get(pk)
        if own is None:
            own = found[pk] = _Reported([], [])
        profile, actual, forecast, lost, replaced, carried = read[tuple(given)]
        period = Period.parse(text)
        decided = DeliveryStatus(status) if status else None
        own.entries.append(
            Entry(period, profile, actual, forecast, lost, replaced, carried, decided, why)
        )
        if lost is not None:
            own.lost.append(LostSaving(period, lost, lost_why, replaced, replaced_by))
    return found


class _Pounds(dict[tuple[str | None, ...], tuple[Fraction | None, ...]]):
    """The amounts of a period by their texts. A scheme says the same in most of its months."""

    def __missing__(self, texts: tuple[str | None, ...]) -> tuple[Fraction | None, ...]:
        found = self[texts] = tuple(None if one is None else Fraction(one) for one in texts)
        return found


def frozen_report(
    programme: Programme, close: Close, without: Collection[int] = ()
) -> DeliveryReport:
    """What the close froze, however often a scheme was changed since; two queries. Links lead to
    the schemes that are still there."""
    snapshot = DeliveryClose.objects.values_list("snapshot", flat=True).get(pk=close.pk)
    slugs = dict(programme.schemes.values_list("pk", "slug"))
    parts = frozen_in(snapshot)
    schemes = []
    for one in snapshot["schemes"]:
        if one["pk"] in without:
            continue
        part = parts[one["reference"]]
        schemes.append(
            ReportedScheme(
                one["reference"],
                one["title"],
                record_of_part(part, stopped=part.stopped),
                part.owner,
                part.next_milestone,
                lost=lost_in(part),
                slug=slugs.get(one["pk"], ""),
                pk=one["pk"],
            )
        )
    return DeliveryReport(tuple(schemes), close.month, closed=True)


def record_at(delivery: SchemeDelivery) -> Delivery:
    """The record of one scheme, all its years; one query."""
    stopped = delivery.scheme.status == STOPPED
    return record_of(delivery.periods, delivery.entries.all(), stopped=stopped)
