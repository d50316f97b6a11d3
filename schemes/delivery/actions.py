"""What people do to the delivery of schemes: plan it, report it, decide its status."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from schemes.delivery.closing import closed_until, is_open, open_periods, refuse_closed
from schemes.finance.delivery.periods import Period, PeriodKind
from schemes.finance.delivery.profiles import ProposedProfile, profile_of
from schemes.models import DeliveryPeriod, Programme, Scheme, SchemeDelivery
from schemes.savings.inputs import lines_of, years_of
from workbench.models import User
from workbench.rows.writing import Writer, plain, write

Values = Mapping[str, Any]
# The columns that a report of a scheme gives, and those that say how a period stands.
REPORTED = ("profile", "actual", "forecast")
STANDING = ("status", "why", "lost", "lost_why", "replaced", "replaced_by", "carried")


def start_delivery(
    *,
    scheme: Scheme,
    periods: str,
    profile: Mapping[Period, Decimal],
    by: User,
    token: UUID,
) -> SchemeDelivery:
    """The scheme reports from now on, by months or quarters, against this profile; what falls in
    months that are closed is left out. Raises `ValidationError` where it does already."""
    programme = scheme.programme
    with write(by=by, token=token) as writer:
        writer.lock(Programme.objects.filter(pk=programme.pk), None)
        until = closed_until(programme)
        delivery = writer.save(SchemeDelivery(scheme=scheme, periods=periods))
        made = {str(period): amount for period, amount in profile.items() if is_open(period, until)}
        DeliveryPeriod.objects.bulk_create(
            DeliveryPeriod(delivery=delivery, period=period, profile=amount)
            for period, amount in made.items()
        )
        told = {"scheme": scheme.pk, "periods": periods, "profile": _plain(made)}
        writer.record("planned the delivery of", scheme, programme, before={}, after=told)
    return delivery


def plan_again(
    *,
    delivery: SchemeDelivery,
    periods: str,
    profile: Mapping[Period, Decimal],
    by: User,
    token: UUID,
    version: int,
) -> SchemeDelivery:
    """Puts this profile in place of the one that stands, in the periods that are open, and changes
    how often the scheme reports as long as it has planned alone. Raises `Conflict`, and
    `ValidationError` where something was reported in other periods already."""
    scheme, programme = delivery.scheme, delivery.scheme.programme
    with write(by=by, token=token) as writer:
        writer.lock(Programme.objects.filter(pk=programme.pk), None)
        row = writer.lock(SchemeDelivery.objects.filter(pk=delivery.pk), version)
        until = closed_until(programme)
        rows = {one.period: one for one in row.entries.all()}
        before = {"scheme": scheme.pk, "periods": row.periods, "profile": _profiles(rows)}
        if periods != row.periods:
            _refuse_reported(rows.values(), programme)
            row.entries.all().delete()
            rows, row.periods = {}, periods
        wanted = {str(one): amount for one, amount in profile.items() if is_open(one, until)}
        for text, one in list(rows.items()):
            if is_open(Period.parse(text), until) and text not in wanted:
                one.profile = None
                one.save(update_fields=["profile"])
        for text, amount in wanted.items():
            one = rows.setdefault(text, DeliveryPeriod(delivery=row, period=text))
            one.profile = amount
            one.save()
        writer.save(row)
        after = {"scheme": scheme.pk, "periods": row.periods, "profile": _profiles(rows)}
        writer.record(
            "planned again the delivery of", scheme, programme, before=before, after=after
        )
    return row


def _refuse_reported(rows: Iterable[DeliveryPeriod], programme: Programme) -> None:
    """Refuses where anything but a profile was given, or stands in a closed month."""
    given = list(rows)
    refuse_closed(programme, [Period.parse(one.period) for one in given])
    columns = ("actual", "forecast", "lost", "carried")
    if any(one.status or any(getattr(one, name) is not None for name in columns) for one in given):
        raise ValidationError(
            {
                "periods": _(
                    "The scheme has reported already, so that it stays with these periods. Take "
                    "out its actuals, forecasts and statuses first."
                )
            }
        )


def _profiles(rows: Mapping[str, DeliveryPeriod]) -> dict[str, Any]:
    return {key: plain(one.profile) for key, one in sorted(rows.items()) if one.profile is not None}


def start_all(*, programme: Programme, by: User, token: UUID) -> int:
    """Every scheme that was not stopped and reports nothing yet gets the profile of its lines,
    month by month. Returns how many did. Raises `ValidationError` where none is left."""
    with write(by=by, token=token) as writer:
        writer.lock(Programme.objects.filter(pk=programme.pk), None)
        schemes = list(waiting_schemes(programme).prefetch_related("lines"))
        if not schemes:
            raise ValidationError(_("Every scheme has its delivery planned already."))
        until = closed_until(programme)
        made = SchemeDelivery.objects.bulk_create(
            [SchemeDelivery(scheme=scheme) for scheme in schemes], batch_size=1000
        )
        rows = []
        for delivery in made:
            found = proposed_profile(delivery.scheme, programme, PeriodKind.MONTHS)
            rows += [
                DeliveryPeriod(delivery=delivery, period=str(period), profile=amount)
                for period, amount in decimals(found).items()
                if is_open(period, until)
            ]
        DeliveryPeriod.objects.bulk_create(rows, batch_size=1000)
        told = {"schemes": [scheme.reference for scheme in schemes]}
        writer.record("planned the delivery of", programme, programme, before={}, after=told)
    return len(schemes)


def waiting_schemes(programme: Programme) -> Any:
    """The schemes that were not stopped and whose delivery is not planned."""
    rows = programme.schemes.filter(delivery=None).exclude(status=Scheme.Status.STOPPED)
    return rows.in_order()


def proposed_profile(scheme: Scheme, programme: Programme, kind: PeriodKind) -> ProposedProfile:
    """The profile that the scheme's lines give over the years of the programme."""
    return profile_of(lines_of(scheme), years_of(programme), kind)


def decimals(profile: ProposedProfile) -> dict[Period, Decimal]:
    """A profile as columns keep it: whole pounds, or to the penny. Years of nothing are left
    out."""
    used = {period.year for period, amount in profile.amounts if amount}
    return {
        period: Decimal(amount.numerator) / Decimal(amount.denominator)
        for period, amount in profile.amounts
        if period.year in used
    }


def report_periods(
    *,
    delivery: SchemeDelivery,
    amounts: Mapping[str, Values],
    owner: str,
    next_milestone: str,
    next_milestone_on: date | None,
    by: User,
    token: UUID,
    version: int,
) -> SchemeDelivery:
    """Puts profile, actual and forecast into each period named. Raises `Conflict`, and
    `ValidationError` where a period is closed."""
    own = {
        "owner": owner,
        "next_milestone": next_milestone,
        "next_milestone_on": next_milestone_on,
    }
    with write(by=by, token=token) as writer:
        action = "reported the delivery of"
        return _change(writer, delivery, version, action=action, periods=amounts, own=own)


def judge_period(
    *, delivery: SchemeDelivery, period: Period, by: User, token: UUID, version: int, **values: Any
) -> SchemeDelivery:
    """Decides how a period stands: its status with the reason, what was lost, what replaces it,
    what slipped. Raises `Conflict`, and `ValidationError` where the period is closed."""
    given = {str(period): values}
    with write(by=by, token=token) as writer:
        action = "judged the delivery of"
        return _change(writer, delivery, version, action=action, periods=given, own={})


@dataclass(frozen=True, slots=True)
class ActualGiven:
    """The actual of one scheme in one period, as an import gives it."""

    delivery: int
    reference: str
    period: str
    amount: Decimal


def import_actuals(
    *, programme: Programme, actuals: Iterable[ActualGiven], by: User, token: UUID
) -> int:
    """Puts the actuals into their periods, all of them or none. Returns how many changed. Raises
    `ValidationError` where one of the months is closed."""
    given = {(one.delivery, one.period): one for one in actuals}
    with write(by=by, token=token) as writer:
        open_periods(writer, programme, [Period.parse(one.period) for one in given.values()])
        keys = {one.delivery for one in given.values()}
        deliveries = SchemeDelivery.objects.filter(scheme__programme=programme, pk__in=keys)
        locked = {row.pk: row for row in deliveries.select_for_update()}
        if keys - set(locked):
            raise ValidationError(_("A scheme was removed meanwhile. Send the actuals again."))
        rows = {
            (row.delivery_id, row.period): row
            for row in DeliveryPeriod.objects.filter(
                delivery__scheme__programme=programme,
                period__in={period for _delivery, period in given},
            )
        }
        changed, new, told = [], [], []
        for key, one in given.items():
            row = rows.get(key)
            if row is not None and row.actual == one.amount:
                continue
            was = row.actual if row is not None else None
            told.append([one.reference, one.period, plain(was), plain(one.amount)])
            if row is None:
                new.append(DeliveryPeriod(delivery_id=key[0], period=one.period, actual=one.amount))
            else:
                row.actual = one.amount
                changed.append(row)
        DeliveryPeriod.objects.bulk_create(new, batch_size=1000)
        DeliveryPeriod.objects.bulk_update(changed, ["actual"], batch_size=500)
        moved = [locked[row.delivery_id] for row in (*new, *changed)]
        for delivery in {row.pk: row for row in moved}.values():
            delivery.version += 1
        SchemeDelivery.objects.bulk_update(locked.values(), ["version"], batch_size=500)
        writer.record(
            "imported actuals of", programme, programme, before={}, after={"actuals": told}
        )
    return len(told)


@dataclass(frozen=True, slots=True)
class _Kept:
    """What changed, by name, for the history."""

    before: dict[str, Any]
    after: dict[str, Any]

    def put(self, row: Any, values: Values, named: str = "{}") -> bool:
        """Puts the values that differ into the row. Returns whether any does."""
        changed = {name: value for name, value in values.items() if getattr(row, name) != value}
        for name, value in changed.items():
            self.before[named.format(name)] = plain(getattr(row, name))
            self.after[named.format(name)] = plain(value)
            setattr(row, name, value)
        return bool(changed)


def _change(
    writer: Writer,
    delivery: SchemeDelivery,
    version: int,
    *,
    action: str,
    periods: Mapping[str, Values],
    own: Values,
) -> SchemeDelivery:
    """Writes what differs from what stands: columns of periods, and of the delivery itself."""
    scheme, programme = delivery.scheme, delivery.scheme.programme
    writer.lock(Programme.objects.filter(pk=programme.pk), None)
    row = writer.lock(SchemeDelivery.objects.filter(pk=delivery.pk), version)
    kept = _Kept({"scheme": scheme.pk}, {"scheme": scheme.pk})
    kept.put(row, own)
    rows = {one.period: one for one in row.entries.filter(period__in=list(periods))}
    moved = []
    for text, values in periods.items():
        one = rows.get(text) or DeliveryPeriod(delivery=row, period=text)
        if kept.put(one, values, f"{text} {{}}"):
            moved.append(Period.parse(text))
            writer.save(one)
    refuse_closed(programme, moved)
    writer.save(row)
    writer.record(action, scheme, programme, before=kept.before, after=kept.after)
    return row


def _plain(values: Mapping[str, Decimal]) -> dict[str, Any]:
    return {key: plain(value) for key, value in values.items()}
