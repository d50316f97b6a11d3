"""The delivery of a programme's schemes as at a month: what its pages and papers show."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Final

from schemes.casefile.delivery import record_of_part
from schemes.casefile.delivery_parts import CaseNextMilestone, CaseReported
from schemes.casefile.parts import CaseScheme
from schemes.finance.delivery.periods import Period
from schemes.finance.delivery.record import Delivery
from schemes.finance.delivery.standing import Standing
from schemes.finance.delivery.summary import MonthSums, Summary, by_month, summary
from schemes.finance.years import Month
from schemes.models import Scheme

NOT_REPORTED: Final = "not-reported"


@dataclass(frozen=True, slots=True)
class LostSaving:
    """A saving that is lost for good, in pounds, and what replaces it, None where nothing does."""

    period: Period
    amount: Fraction
    why: str
    replaced: Fraction | None = None
    replaced_by: str = ""


@dataclass(frozen=True, slots=True)
class ReportedScheme:
    """One scheme with its record. `pk` and `slug` are those of its row, where a page shows it."""

    reference: str
    title: str
    delivery: Delivery
    owner: str = ""
    milestone: CaseNextMilestone | None = None
    lost: tuple[LostSaving, ...] = ()
    slug: str = ""
    pk: int = 0

    def lost_by(self, at: Month) -> tuple[LostSaving, ...]:
        """What was found lost in the financial year of `at`, until then."""
        year = at.financial_year
        return tuple(one for one in self.lost if one.period.year == year and one.period.last <= at)


@dataclass(frozen=True)
class DeliveryReport:
    """The schemes as at the end of `at`; `closed` where the month was closed, and these are the
    figures that were frozen then."""

    schemes: tuple[ReportedScheme, ...]
    at: Month
    closed: bool = False

    @cached_property
    def summary(self) -> Summary:
        return summary([one.delivery for one in self.schemes], self.at)

    @cached_property
    def months(self) -> tuple[MonthSums, ...]:
        return by_month([one.delivery for one in self.schemes], self.at)

    @cached_property
    def counted(self) -> tuple[tuple[ReportedScheme, Standing], ...]:
        """The schemes that were not stopped, each with its standing."""
        pairs = zip(self.schemes, self.summary.standings, strict=True)
        return tuple((scheme, one) for scheme, one in pairs if one is not None)

    @property
    def not_reported(self) -> tuple[ReportedScheme, ...]:
        return tuple(self.schemes[place] for place in self.summary.not_reported)

    @property
    def without_profile(self) -> tuple[ReportedScheme, ...]:
        return tuple(self.schemes[place] for place in self.summary.without_profile)


def status_key(standing: Standing) -> str:
    """The status as filters have it: a colour, or that there is none."""
    return standing.status.value if standing.status else NOT_REPORTED


def report_of_parts(schemes: Iterable[CaseScheme]) -> DeliveryReport | None:
    """The delivery of a case: as the last close froze it, else as it stands at the last month for
    which a scheme gave an actual, else at the first that was planned. None where no scheme has
    anything."""
    given = [(one, one.delivery) for one in schemes if one.delivery is not None]
    closed = [(one, part.closed) for one, part in given if part.closed is not None]
    if closed:
        at = Month.parse(closed[0][1].as_at)
        found = (_of_part(one, frozen, stopped=frozen.stopped) for one, frozen in closed)
        return DeliveryReport(tuple(found), at, closed=True)
    records = tuple(
        _of_part(one, part, stopped=one.status == Scheme.Status.STOPPED) for one, part in given
    )
    draft_at = latest_month([one.delivery for one in records])
    return None if draft_at is None else DeliveryReport(records, draft_at)


def latest_month(records: Sequence[Delivery]) -> Month | None:
    """The last month for which an actual was given; where there is none, the first for which
    anything was planned."""
    entries = [one for record in records if not record.stopped for one in record.entries]
    reported = [one.period.last for one in entries if one.actual is not None]
    return max(reported) if reported else min((one.period.last for one in entries), default=None)


def lost_in(part: CaseReported) -> tuple[LostSaving, ...]:
    """What a part says was lost, the earliest first."""
    return tuple(
        LostSaving(
            Period.parse(period),
            Fraction(one.amount),
            one.why,
            None if one.replaced is None else Fraction(one.replaced),
            one.replaced_by,
        )
        for period, one in sorted(part.lost.items())
    )


def _of_part(one: CaseScheme, told: CaseReported, *, stopped: bool) -> ReportedScheme:
    return ReportedScheme(
        one.reference,
        one.title,
        record_of_part(told, stopped=stopped),
        told.owner or one.owner_role,
        told.next_milestone,
        lost_in(told),
    )
