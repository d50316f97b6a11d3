"""Present values against published factors (REFERENCE.md, item 6)."""

from decimal import Decimal, localcontext
from fractions import Fraction

import pytest

from schemes.finance.amounts import amount, between
from schemes.finance.worth.discounting import (
    Band,
    DiscountingError,
    Timing,
    discount_factor,
    net_present_value,
)
from schemes.finance.years import year_range
from tests.schemes.finance.drawn import F, Y
from workbench.numbers.rounding import rounded

YEARS = year_range(Y("2018/19"), 6)
FLOWS = list(zip(YEARS, [amount(-100), *[amount(30)] * 5], strict=True))


@pytest.mark.parametrize(
    ("years", "factor"),
    [
        (0, "1.0000"),
        (1, "0.9662"),
        (2, "0.9335"),
        (5, "0.8420"),
        (10, "0.7089"),
        (20, "0.5026"),
        (30, "0.3563"),
        (40, "0.2651"),
        (50, "0.1973"),
        (75, "0.0942"),
        (100, "0.0508"),
        (125, "0.0274"),
        (200, "0.0062"),
    ],
)
def test_factors_are_the_published_ones(years: int, factor: str) -> None:
    assert f"{rounded(discount_factor(years), 4):f}" == factor


@pytest.mark.parametrize(
    ("year", "rate"),
    [
        (30, "0.035"),
        (31, "0.03"),
        (75, "0.03"),
        (76, "0.025"),
        (126, "0.02"),
        (200, "0.02"),
        (201, "0.015"),
        (300, "0.015"),
        (301, "0.01"),
        (400, "0.01"),
    ],
)
def test_rate_of_each_year_is_its_bands(year: int, rate: str) -> None:
    assert discount_factor(year - 1) / discount_factor(year) == 1 + F(rate)


def test_published_present_value() -> None:
    found = net_present_value(FLOWS, year_zero=YEARS[0], timing=Timing.START)
    assert rounded(found.total.central, 4) == Decimal("35.4516")
    assert found.convention == (
        "Year 0 is 2018/19. Each year's money is taken to fall at the start of the year."
    )
    assert found.steps[1].text == "30 × 0.9662 = about 28.99"
    assert sum(step.value.central for step in found.steps) == found.total.central


def test_end_of_year_is_one_year_later() -> None:
    start = net_present_value(FLOWS, year_zero=YEARS[0], timing=Timing.START)
    end = net_present_value(FLOWS, year_zero=YEARS[0], timing=Timing.END)
    assert end.total.central * F("1.035") == start.total.central


def test_middle_of_year_is_half_a_year_later_to_fifty_digits() -> None:
    start = net_present_value(FLOWS, year_zero=YEARS[0], timing=Timing.START).total.central
    middle = net_present_value(FLOWS, year_zero=YEARS[0], timing=Timing.MIDDLE).total.central
    assert abs((start / middle) ** 2 / F("1.035") - 1) < Fraction(1, 10**48)
    with localcontext() as context:
        context.prec = 60
        assert abs(discount_factor(F(1, 2)) - 1 / Fraction(Decimal("1.035").sqrt())) < F(1, 10**48)


def test_half_a_year_after_year_thirty_takes_the_next_rate() -> None:
    ratio = discount_factor(30) / discount_factor(F(61, 2))
    assert abs(ratio**2 - F("1.03")) < Fraction(1, 10**48)


def test_unending_rate_keeps_its_digits() -> None:
    rates = (Band(None, F(1, 30)),)
    ratio = discount_factor(0, rates) / discount_factor(F(1, 2), rates)
    assert abs(ratio**2 - F(31, 30)) < Fraction(1, 10**48)


def test_later_year_zero_is_refused_for_money_before_it() -> None:
    with pytest.raises(DiscountingError, match="2018/19 lies before year 0"):
        net_present_value(FLOWS, year_zero=YEARS[1], timing=Timing.START)


@pytest.mark.parametrize("years", [-1, F(1, 3)])
def test_odd_times_are_refused(years) -> None:
    with pytest.raises(DiscountingError, match="whole or half years"):
        discount_factor(years)


def test_rates_that_run_out_are_refused() -> None:
    with pytest.raises(DiscountingError, match="No rate is given for year 3"):
        discount_factor(3, (Band(2, F("0.035")),))


def test_ranges_carry_through_to_the_present_value() -> None:
    found = net_present_value(
        [(YEARS[1], between(-10, 30))], year_zero=YEARS[0], timing=Timing.START
    )
    assert found.total.low == -10 / F("1.035")
    assert found.total.high == 30 / F("1.035")
