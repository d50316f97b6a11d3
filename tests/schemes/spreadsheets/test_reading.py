"""Every wrong cell of a workbook has its place and its instruction."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

import pytest

from schemes.spreadsheets.read.sheets import WorkbookReading
from tests.schemes.spreadsheets.workbooks import book_of, content_of, packed, read_workbook

SCHEME = ("A/R.6.101", "Reablement", "Idea", "Adults", 313000)
LINE_HEADINGS = (
    "Scheme",
    "Name",
    "Kind",
    "Unit value (£)",
    "Volume",
    "Likelihood",
    "Starts",
    "Phasing in detail",
    "Amount 2018/19 (£)",
)


def line(**values: Any) -> tuple[Any, ...]:
    own = {"Scheme": "A/R.6.101", "Name": "Hours", "Kind": "Saving"} | values
    return tuple(own.get(heading.partition(" (")[0], "") for heading in LINE_HEADINGS)


def read(lines: Sequence[Any] = (), schemes: Sequence[Any] = (SCHEME,)) -> WorkbookReading:
    return read_workbook("s.xlsx", content_of(schemes, lines, line_headings=LINE_HEADINGS))


def told(reading: WorkbookReading) -> dict[str, str]:
    return {fault.place: fault.message for fault in reading.faults}


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (27.45, "27.45"),
        (0.1, "0.1"),
        (1e-7, "0.0000001"),
        (1e15, "1000000000000000"),
        (313000, "313000"),
        ("27.450", "27.45"),
        ("£1,677,660", "1677660"),
        ("313k", "313000"),
        ("40,000 to 241,000", {"low": "40000", "high": "241000"}),
        ("not received", {"missing": "not received"}),
        ("[lost in the post]", {"missing": "lost in the post"}),
        ("", ""),
        (None, ""),
    ],
)
def test_amount_is_read_to_the_digit(value: Any, plain: Any) -> None:
    reading = read([line(**{"Unit value": value})])
    assert not reading.faults
    assert reading.lines.rows[0].values["unit_value"] == plain


@pytest.mark.parametrize(
    ("column", "value", "place", "words"),
    [
        ("Unit value", "abc", "Lines!D2", "“abc” is not a number: write 27.45, or 40,000 to"),
        ("Unit value", "27,45", "Lines!D2", "write 27.45, or 2,745"),
        ("Unit value", "(450)", "Lines!D2", "write −450 if it is below zero, or 450"),
        ("Unit value", "about 5", "Lines!D2", "is not exact: write 5"),
        ("Likelihood", "%", "Lines!F2", "“%” has no number: write the per cent as well"),
        ("Unit value", "9 to 5", "Lines!D2", "lowest to its highest"),
        ("Unit value", datetime(2018, 4, 1), "Lines!D2", "is a date or time (1 April 2018)"),
        ("Volume", date(2018, 4, 1), "Lines!E2", "format the cell as a number"),
        ("Volume", time(12, 30), "Lines!E2", "is a date or time"),
        ("Volume", True, "Lines!E2", "holds TRUE"),
        ("Volume", "#REF!", "Lines!E2", "failed with #REF!"),
        ("Volume", "1" * 40, "Lines!E2", "write at most 30 digits"),
        ("Likelihood", 1.5, "Lines!F2", "is not a share: write a number from 0 to 1"),
        ("Likelihood", "120%", "Lines!F2", "is not a share"),
        ("Starts", datetime(2017, 11, 1), "Lines!G2", "write the month as 2017-11"),
        ("Starts", 43040, "Lines!G2", "how a spreadsheet keeps a date"),
        ("Starts", "2018", "Lines!G2", "write 2018/19 or 2017/18"),
        ("Starts", "2018/20", "Lines!G2", "did you mean 2018/19"),
        ("Starts", "soon", "Lines!G2", "not a financial year"),
        ("Phasing in detail", "0.5", "Lines!H2", "2018/19: 0.5"),
        ("Phasing in detail", "2018/19: half", "Lines!H2", "is a fraction: write 0.5"),
        ("Phasing in detail", "2018/19: lots", "Lines!H2", "“lots” is not a number"),
        ("Phasing in detail", "2018/19: people 60 | volume 5", "Lines!H2", "begin with one"),
        ("Kind", "Savings", "Lines!C2", "is not in the list: choose Saving, Income"),
        ("Kind", "", "Lines!C2", "is empty: write the kind"),
        ("Name", "", "Lines!B2", "is empty: write the name"),
        ("Name", "x" * 201, "Lines!B2", "shorten it to 200"),
        ("Scheme", 6.1, "Lines!A2", "loses its last noughts"),
        ("Amount 2018/19", "lots", "Lines!I2", "“lots” is not a number"),
    ],
)
def test_wrong_cell_is_told_by_its_place(column: str, value: Any, place: str, words: str) -> None:
    faults = told(read([line(**{column: value})]))
    assert list(faults) == [place]
    assert faults[place].startswith(column)
    assert words in faults[place]
    assert '"' not in faults[place]


def test_every_wrong_cell_is_told_not_the_first_alone() -> None:
    faults = told(read([line(**{"Unit value": "a", "Volume": "b"}), line(Kind="c")]))
    assert list(faults) == ["Lines!D2", "Lines!E2", "Lines!C3"]


def test_list_of_faults_ends_somewhere() -> None:
    faults = read([line(Kind="no")] * 500).faults
    assert len(faults) == 201
    assert "300 more" in faults[-1].message


def test_blank_rows_between_are_skipped_and_rows_keep_their_numbers() -> None:
    reading = read([(), line(), ("", " "), line(Name="Other")])
    assert [row.number for row in reading.lines.rows] == [3, 5]


@pytest.mark.parametrize("missing", ["Schemes", "Lines"])
def test_missing_sheet_is_named(missing: str) -> None:
    book = book_of([SCHEME])
    del book[missing]
    assert (
        f"no sheet called {missing}"
        in told(read_workbook("s.xlsx", packed(book)))[f"Sheet “{missing}”"]
    )


def test_missing_needed_column_is_named() -> None:
    content = content_of([SCHEME], [], line_headings=("Scheme", "Name"))
    assert "no column “Kind”" in told(read_workbook("s.xlsx", content))["Lines!A1"]


def test_heading_of_no_column_and_heading_twice_are_told() -> None:
    headings = ("Scheme", "Name", "Kind", "Tittle", "Amount 2018/20 (£)", "kind")
    faults = told(read_workbook("s.xlsx", content_of([], [], line_headings=headings)))
    assert "“Tittle” is no column" in faults["Lines!D1"]
    assert "“Amount 2018/20 (£)” is no column" in faults["Lines!E1"]
    assert "stands in column C already" in faults["Lines!F1"]


def test_headings_in_another_sequence_and_spelling_are_found() -> None:
    content = content_of(
        [], [("Saving", "A/R.1.100", "Hours")], line_headings=("KIND", " scheme ", "name")
    )
    reading = read_workbook("s.xlsx", content)
    assert not reading.faults
    assert reading.lines.columns == {"kind": "A", "scheme": "B", "name": "C"}


def test_value_beneath_no_heading_is_told() -> None:
    content = content_of([], [("A/R.1.100", "Hours", "Saving", "stray")], line_headings=LINE3)
    assert "without a heading" in told(read_workbook("s.xlsx", content))["Lines!D2"]


def test_heading_that_is_refused_is_told_once_and_not_of_each_cell_beneath_it() -> None:
    lines = [("A/R.1.100", "Hours", "Saving", "stray")] * 2
    content = content_of([], lines, line_headings=(*LINE3, "Tittle"))
    assert [place for place in told(read_workbook("s.xlsx", content)) if "!D" in place] == [
        "Lines!D1"
    ]


LINE3 = ("Scheme", "Name", "Kind")


def test_hidden_sheet_rows_and_columns_are_told() -> None:
    book = book_of([SCHEME, SCHEME])
    book.create_sheet("Secret").sheet_state = "veryHidden"
    book["Schemes"].row_dimensions[3].hidden = True
    book["Schemes"].column_dimensions["C"].hidden = True
    faults = told(read_workbook("s.xlsx", packed(book)))
    assert "hidden" in faults["Sheet “Secret”"]
    assert "Row 3 is hidden" in faults["Schemes!A3"]
    assert "Column C is hidden" in faults["Schemes!C1"]


def test_hidden_rows_that_are_empty_do_no_harm() -> None:
    book = book_of([SCHEME])
    book["Schemes"].row_dimensions[9].hidden = True
    assert not read_workbook("s.xlsx", packed(book)).faults


def test_merged_cells_are_told() -> None:
    book = book_of([SCHEME, SCHEME])
    book["Schemes"].merge_cells("D2:D3")
    assert "merged" in told(read_workbook("s.xlsx", packed(book)))["Schemes!D2:D3"]


def test_formula_never_worked_out_is_told() -> None:
    book = book_of([SCHEME])
    book["Schemes"]["E2"] = "=2*3"
    faults = told(read_workbook("s.xlsx", packed(book)))
    assert "never worked out" in faults["Schemes!E2"]
