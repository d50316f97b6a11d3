"""Yearly flows and their present value."""

import pytest
from hypothesis import given

from schemes.finance.amounts import amount
from schemes.finance.discounting import Timing, net_present_value
from schemes.finance.flows import FlowError, OptimismBias, yearly_flows
from schemes.finance.lines import Line, LineKind
from schemes.finance.phasing import FullYear
from schemes.finance.totals import TotalsView, totals
from schemes.finance.years import year_range
from tests.schemes.finance.drawn import ALL_YEARS, F, Y, line_lists

YEARS = year_range(Y("2018/19"), 2)


def line(kind: LineKind, value: int) -> Line:
    return Line(kind.value, kind, unit_value=amount(value), phasing=FullYear(YEARS[0]))


LINES = [
    line(LineKind.SAVING, 900),
    line(LineKind.INCOME, 100),
    line(LineKind.COST, 200),
    line(LineKind.REINVESTMENT, 50),
    line(LineKind.ONE_OFF_COST, 400),
    line(LineKind.FUNDING, 300),
]


def test_each_uplift_moves_its_own_part() -> None:
    bias = OptimismBias(one_off_costs=F("0.5"), running_costs=F("0.1"), benefits=F("-0.2"))
    flows = yearly_flows(totals(LINES, YEARS, view=TotalsView.MONEY), bias)
    assert [flow.net for flow in flows] == [amount(800 - 275 - 600), amount(800 - 275)]
    assert flows[0].one_off_costs.text == "400 × (100% + 50%) = 600"


def test_flows_discount_to_their_present_value() -> None:
    flows = yearly_flows(totals(LINES, YEARS, view=TotalsView.MONEY))
    found = net_present_value(
        [(flow.year, flow.net) for flow in flows], year_zero=YEARS[0], timing=Timing.START
    )
    assert found.total == amount(350) + amount(750).scaled(1 / F("1.035"))


def test_what_is_new_in_a_year_is_no_flow() -> None:
    with pytest.raises(FlowError, match="as money"):
        yearly_flows(totals(LINES, YEARS))


@given(line_lists)
def test_without_uplift_flows_are_net_after_one_off_costs(lines) -> None:
    found = totals(lines, ALL_YEARS, view=TotalsView.MONEY)
    assert [flow.net for flow in yearly_flows(found)] == [
        one.sums.net_after_one_off for one in found.years
    ]
