"""A headline against what the lines come to."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from schemes.models import Scheme
from schemes.savings.headline import headline_of


def scheme(net: dict[str, Any], **values: Any) -> Scheme:
    figures = {"years": {year: {"net": amount} for year, amount in net.items()}, "gaps": []}
    return Scheme(figures=figures if net else {}, **values)


def headline(amount: str, precision: str = "1000", year: str = "2018/19") -> dict[str, Any]:
    return {
        "headline_amount": Decimal(amount),
        "headline_precision": Decimal(precision) if precision else None,
        "headline_year": year,
    }


@pytest.mark.parametrize(
    ("net", "values", "agrees", "sentence"),
    [
        # Cambridgeshire A/R.7.108 and A/R.6.127.
        (
            {"2018/19": "24710.40"},
            headline("25000"),
            True,
            "The lines round to the headline in 2018/19, to the nearest £1,000.",
        ),
        (
            {"2018/19": "313000"},
            headline("315000"),
            False,
            "The headline says £2,000 more than the lines give in 2018/19.",
        ),
        (
            {"2018/19": "317000"},
            headline("315000"),
            False,
            "The headline says £2,000 less than the lines give in 2018/19.",
        ),
        (
            {"2017/18": "70000", "2018/19": "30000"},
            headline("100000", "", ""),
            True,
            "The lines give the headline to the pound.",
        ),
        (
            {"2018/19": "1", "2019/20": None},
            {},
            False,
            "Its lines come to £1; no headline is stated.",
        ),
        (
            {"2019/20": "5"},
            headline("315000"),
            False,
            "The headline is £315,000 in 2018/19, outside the years of the programme: it is not "
            "compared with the lines.",
        ),
        (
            {},
            headline("315000"),
            False,
            "The headline is £315,000 in 2018/19; no savings line gives a figure for it.",
        ),
        (
            {},
            {},
            False,
            "No headline is stated and no savings line gives a figure yet.",
        ),
    ],
)
def test_headline_says_how_it_stands_to_the_lines(
    net: dict[str, Any], values: dict[str, Any], agrees: bool, sentence: str
) -> None:
    found = headline_of(scheme(net, **values))
    assert found.agrees == agrees
    assert found.sentence == sentence


def test_headline_rounds_half_up_as_stated_figures_do() -> None:
    assert headline_of(scheme({"2018/19": "24500"}, **headline("25000"))).agrees
    assert not headline_of(scheme({"2018/19": "24499.99"}, **headline("25000"))).agrees


def test_headline_keeps_fractions_exact() -> None:
    found = headline_of(scheme({"2018/19": "100/3"}, **headline("33", "1")))
    assert found.difference == Fraction(-1, 3)
    assert found.agrees


@pytest.mark.parametrize(
    ("gap", "counts"),
    [
        ("Added costs, amount of 2018/19: not stated", True),
        ("Added costs, amount of 2019/20: not stated", False),
        ("Added costs, volume: not received", True),
    ],
)
def test_headline_is_not_held_against_lines_that_miss_something_that_year(
    gap: str, counts: bool
) -> None:
    row = scheme({"2018/19": "413000"}, **headline("412000"))
    row.figures["gaps"] = [gap]
    found = headline_of(row)
    assert found.gaps == ((gap,) if counts else ())
    assert (found.difference is None) == counts
    told = "Its lines come to £413,000 in 2018/19 without what is missing."
    assert (found.sentence == told) == counts
