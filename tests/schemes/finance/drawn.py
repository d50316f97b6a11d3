"""Lines, phasings and amounts drawn at random, and short ways to write them."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import strategies as st

from schemes.finance.amounts import Amount, Figure, Missing, amount
from schemes.finance.lines import Line, LineKind, LineRisk
from schemes.finance.phasing import (
    ByYear,
    Cohort,
    Cohorts,
    FromMonth,
    FullYear,
    HalfThenHalf,
    Phasing,
)
from schemes.finance.stay import AmountsAre
from schemes.finance.years import FinancialYear, Month, year_range

F = Fraction
Y = FinancialYear.parse
FIVE_YEARS = year_range(Y("2017/18"), 5)
# Nothing drawn below starts outside 2017/18 to 2021/22, nor lasts more than four years.
ALL_YEARS = year_range(Y("2017/18"), 12)

pence = st.integers(0, 10**7).map(lambda number: Fraction(number, 100))
shares = st.integers(0, 100).map(lambda number: Fraction(number, 100))
years = st.sampled_from(FIVE_YEARS)
months = st.integers(0, 59).map(lambda count: Month(2017, 4).plus(count))


@st.composite
def amounts(draw: st.DrawFn, values: st.SearchStrategy[Fraction] = pence) -> Amount:
    low, central, high = sorted(draw(st.tuples(values, values, values)))
    return draw(st.sampled_from([Amount(central, central, central), Amount(low, central, high)]))


def figures(values: st.SearchStrategy[Fraction] = pence) -> st.SearchStrategy[Figure]:
    return st.one_of(amounts(values), amounts(values), st.just(Missing("not received")))


@st.composite
def cohorts(draw: st.DrawFn) -> Cohorts:
    many = st.builds(
        Cohort,
        start=years,
        volume=amounts(),
        unit_value=st.none() | amounts(),
        likelihoods=st.lists(amounts(shares), max_size=4).map(tuple),
    )
    return Cohorts(tuple(draw(st.lists(many, min_size=1, max_size=4))))


by_year = st.dictionaries(years, shares, min_size=1).map(lambda d: ByYear(tuple(d.items())))
spreads = st.one_of(
    st.builds(FullYear, years),
    st.builds(FromMonth, months),
    st.builds(HalfThenHalf, years),
    by_year,
)
phasings: st.SearchStrategy[Phasing] = spreads | cohorts()


@st.composite
def lines(draw: st.DrawFn, may_be_missing: bool = True) -> Line:
    figure = figures if may_be_missing else amounts
    named = {
        "name": draw(st.sampled_from(["Payers", "Hours", "Reviews"])),
        "kind": draw(st.sampled_from(LineKind)),
        "likelihood": draw(amounts(shares)),
        "risk": draw(st.none() | st.sampled_from(LineRisk)),
    }
    if draw(st.booleans()):
        plain = draw(st.dictionaries(years, figure(), min_size=1))
        return Line(**named, amounts=tuple(plain.items()))
    return Line(
        **named,
        unit_value=draw(figure()),
        unit_value_less=draw(st.none() | amounts()),
        volume=draw(st.none() | figure()),
        periods=draw(st.sampled_from([amount(1), amount(12), amount(52), amount("52.14")])),
        phasing=draw(phasings),
    )


@st.composite
def told_lines(draw: st.DrawFn, may_be_missing: bool = True) -> Line:
    """A line that may say what its yearly figures mean, and whether it carries on; nothing that
    cannot be said together."""
    line = draw(lines(may_be_missing))
    lasts: tuple[bool | None, ...] = (None, True, False)
    meaning = draw(st.none() | st.sampled_from(AmountsAre)) if line.is_by_year else None
    if meaning is AmountsAre.NEW_AND_LASTING:
        lasts = (None, True)
    elif meaning is AmountsAre.ONCE or (
        meaning is AmountsAre.IN_ALL and not line.is_stated_by_year
    ):
        lasts = (None, False)
    return replace(line, amounts_are=meaning, lasts=draw(st.sampled_from(lasts)))


line_lists = st.lists(lines(), max_size=6).map(tuple)
