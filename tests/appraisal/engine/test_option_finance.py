"""Option finance against the published table of Barnet's outline business case (2016)."""

from fractions import Fraction as F

import pytest

from appraisal.engine.option_finance import (
    FinanceBasis,
    OptionMoney,
    finance_measurements,
    option_finance,
)
from workbench.numbers.rounding import rounded

BASIS = FinanceBasis(F(14603108), F(1960000), F(13107100))
PUBLISHED = {  # savings, share %, revised budget, confidence %, delivered, benefit, rank
    "INH": (1677660, 86, 12925448, 85, 11141035, 12818695, 2),
    "NHS": (1662833, 85, 12940275, 85, 11141035, 12803868, 3),
    "JV": (1460000, 74, 13143108, 85, 11141035, 12601035, 5),
    "LATC": (1611186, 82, 12991922, 85, 11141035, 12752221, 4),
    "PSM": (2105898, 107, 12497210, 95, 12451745, 14557643, 1),
}
MONEY = [OptionMoney(code, F(row[0]), F(row[3], 100)) for code, row in PUBLISHED.items()]


def test_option_finance_reproduces_the_published_table() -> None:
    for row in option_finance(BASIS, MONEY):
        savings, share, budget, confidence, delivered, benefit, rank = PUBLISHED[row.option]
        assert row.share_of_target is not None
        assert row.confidence == F(confidence, 100)
        assert rounded(row.share_of_target * 100, 0) == share
        assert (row.total_savings, row.revised_budget) == (savings, budget)
        assert (row.wider_savings_delivered, row.total_benefit) == (delivered, benefit)
        assert (row.rank, row.joint) == (rank, False)


def test_option_finance_gives_its_measures_exactly() -> None:
    given = {
        (m.option, m.measure): m.value for m in finance_measurements(option_finance(BASIS, MONEY))
    }
    assert given["PSM", "share_of_target"] == F(2105898, 1960000)
    assert given["JV", "total_benefit"] == 12601035
    assert len(given) == 25


def test_missing_amount_leaves_only_what_rests_on_it_missing() -> None:
    rows = option_finance(BASIS, [OptionMoney("A", None, F(1, 2)), OptionMoney("B", F(10), None)])
    first, second = rows
    assert first.wider_savings_delivered == F(13107100, 2)
    assert (first.revised_budget, first.share_of_target, first.total_benefit) == (None, None, None)
    assert second.revised_budget == F(14603098)
    assert (second.wider_savings_delivered, second.total_benefit, second.rank) == (None, None, None)
    measures = {(m.option, m.measure) for m in finance_measurements(rows)}
    assert ("A", "share_of_target") not in measures
    assert ("A", "wider_savings_delivered") in measures


@pytest.mark.parametrize("target", [None, F(0)])
def test_share_of_target_needs_a_target(target: F | None) -> None:
    (row,) = option_finance(FinanceBasis(F(100), target, F(0)), [OptionMoney("A", F(5), F(1))])
    assert row.share_of_target is None
    assert (row.revised_budget, row.total_benefit) == (95, 5)


def test_missing_basis_leaves_budget_and_delivery_missing() -> None:
    (row,) = option_finance(FinanceBasis(), [OptionMoney("A", F(5), F(1))])
    assert (row.revised_budget, row.wider_savings_delivered) == (None, None)


def test_equal_benefits_rank_jointly() -> None:
    money = [OptionMoney(code, F(amount), F(1)) for code, amount in (("A", 5), ("B", 5), ("C", 1))]
    got = [(row.rank, row.joint) for row in option_finance(BASIS, money)]
    assert got == [(1, True), (1, True), (3, False)]
