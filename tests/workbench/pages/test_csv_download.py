"""Downloads open in a spreadsheet as what they say, and run nothing."""

import pytest

from workbench.pages.csv import csv_response, safe_cell


@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "+cmd|x", "-2+3", "\t=1", " =1", "-"])
def test_formula_becomes_text(text: str) -> None:
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Staff", "-2000", "+0.5", "12.50", "3-4", "a=b"])
def test_what_is_no_formula_stays(text: str) -> None:
    assert safe_cell(text) == text


def test_download_is_marked_and_quoted() -> None:
    answer = csv_response("a.csv", ("One", "Two"), [("x,y", "=z")])
    assert answer.content.decode("utf-8") == '\ufeffOne,Two\r\n"x,y",\'=z\r\n'
    assert answer["Content-Disposition"] == 'attachment; filename="a.csv"'
