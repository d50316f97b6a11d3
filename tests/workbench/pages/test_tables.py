"""A table is whole: each row fills its columns and no cell is blank."""

import pytest

from workbench.pages.tables import Cell, Column, Row, Table

COLUMNS = (Column("Option"), Column("Total (points)", numeric=True))


def table(*rows: Row) -> Table:
    return Table("Totals", COLUMNS, rows)


def test_body_sets_cells_beside_their_columns() -> None:
    row = Row(Cell("Mutual"), (Cell("12"),))
    assert table(row).body == [(row, [(COLUMNS[1], Cell("12"))])]


@pytest.mark.parametrize("cells", [(), (Cell("1"), Cell("2"))])
def test_row_of_the_wrong_length_is_refused(cells: tuple[Cell, ...]) -> None:
    with pytest.raises(ValueError, match=f"'Mutual' has {len(cells)} cells for 1"):
        table(Row(Cell("Mutual"), cells))


@pytest.mark.parametrize("blank", ["", " ", "\n", "\u00a0"])
def test_blank_cell_is_refused(blank: str) -> None:
    with pytest.raises(ValueError, match="blank"):
        table(Row(Cell("Mutual"), (Cell(blank),)))


def test_blank_row_heading_is_refused() -> None:
    with pytest.raises(ValueError, match="blank"):
        table(Row(Cell(""), (Cell("12"),)))


def test_table_may_have_no_rows() -> None:
    assert table().body == []
