"""What the parts of the delivery of a scheme are called."""

from typing import Any

from reports.changes.parts.appraisals import pounds
from reports.changes.parts.label import FieldLabel, Names, PartLabel, choice, part
from schemes.casefile import delivery_parts as d
from schemes.finance.delivery.periods import Period
from schemes.models import DeliveryPeriod, SchemeDelivery


def period(key: str, _names: Names) -> str:
    return Period.parse(key).name


_REPORTED: dict[str, Any] = {
    "periods": FieldLabel("way of reporting", choice(SchemeDelivery.Periods)),
    "profile": FieldLabel("profile", pounds, each=period),
    "actual": FieldLabel("actual", pounds, each=period),
    "forecast": FieldLabel("forecast", pounds, each=period),
    # Beneath these stand parts with words of their own: "the status of the period “April 2026”".
    "status": FieldLabel("period", each=period),
    "lost": FieldLabel("period", each=period),
    "owner": FieldLabel("owner"),
    "next_milestone": FieldLabel("next milestone"),
    "carried": FieldLabel("slippage into the next year", pounds, each=period),
}

DELIVERY: dict[type, PartLabel] = {
    d.CaseDelivery: part(
        "the delivery",
        closed="figures as they were closed",
        **_REPORTED,
    ),
    d.CaseClosedDelivery: part(
        "the close",
        as_at="month",
        stopped="word on whether the scheme was stopped",
        **_REPORTED,
    ),
    d.CaseDeliveryStatus: part(
        "the status", is_=FieldLabel("colour", choice(DeliveryPeriod.Status)), why="reason"
    ),
    d.CaseLost: part(
        "the saving that is lost",
        amount=FieldLabel("amount", pounds),
        why="reason",
        replaced=FieldLabel("amount that replaces it", pounds),
        replaced_by="replacement",
    ),
    d.CaseNextMilestone: part("the next milestone", what="words", on="day"),
}
