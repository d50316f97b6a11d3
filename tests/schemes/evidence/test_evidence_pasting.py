"""A pasted table is read exactly, or refused cell by cell; written out it reads the same."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from schemes.casefile.parts import CaseTable, CaseTableColumn, CaseTableRow, CaseTableSum
from schemes.evidence.pasting import (
    MOST_COLUMNS,
    MOST_ROWS,
    Pasted,
    PasteError,
    amount_text,
    grid_text,
    paste_text,
    read_amount,
    read_text,
)
from schemes.evidence.tables import differences_of
from schemes.evidence.totals import declared_sums, likely_totals
from tests.workbench.numbers.spellings import MISSING, MONEY, RANGE, Spelling, refused, spelled
from workbench.numbers.reading.figures import Asked, read_figure
from workbench.numbers.reading.values import Measure

TABLE = (
    "\tGrant (£)\tTop-up (£)\tTotal (£)\n"
    "Broxbourne\t£264,703\tnot received\t776,968\n"
    "Dacorum\t3,281 to 13,721\t(5)\t12.5k\n"
    "Total\t1\t2\tn/a\n"
)


def test_pasted_table_is_read_with_units_ranges_and_words() -> None:
    pasted = read_text(TABLE)
    assert pasted.columns == (
        CaseTableColumn("Grant", "GBP"),
        CaseTableColumn("Top-up", "GBP"),
        CaseTableColumn("Total", "GBP"),
    )
    assert pasted.labels == ("Broxbourne", "Dacorum", "Total")
    assert pasted.rows[0].values == ("264703", {"missing": "not received"}, "776968")
    assert pasted.rows[1].values == ({"low": "3281", "high": "13721"}, "-5", "12500")
    assert pasted.rows[2].values == ("1", "2", {"missing": "not applicable"})


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 234", "1234"),
        ("1,234.50", "1234.50"),
        ("\N{MINUS SIGN}2", "-2"),
        ("(1,000)", "-1000"),
        ("1.2m", "1200000"),
        ("3281–13721", {"low": "3281", "high": "13721"}),
        ("40k to 241k", {"low": "40000", "high": "241000"}),
        ("40 to 241 (about 100)", {"low": "40", "high": "241", "central": "100"}),
        ("", {"missing": "not given"}),
        ("–", {"missing": "not given"}),
        ("Not  received", {"missing": "not received"}),
        ("[left out by one]", {"missing": "left out by one"}),
    ],
)
def test_cell_is_read_as_people_write_it(text: str, value: Any) -> None:
    assert read_amount(text) == value
    assert read_amount(amount_text(value)) == value


@pytest.mark.parametrize("one", spelled(MONEY, RANGE, MISSING), ids=str)
def test_spelling_of_a_figure_is_read(one: Spelling) -> None:
    if one.text == "50p":  # a table has figures of every unit
        return
    found = read_text(f"Area\tGrant (£)\nA\t{one.text}\n").rows[0].values[0]
    said = read_figure(amount_text(found), Asked(Measure.POUNDS, usual_words=True)).said
    assert said == one.read


@pytest.mark.parametrize("one", refused(MONEY, RANGE), ids=str)
def test_spelling_that_is_refused_says_what_to_write(one: Spelling) -> None:
    # Brackets are a minus sign in accounts, and a figure may be missing.
    if one.text in ("(450)", "(£450)", "TBC"):
        return
    with pytest.raises(PasteError) as caught:
        read_text(f"Area\tGrant (£)\nA\t{one.text}\n")
    assert one.told in caught.value.problems[0]


@given(
    number=st.decimals(
        "-9999999999", "9999999999", allow_nan=False, allow_infinity=False, places=3
    ),
    unit=st.sampled_from([("£000", 3), ("£k", 3), ("£m", 6), ("£ million", 6), ("000s", 3)]),
)
@example(number=Decimal(-1), unit=("£000", 3))
@example(number=Decimal("0.001"), unit=("£m", 6))
def test_a_heading_in_thousands_moves_every_number_and_is_said(
    number: Decimal, unit: tuple[str, int]
) -> None:
    heading, places = unit
    sign = "£" if "£" in heading else ""
    (low, high) = sorted((number, number + 1))
    read = read_text(
        f"Area\tGrant ({heading})\tBefore\nA\t{number:f}\t{number:f}\n"
        f"B\t{low:f} to {high:f}\t2\nC\tnot received\t3\n"
    )
    assert [one.unit for one in read.columns] == ["GBP" if sign else "", ""]
    one, several, missing = (row.values for row in read.rows)
    assert Decimal(one[0]) == number.scaleb(places)
    assert Decimal(one[1]) == number
    assert [Decimal(several[0][end]) for end in ("low", "high")] == [
        low.scaleb(places),
        high.scaleb(places),
    ]
    assert missing[0] == {"missing": "not received"}
    (said,) = read.said
    assert said.startswith(f"“Grant ({heading})” is read in ")
    assert said.endswith(f"313 is {sign}{313 * 10**places:,}.")
    # Written out and read again it is the same, and nothing is moved a second time.
    again = read_text(paste_text(grid_text(read)))
    assert (again.rows, again.said) == (read.rows, ())


def test_thousands_said_twice_and_failed_formulas_are_refused() -> None:
    with pytest.raises(PasteError, match="“313k” says thousands or millions, and so does the head"):
        read_text("Place\tAmount (£000)\nA\t313k\n")
    read = read_text("Place\tAmount (£000)\nA\t£313\n")
    assert (read.columns[0].unit, read.rows[0].values) == ("GBP", ("313000",))
    with pytest.raises(PasteError, match="A formula failed with #REF!"):
        read_text("Place\tAmount (£)\n#REF!\t5\n")


def test_minus_within_brackets_and_per_cent_alone_are_asked_about() -> None:
    with pytest.raises(PasteError, match="has brackets and a minus sign: write −1,234"):
        read_text("Place\tAmount (£)\nA\t(-1,234)\n")
    with pytest.raises(PasteError, match="“%” has no number"):
        read_text("Place\tShare (%)\nA\t%\n")


@pytest.mark.parametrize(
    "text", ["abc", "1,23", "12 apples", "=1+1", "5 to 3", "1e5", "40 to 241k"]
)
def test_cell_that_is_no_figure_is_refused(text: str) -> None:
    with pytest.raises(PasteError):
        read_amount(text)


def test_refusal_names_every_cell_and_what_to_write() -> None:
    with pytest.raises(PasteError) as caught:
        read_text("\tGrant\tTop-up\nBroxbourne\tabout 5\t2\nDacorum\t1\tlots\n")
    assert len(caught.value.problems) == 2
    assert "Row “Broxbourne”, column “Grant”" in caught.value.problems[0]
    assert "is not exact: write 5" in caught.value.problems[0]
    assert "Row “Dacorum”, column “Top-up”" in caught.value.problems[1]
    assert "not received" in caught.value.problems[1]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("", "two rows and two columns"),
        ("only\none\n", "two rows and two columns"),
        ("\tGrant\tGrant\nA\t1\t2\n", "Two columns are called “Grant”"),
        ("\tGrant\nA\t1\nA\t2\n", "Two rows are called “A”"),
        ("\tGrant\t\nA\t1\t2\n", "Column 3 has no heading"),
        ("\tGrant\nA\t1\n\t2\n", "Row 3 has no name"),
        ("\tA\n" + "\n".join(f"r{n}\t1" for n in range(MOST_ROWS + 1)), "At most"),
        ("\t" + "\t".join(f"c{n}" for n in range(MOST_COLUMNS + 1)) + "\nA\t1\n", "At most"),
        ("x" * 200_001, "longer than"),
    ],
)
def test_table_that_cannot_be_kept_says_what_to_do(text: str, part: str) -> None:
    with pytest.raises(PasteError, match=part):
        read_text(text)


def test_empty_edges_are_left_out() -> None:
    pasted = read_text("\t\t\n\t\tGrant\t\n\tA\t1\t\n\t\t\t\n")
    assert (pasted.names, pasted.labels) == (("Grant",), ("A",))


def test_text_without_tabs_is_read_as_csv() -> None:
    assert read_text('Area,Grant\nA,"1,000"\n').rows[0].values == ("1000",)
    assert read_text("Area;Grant\nA;5\n").rows[0].values == ("5",)


def test_per_cent_cells_make_the_unit() -> None:
    pasted = read_text("\tShare\nA\t12%\nB\t7.5%\n")
    assert pasted.columns == (CaseTableColumn("Share", "%"),)
    assert [row.values for row in pasted.rows] == [("12",), ("7.5",)]


def test_per_cent_in_a_column_of_pounds_is_refused() -> None:
    with pytest.raises(PasteError, match="12%"):
        read_text("\tGrant (£)\nA\t12%\n")


def test_total_is_the_sum_of_what_stands_before_it() -> None:
    pasted = read_text("\tX\tY\tAll\nA\t1\t1\t2\nSub\t1\t1\t2\nB\t1\t1\t2\nTotal\t1\t1\t2\n")
    assert declared_sums(pasted, ["Sub", "Total"], ["All"]) == [
        CaseTableSum(of=("A",), row="Sub"),
        CaseTableSum(of=("B",), row="Total"),
        CaseTableSum(of=("X", "Y"), column="All"),
    ]


SUBTOTALS = (
    "Service\tBudget (£)\nHome care\t100\nDay care\t200\n{kind} adults\t300\nSchools\t50\n"
    "Transport\t60\n{kind} children\t110\nGrand total\t{grand}\n"
)


@pytest.mark.parametrize("kind", ["Subtotal", "Sub-total", "Total"])
@pytest.mark.parametrize("grand", [410, 999])
def test_grand_total_adds_up_the_totals_before_it_and_nothing_twice(kind: str, grand: int) -> None:
    """Whether its figure is right or wrong: 999 is raised, and 410 is what is meant."""
    pasted = read_text(SUBTOTALS.format(kind=kind, grand=grand))
    ticked = likely_totals(pasted.labels)
    assert ticked == [f"{kind} adults", f"{kind} children", "Grand total"]
    sums = tuple(declared_sums(pasted, ticked, []))
    assert [one.of for one in sums] == [
        ("Home care", "Day care"),
        ("Schools", "Transport"),
        (f"{kind} adults", f"{kind} children"),
    ]
    table = CaseTable("Budget", pasted.columns, pasted.rows, sums)
    wrong = differences_of(table)
    assert [(one.stated, one.computed) for one in wrong.values()] == [(999, 410)] * (grand == 999)


def test_total_after_further_rows_is_of_what_its_figure_says() -> None:
    text = "\tX\nA\t1\nB\t2\nTotal A and B\t3\nC\t4\n{name}\t{value}\n"

    def of(name: str, value: int) -> tuple[str, ...]:
        pasted = read_text(text.format(name=name, value=value))
        return declared_sums(pasted, ["Total A and B", name], [])[-1].of

    assert of("Total", 7) == ("Total A and B", "C")
    assert of("Total C", 4) == ("C",)
    # Where neither adds up the name decides.
    assert of("Grand total", 9) == ("Total A and B", "C")
    assert of("Total C", 9) == ("C",)


def test_columns_have_subtotals_too() -> None:
    pasted = read_text("\tA\tB\tSubtotal\tC\tTotal\nX\t1\t2\t3\t4\t7\nY\t1\tn/a\t3\t4\t7\n")
    sums = declared_sums(pasted, [], ["Subtotal", "Total"])
    assert [one.of for one in sums] == [("A", "B"), ("Subtotal", "C")]


def test_total_whose_parts_were_stated_keeps_them() -> None:
    pasted = read_text("\tX\nA\t1\nB\t1\nTotal\t1\n")
    before = [CaseTableSum(of=("A",), row="Total", explained="B is new.")]
    assert declared_sums(pasted, ["Total"], [], before) == before
    gone = [CaseTableSum(of=("A", "C"), row="Total")]
    again = [CaseTableSum(of=("A", "B"), row="Total")]
    assert declared_sums(pasted, ["Total"], [], gone) == again
    assert declared_sums(pasted, [], [], before) == []


def test_likely_totals_are_told_by_their_names() -> None:
    names = ("Total", "Totally new", "All, total", "Subtotal adults", "Sub-total", "Subtotally")
    assert likely_totals(names) == ["All, total", "Subtotal adults", "Sub-total"]


# At most 30 digits are read, three of them behind the point.
NUMBERS = st.decimals(1 - 10**27, 10**9, allow_nan=False, allow_infinity=False, places=3).map(
    lambda value: format(value, "f")
)
AMOUNTS = st.one_of(
    NUMBERS,
    st.sampled_from([{"missing": "not received"}, {"missing": "one said no"}]),
    st.tuples(st.integers(-999, 0), st.integers(1, 999)).map(
        lambda ends: {"low": str(ends[0]), "high": str(ends[1])}
    ),
)


@given(st.lists(st.lists(AMOUNTS, min_size=2, max_size=2), min_size=1, max_size=5))
def test_table_written_out_reads_the_same(values: list[list[Any]]) -> None:
    columns = (CaseTableColumn("Grant", "GBP"), CaseTableColumn("People"))
    rows = tuple(CaseTableRow(f"Row {at}", tuple(row)) for at, row in enumerate(values))
    table = Pasted(columns, rows)
    assert read_text(paste_text(grid_text(table))) == table


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("-10000000000000000000000000.000", "-10000000000000000000000000.000"),
        ("(123456789012345678901234567890)", "-123456789012345678901234567890"),
        ("-0", "0"),
    ],
)
def test_long_numbers_are_kept_to_the_digit(typed: str, kept: str) -> None:
    assert read_amount(typed) == kept


def test_number_of_more_digits_than_a_case_file_takes_is_refused() -> None:
    with pytest.raises(PasteError):
        read_amount("123456789012345678901234567890k")
