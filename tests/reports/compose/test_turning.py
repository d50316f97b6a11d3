"""A table that needs it lies on a page on its side, and no other does."""

import pytest

from reports.compose.turning import MOST_UPRIGHT, wide_tables_turned
from reports.document.content import Landscape, TableBlock, plain
from reports.document.markdown import blocks_of
from tests.reports.papers.papers import barnet_document
from workbench.pages.tables import Cell, Column, Row, Table


def block(columns: int, *, wide: bool = False) -> TableBlock:
    names = tuple(Column(f"Column {number}") for number in range(columns))
    row = Row(Cell("A"), (Cell("1"),) * (columns - 1))
    return TableBlock(Table("Wide", names, (row,), wide=wide))


@pytest.mark.parametrize(
    ("table", "turned"),
    [
        (block(MOST_UPRIGHT), False),
        (block(MOST_UPRIGHT + 1), True),
        (block(3, wide=True), True),
    ],
)
def test_table_is_turned_where_an_upright_page_has_no_room(table: TableBlock, turned: bool) -> None:
    words = plain("Before")
    assert wide_tables_turned((words, table)) == (words, Landscape((table,)) if turned else table)


def test_table_that_lies_on_its_side_already_stays() -> None:
    lying = Landscape((block(12),))
    assert wide_tables_turned((lying,)) == (lying,)


def test_wide_table_that_an_officer_typed_is_turned() -> None:
    heads, line, cells = ("|".join(["x"] * 11), "|".join(["-"] * 11), "|".join(["1"] * 11))
    (typed,) = blocks_of(f"Table: T\n\n|{heads}|\n|{line}|\n|{cells}|")
    assert wide_tables_turned((typed,)) == (Landscape((typed,)),)


def test_paper_has_no_page_on_its_side_without_need() -> None:
    assert len([b for b in barnet_document().blocks if isinstance(b, Landscape)]) == 1
