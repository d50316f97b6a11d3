"""Sums that a scheme keeps give a headline what its lines give it."""

from hypothesis import given
from hypothesis import strategies as st

from schemes.casefile.parts import CaseLine
from schemes.finance.years import FinancialYear, year_range
from schemes.reconciliation.lines_held import KeptSums, LinesHeld
from schemes.savings.inputs import worked_out
from tests.schemes.savings.test_inputs import TOLD, can_be_said
from workbench.casefile.parts import read

YEARS = year_range(FinancialYear(2017), 3)


@given(
    st.lists(TOLD.filter(can_be_said), min_size=1, max_size=4),
    st.sampled_from(["", "2016/17", "2017/18", "2019/20", "2021/22"]),
)
def test_kept_net_is_that_of_the_lines(lines: list[dict], year: str) -> None:
    kept = KeptSums(worked_out(lines, YEARS, "amber")).net(year)
    named = [read(CaseLine, one | {"name": f"Line {at}"}) for at, one in enumerate(lines)]
    held = LinesHeld(tuple(named), YEARS)
    amount, missing, _working, _toward = held.total(held.of("all"), year, "net")
    if kept is not None:
        assert (kept, missing) == (amount, ())
    elif year in map(str, YEARS):
        assert missing


def test_no_figures_are_kept_for_no_lines() -> None:
    assert KeptSums({}).net("") is None
