"""Financial years and months."""

from fractions import Fraction

import pytest

from schemes.finance.years import FinancialYear, Month, YearError, year_range


@pytest.mark.parametrize("text", ["2018/19", "1999/00", "2099/00", "1000/01"])
def test_year_prints_as_it_was_written(text: str) -> None:
    assert str(FinancialYear.parse(text)) == text


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("2018/20", "did you mean 2018/19"),
        ("2018-19", "did you mean 2018/19"),
        ("18/19", "did you mean 2018/19"),
        ("2018/2019", "did you mean 2018/19"),
        ("2018", "write 2018/19 or 2017/18"),
        ("", "write it as 2018/19"),
        ("2018/19\n", "2018/19"),
        ("9999/00", "choose 1000 to 9998"),
        ("0018-19", "write it as 2018/19"),
    ],
)
def test_year_that_is_none_says_what_to_write(text: str, hint: str) -> None:
    with pytest.raises(YearError, match=hint):
        FinancialYear.parse(text)


def test_year_steps_and_counts() -> None:
    year = FinancialYear.parse("1998/99")
    assert str(year.next) == "1999/00"
    assert year.next.since(year) == 1
    assert [str(one) for one in year_range(year, 3)] == ["1998/99", "1999/00", "2000/01"]
    assert year < year.next


def test_range_has_at_least_one_year() -> None:
    with pytest.raises(YearError, match="at least 1"):
        year_range(FinancialYear(2018), 0)


@pytest.mark.parametrize(
    ("month", "year", "left"),
    [("2018-04", "2018/19", 12), ("2017-11", "2017/18", 5), ("2018-03", "2017/18", 1)],
)
def test_month_lies_in_its_year_with_months_left(month: str, year: str, left: int) -> None:
    found = Month.parse(month)
    assert str(found) == month
    assert str(found.financial_year) == year
    assert found.months_left == left
    assert found.share_left == Fraction(left, 12)
    assert found in found.financial_year.months


def test_year_has_twelve_months_from_april() -> None:
    months = FinancialYear(2018).months
    assert months[0].name == "April 2018"
    assert months[-1].name == "March 2019"
    assert len(months) == 12
    assert months[-1].since(months[0]) == 11


@pytest.mark.parametrize("text", ["2017-13", "2017-00", "2017/11", "November", "2017-1"])
def test_month_that_is_none_says_what_to_write(text: str) -> None:
    with pytest.raises(YearError, match="write the year and the month, as 2017-11"):
        Month.parse(text)


def test_month_number_is_checked() -> None:
    with pytest.raises(YearError, match="choose 1"):
        Month(2018, 13)
    with pytest.raises(YearError, match="choose 1000"):
        FinancialYear(9999)
