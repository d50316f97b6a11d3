"""Money of a wide table in thousands or millions: said once, exact beneath, nothing else changed."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.layout.scaling import UNITS, scaled
from workbench.numbers.text import number
from workbench.pages.runs import Run
from workbench.pages.tables import Cell, Column, Row, Table

THOUSANDS, MILLIONS = UNITS


def table_of(
    *texts: str, caption: str = "Costs", heading: str = "2018/19", note: str = "", value: str = ""
) -> Table:
    rows = tuple(
        Row(Cell(f"Row {at}"), (Cell(text, note=note, value=value),))
        for at, text in enumerate(texts)
    )
    return Table(caption, (Column("What"), Column(heading, numeric=True)), rows)


def printed(table: Table | None) -> list[str]:
    assert table is not None
    return [table.caption, table.columns[1].heading, *(row.cells[0].text for row in table.rows)]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (
            table_of("£1,234,567", "−£1"),
            ["Costs (money in £ thousands)", "2018/19", "1,234.6", "0.0"],
        ),
        (
            table_of("£2,000,000", "£5,000"),
            ["Costs (money in £ thousands)", "2018/19", "2,000", "5"],
        ),
        (
            table_of("1,234,567", "12%", caption="Costs (£)"),
            ["Costs (£ thousands)", "2018/19", "1,234.6", "12%"],
        ),
        (
            table_of("1,234,567", "not received", caption="Net saving, £"),
            ["Net saving, £ thousands", "2018/19", "1,234.6", "not received"],
        ),
        (
            table_of("about £1,234,567", heading="Grant (£)"),
            ["Costs (money in £ thousands)", "Grant", "about 1,234.6"],
        ),
    ],
)
def test_unit_is_said_once_and_signs_go(table: Table, expected: list[str]) -> None:
    assert printed(scaled(table, THOUSANDS)) == expected


def test_millions_are_for_amounts_of_a_hundred_million() -> None:
    assert scaled(table_of("£99,999,999"), MILLIONS) is None
    assert printed(scaled(table_of("£9,999,999,999"), MILLIONS))[2] == "10,000.0"


@pytest.mark.parametrize(
    "table",
    [
        table_of("£999,999"),
        table_of("1,234,567"),  # of people, perhaps
        table_of("£1,234,567", "£3 to £5,000,000"),
        table_of("£1,234,567", note="3 of 4 schemes"),
        table_of("none"),
    ],
)
def test_table_without_large_money_or_with_unclear_numbers_stays(table: Table) -> None:
    assert scaled(table, THOUSANDS) is None


def test_amounts_in_a_note_are_scaled_with_their_cell() -> None:
    found = scaled(table_of("1,234,567", caption="£", note="1,000,000 to 2,000,000"), THOUSANDS)
    assert found is not None
    assert found.rows[0].cells[0].note == "1,000.0 to 2,000.0"


@given(st.lists(st.integers(-(10**10), 10**10), min_size=1, max_size=6))
def test_scaled_amounts_are_within_half_a_unit_of_print_and_keep_their_exact_value(
    amounts: list[int],
) -> None:
    cells = tuple(Row(Cell("x"), (Cell(number(one), value=str(one)),)) for one in amounts)
    table = Table("Costs (£)", (Column("What"), Column("Amount", numeric=True)), cells)
    found = scaled(table, THOUSANDS)
    assert (found is None) == (max(map(abs, amounts)) < THOUSANDS.least)
    for row, exact in zip(found.rows if found else (), amounts, strict=False):
        shown = Fraction(row.cells[0].text.replace(",", "").replace("−", "-")) * 1000
        assert abs(shown - exact) <= 50
        assert row.cells[0].value == str(exact)


def test_words_that_carry_something_say_the_amount_in_its_unit() -> None:
    """Bold stays bold, a note keeps its mark, and no run says pounds where the table says more."""
    runs = (Run("\u00a31,234,567", strong=True), Run("1", note="note-1"))
    cell = Cell("\u00a31,234,567", runs=runs)
    table = Table(
        "Costs",
        (
            Column("What"),
            Column("2018/19 (\u00a3)", numeric=True, runs=(Run("2018/19 (\u00a3)", strong=True),)),
        ),
        (Row(Cell("All"), (cell,)),),
        caption_runs=(Run("Costs", language="cy"),),
    )
    found = scaled(table, THOUSANDS)
    assert found is not None
    assert found.rows[0].cells[0].runs == (Run("1,234.6", strong=True), runs[1])
    assert found.columns[1].runs == (Run(found.columns[1].heading, strong=True),)
    assert found.caption_runs == (Run(found.caption, language="cy"),)
