"""A file is read as its text was meant, and a dangerous or broken one refused in words."""

import io
import zipfile
from datetime import date
from typing import Any

import pytest
from openpyxl import Workbook

from schemes.casefile.parts import CaseTableColumn
from schemes.evidence.pasting import PasteError, read_grid
from schemes.evidence.uploading import LARGEST, read_file


def workbook(rows: list[list[Any]], **sheets: list[list[Any]]) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    for name, more in sheets.items():
        other = book.create_sheet(name)
        for row in more:
            other.append(row)
    return saved(book)


def saved(book: Workbook) -> bytes:
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    packed = io.BytesIO(content)
    with zipfile.ZipFile(packed, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, part)
    return packed.getvalue()


def test_workbook_is_read_from_its_first_visible_sheet() -> None:
    book = Workbook()
    first = book.active
    assert first is not None
    first.sheet_state = "hidden"
    sheet = book.create_sheet("Figures")
    for row in [["Area", "Grant (£)"], ["A", 0.1 + 0.2], ["B", "not received"], ["C", 12]]:
        sheet.append(row)
    pasted = read_grid(read_file("figures.XLSX", saved(book)))
    assert pasted.columns == (CaseTableColumn("Grant", "GBP"),)
    values = [row.values[0] for row in pasted.rows]
    assert values == ["0.3", {"missing": "not received"}, "12"]


def test_csv_is_read_in_the_encodings_that_spreadsheets_write() -> None:
    for encoding in ("utf-8-sig", "utf-8", "cp1252", "utf-16", "utf-16-le"):
        cells = read_file("a.csv", "Area,Grant (£)\nA,£5\n".encode(encoding))
        assert read_grid(cells).columns == (CaseTableColumn("Grant", "GBP"),)


def test_formula_gives_its_saved_result_or_is_refused() -> None:
    # openpyxl writes formulas without any result, as a file has it that was never calculated.
    with pytest.raises(PasteError, match="Cell B2: The formula here was never worked out"):
        read_file("a.xlsx", workbook([["Area", "Grant"], ["A", "=1+1"]]))


def test_date_in_a_cell_is_refused_by_its_place() -> None:
    with pytest.raises(PasteError, match="Cell B2: this is a date"):
        read_file("a.xlsx", workbook([["Area", "Grant"], ["A", date(2014, 4, 1)]]))
    with pytest.raises(PasteError, match="Cell B2: the formula failed"):
        read_file("a.xlsx", workbook([["Area", "Grant"], ["A", "#DIV/0!"]]))


def test_what_cannot_be_seen_is_refused_at_once_and_by_its_place() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in [["Area", "Grant", "Other"], ["A", 1, 2], ["B", 3, "#REF!"], ["C", 5, 6]]:
        sheet.append(row)
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["B"].hidden = True
    sheet.merge_cells("A4:B4")
    sheet["C2"].number_format = '0,"k"'
    with pytest.raises(PasteError) as caught:
        read_file("a.xlsx", saved(book))
    told = " ".join(caught.value.problems)
    for words in ("Cell A2: Row 2 is hidden", "Cell B1: Column B is hidden", "A4:B4: These cells"):
        assert words in told
    assert "Cell C3: the formula failed" in told
    assert "Cell C2: this holds 2 and is shown otherwise" in told


def test_links_to_other_files_are_refused() -> None:
    content = with_part(workbook([["a", "b"], ["c", 1]]), "xl/externalLinks/l1.xml", b"<a/>")
    with pytest.raises(PasteError, match="takes values from other workbooks"):
        read_file("a.xlsx", content)


def test_numbers_come_in_as_they_are_shown() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in [["Area", "Share"], [7, 0.125], ["B", 0.5]]:
        sheet.append(row)
    sheet["A2"].number_format = "0000"
    sheet["B2"].number_format = sheet["B3"].number_format = "0.0%"
    pasted = read_grid(read_file("a.xlsx", saved(book)))
    assert pasted.labels == ("0007", "B")
    assert pasted.columns == (CaseTableColumn("Share", "%"),)
    assert [row.values for row in pasted.rows] == [("12.5",), ("50",)]


def test_file_that_claims_a_million_rows_is_cut_and_refused() -> None:
    rows: list[list[Any]] = [["Area", "Grant"], *([f"A{n}", n] for n in range(3000))]
    with pytest.raises(PasteError, match="At most"):
        read_grid(read_file("a.xlsx", workbook(rows)))


@pytest.mark.parametrize(
    ("name", "content", "part"),
    [
        ("a.pdf", b"", "ends in .xlsx or .csv"),
        ("a.xlsm", b"", "has macros"),
        ("a.xlsx", b"Area,Grant", "is not a workbook"),
        ("a.csv", b"x" * (LARGEST + 1), "larger than 2 MB"),
        ("a.xlsx", with_part(workbook([["a"]]), "xl/vbaProject.bin", b"x"), "has macros"),
        ("a.xlsx", with_part(workbook([["a"]]), "bomb.xml", b" " * 50_000_000), "unpacks to"),
        ("a.xlsx", with_part(b"", "other.xml", b"<a/>"), "is a zip, but no workbook"),
        ("a.csv", b"\x81\x8d", "is not text"),
    ],
)
def test_file_that_cannot_be_read_says_what_to_do(name: str, content: bytes, part: str) -> None:
    with pytest.raises(PasteError, match=part):
        read_file(name, content)
