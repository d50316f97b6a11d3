"""Sums that a scheme keeps give a headline what its lines give it."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemes.casefile.parts import CaseHeadline, CaseLine, CaseProgramme, CaseScheme
from schemes.finance.years import FinancialYear, year_range
from schemes.reconciliation.checking import findings_in
from schemes.reconciliation.lines_held import KeptSums, LinesHeld
from schemes.savings.headline import headline_beside
from schemes.savings.inputs import line_data, worked_out
from tests.schemes.savings.test_inputs import TOLD, can_be_said
from workbench.casefile.parts import read

YEARS = year_range(FinancialYear(2017), 3)


@given(
    st.lists(TOLD.filter(can_be_said), min_size=1, max_size=4),
    st.sampled_from(["", "2016/17", "2017/18", "2019/20", "2021/22"]),
)
def test_kept_net_is_that_of_the_lines(lines: list[dict], year: str) -> None:
    figures = worked_out(lines, YEARS, "amber")
    kept = KeptSums(figures).net(year)
    named = [read(CaseLine, one | {"name": f"Line {at}"}) for at, one in enumerate(lines)]
    held = LinesHeld(tuple(named), YEARS)
    amount, missing, working, _toward = held.total(held.of("all"), year, "net")
    within = not year or year in map(str, YEARS)
    if kept is not None:
        assert within
        assert (kept, missing) == (amount, ())
        # The page of the scheme and the reconciliation say the same.
        assert headline_beside(None, None, year, figures).modelled == amount.central
    else:
        assert figures["gaps"] or not within
    counted = [one for one in named if one.kind not in ("one-off-cost", "funding")]
    beyond = worked_out([line_data(one) for one in counted], YEARS, "").get("outside")
    if not year and not figures["gaps"]:
        assert ("outside the years" in working) == bool(beyond), working


@pytest.mark.parametrize("year", ["", "2016/17", "2017/18", "2018/19", "2021/22"])
def test_totals_keep_the_years_of_the_programme_and_say_what_they_leave_out(year: str) -> None:
    amounts = {"2016/17": "100", "2017/18": "30", "2021/22": "7"}
    line = CaseLine("Homes", "saving", amounts=amounts)
    held = LinesHeld((line,), YEARS)
    amount, _missing, working, _toward = held.total(held.of("all"), year, "net")
    assert amount.central == Fraction(amounts.get(year, "0") if year else "30")
    told = {
        "": "without 2016/17 and 2021/22, outside the years of the programme",
        "2016/17": ", outside the years of the programme",
        "2021/22": ", outside the years of the programme",
    }
    assert working.endswith(told[year]) if year in told else "outside" not in working
    scheme = CaseScheme("S", "", lines=(line,), headline=CaseHeadline("100", year=year))
    programme = CaseProgramme("P", "", first_year="2017/18", years=3)
    sums = {"S": KeptSums(worked_out([line_data(line)], YEARS, ""))}
    for kept in (sums, None):
        (found,) = findings_in(programme, (scheme,), kept_sums=kept)
        if year in ("2016/17", "2021/22"):
            assert found.unchecked == f"{year} is outside the years of the programme"
        else:
            assert found.computed == amount.central


def test_no_figures_are_kept_for_no_lines() -> None:
    assert KeptSums({}).net("") is None
