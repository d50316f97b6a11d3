"""One pass over a sheet gives the values that openpyxl gives, and the layout beside them."""

import io
import re
import zipfile
from datetime import date, datetime, time, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from workbench.workbooks.cells import Most, cells_of
from workbench.workbooks.layout import layout_of

VALUES: Any = st.sampled_from(
    (
        *(None, "", "Care", " a\nb ", "=1+1", "#REF!", "Ü “x” & <y>", 0, -1, 0.5, True),
        *(date(2026, 4, 1), datetime(2026, 4, 1, 9), time(9, 30), timedelta(hours=30)),
        9_999_999_999,
    )
)
AS_TEXT = '<c r="A1" t="inlineStr"><is><r><t>one </t></r><r><t>two</t></r><rPh sb="0" eb="1"><t>x</t></rPh></is></c>'
KINDS = (
    f'<row r="1">{AS_TEXT}<c r="B1" t="str"><f>A1</f><v>kept</v></c><c r="C1"><f>A1</f></c></row>'
    '<row r="4"><c><v>1E3</v></c><c t="e"><v>#N/A</v></c><c t="b"><v>0</v></c><c s="9"/></row>'
)


@given(rows=st.lists(st.lists(VALUES, max_size=5), max_size=6))
def test_values_are_those_of_openpyxl(rows: list[list[Any]]) -> None:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    _same(_saved(book))


def test_every_kind_of_cell_is_read_as_openpyxl_reads_it() -> None:
    grid = _same(_with_data(KINDS))
    assert grid[0] == ("one two", "kept", None)
    assert grid[3] == (1000.0, "#N/A", False)


def test_no_more_is_kept_than_a_sheet_may_hold() -> None:
    book = Workbook()
    for number in range(9):
        book.active.append([number] * 9)
    content = _saved(book)
    cells = cells_of(content, _sheet(content), Most(3, 2))
    assert [row for _number, row in cells.rows] == [{1: n, 2: n} for n in range(3)]
    assert (cells.layout.rows, cells.layout.last_column) == (9, 9)


def _same(content: bytes) -> list[tuple[Any, ...]]:
    """The grid, once it is seen to be openpyxl's, and the layout to be that of a pass alone."""
    sheet = _sheet(content)
    cells = cells_of(content, sheet, Most(100, 100))
    assert cells.layout == layout_of(content, sheet._worksheet_path)
    size = {"max_row": max(cells.layout.last_row, 1), "max_col": max(cells.layout.last_column, 1)}
    wanted = [*sheet.iter_rows(min_row=1, min_col=1, **size, values_only=True)]
    grid = [*cells.grid()]
    assert grid == [tuple(None if one == "" else one for one in row) for row in wanted][: len(grid)]
    assert not any(one not in (None, "") for row in wanted[len(grid) :] for one in row)
    return grid


def _sheet(content: bytes) -> Any:
    return load_workbook(io.BytesIO(content), read_only=True, data_only=True).worksheets[0]


def _saved(book: Workbook) -> bytes:
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _with_data(rows: str) -> bytes:
    """A workbook whose only sheet holds these rows of XML."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(_saved(Workbook()))) as old,
        zipfile.ZipFile(written, "w") as new,
    ):
        for name in old.namelist():
            data = old.read(name).decode()
            if name.endswith("sheet1.xml"):
                data, count = re.subn(
                    r"<sheetData\s*/>|<sheetData></sheetData>",
                    f"<sheetData>{rows}</sheetData>",
                    data,
                )
                assert count == 1, data
            new.writestr(name, data)
    return written.getvalue()
