"""Schemes that report their delivery, small or many."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils import timezone

from schemes.models import DeliveryClose, DeliveryPeriod, Programme, Scheme, SchemeDelivery
from tests.factories import make_scheme


def delivered(
    scheme: Scheme, profile: Mapping[str, Any], actual: Mapping[str, Any] | None = None, **more: Any
) -> SchemeDelivery:
    """The scheme with these amounts by period; `more` are further columns by period, or those of
    the delivery itself."""
    own = {name: value for name, value in more.items() if not isinstance(value, Mapping)}
    columns = {name: value for name, value in more.items() if isinstance(value, Mapping)}
    delivery = SchemeDelivery.objects.create(scheme=scheme, **own)
    columns |= {"profile": profile, "actual": actual or {}}
    rows: dict[str, dict[str, Any]] = {}
    for name, given in columns.items():
        for period, value in given.items():
            amount = Decimal(value) if isinstance(value, int | float) else value
            rows.setdefault(period, {})[name] = amount
    DeliveryPeriod.objects.bulk_create(
        DeliveryPeriod(delivery=delivery, period=period, **values)
        for period, values in rows.items()
    )
    return delivery


def many_delivered(programme: Programme, count: int, title: str = "Review") -> list[SchemeDelivery]:
    """So many schemes of 24 months: the first has not reported June, the second is at risk, the
    third was stopped, where there are as many."""
    months = [f"{2026 + (at + 3) // 12}-{(at + 3) % 12 + 1:02}" for at in range(24)]
    made = []
    for number in range(count):
        scheme = make_scheme(
            programme,
            reference=f"D{number + 1}",
            title=f"{title} {number + 1}",
            status="stopped" if number == 2 else "delivering",
            owner_role="Head of service",
        )
        actual = dict.fromkeys(months[: 2 if number == 0 else 3], 900 + number)
        forecast = dict.fromkeys(months[3:12], 100) if number == 1 else {}
        made.append(
            delivered(scheme, dict.fromkeys(months, 1000 + number), actual, forecast=forecast)
        )
    return made


def delivery_parameters(scheme: Scheme) -> dict[str, Any]:
    """One closed month of a scheme's delivery and its next period, for the addresses of the site.
    The schemes of a second programme report by quarters, so that a period of the one is none of the
    other."""
    months = not SchemeDelivery.objects.exists()
    periods = ("2026-04", "2026-05") if months else ("2026-Q1", "2026-Q2")
    delivered(
        scheme,
        dict.fromkeys(periods, 1000),
        {periods[0]: 900},
        periods="months" if months else "quarters",
    )
    frozen = {
        "pk": scheme.pk,
        "reference": scheme.reference,
        "title": scheme.title,
        "delivery": {"as_at": "2026-04", "profile": {"2026-04": "1000"}},
    }
    close = DeliveryClose.objects.create(
        programme=scheme.programme,
        period="2026-04" if months else "2026-06",
        number=1,
        act="closed",
        at=timezone.now(),
        snapshot={"schemes": [frozen]},
    )
    return {"delivery": close.pk, "period": periods[1]}
