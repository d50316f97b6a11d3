"""A programme's schemes together: the target in its parts, and month by month."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields
from fractions import Fraction
from itertools import accumulate

from schemes.finance.delivery.record import Delivery, DeliveryStatus, added
from schemes.finance.delivery.standing import Shares, Standing, standing
from schemes.finance.years import Month


@dataclass(frozen=True, slots=True)
class Summary:
    """The schemes of a programme that were not stopped, as at the end of a month, in pounds.

    `standings` has one for each, in the order given, None for a stopped one. `not_reported` and
    `without_profile` are their places in it: those whose actual is missing, and those for which
    nothing is planned in the year.
    """

    at: Month
    standings: tuple[Standing | None, ...]
    shares: Shares
    expected: Fraction
    actual: Fraction | None
    replaced: Fraction
    carried_in: Fraction
    not_reported: tuple[int, ...]
    without_profile: tuple[int, ...]
    by_status: tuple[tuple[DeliveryStatus | None, int, Shares], ...]

    @property
    def counted(self) -> int:
        """The schemes that count."""
        return sum(one is not None for one in self.standings)


def summary(schemes: Sequence[Delivery], at: Month) -> Summary:
    """The schemes added up. A scheme without anything planned in the year counts where something
    came in or slipped into it."""
    found = tuple(None if one.stopped else standing(one, at) for one in schemes)
    known = [one for one in found if one is not None]
    actuals = [one.actual for one in known if one.actual is not None]
    groups = Counter(one.status for one in known)
    return Summary(
        at=at,
        standings=found,
        shares=_sum(known),
        expected=added(one.expected for one in known),
        actual=added(actuals) if actuals else None,
        replaced=added(one.replaced for one in known),
        carried_in=added(one.carried_in for one in known),
        not_reported=tuple(
            place for place, one in enumerate(found) if one is not None and not one.reports_at
        ),
        without_profile=tuple(
            place for place, one in enumerate(found) if one is not None and one.profile is None
        ),
        by_status=tuple(
            (status, groups[status], _sum(one for one in known if one.status is status))
            for status in (*DeliveryStatus, None)
            if groups[status]
        ),
    )


def _sum(standings: Iterable[Standing]) -> Shares:
    shares = [one.shares for one in standings]
    return Shares(*(added(getattr(one, part.name) for one in shares) for part in fields(Shares)))


@dataclass(frozen=True, slots=True)
class MonthSums:
    """One month of all schemes, in pounds; a quarter stands in its last month. `actual` is what is
    known, None where nothing was reported; `missing` is how many schemes were due and did not
    report. `expected` is the actual, else the forecast, else the profile of each."""

    month: Month
    profile: Fraction
    actual: Fraction | None
    expected: Fraction
    missing: int
    profile_so_far: Fraction
    actual_so_far: Fraction | None


def by_month(schemes: Iterable[Delivery], at: Month) -> tuple[MonthSums, ...]:
    """The months of the financial year of `at` in which something was planned, came in or is
    forecast. Actuals after `at` are left out."""
    months = at.financial_year.months
    pages = {month.place: _Page() for month in months}
    now = at.place
    for scheme in schemes:
        if scheme.stopped:
            continue
        for one in scheme.of_year(at.financial_year):
            ends = one.period.ends
            known = one.actual if ends <= now else None
            page = pages[ends]
            page.used = page.used or not (
                one.profile is None and known is None and one.forecast is None
            )
            page.profile.append(one.profile)
            if known is not None:
                page.actual.append(known)
                page.expected.append(known)
                continue
            late = ends <= now and bool(one.profile)
            page.missing += late
            if one.forecast is not None:
                page.expected.append(one.forecast)
            elif not late:
                page.expected.append(one.profile)
    profiles = [added(page.profile) for page in pages.values()]
    planned = tuple(accumulate(profiles))
    actuals = tuple(accumulate(added(page.actual) for page in pages.values()))
    first = next((place for place, page in enumerate(pages.values()) if page.actual), 12)
    return tuple(
        MonthSums(
            month,
            profiles[place],
            added(page.actual) if page.actual else None,
            added(page.expected),
            page.missing,
            planned[place],
            actuals[place] if first <= place and month <= at else None,
        )
        for place, (month, page) in enumerate(zip(months, pages.values(), strict=True))
        if page.used
    )


@dataclass(slots=True)
class _Page:
    """The amounts of one month while they are gathered."""

    profile: list[Fraction | None] = field(default_factory=list)
    actual: list[Fraction] = field(default_factory=list)
    expected: list[Fraction | None] = field(default_factory=list)
    missing: int = 0
    used: bool = False
