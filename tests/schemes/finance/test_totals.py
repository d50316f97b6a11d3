"""Totals by year: kinds, views, weighting, gaps."""

from schemes.finance.amounts import Missing, amount, between
from schemes.finance.lines import Line, LineKind, LineRisk
from schemes.finance.phasing import FromMonth, FullYear
from schemes.finance.totals import TotalsView, Weighting, totals
from schemes.finance.years import Month, year_range
from tests.schemes.finance.drawn import F, Y

YEARS = year_range(Y("2018/19"), 3)


def line(kind: LineKind, value: int, **also) -> Line:
    return Line(kind.value, kind, unit_value=amount(value), phasing=FullYear(YEARS[0]), **also)


EVERY_KIND = [
    line(LineKind.SAVING, 1000),
    line(LineKind.INCOME, 500),
    line(LineKind.COST, 100),
    line(LineKind.ONE_OFF_COST, 250),
    line(LineKind.REINVESTMENT, 50),
    line(LineKind.FUNDING, 200),
]


def test_each_kind_counts_its_own_way() -> None:
    sums = totals(EVERY_KIND, YEARS).of(YEARS[0])
    assert sums.gross == amount(1500)
    assert sums.net == amount(1350)
    assert sums.one_off == amount(50)
    assert sums.net_after_one_off == amount(1100)


def test_new_view_counts_an_effect_once_and_money_view_every_year() -> None:
    new = totals(EVERY_KIND, YEARS)
    money = totals(EVERY_KIND, YEARS, view=TotalsView.MONEY)
    assert [one.sums.net for one in new.years] == [amount(1350), amount(0), amount(0)]
    assert [one.sums.net for one in money.years] == [amount(1350)] * 3
    assert [one.sums.one_off_cost for one in money.years] == [amount(250), amount(0), amount(0)]
    assert new.cumulative == (amount(1350),) * 3
    assert money.cumulative == (amount(1350), amount(2700), amount(4050))
    assert money.cumulative_after_one_off[-1] == amount(3800)
    assert new.full_year_effect.net == money.full_year_effect.net == amount(1350)


def test_effect_begun_before_the_years_looked_at_goes_on_as_money() -> None:
    begun = Line(
        "Begun", LineKind.SAVING, unit_value=amount(1200), phasing=FromMonth(Month(2017, 11))
    )
    assert totals([begun], YEARS).of(YEARS[0]).net == amount(700)
    assert totals([begun], YEARS, view=TotalsView.MONEY).of(YEARS[0]).net == amount(1200)
    assert [str(one.year) for one in totals([begun], YEARS).outside] == ["2017/18"]


def test_weighting_takes_scheme_and_risk_and_leaves_costs_whole() -> None:
    lines = [
        line(LineKind.SAVING, 1000, risk=LineRisk.HIGH),
        line(LineKind.INCOME, 500, risk=LineRisk.LOW),
        line(LineKind.SAVING, 10),
        line(LineKind.COST, 100, risk=LineRisk.HIGH),
        line(LineKind.REINVESTMENT, 50, risk=LineRisk.HIGH),
    ]
    weighting = Weighting(
        scheme=F("0.5"), high=F("0.4"), medium=F("0.7"), low=F("0.9"), no_risk_given=F("0.8")
    )
    sums = totals(lines, YEARS, weighting=weighting).of(YEARS[0])
    assert sums.weighted_gross == amount("429")
    assert sums.weighted_net == amount("279")
    assert sums.net == amount(1360)


def test_low_of_net_uses_high_of_costs() -> None:
    saving = Line("Saved", LineKind.SAVING, unit_value=between(90, 110), phasing=FullYear(YEARS[0]))
    cost = Line("Spent", LineKind.COST, unit_value=between(10, 30), phasing=FullYear(YEARS[0]))
    assert totals([saving, cost], YEARS).whole.net == between(60, 100)


def test_missing_is_left_out_and_listed_once() -> None:
    gap = Line(
        "Hours",
        LineKind.SAVING,
        unit_value=amount(1),
        volume=Missing("not received"),
        phasing=FromMonth(Month(2018, 9)),
    )
    found = totals([gap, *EVERY_KIND], YEARS)
    assert [one.text for one in found.gaps] == ["Hours: volume: not received"]
    assert found.of(YEARS[0]).net == amount(1350)


def test_year_not_looked_at_has_no_sums() -> None:
    assert totals(EVERY_KIND, YEARS).of(Y("2030/31")).net == amount(0)
