"""Tables as an Excel workbook. No cell of it is ever a formula: text is written as text."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from io import BytesIO
from typing import Any, Final

import xlsxwriter
from django.http import HttpResponse

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_MOST_LETTERS: Final = 32_767  # of one cell, as Excel has it
# Excel tells a number to 15 digits: what is longer is written as text and keeps them all.
_MOST_EXACT: Final = 10**15

Value = str | Fraction | int | None


def workbook(
    sheet: str, heading: Sequence[str], rows: Iterable[Sequence[Value]], about: Sequence[str]
) -> bytes:
    """A workbook of one table, with a second sheet that says in sentences what it holds.

    Rows are written one by one, so that memory does not grow with their number.
    """
    buffer = BytesIO()
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    with xlsxwriter.Workbook(buffer, options) as book:
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        amount = book.add_format({"num_format": "#,##0.00;-#,##0.00"})
        count = book.add_format({"num_format": "#,##0"})
        page = book.add_worksheet(sheet)
        page.freeze_panes(1, 1)
        page.set_column(0, len(heading) - 1, 16)
        for column, text in enumerate(heading):
            page.write_string(0, column, text, bold)
        for place, row in enumerate(rows, start=1):
            for column, value in enumerate(row):
                _write(page, place, column, value, count if isinstance(value, int) else amount)
        notes = book.add_worksheet("About")
        notes.set_column(0, 0, 100)
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        for place, text in enumerate(about):
            notes.write_string(place, 0, text[:_MOST_LETTERS], wrapped)
    return buffer.getvalue()


def _write(page: Any, row: int, column: int, value: Value, look: Any) -> None:
    if value is None:
        return
    if isinstance(value, str):
        page.write_string(row, column, value[:_MOST_LETTERS])
    elif -_MOST_EXACT < value < _MOST_EXACT:
        page.write_number(row, column, float(value), look)
    else:
        page.write_string(row, column, str(value))


def xlsx_response(filename: str, content: bytes) -> HttpResponse:
    """A download."""
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    return response
