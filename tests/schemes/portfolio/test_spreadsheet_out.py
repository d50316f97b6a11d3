"""A workbook's cells: what is text stays text, what is a number stays exact."""

from fractions import Fraction
from io import BytesIO

import openpyxl

from schemes.portfolio.workbook import workbook


def test_number_too_long_for_a_spreadsheet_is_kept_as_text() -> None:
    long = 1234567890123456789
    made = workbook("Sheet", ["A", "B", "C"], [[long, Fraction(1, 4), None]], ["=About()"])
    book = openpyxl.load_workbook(BytesIO(made))
    cells = [(cell.data_type, cell.value) for cell in book["Sheet"][2][:2]]
    assert cells == [("s", str(long)), ("n", 0.25)]
    assert book["About"]["A1"].data_type == "s"


def test_workbook_of_no_rows_has_its_heading() -> None:
    book = openpyxl.load_workbook(BytesIO(workbook("Sheet", ["=A", "B"], [], [])))
    assert [cell.value for cell in book["Sheet"][1]] == ["=A", "B"]
    assert book["Sheet"]["A1"].data_type == "s"
