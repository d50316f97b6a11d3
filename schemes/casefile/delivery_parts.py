"""The parts of the case file on the delivery of a scheme. Periods are months ("2026-04") or
quarters of a financial year ("2026-Q1"); money is in pounds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from workbench.casefile.parts import called


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseDeliveryStatus:
    """The status that a person decided for a period (blue, green, amber or red), and why."""

    is_: str = called("is")
    why: str = ""


@dataclass(frozen=True, slots=True)
class CaseLost:
    """The saving that was found in a period to be lost for good, why, and what replaces it."""

    amount: Decimal
    why: str
    replaced: Decimal | None = None
    replaced_by: str = ""


@dataclass(frozen=True, slots=True)
class CaseNextMilestone:
    """What is due next, and on which day."""

    what: str
    on: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseReported:
    """What a scheme reported, by period: its profile, actuals and forecast, the status that a
    person decided, what was lost, and what slipped into the next financial year; who delivers it,
    and what is due next."""

    periods: str = "months"
    profile: Mapping[str, Decimal] = field(default_factory=dict)
    actual: Mapping[str, Decimal] = field(default_factory=dict)
    forecast: Mapping[str, Decimal] = field(default_factory=dict)
    status: Mapping[str, CaseDeliveryStatus] = field(default_factory=dict)
    lost: Mapping[str, CaseLost] = field(default_factory=dict)
    carried: Mapping[str, Decimal] = field(default_factory=dict)
    owner: str = ""
    next_milestone: CaseNextMilestone | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseClosedDelivery(CaseReported):
    """What was reported when the month `as_at` was closed; whether the scheme was stopped then."""

    as_at: str
    stopped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseDelivery(CaseReported):
    """The delivery of a scheme as it stands, and as it was frozen by the last close of the
    programme."""

    closed: CaseClosedDelivery | None = None
