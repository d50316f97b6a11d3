"""A workbook that is filled holds what xlsxwriter itself would have written, cell by cell."""

import io
import zipfile
from collections.abc import Sequence
from itertools import chain

from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from xlsxwriter import Workbook

from workbench.workbooks.filling import Filling
from workbench.workbooks.layout import letters

Cell = str | int | None
HEADINGS = ("One", "Two & three", "Four")

# Signs that no cell can hold are taken out before (`schemes/spreadsheets/cells.py`).
texts = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cn"]) | st.sampled_from("\n\t<&>\"'_ "),
    min_size=1,
    max_size=20,
) | st.sampled_from(["_x0041_", "__x0041_x", "=1+1", " both ends ", "\n", "one\ntwo"])
numbers = st.integers(-(10**14), 10**14)
rows_of_cells = st.lists(
    st.lists(st.none() | texts | numbers, min_size=3, max_size=3), min_size=1, max_size=20
)


def written(rows: Sequence[Sequence[Cell]], *, filled: bool) -> bytes:
    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    styles = [book.add_format({"num_format": "@"}), book.add_format({"valign": "top"})]
    sheet = book.add_worksheet("Rows")
    for at, heading in enumerate(HEADINGS):
        sheet.write_string(0, at, heading)
    for number, row in enumerate([("One", "One")] if filled else rows, start=1):
        for at, value in enumerate(row):
            if isinstance(value, str):
                sheet.write_string(number, at, value, styles[at if filled else 0])
            elif value is not None:
                sheet.write_number(number, at, value, styles[1])
    book.close()
    if not filled:
        return out.getvalue()
    filling = Filling(out.getvalue())
    text, figure = filling.styles(1)

    def cells(number: int, row: Sequence[Cell]) -> str:
        return "".join(
            f'<c r="{letters(at)}{number}"'
            + (
                filling.text(one, text)
                if isinstance(one, str)
                else filling.number(str(one), figure)
            )
            for at, one in enumerate(row, start=1)
            if one is not None
        )

    filling.fill(1, (cells(number, row) for number, row in enumerate(rows, start=2)), "C")
    return filling.written()


def content(book: bytes) -> list[tuple[str, object, str, str]]:
    sheet = load_workbook(io.BytesIO(book))["Rows"]
    return [
        (one.coordinate, one.value, one.number_format, str(one.alignment.vertical))
        for row in sheet.iter_rows()
        for one in row
        if one.value is not None
    ]


def is_taken_for_markup(cell: Cell) -> bool:
    """xlsxwriter writes such a text as it stands, and loses it."""
    return isinstance(cell, str) and cell.startswith("<r>") and cell.endswith("</r>")


@given(rows_of_cells.filter(lambda rows: not any(map(is_taken_for_markup, chain(*rows)))))
def test_filled_workbook_holds_what_xlsxwriter_writes(rows: list[list[Cell]]) -> None:
    assert content(written(rows, filled=True)) == content(written(rows, filled=False))


def test_thousands_of_rows_share_their_texts() -> None:
    rows: list[list[Cell]] = [["same", number, "same & so"] for number in range(3_000)]
    book = written(rows, filled=True)
    assert len(content(book)) == 9_003
    texts = zipfile.ZipFile(io.BytesIO(book)).read("xl/sharedStrings.xml").decode()
    assert texts.count("<si>") == len(HEADINGS) + 2


def test_text_like_markup_stays_a_text() -> None:
    assert content(written([["<r>bold</r>"]], filled=True))[-1][1] == "<r>bold</r>"
