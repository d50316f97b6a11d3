"""The delivery of schemes between database rows, parts of the case file and the records that
`schemes/finance/delivery/` takes."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from schemes.casefile.delivery_parts import (
    CaseClosedDelivery,
    CaseDelivery,
    CaseDeliveryStatus,
    CaseLost,
    CaseNextMilestone,
    CaseReported,
)
from schemes.casefile.parts import CaseScheme
from schemes.finance.delivery.periods import Period, PeriodKind
from schemes.finance.delivery.record import Delivery, DeliveryStatus, Entry
from schemes.models import DeliveryClose, DeliveryPeriod, Programme, Scheme, SchemeDelivery
from workbench.casefile.faults import Json
from workbench.casefile.parts import read, written
from workbench.models import User

# The columns of a period that hold an amount by itself, each under its own key of the case file.
AMOUNTS: Final = ("profile", "actual", "forecast", "carried")
STOPPED: Final = Scheme.Status.STOPPED


def record_of(kind: str, rows: Iterable[Any], *, stopped: bool = False) -> Delivery:
    """The record of a scheme from rows of `DeliveryPeriod`, or their columns by name, in any
    order."""
    entries = (
        Entry(
            Period.parse(row.period),
            _fraction(row.profile),
            _fraction(row.actual),
            _fraction(row.forecast),
            _fraction(row.lost),
            _fraction(row.replaced),
            _fraction(row.carried),
            DeliveryStatus(row.status) if row.status else None,
            row.why,
        )
        for row in rows
    )
    ordered = tuple(sorted(entries, key=lambda one: one.period))
    return Delivery(PeriodKind(kind), ordered, stopped)


def record_of_part(part: CaseReported, *, stopped: bool = False) -> Delivery:
    """The record of a scheme from its part of the case file."""
    return record_of(part.periods, rows_of(part), stopped=stopped)


def rows_of(part: CaseReported) -> list[DeliveryPeriod]:
    """The rows of a part, of no scheme yet and not saved, in the order of their periods."""
    rows: dict[str, DeliveryPeriod] = {}

    def at(period: str) -> DeliveryPeriod:
        return rows.setdefault(period, DeliveryPeriod(period=period))

    for name in AMOUNTS:
        for period, amount in getattr(part, name).items():
            setattr(at(period), name, amount)
    for period, status in part.status.items():
        row = at(period)
        row.status, row.why = status.is_, status.why
    for period, lost in part.lost.items():
        row = at(period)
        row.lost, row.lost_why = lost.amount, lost.why
        row.replaced, row.replaced_by = lost.replaced, lost.replaced_by
    return [rows[period] for period in sorted(rows)]


def _reported(kind: str, rows: Iterable[DeliveryPeriod]) -> dict[str, Any]:
    ordered = sorted(rows, key=lambda row: row.period)
    amounts = {
        name: {row.period: value for row in ordered if (value := getattr(row, name)) is not None}
        for name in AMOUNTS
    }
    return {
        "periods": kind,
        "status": {
            row.period: CaseDeliveryStatus(is_=row.status, why=row.why)
            for row in ordered
            if row.status
        },
        "lost": {
            row.period: CaseLost(row.lost, row.lost_why, row.replaced, row.replaced_by)
            for row in ordered
            if row.lost is not None
        },
        **amounts,
    }


def part_of(row: SchemeDelivery, entries: Iterable[DeliveryPeriod]) -> CaseDelivery:
    """The delivery of a scheme as a part, without what was frozen."""
    on = row.next_milestone_on
    milestone = CaseNextMilestone(row.next_milestone, on.isoformat() if on else "")
    return CaseDelivery(
        **_reported(row.periods, entries),
        owner=row.owner,
        next_milestone=milestone if row.next_milestone else None,
    )


def delivery_parts(programme: Programme) -> dict[int, CaseDelivery]:
    """The delivery of every scheme that has one, by the scheme's key. Two queries, however many
    schemes."""
    rows = SchemeDelivery.objects.filter(scheme__programme=programme)
    return {
        row.scheme_id: part_of(row, row.entries.all())
        for row in rows.prefetch_related("entries").order_by("pk")
    }


def with_delivery(programme: Programme, schemes: tuple[CaseScheme, ...]) -> tuple[CaseScheme, ...]:
    """The schemes with their delivery, each as it is and as the last close froze it. Four queries,
    however many schemes."""
    found = delivery_parts(programme)
    if not found:
        return schemes
    keys = dict(programme.schemes.values_list("reference", "pk"))
    last = last_close(programme)
    frozen = {} if last is None else frozen_in(last.snapshot)
    given = {}
    for one in schemes:
        part = found.get(keys[one.reference])
        if part is not None:
            given[one.reference] = replace(part, closed=frozen.get(one.reference))
    return tuple(replace(one, delivery=given.get(one.reference)) for one in schemes)


# Closes


def standing_closes(closes: Iterable[tuple[str, str]]) -> tuple[int, ...]:
    """Of closes and reopenings, each a month and an act in the order in which they were made, the
    places of those closes that stand."""
    stack: list[int] = []
    for place, (_period, act) in enumerate(closes):
        if act == DeliveryClose.Act.CLOSED:
            stack.append(place)
        elif stack:
            stack.pop()
    return tuple(stack)


def last_close(programme: Programme) -> DeliveryClose | None:
    """The last close of the programme that stands; two queries."""
    rows = DeliveryClose.objects.filter(programme=programme).order_by("pk")
    made = list(rows.values_list("pk", "period", "act"))
    standing = standing_closes([(period, act) for _pk, period, act in made])
    return rows.get(pk=made[standing[-1]][0]) if standing else None


def frozen_in(snapshot: Json) -> dict[str, CaseClosedDelivery]:
    """What a close froze, by the reference of each scheme."""
    return {
        one["reference"]: read(CaseClosedDelivery, one["delivery"])
        for one in snapshot.get("schemes", [])
    }


def frozen_scheme(scheme: Scheme, part: CaseReported, as_at: str) -> Json:
    """One scheme as a close keeps it."""
    kept = {name: getattr(part, name) for name in CaseReported.__dataclass_fields__}
    kept["owner"] = part.owner or scheme.owner_role
    return _kept(scheme, CaseClosedDelivery(**kept, as_at=as_at, stopped=scheme.status == STOPPED))


def _kept(scheme: Scheme, closed: CaseClosedDelivery) -> Json:
    return {
        "pk": scheme.pk,
        "reference": scheme.reference,
        "title": scheme.title,
        "delivery": written(closed),
    }


# Into the database


def create_delivery(
    schemes: Iterable[CaseScheme],
    made: Mapping[str, Scheme],
    programme: Programme,
    *,
    by: User,
    at: datetime,
) -> None:
    """Saves the delivery of the schemes of a checked case, and one close of the month that was
    closed last. The caller holds the transaction."""
    given = [(made[one.reference], one.delivery) for one in schemes if one.delivery is not None]
    rows = SchemeDelivery.objects.bulk_create(
        [_row_of(scheme, part) for scheme, part in given], batch_size=1000
    )
    entries = []
    for row, (_scheme, part) in zip(rows, given, strict=True):
        for entry in rows_of(part):
            entry.delivery = row
            entries.append(entry)
    DeliveryPeriod.objects.bulk_create(entries, batch_size=1000)
    closed = [(scheme, part.closed) for scheme, part in given if part.closed is not None]
    if not closed:
        return
    as_at = closed[0][1].as_at
    frozen = [_kept(scheme, part) for scheme, part in closed]
    DeliveryClose.objects.create(
        programme=programme,
        period=as_at,
        number=1,
        act=DeliveryClose.Act.CLOSED,
        at=at,
        by=by,
        snapshot={"schemes": frozen},
    )


def _row_of(scheme: Scheme, part: CaseDelivery) -> SchemeDelivery:
    milestone = part.next_milestone
    return SchemeDelivery(
        scheme=scheme,
        periods=part.periods,
        owner=part.owner,
        next_milestone=milestone.what if milestone else "",
        next_milestone_on=date.fromisoformat(milestone.on) if milestone and milestone.on else None,
    )


def _fraction(value: Decimal | None) -> Fraction | None:
    return None if value is None else Fraction(value)
