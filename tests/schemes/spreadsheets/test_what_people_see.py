"""What people see in a spreadsheet is what comes in, or it is refused: units in headings, number
formats, unseen characters, Strict Open XML, CSV."""

from typing import Any

import pytest

from schemes.spreadsheets.read.sheets import WorkbookReading
from tests.schemes.spreadsheets.workbooks import (
    book_of,
    content_of,
    packed,
    part_of,
    read_workbook,
    repacked,
)
from tests.workbench.numbers.spellings import MISSING, MONEY, RANGE, SHARE, YEAR, refused, spelled
from workbench.numbers.reading.figures import Asked, read_figure
from workbench.numbers.reading.values import Measure

SCHEMES = ("Reference", "Title")
STRICT = {
    b"http://schemas.openxmlformats.org/spreadsheetml/2006/main": (
        b"http://purl.oclc.org/ooxml/spreadsheetml/main"
    ),
    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships"
    ),
}
STRICT_PARTS = (
    *("xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"),
    *("xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"),
)


def amounts(heading: str, *values: Any, code: str = "General") -> WorkbookReading:
    """A workbook of lines with one column of figures under this heading, shown by this format."""
    book = book_of(
        [("A1", "Meals")],
        [("A1", f"Line {at}", "Saving", value) for at, value in enumerate(values)],
        scheme_headings=SCHEMES,
        line_headings=("Scheme", "Name", "Kind", heading),
    )
    for row in range(len(values)):
        book["Lines"].cell(row + 2, 4).number_format = code
    return read_workbook("s.xlsx", packed(book))


def values_of(reading: WorkbookReading) -> list[Any]:
    assert not reading.faults, reading.faults
    return [list(row.values.values())[-1] for row in reading.lines.rows]


def only_fault(reading: WorkbookReading) -> str:
    (fault,) = reading.faults
    return fault.message


@pytest.mark.parametrize(
    "heading",
    [
        "Amount 2018/19 (£000)",
        "Amount 2018-19 (£k)",
        "Amount 18/19 (£'000s)",
        "amount 2018/19 (000s)",
    ],
)
def test_unit_of_a_heading_is_obeyed_and_said(heading: str) -> None:
    reading = amounts(heading, 313, "40 to 241", "£1.5", 0.25, "not received")
    assert values_of(reading) == [
        "313000",
        {"low": "40000", "high": "241000"},
        "1500",
        "250",
        {"missing": "not received"},
    ]
    assert reading.lines.columns["amount 2018/19"] == "D"
    assert reading.notes[0].startswith(f"“{heading}” is read in thousands")
    assert reading.notes[0].endswith(": 313 is £313,000.")


def test_millions_and_per_cent_of_a_heading_are_obeyed() -> None:
    assert values_of(amounts("Unit value (£m)", 1.2)) == ["1200000"]
    reading = amounts("Likelihood (%)", 77, "77%", 100, 0, "12.5")
    assert values_of(reading) == ["0.77", "0.77", "1", "0", "0.125"]
    assert reading.notes == ("“Likelihood (%)” is read in per cent: 77 is 77%.",)
    assert amounts("Unit value (£)", 5).notes == ()


def test_share_beneath_per_cent_is_asked_about() -> None:
    assert "write 0.5% or 50%" in only_fault(amounts("Likelihood (%)", 0.5))


def test_thousands_said_twice_are_refused() -> None:
    message = only_fault(amounts("Amount 2018/19 (£000)", "313k"))
    assert "so does the heading: write the digits alone" in message


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("Amount 2018/19 (€)", "“€” is no unit that is known here"),
        ("Amount 2018/19 (%)", "says per cent, which this column is not in"),
        ("Likelihood (£)", "says pounds, which this column is not in"),
        ("Note (£)", "says pounds, which this column is not in"),
    ],
)
def test_unit_that_a_column_cannot_have_is_refused(heading: str, words: str) -> None:
    assert words in only_fault(amounts(heading))


@pytest.mark.parametrize(("code", "seen"), [("0000", "0007"), ("General", "7"), ("@", "7")])
def test_reference_comes_in_as_it_is_shown(code: str, seen: str) -> None:
    book = book_of([(7, "Meals")], scheme_headings=SCHEMES)
    book["Schemes"]["A2"].number_format = code
    reading = read_workbook("s.xlsx", packed(book))
    assert not reading.faults
    assert reading.schemes.rows[0].values["reference"] == seen


@pytest.mark.parametrize("code", ["#,##0", '"A/R."0', "0%", "0.00E+00"])
def test_reference_shown_otherwise_is_refused(code: str) -> None:
    book = book_of([(7000, "Meals")], scheme_headings=SCHEMES)
    book["Schemes"]["A2"].number_format = code
    message = only_fault(read_workbook("s.xlsx", packed(book)))
    assert "format the cell as text and type it as you see it" in message


@pytest.mark.parametrize("code", ["#,##0", "£#,##0.00", '"£"#,##0', "[$£-809]#,##0", "0.0"])
def test_amount_in_the_dress_of_money_is_read(code: str) -> None:
    assert values_of(amounts("Unit value (£)", 313000, code=code)) == ["313000"]


@pytest.mark.parametrize("code", ["#,##0,", '0.0,,"m"', '0"k"', "0%", "[$€-2] #,##0"])
def test_amount_shown_as_another_number_is_refused(code: str) -> None:
    message = only_fault(amounts("Unit value (£)", 313000, code=code))
    assert "holds 313000: format the cell as a plain number" in message


def test_share_shown_in_per_cent_is_read_as_it_is_shown() -> None:
    assert values_of(amounts("Likelihood", 0.5, code="0%")) == ["0.5"]
    assert values_of(amounts("Likelihood (%)", 0.005, 0.5, code="0.0%")) == ["0.005", "0.5"]


@pytest.mark.parametrize("mark", ["\ufeff", "\u00ad", "\u200b", "\u200e", "\u2060"])
def test_unseen_characters_do_not_count(mark: str) -> None:
    reading = read_workbook(
        "s.xlsx",
        content_of([(f"A{mark}1", "Meals")], scheme_headings=(f"{mark}Ref{mark}erence", "Title")),
    )
    assert not reading.faults
    assert reading.schemes.rows[0].values["reference"] == "A1"


def test_strict_workbook_is_read() -> None:
    content = content_of([("A1", "Meals", "", "", 5)])
    parts = {}
    for name in STRICT_PARTS:
        part = part_of(content, name)
        for ours, theirs in STRICT.items():
            part = part.replace(ours, theirs)
        parts[name] = part
    reading = read_workbook("s.xlsx", repacked(content, parts))
    assert not reading.faults
    assert reading.schemes.rows[0].values["headline_amount"] == "5"


CSV = 'Reference,Title,Headline saving (£000)\n0007,Meals,313\nA2,"Day care, all",£1.5\n'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_schemes_come_as_csv(encoding: str, separator: str) -> None:
    text = CSV.replace('"Day care, all"', "Day care").replace(",", separator)
    reading = read_workbook("s.csv", text.encode(encoding))
    assert not reading.faults
    rows = [row.values for row in reading.schemes.rows]
    assert [row["reference"] for row in rows] == ["0007", "A2"]
    assert [row["headline_amount"] for row in rows] == ["313000", "1500"]


def test_lines_come_as_csv_and_faults_name_their_cells() -> None:
    text = "Scheme,Name,Kind,Amount 2026/27\nA1,Hours,Saving,£450k\nA1,Rent,Income,(450)\n"
    reading = read_workbook("lines.csv", text.encode())
    assert [fault.place for fault in reading.faults] == ["Lines!D3"]
    assert reading.lines.rows[0].values["amount 2026/27"] == "450000"
    quoted = read_workbook("s.csv", CSV.encode())
    assert quoted.schemes.rows[1].values["title"] == "Day care, all"


def test_csv_that_is_none_says_what_to_do() -> None:
    assert "no column “Reference”" in read_workbook("s.csv", b"").faults[0].message
    long = "Reference,Title\n" + "A,B\n" * 6000
    assert "send them in parts" in only_fault(read_workbook("s.csv", long.encode()))


@pytest.mark.parametrize("one", spelled(MONEY, RANGE, MISSING), ids=str)
def test_spelling_of_an_amount_is_read(one: Any) -> None:
    (found,) = values_of(amounts("Unit value (£)", one.text))
    read = read_figure(one.text, Asked(Measure.POUNDS, words=True))
    expected = {"missing": read.said} if one.kind == MISSING else found
    assert found == expected
    if one.kind == MONEY:
        assert read_figure(found, Asked(Measure.POUNDS)).said == one.read


@pytest.mark.parametrize("one", spelled(SHARE), ids=str)
def test_spelling_of_a_share_is_read(one: Any) -> None:
    (found,) = values_of(amounts("Likelihood", one.text))
    assert read_figure(found, Asked(Measure.SHARE)).said == one.read


@pytest.mark.parametrize("one", spelled(YEAR), ids=str)
def test_spelling_of_a_year_is_read(one: Any) -> None:
    assert values_of(amounts("Starts", one.text)) == [one.read]
    assert amounts(f"Amount {one.text}", 5).lines.columns[f"amount {one.read}"] == "D"


@pytest.mark.parametrize("one", refused(MONEY, RANGE, SHARE), ids=str)
def test_spelling_that_is_refused_says_what_to_write(one: Any) -> None:
    if one.text == "TBC":  # a figure may be missing here
        return
    column = "Likelihood" if one.kind == SHARE else "Unit value (£)"
    assert one.told in only_fault(amounts(column, one.text))
