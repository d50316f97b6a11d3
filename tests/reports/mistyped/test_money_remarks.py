"""Money that counts otherwise than it seems to is said, with its place."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.casefile.file import check_case
from reports.mistyped.case import remarks_on
from tests.reports.cases.cases import Json

YEARS = ("2018/19", "2019/20", "2020/21")


def case_of(*lines: Json, **scheme: Any) -> Json:
    named = [{"name": f"Line {at}", "kind": "saving"} | one for at, one in enumerate(lines)]
    return {
        "format": "options-appraisal/1",
        "programme": {"reference": "P", "title": "P", "first_year": YEARS[0], "years": len(YEARS)},
        "schemes": [{"reference": "S1", "title": "First", "lines": named} | scheme],
    }


def told(case: Json) -> list[str]:
    return [str(one) for one in remarks_on(check_case(case).case)]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            {"unit_value": "15.30", "periods": "12"},
            ".unit_value: no volume is given, so the unit value of £15.30 counts for one: give a "
            "volume of 1 if that is meant",
        ),
        (
            {"unit_value": {"missing": "not known"}},
            ".unit_value: no volume is given, so the unit value counts for one: give a volume of 1 "
            "if that is meant",
        ),
        ({"unit_value": "15.30", "volume": "1"}, ""),
        ({"unit_value": "15.30", "volume": "10000"}, ""),
        ({"amounts": {"2018/19": "5000"}}, ""),
        (
            {"kind": "cost", "amounts": {"2018/19": "-5000"}},
            '.amounts["2018/19"]: −£5,000 is below nought, so that this running cost counts the '
            "other way round",
        ),
        (
            {"unit_value": "-1", "volume": "3"},
            ".unit_value: −£1 is below nought, so that this saving counts the other way round",
        ),
        (
            {"amounts": {"2021/22": "313000"}},
            ": Line 0: £313,000 in 2021/22, outside the years of the programme",
        ),
        (
            {
                "unit_value": "10",
                "volume": "1",
                "phasing": {"kind": "from-month", "month": "2021-01"},
            },
            ": Line 0: £8 in 2021/22, outside the years of the programme",
        ),
    ],
)
def test_money_that_counts_otherwise_is_said(line: Json, said: str) -> None:
    assert told(case_of(line)) == ([f"schemes[0].lines[0]{said}"] if said else [])


def test_a_cohort_has_its_volume_and_is_told_of_what_is_below_nought() -> None:
    cohorts = [{"start": "2018/19", "volume": "-3"}, {"start": "2018/19", "volume": "3"}]
    line = {"unit_value": "10", "phasing": {"kind": "cohorts", "cohorts": cohorts}}
    (said,) = told(case_of(line))
    assert said.startswith("schemes[0].lines[0].phasing.cohorts[0].volume: −£3 is below nought")


def test_a_headline_of_another_year_is_said() -> None:
    (said,) = told(case_of(headline={"amount": "5", "year": "2025/26"}))
    assert said == (
        "schemes[0].headline.year: 2025/26 is outside the years of the programme "
        "(2018/19 to 2020/21)"
    )


@given(
    amounts=st.dictionaries(
        st.integers(2014, 2026).map(lambda year: f"{year}/{(year + 1) % 100:02}"),
        st.decimals(-(10**10), 10**10, places=2),
        min_size=1,
        max_size=6,
    )
)
def test_every_amount_outside_the_years_is_said_and_no_other(amounts: dict[str, Decimal]) -> None:
    line = {"amounts": {year: format(amount, "f") for year, amount in amounts.items()}}
    said = [one for one in told(case_of(line)) if "outside the years" in one]
    assert len(said) == sum(year not in YEARS for year in amounts)
    for year in amounts:
        assert any(f"in {year}," in one for one in said) == (year not in YEARS)
