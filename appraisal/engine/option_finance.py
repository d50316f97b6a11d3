"""Option finance: what each option's savings come to, and the measures they give.

Amounts are in pounds, shares of 1. A missing amount leaves what rests on it None and nothing else.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from appraisal.engine.problem import MeasureDefinition, Measurement

FINANCE_MEASURES = (
    MeasureDefinition("total_savings", "Total savings", "GBP"),
    MeasureDefinition("share_of_target", "Share of target", "share"),
    MeasureDefinition("revised_budget", "Revised budget", "GBP"),
    MeasureDefinition("wider_savings_delivered", "Wider savings delivered", "GBP"),
    MeasureDefinition("total_benefit", "Total benefit", "GBP"),
)
# What an option costs, as stated or by its lines, where a criterion is scored by it.
OPTION_COST = MeasureDefinition("option_cost", "Cost", "GBP")


@dataclass(frozen=True, slots=True)
class FinanceBasis:
    """What holds for every option, in pounds: the budget in scope, the savings target and the
    wider savings still to be enabled."""

    in_scope_value: Fraction | None = None
    target: Fraction | None = None
    wider_savings: Fraction | None = None


@dataclass(frozen=True, slots=True)
class OptionMoney:
    """One option's savings in pounds and the confidence, 0 to 1, in the wider savings."""

    option: str
    total_savings: Fraction | None = None
    confidence: Fraction | None = None


@dataclass(frozen=True, slots=True)
class OptionFinanceRow:
    """One option's column of the finance table. `rank` is by total benefit, greatest first, among
    the options that have one; `joint` where another has the same."""

    option: str
    total_savings: Fraction | None
    confidence: Fraction | None
    share_of_target: Fraction | None
    revised_budget: Fraction | None
    wider_savings_delivered: Fraction | None
    total_benefit: Fraction | None
    rank: int | None = None
    joint: bool = False


def option_finance(
    basis: FinanceBasis, options: Iterable[OptionMoney]
) -> tuple[OptionFinanceRow, ...]:
    """The finance table, in the sequence given.

    Share of target = savings / target; revised budget = in scope - savings; wider savings
    delivered = wider savings x confidence; total benefit = savings + wider savings delivered.
    A target of nothing gives no share.
    """
    money = tuple(options)
    benefits = [_total_benefit(basis, one) for one in money]
    known = [benefit for benefit in benefits if benefit is not None]
    return tuple(
        OptionFinanceRow(
            option=one.option,
            total_savings=one.total_savings,
            confidence=one.confidence,
            share_of_target=_share_of_target(basis, one),
            revised_budget=_revised_budget(basis, one),
            wider_savings_delivered=_wider_savings_delivered(basis, one),
            total_benefit=benefit,
            rank=None if benefit is None else 1 + sum(other > benefit for other in known),
            joint=benefit is not None and known.count(benefit) > 1,
        )
        for one, benefit in zip(money, benefits, strict=True)
    )


def finance_measurements(rows: Iterable[OptionFinanceRow]) -> tuple[Measurement, ...]:
    """The measures that option finance gives, exactly, option by option; the missing are left
    out, so that they stay missing."""
    return tuple(
        Measurement(row.option, definition.key, value)
        for row in rows
        for definition in FINANCE_MEASURES
        if (value := getattr(row, definition.key)) is not None
    )


def _share_of_target(basis: FinanceBasis, one: OptionMoney) -> Fraction | None:
    if one.total_savings is None or not basis.target:
        return None
    return one.total_savings / basis.target


def _revised_budget(basis: FinanceBasis, one: OptionMoney) -> Fraction | None:
    if one.total_savings is None or basis.in_scope_value is None:
        return None
    return basis.in_scope_value - one.total_savings


def _wider_savings_delivered(basis: FinanceBasis, one: OptionMoney) -> Fraction | None:
    if one.confidence is None or basis.wider_savings is None:
        return None
    return basis.wider_savings * one.confidence


def _total_benefit(basis: FinanceBasis, one: OptionMoney) -> Fraction | None:
    delivered = _wider_savings_delivered(basis, one)
    if one.total_savings is None or delivered is None:
        return None
    return one.total_savings + delivered
