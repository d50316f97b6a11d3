"""Records of delivery, made by hand and drawn at random."""

from fractions import Fraction

from hypothesis import strategies as st

from schemes.finance.delivery.periods import Period, PeriodKind, periods_of
from schemes.finance.delivery.record import Delivery, DeliveryStatus, Entry
from schemes.finance.years import FinancialYear, Month

YEAR = FinancialYear(2026)
JUNE = Month(2026, 6)


def F(value: int | None) -> Fraction | None:
    return None if value is None else Fraction(value)


def entry(period: str, profile: int | None = None, actual: int | None = None, **more) -> Entry:
    money = ("forecast", "lost", "replaced", "carried")
    return Entry(
        Period.parse(period),
        F(profile),
        F(actual),
        **{name: F(value) if name in money else value for name, value in more.items()},
    )


def by_month(*entries: Entry, stopped: bool = False) -> Delivery:
    return Delivery(PeriodKind.MONTHS, entries, stopped)


money = st.none() | st.integers(-10, 200).map(lambda n: Fraction(n * 50, 3)) | st.just(Fraction(0))
gone = st.none() | st.integers(0, 30).map(Fraction)
months_of_two_years = st.integers(0, 23).map(lambda n: Month(2026, 4).plus(n))


@st.composite
def deliveries(draw: st.DrawFn) -> Delivery:
    kind = draw(st.sampled_from(PeriodKind))
    periods = [p for year in (YEAR, YEAR.next) for p in periods_of(year, kind)]
    kept = sorted(draw(st.sets(st.sampled_from(periods), max_size=8)))
    entries = tuple(
        Entry(
            one,
            draw(money),
            draw(money),
            draw(money),
            draw(gone),
            draw(gone),
            draw(gone),
            draw(st.none() | st.sampled_from(DeliveryStatus)),
        )
        for one in kept
    )
    return Delivery(kind, entries, draw(st.integers(0, 5)) == 0)
