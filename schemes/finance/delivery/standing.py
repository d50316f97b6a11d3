"""How one scheme stands in a financial year, as at the end of a month."""

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from schemes.finance.delivery.periods import Period, PeriodKind, periods_of
from schemes.finance.delivery.record import NOUGHT, Delivery, DeliveryStatus, Entry, added
from schemes.finance.delivery.status import Proposed, Told, proposed_status
from schemes.finance.years import Month


@dataclass(frozen=True, slots=True)
class Shares:
    """A target in its parts, in pounds, which sum to it exactly.

    `delivered` is at most the target; what came in beyond it is `beyond` and no part of the target.
    `carried` slipped into the next financial year, `lost` is lost for good, and of `not_reported`
    nothing can be said yet.
    """

    target: Fraction = NOUGHT
    delivered: Fraction = NOUGHT
    on_track: Fraction = NOUGHT
    at_risk: Fraction = NOUGHT
    carried: Fraction = NOUGHT
    lost: Fraction = NOUGHT
    not_reported: Fraction = NOUGHT
    beyond: Fraction = NOUGHT

    def __add__(self, other: "Shares") -> "Shares":
        return Shares(
            self.target + other.target,
            self.delivered + other.delivered,
            self.on_track + other.on_track,
            self.at_risk + other.at_risk,
            self.carried + other.carried,
            self.lost + other.lost,
            self.not_reported + other.not_reported,
            self.beyond + other.beyond,
        )


@dataclass(frozen=True, slots=True)
class Standing:
    """One scheme in the financial year of `at`, in pounds.

    `profile` is what was planned for the year and `carried_in` what slipped into it from the year
    before; the target is both. `due` is the profile of the periods that have ended, `actual` what
    is known to have come in, `missing` the periods that are due and have no actual: they count as
    unknown, not as nought. `expected` is what the year is expected to come to: actuals, then
    forecasts, then the profile where no forecast was given; periods that have ended without actual
    and forecast (`unknown`) are not in it. `replaced` is what makes up for `lost`.
    """

    at: Month
    profile: Fraction | None
    carried_in: Fraction
    due: Fraction
    actual: Fraction | None
    expected: Fraction
    lost: Fraction
    replaced: Fraction
    carried: Fraction
    missing: tuple[Period, ...]
    unknown: tuple[Period, ...]
    reports_at: bool
    proposed: Proposed
    decided: DeliveryStatus | None
    why: str
    shares: Shares

    @property
    def target(self) -> Fraction:
        return self.shares.target

    @property
    def status(self) -> DeliveryStatus | None:
        """What a person decided for this period, else what the rule proposes."""
        return self.decided or self.proposed.status

    @property
    def differs(self) -> bool:
        """Whether a person decided otherwise than the rule proposes."""
        return self.decided is not None and self.decided is not self.proposed.status

    @property
    def shortfall(self) -> Fraction:
        """How far what is expected stays below the target; below zero where it is more."""
        return self.target - self.expected


def standing(delivery: Delivery, at: Month) -> Standing:
    """How the scheme stands at the end of `at`. Actuals of later periods are left out, as are
    statuses: what was reported then can be worked out again."""
    year = at.financial_year
    last_year, now_is = year.start - 1, at.place
    before = added(one.carried for one in delivery.entries if one.period.starts_year == last_year)
    entries = delivery.of_year(year)
    ended = tuple(one for one in entries if one.period.ends <= now_is)
    reported = tuple(one for one in ended if one.actual is not None)
    planned = [one.profile for one in entries if one.profile is not None]
    target = added(planned) + before
    actual = added(one.actual for one in reported) if reported else None
    expectations = [(one, _expected(one, now_is)) for one in entries]
    expected = added(amount for _one, amount in expectations)
    unknown = tuple(one for one, amount in expectations if amount is None)
    missing = tuple(one.period for one in ended if one.actual is None and one.profile)
    recent = _recent(delivery.kind, at)
    # Entries are all of one kind, so that the last to have ended is the recent one, or earlier.
    now = ended[-1] if ended and ended[-1].period == recent else None
    waits_for = now.period if now is not None and now.profile and now.actual is None else None
    lost = added(one.lost for one in ended)
    carried = added(one.carried for one in ended)
    proposed = proposed_status(
        Told(
            target=target,
            delivered=actual,
            expected=expected + added(one.profile for one in unknown),
            due=added(one.profile for one in reported),
            gone=lost + carried,
            waits_for=waits_for,
        )
    )
    decided = now.status if now is not None else None
    return Standing(
        at=at,
        profile=added(planned) if planned else None,
        carried_in=before,
        due=added(one.profile for one in ended),
        actual=actual,
        expected=expected,
        lost=lost,
        replaced=added(one.replaced for one in ended),
        carried=carried,
        missing=missing,
        unknown=tuple(one.period for one in unknown),
        reports_at=waits_for is None,
        proposed=proposed,
        decided=decided,
        why=now.why if now is not None else "",
        shares=_shares(
            target,
            decided or proposed.status,
            actual=actual or NOUGHT,
            lost=lost,
            carried=carried,
            to_come=expected - (actual or NOUGHT),
        ),
    )


@lru_cache(maxsize=256)
def _recent(kind: PeriodKind, at: Month) -> Period | None:
    """The period of this kind that ended last in the financial year of `at`, None before the end
    of its first."""
    ended = [one for one in periods_of(at.financial_year, kind) if one.last <= at]
    return ended[-1] if ended else None


def _expected(one: Entry, at: int) -> Fraction | None:
    """What the period is expected to come to, in the month whose place is `at`: None where it has
    ended with neither an actual nor a forecast, though something was planned."""
    ended = one.period.ends <= at
    if ended and one.actual is not None:
        return one.actual
    if one.forecast is not None:
        return one.forecast
    if ended and one.profile:
        return None
    return one.profile or NOUGHT


def _shares(
    target: Fraction,
    status: DeliveryStatus | None,
    *,
    actual: Fraction,
    lost: Fraction,
    carried: Fraction,
    to_come: Fraction,
) -> Shares:
    """The target in its parts: what came in, then what is lost, then what slipped, each up to what
    is left of it; the rest by its status. What is on track reaches as far as the forecast, and the
    rest is at risk. A target below zero, a scheme that costs, is not capped."""
    if target < 0:
        rest = target - actual - lost - carried
        on_track = rest if status is not None and status.is_on_track else NOUGHT
        delivered, beyond = actual, NOUGHT
    else:
        delivered = min(actual, target)
        beyond = actual - delivered
        rest = target - delivered
        lost = min(lost, rest)
        carried = min(carried, rest - lost)
        rest -= lost + carried
        reached = min(max(to_come, NOUGHT), rest)
        on_track = reached if status is not None and status.is_on_track else NOUGHT
    return Shares(
        target=target,
        delivered=delivered,
        on_track=on_track,
        at_risk=NOUGHT if status is None else rest - on_track,
        carried=carried,
        lost=lost,
        not_reported=rest if status is None else NOUGHT,
        beyond=beyond,
    )
