"""A table of actuals takes every period as people write it, and says of one that it cannot place
what to write: a column of money is never passed over in silence."""

import pytest

from schemes.delivery.reading import ActualsError, read_actuals
from tests.workbench.numbers.spellings import MONTH, QUARTER, Spelling, refused, spelled
from workbench.numbers.reading.quarters import read_period


@pytest.mark.parametrize("one", spelled(MONTH, QUARTER), ids=str)
def test_period_stands_in_a_heading_or_in_a_cell(one: Spelling) -> None:
    wide = read_actuals([["Reference", "Owner", one.text], ["S1", "Ann", "5"]], {"S1": "S1"})
    table = [["Reference", "Period", "Actual"], ["S1", one.text, "5"]]
    assert wide == read_actuals(table, {"S1": "S1"})
    assert str(wide[0].period) == read_period(one.text).iso


@pytest.mark.parametrize(
    "text", ["Q1", "Q1 2026", "April", "Q5 2026/27", "month 6", "May-Jul 2026"]
)
def test_heading_that_is_nearly_a_period_is_told(text: str) -> None:
    rows = [["Reference", "May 2026", text], ["S1", "5", "7"]]
    with pytest.raises(ActualsError, match=text):
        read_actuals(rows, {"S1": "S1"})


@pytest.mark.parametrize("text", ["2026/27", "Total", "Owner", "Market", ""])
def test_heading_that_is_no_period_is_left_to_people(text: str) -> None:
    rows = [["Reference", "May 2026", text], ["S1", "5", "7"]]
    assert [one.period.name for one in read_actuals(rows, {"S1": "S1"})] == ["May 2026"]


@pytest.mark.parametrize("one", refused(QUARTER), ids=str)
def test_cell_that_is_no_period_says_what_to_write(one: Spelling) -> None:
    with pytest.raises(ActualsError, match=r"Row 2: .*write|numbered|financial year|did you mean"):
        read_actuals([["Reference", "Period", "Actual"], ["S1", one.text, "5"]], {"S1": "S1"})
