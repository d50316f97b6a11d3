"""Lines, phasings and figures of a case file as the sums take them."""

from typing import Any

import pytest

from schemes.casefile.money import figure, finance_line, phasing_of
from schemes.casefile.parts import CaseLine
from schemes.finance.amounts import Missing, amount, between
from schemes.finance.lines import Line, LineError, LineKind, LineRisk, full_year, parts
from schemes.finance.phasing import ByYear, Cohort, Cohorts, FromMonth, FullYear, HalfThenHalf
from schemes.finance.years import Month, YearError
from tests.schemes.finance.drawn import F, Y
from workbench.casefile.parts import read

FIRST = Y("2017/18")


def line(written: dict[str, Any]) -> Line:
    return finance_line(read(CaseLine, written))


def test_line_is_read_whole() -> None:
    written = {
        "name": "Reassessments",
        "kind": "income",
        "unit_value": "13.83",
        "unit_value_less": "1",
        "volume": {"low": "300", "high": "350", "central": "333.5"},
        "periods": "52.14",
        "likelihood": "0.9",
        "phasing": {"kind": "half-then-half", "start": "2018/19"},
        "risk": "low",
        "lasts": True,
        "note": "Last year's average",
    }
    assert line(written) == Line(
        name="Reassessments",
        kind=LineKind.INCOME,
        unit_value=amount("13.83"),
        unit_value_less=amount(1),
        volume=between(300, 350, "333.5"),
        periods=amount("52.14"),
        likelihood=amount("0.9"),
        phasing=HalfThenHalf(Y("2018/19")),
        risk=LineRisk.LOW,
        lasts=True,
    )


def test_published_cohort_line_gives_its_first_year() -> None:
    written = {
        "name": "Reassessments",
        "kind": "income",
        "unit_value": "13.83",
        "volume": "333.5",
        "periods": "52.14",
        "likelihood": "1",
        "phasing": {"kind": "half-then-half", "start": "2017/18"},
        "risk": "low",
    }
    assert parts(line(written), FIRST)[0].figure == amount("120242.79135")


@pytest.mark.parametrize(
    ("written", "phasing"),
    [
        ({"kind": "full-year"}, None),
        ({"kind": "full-year", "start": "2018/19"}, FullYear(Y("2018/19"))),
        ({"kind": "from-month", "month": "2017-11"}, FromMonth(Month(2017, 11))),
        ({"kind": "half-then-half", "start": "2017/18"}, HalfThenHalf(FIRST)),
        ({"kind": "by-year", "shares": {"2018/19": "0.4"}}, ByYear(((Y("2018/19"), F("0.4")),))),
        (
            {
                "kind": "cohorts",
                "cohorts": [
                    {"start": "2017/18", "volume": "5", "unit_value": 2, "likelihoods": ["0.7"]},
                    {"start": "2018/19", "volume": {"missing": "late"}, "shares": ["1", "0.5"]},
                ],
            },
            Cohorts(
                (
                    Cohort(FIRST, amount(5), amount(2), (amount("0.7"),)),
                    Cohort(Y("2018/19"), Missing("late"), shares=(F(1), F("0.5"))),
                )
            ),
        ),
    ],
)
def test_every_phasing_is_read(written, phasing) -> None:
    assert phasing_of(written) == phasing


def test_line_without_phasing_starts_in_the_programmes_first_year() -> None:
    hours = line({"name": "Hours", "kind": "saving", "unit_value": 5})
    assert [part.year for part in parts(hours, FIRST)] == [FIRST]
    assert full_year(hours).text == "5"


def test_yearly_amounts_need_no_phasing() -> None:
    leaving = line(
        {"name": "Exit", "kind": "one-off-cost", "amounts": {"2018/19": {"low": 40, "high": 241}}}
    )
    assert leaving.amounts == ((Y("2018/19"), between(40, 241)),)
    assert leaving.phasing is None


def test_missing_is_read_with_its_word() -> None:
    assert figure({"missing": "not received"}) == Missing("not received")


def test_what_the_schema_cannot_see_is_refused() -> None:
    with pytest.raises(YearError, match="did you mean 2018/19"):
        line({"name": "Exit", "kind": "cost", "amounts": {"2018/20": 1}})
    with pytest.raises(LineError, match="not both"):
        line({"name": "E", "kind": "cost", "amounts": {"2018/19": 1}, "unit_value": 1})
