"""An export opens in other programs with every cell that it has."""

import io
from typing import Any

import pytest
from openpyxl import load_workbook

from schemes.spreadsheets.writing import export
from tests.factories import make_programme
from tests.reports.office import convert
from tests.schemes.spreadsheets.programmes import add_line, add_scheme, make_large_programme

pytestmark = pytest.mark.django_db


def cells(book: bytes) -> dict[str, list[tuple[str, Any]]]:
    return {
        sheet.title: [
            (one.coordinate, one.value)
            for row in sheet.iter_rows()
            for one in row
            if one.value is not None
        ]
        for sheet in load_workbook(io.BytesIO(book))
    }


def test_libreoffice_reads_what_openpyxl_reads() -> None:
    programme = make_large_programme(30, 10)
    for number, text in enumerate(("=1+1", "Ends & means <b>", "_x0041_", "two\nlines", "£ – é 𝄞")):
        scheme = add_scheme(programme, f"X{number}", title=f"Scheme {number}", summary=text)
        add_line(scheme, name=f"Line {number}", note=text, amounts={"2018/19": "9999999999"})
    book = export(programme)
    found = cells(book)
    assert len(found["Lines"]) > 1_500
    assert cells(convert(book, ".xlsx", "xlsx")) == found
    summaries = [value for place, value in found["Schemes"] if value == "_x0041_"]
    assert summaries == ["_x0041_"]


def test_programme_without_schemes_is_the_template() -> None:
    assert [place for place, _value in cells(export(make_programme()))["Lines"]][-1].endswith("1")
