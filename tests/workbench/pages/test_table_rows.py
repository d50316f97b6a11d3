"""The rows of a table as HTML, against the template that prints one cell."""

import pytest
from django.template.loader import render_to_string

from workbench.pages.runs import Run
from workbench.pages.tables import Cell, Column, Row, Table
from workbench.templatetags.table_tags import cell_markup, rows_markup

CELLS = (
    Cell("Plain & <simple>"),
    Cell("High", "high"),
    Cell("A 'quoted' \"name\"", href="/there/?a=1&b=2"),
    Cell("Low", "low", note="<Why>", href="/there/"),
    Cell("a; b", items=("a & b", "<c>"), note="Both"),
)


@pytest.mark.parametrize("cell", CELLS)
def test_cell_is_written_as_the_template_of_one_cell_writes_it(cell: Cell) -> None:
    assert cell_markup(cell) == render_to_string("includes/cell.html", {"cell": cell}).strip()


def test_rows_name_their_columns_and_mark_numbers_and_totals() -> None:
    table = Table(
        caption="Sums",
        columns=(Column("Option"), Column("A & B", numeric=True), Column("Why")),
        rows=(
            Row(Cell("One"), (Cell("1"), Cell("So", "pass"))),
            Row(Cell("All"), (Cell("2"), Cell("Both")), total=True),
        ),
    )
    assert rows_markup(table) == (
        '<tr role="row"><th scope="row" role="rowheader">One</th>'
        '<td role="cell" data-label="A &amp; B" class="wb-number">1</td>'
        '<td role="cell" data-label="Why"><span class="wb-mark wb-mark--pass">So</span></td></tr>\n'
        '<tr role="row" class="wb-total"><th scope="row" role="rowheader">All</th>'
        '<td role="cell" data-label="A &amp; B" class="wb-number">2</td>'
        '<td role="cell" data-label="Why">Both</td></tr>\n'
    )


def test_words_with_what_they_carry_are_written_by_the_writer_of_their_paper() -> None:
    class Loud:
        def runs(self, runs: object) -> str:
            return "<em>loud</em>"

    cell = Cell("quiet", runs=(Run("quiet", strong=True),))
    assert cell_markup(cell, Loud()) == "<em>loud</em>"
    with pytest.raises(AssertionError, match="writer"):
        cell_markup(cell)
