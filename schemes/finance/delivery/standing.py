"""How one scheme stands in a financial year, as at the end of a month."""

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from schemes.finance.delivery.periods import Period, PeriodKind, periods_of
from schemes.finance.delivery.record import (
    NOUGHT,
    Delivery,
    DeliveryStatus,
    Entry,
    in_pounds,
    unit_of,
    whole_sum,
)
from schemes.finance.delivery.status import Proposed, Told, status_by_rule
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
    earlier = tuple(one for one in delivery.entries if one.period.starts_year == last_year)
    entries = delivery.of_year(year)
    ended = tuple(one for one in entries if one.period.ends <= now_is)
    unknown = tuple(one for one in entries if _expected(one, now_is) is None)
    recent = _recent(delivery.kind, at)
    # Entries are all of one kind, so that the last to have ended is the recent one, or earlier.
    now = ended[-1] if ended and ended[-1].period == recent else None
    waits_for = now.period if now is not None and now.profile and now.actual is None else None
    unit = unit_of((*earlier, *entries))
    sums = _sums(earlier, entries, ended, unknown=unknown, now=now_is, unit=unit)
    status = sums.proposed(waits=waits_for is not None)
    decided = now.status if now is not None else None

    def pounds(parts: int) -> Fraction:
        return in_pounds(parts, unit)

    actual = None if sums.actual is None else pounds(sums.actual)
    return Standing(
        at=at,
        profile=pounds(sums.target - sums.before)
        if any(one.profile is not None for one in entries)
        else None,
        carried_in=pounds(sums.before),
        due=pounds(whole_sum((one.profile for one in ended), unit)),
        actual=actual,
        expected=pounds(sums.expected),
        lost=pounds(sums.lost),
        replaced=pounds(whole_sum((one.replaced for one in ended), unit)),
        carried=pounds(sums.carried),
        missing=tuple(one.period for one in ended if one.actual is None and one.profile),
        unknown=tuple(one.period for one in unknown),
        reports_at=waits_for is None,
        proposed=Proposed(
            status,
            Told(
                target=pounds(sums.target),
                delivered=actual,
                expected=pounds(sums.assumed),
                due=pounds(sums.due),
                gone=pounds(sums.lost + sums.carried),
                waits_for=waits_for,
            ),
        ),
        decided=decided,
        why=now.why if now is not None else "",
        shares=Shares(*map(pounds, sums.shares(decided or status))),
    )


@dataclass(frozen=True, slots=True)
class _Sums:
    """The sums of a year as whole numbers of one part of a pound, which add up and compare far
    quicker than fractions: `before` slipped into it, `due` was planned for the periods that were
    reported, and `assumed` is `expected` with the profile of what is unknown."""

    before: int
    target: int
    actual: int | None
    expected: int
    assumed: int
    due: int
    lost: int
    carried: int

    def proposed(self, *, waits: bool) -> DeliveryStatus | None:
        return status_by_rule(
            self.target,
            self.actual,
            expected=self.assumed,
            due=self.due,
            gone=self.lost + self.carried,
            waits=waits,
        )

    def shares(self, status: DeliveryStatus | None) -> tuple[int, ...]:
        came = self.actual or 0
        return _shares(
            self.target,
            status,
            came,
            lost=self.lost,
            carried=self.carried,
            to_come=self.expected - came,
        )


def _sums(
    earlier: tuple[Entry, ...],
    entries: tuple[Entry, ...],
    ended: tuple[Entry, ...],
    *,
    unknown: tuple[Entry, ...],
    now: int,
    unit: int,
) -> _Sums:
    """The sums of the entries of a year, of which some `ended` by the month whose place is `now`
    and some are `unknown`, and of those of the year before."""
    reported = [one for one in ended if one.actual is not None]
    before = whole_sum((one.carried for one in earlier), unit)
    expected = whole_sum((_expected(one, now) for one in entries), unit)
    return _Sums(
        before=before,
        target=before + whole_sum((one.profile for one in entries), unit),
        actual=whole_sum((one.actual for one in reported), unit) if reported else None,
        expected=expected,
        assumed=expected + whole_sum((one.profile for one in unknown), unit),
        due=whole_sum((one.profile for one in reported), unit),
        lost=whole_sum((one.lost for one in ended), unit),
        carried=whole_sum((one.carried for one in ended), unit),
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
    target: int,
    status: DeliveryStatus | None,
    actual: int,
    *,
    lost: int,
    carried: int,
    to_come: int,
) -> tuple[int, ...]:
    """The target in its parts, in the order of `Shares`: what came in, then what is lost, then what
    slipped, each up to what is left of it; the rest by its status. What is on track reaches as far
    as the forecast, and the rest is at risk. A target below zero, a scheme that costs, is not
    capped."""
    if target < 0:
        rest = target - actual - lost - carried
        on_track = rest if status is not None and status.is_on_track else 0
        delivered, beyond = actual, 0
    else:
        delivered = min(actual, target)
        beyond = actual - delivered
        rest = target - delivered
        lost = min(lost, rest)
        carried = min(carried, rest - lost)
        rest -= lost + carried
        reached = min(max(to_come, 0), rest)
        on_track = reached if status is not None and status.is_on_track else 0
    at_risk = 0 if status is None else rest - on_track
    not_reported = rest if status is None else 0
    return target, delivered, on_track, at_risk, carried, lost, not_reported, beyond
