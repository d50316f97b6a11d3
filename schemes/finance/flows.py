"""The yearly flows that value for money rests on, with an allowance for optimism."""

from dataclasses import dataclass
from fractions import Fraction

from schemes.finance.amounts import Amount
from schemes.finance.discounting import Uplifted, uplifted
from schemes.finance.totals import Totals, TotalsView
from schemes.finance.years import FinancialYear


class FlowError(ValueError):
    """Totals that are no flows of money. The message says what to do."""


@dataclass(frozen=True, slots=True)
class OptimismBias:
    """Uplifts as shares: 0.15 adds 15%. `benefits` below zero makes savings and income smaller.
    Reinvestment moves with the running costs."""

    one_off_costs: Fraction = Fraction(0)
    running_costs: Fraction = Fraction(0)
    benefits: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class Flow:
    """One year's money, each part before and after its uplift. Funding is no part of it: money
    moved from one pocket to another is no gain."""

    year: FinancialYear
    benefits: Uplifted
    running_costs: Uplifted
    one_off_costs: Uplifted

    @property
    def net(self) -> Amount:
        return self.benefits.after - self.running_costs.after - self.one_off_costs.after


def yearly_flows(totals: Totals, bias: OptimismBias | None = None) -> tuple[Flow, ...]:
    """The flows of each year, ready to be discounted as `(flow.year, flow.net)`.

    Raises `FlowError` unless the totals count all the money of each year.
    """
    if totals.view is not TotalsView.MONEY:
        raise FlowError("Work the totals out as money: what is new in a year is not all it brings.")
    bias = bias or OptimismBias()
    return tuple(
        Flow(
            one.year,
            uplifted(one.sums.gross, bias.benefits),
            uplifted(one.sums.cost + one.sums.reinvestment, bias.running_costs),
            uplifted(one.sums.one_off_cost, bias.one_off_costs),
        )
        for one in totals.years
    )
