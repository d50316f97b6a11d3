"""The rows of a table as HTML. They are written here and not in a template, since a matrix has
hundreds of cells, and a template for each takes ten times as long as its words."""

from collections.abc import Iterable
from typing import Protocol

from django.template import Context, Library
from django.utils.html import conditional_escape as escape
from django.utils.safestring import SafeString

from workbench.pages.runs import Run
from workbench.pages.tables import Cell, Column, Table

register = Library()


class Writer(Protocol):
    """Writes the runs of a paper as HTML; it knows which notes it has met."""

    def runs(self, runs: Iterable[Run]) -> str: ...


@register.simple_tag(takes_context=True)
def table_rows(context: Context, table: Table) -> SafeString:
    """The rows of a table for a page, with the `writer` of the paper that it stands in, if any."""
    return rows_markup(table, context.get("writer"))


def rows_markup(table: Table, writer: Writer | None = None) -> SafeString:
    """Every row of the table for a page, its headings first; on a narrow screen a cell has its
    column's heading beside it. Words with what they carry need the `writer` of their paper."""
    columns = [
        f'<td role="cell" data-label="{escape(one.heading)}"{_class_of(one)}>'
        for one in table.columns[1:]
    ]
    rows = []
    for row in table.rows:
        total = ' class="wb-total"' if row.total else ""
        cells = [
            f"{begins}{cell_markup(cell, writer)}</td>"
            for begins, cell in zip(columns, row.cells, strict=True)
        ]
        heading = f'<th scope="row" role="rowheader">{cell_markup(row.heading, writer)}</th>'
        rows.append(f'<tr role="row"{total}>{heading}{"".join(cells)}</tr>\n')
    return SafeString("".join(rows))


def _class_of(column: Column) -> str:
    """What the style sheet calls a cell of this column, as an attribute."""
    names = ["wb-number"] * column.numeric + ["wb-aside"] * column.aside
    return f' class="{" ".join(names)}"' if names else ""


def cell_markup(cell: Cell, writer: Writer | None = None) -> str:
    """One cell: its words on their tint, as a list or with what they carry, within its link, and
    its note beneath."""
    if cell.kind:
        said = f'<span class="wb-mark wb-mark--{escape(cell.kind)}">{escape(cell.text)}</span>'
    elif cell.items:
        items = "".join(f"<li>{escape(item)}</li>" for item in cell.items)
        said = f'<ul class="govuk-list govuk-list--bullet">{items}</ul>'
    elif cell.runs:
        assert writer is not None, "the words of a paper's table need its writer"
        said = writer.runs(cell.runs)
    else:
        said = escape(cell.text)
    if cell.href:
        said = f'<a href="{escape(cell.href)}">{said}</a>'
    return f'{said}<span class="wb-note">{escape(cell.note)}</span>' if cell.note else said
