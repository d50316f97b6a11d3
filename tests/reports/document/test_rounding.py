"""The note below tables of which the rounded parts miss their total."""

from fractions import Fraction as F

import pytest

from reports.document.content import Landscape, Paragraph, TableBlock
from reports.document.rounding import ROUNDED, misses_a_total, with_rounding_notes
from workbench.numbers.text import percent, pounds
from workbench.pages.tables import Cell, Column, Row, Table


def money(value: F) -> Cell:
    return Cell(pounds(value), value=str(value))


def share(value: F) -> Cell:
    return Cell(percent(value), value=str(value))


def column(cells: list[Cell], total: Cell | None = None) -> Table:
    """A table of one column, with a total below it where there is one."""
    rows = [Row(Cell(f"Line {at}"), (cell,)) for at, cell in enumerate(cells)]
    if total is not None:
        rows.append(Row(Cell("Total"), (total,), total=True))
    return Table("Money", (Column("Line"), Column("£", numeric=True)), tuple(rows))


TENTHS = [F("10.1"), F("20.1"), F("30.1")]


@pytest.mark.parametrize(
    ("table", "misses"),
    [
        (column([money(one) for one in TENTHS], money(sum(TENTHS, F(0)))), False),
        (column([money(F("10.5")), money(F("20.5"))], money(F(31))), True),
        (column([money(F("10.5")), money(F("20.5")), Cell("Not given")], money(F(31))), True),
        (column([money(F("10.5")), money(F("20.5"))], money(F(35))), False),  # of something else
        (column([money(F(10)), money(F(20))], money(F(30))), False),
        (column([share(F(1, 3))] * 3), True),
        (column([share(F(1, 4))] * 4), False),
        (column([share(F(1, 3)), share(F(1, 3))]), False),
        (column([Cell("£10"), Cell("£20")], Cell("£31")), False),  # nothing exact is known
        (column([]), False),
    ],
)
def test_rounding_is_noticed_where_the_exact_parts_add_up(table: Table, misses: bool) -> None:
    assert misses_a_total(table) is misses


def test_total_beside_its_parts_is_noticed() -> None:
    row = Row(Cell("A"), (money(F("0.5")), money(F("0.5")), money(F(1))))
    columns = (Column("Line"), *(Column(name, numeric=True) for name in ("2016", "2017", "Both")))
    assert misses_a_total(Table("Money", columns, (row,)))


def test_note_stands_directly_below_the_table_on_turned_pages_too() -> None:
    table = TableBlock(column([money(F("10.5")), money(F("20.5"))], money(F(31))))
    for blocks in ((table,), (Landscape((table,)),)):
        found = with_rounding_notes(blocks)
        inner = found[0].blocks if isinstance(found[0], Landscape) else found
        assert [type(one) for one in inner] == [TableBlock, Paragraph]
        assert isinstance(inner[1], Paragraph)
        assert inner[1].text == ROUNDED


def test_table_that_officers_typed_is_theirs_to_explain() -> None:
    table = TableBlock(
        column([money(F("10.5")), money(F("20.5"))], money(F(31))), section="summary"
    )
    assert with_rounding_notes((table,)) == (table,)
