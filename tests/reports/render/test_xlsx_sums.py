"""Sums of the workbook's tables: live where a table states a sum that its rows come to, and exact
whatever the paper prints."""

import io
from dataclasses import replace
from fractions import Fraction as F
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.blocks.appraisal.ranking import ranked_table
from reports.casefile.case import case_of
from reports.casefile.file import read_case
from reports.document.content import Block, Heading, TableBlock
from reports.layout.document import SetTable, laid_out
from reports.output.kinds import as_xlsx
from reports.output.paper import findings_in, paper_of, subjects_in
from reports.render.xlsx.book import render_xlsx
from reports.render.xlsx.grid import Formula
from reports.render.xlsx.names import Names, named_tables
from reports.render.xlsx.sums import live_sums
from tests.reports.cases.every_block import paper_with_every_block
from tests.reports.cases.typed import typed
from tests.reports.papers.papers import BARNET
from workbench.numbers.exact import exact_text
from workbench.numbers.text import number
from workbench.pages.tables import Cell, Column, Row, Table


def amount(value: int | F | str) -> Cell:
    return (
        Cell(value)
        if isinstance(value, str)
        else Cell(number(F(value)), value=exact_text(F(value)))
    )


def table_of(*rows: tuple[Any, ...], heads: tuple[str, ...] = ("2021/22", "2022/23")) -> Table:
    """Rows of a name and amounts; a name in capitals is a total."""
    columns = (Column("Line"), *(Column(one, numeric=True) for one in heads))
    made = tuple(
        Row(Cell(name), tuple(map(amount, values)), total=name.isupper()) for name, *values in rows
    )
    return Table("Savings", columns, made)


def formulas(table: Table) -> dict[tuple[int, int], str]:
    return {place: one.text for place, one in live_sums(table, 4).items()}


def test_total_of_all_rows_above_it_adds_them_up() -> None:
    table = table_of(("a", 5, 0), ("b", 7, 2), ("SUM", 12, 2))
    assert formulas(table) == {(2, 1): "=SUM(B4:B5)", (2, 2): "=SUM(C4:C5)"}
    assert live_sums(table, 4)[2, 1] == Formula("=SUM(B4:B5)", F(12))


def test_subtotals_add_their_own_rows_and_the_last_one_adds_all() -> None:
    table = table_of(
        ("a", 1, 2), ("b", 3, 4), ("USES", 4, 6),
        ("c", 5, 6), ("d", 7, 8), ("SOURCES", 12, 14),
        ("ALL", 16, 20),
    )  # fmt: skip
    assert formulas(table) == {
        (2, 1): "=SUM(B4:B5)", (2, 2): "=SUM(C4:C5)",
        (5, 1): "=SUM(B7:B8)", (5, 2): "=SUM(C7:C8)",
        (6, 1): "=SUM(B4:B5,B7:B8)", (6, 2): "=SUM(C4:C5,C7:C8)",
    }  # fmt: skip


def test_net_takes_costs_off_what_stands_first() -> None:
    table = table_of(("gross", 100, 100), ("costs", 30, 0), ("again", 0, 20), ("NET", 70, 80))
    assert formulas(table) == {
        (3, 1): "=SUM(B4)-SUM(B5:B6)",
        (3, 2): "=SUM(C4)-SUM(C5:C6)",
    }


def test_stated_total_that_its_rows_do_not_come_to_stays_as_stated() -> None:
    assert formulas(table_of(("a", 5, 1), ("b", 7, 2), ("SUM", 12, 4))) == {}
    assert formulas(table_of(("a", 5, 0), ("b", 0, 0), ("SUM", 5, 0))) == {}  # or a less b
    assert formulas(table_of(("SUM", 5, 0), ("a", 5, 0))) == {}


def test_words_among_the_amounts_count_for_nothing_and_stay_words() -> None:
    table = table_of(("a", 5, "not received"), ("b", 7, 2), ("SUM", 12, 2))
    assert formulas(table) == {(2, 1): "=SUM(B4:B5)", (2, 2): "=SUM(C4:C5)"}


def test_all_years_add_the_years_where_they_do() -> None:
    heads = ("2021/22", "2022/23", "All years")
    table = table_of(("a", 5, 6, 11), ("so far", 5, 11, 11), ("b", 0, 0, 0), heads=heads)
    assert formulas(table) == {(0, 3): "=SUM(B4:C4)"}
    other = table_of(("a", 5, 6, 11), heads=("Stated", "Computed", "Both"))
    assert formulas(other) == {}


# Drawn in a tenth of the time that `st.fractions` takes.
AMOUNTS = st.builds(F, st.integers(-(10**10), 10**10), st.sampled_from((1, 3, 7, 99, 100)))


@given(
    st.lists(
        st.lists(AMOUNTS, min_size=2, max_size=2),
        min_size=1,
        max_size=30,
    )
)
def test_every_formula_comes_to_the_number_that_is_stated(rows: list[list[F]]) -> None:
    sums = [sum(column, F(0)) for column in zip(*rows, strict=True)]
    table = table_of(*(("a", *row) for row in rows), ("SUM", *sums))
    last = len(rows)
    found = live_sums(table, 4)
    if len(rows) > 2 and sum(any(row) for row in rows) > 1:
        assert set(found) == {(last, 1), (last, 2)}
    for (row, column), one in found.items():
        assert one.comes_to == F(table.rows[row].cells[column - 1].value)


# The whole workbook


def opened(content: bytes, **options: Any) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content), **options)


def workbook_of(*blocks: Block) -> Any:
    return opened(render_xlsx(replace(paper_with_every_block(), blocks=blocks)))


def test_amounts_printed_in_thousands_or_millions_stay_exact() -> None:
    """A heading may say "£ thousand": the cell holds the whole amount and shows what is printed."""
    exact = ("1234567.89", "9999999999", "-1250000", "1234567890")
    cells = (Cell("1,235", value=exact[0]), Cell("10,000", value=exact[1]))
    cells += (Cell("\u22121.3", value=exact[2]), Cell("1,234,567.9", value=exact[3]))
    columns = (Column("Line"), *(Column(f"Year {at}", numeric=True) for at in range(4)))
    page = workbook_of(TableBlock(Table("Money", columns, (Row(Cell("a"), cells),)))).worksheets[1]
    found = [page.cell(4, at) for at in range(2, 6)]
    assert [one.value for one in found] == [float(one) for one in exact]
    assert [one.number_format.partition(";")[0] for one in found] == [
        "#,##0,",
        "#,##0,,",
        "#,##0.0,,",
        "#,##0.0,",
    ]


def test_table_that_the_paper_prints_in_thousands_is_exact_in_the_workbook() -> None:
    """Fourteen years of large amounts, typed or worked out: the sheet of paper has no room for
    them, the workbook has."""
    heads = tuple(Column(f"{2010 + at}/{11 + at} (\u00a3)", numeric=True) for at in range(14))
    typed_row = Row(Cell("Typed"), tuple(Cell(f"{9_999_000_111 + at:,}") for at in range(14)))
    worked = tuple(
        Cell(f"{1_234_567 + at:,}", value=exact_text(F(1_234_567 + at) + F(1, 4)))
        for at in range(14)
    )
    table = Table(
        "Money by year", (Column("Line"), *heads), (typed_row, Row(Cell("Worked"), worked))
    )
    document = replace(paper_with_every_block(), blocks=(TableBlock(table),))
    printed = [one.table for one in laid_out(document).walk() if isinstance(one, SetTable)]
    assert all("thousands" in one.caption or "millions" in one.caption for one in printed)
    page = opened(render_xlsx(document)).worksheets[1]
    assert page["A1"].value == "Money by year"
    assert [page.cell(4, at).value for at in (2, 15)] == [9_999_000_111, 9_999_000_124]
    assert [page.cell(5, at).value for at in (2, 15)] == [1_234_567.25, 1_234_580.25]
    assert page["B4"].number_format.startswith("#,##0")


def test_pack_names_its_sheets_by_scheme_and_table() -> None:
    paper = paper_of(read_case(BARNET.with_stem("cambridgeshire")).case, "pack")
    book = opened(as_xlsx(paper))
    names = book.sheetnames
    assert "A-R.6.173 Savings by year" in names
    assert "A-R.6.127 Savings lines" in names
    assert all(len(one) <= 31 for one in names)
    assert not any(re_numbered in one for one in names for re_numbered in ("(2)", "(3)"))
    shown = [cell.value for (cell,) in book["Contents"]["B1:B140"] if cell.value]
    assert "A/R.6.127: Savings lines and how each is worked out" in shown
    net = book["A-R.6.115 Savings by year"]
    assert net["A5"].value == "Net saving"
    assert net["B5"].value == "=SUM(B4)"


def test_table_is_of_the_scheme_whose_heading_it_stands_under() -> None:
    table = TableBlock(table_of(("a", 1, 2)))
    blocks: tuple[Block, ...] = (
        table,
        Heading(2, "One", "one"), table, Heading(3, "Within", "within"), table,
        Heading(2, "Two", "two"), table,
        Heading(2, "None of both", "both"), table,
    )  # fmt: skip
    document = replace(paper_with_every_block(), blocks=blocks)
    found = [one.subject for one in named_tables(document, {"one": "S/1", "two": "S/2"})]
    assert found == ["", "S/1", "S/1", "S/2", ""]


@given(st.text(max_size=80), st.text(max_size=200))
def test_any_scheme_and_any_caption_make_a_name_that_is_legal_and_says_both(
    subject: str, caption: str
) -> None:
    names = Names()
    given_names = [names.take(caption, subject) for _ in range(12)]
    assert len({one.casefold() for one in given_names}) == 12
    for one in given_names:
        assert 0 < len(one) <= 31
        assert not set(one) & set("[]:*?/\\")
        assert not one.startswith("'")
        assert not one.endswith("'")


@pytest.mark.parametrize(
    ("caption", "expected"),
    [
        ("Agreed ratings: Appetite among staff to work so", "Ratings Appetite among staff"),
        ("How \u201cLower prices\u201d is worked out", "Working of Lower prices"),
        ("What each of the options has to offer to us", "What each of the options"),
    ],
)
def test_name_ends_with_no_word_that_leads_on(caption: str, expected: str) -> None:
    table = Table(caption, (Column("a"),), ())
    document = replace(paper_with_every_block(), blocks=(TableBlock(table),))
    (one,) = named_tables(document, {})
    assert Names().take(one.wanted) == expected


def test_paper_about_several_appraisals_has_a_sheet_for_each() -> None:
    data = read_case(BARNET).data
    first = data["appraisals"][0]
    data["appraisals"].append({**first, "reference": "second", "title": "Where it is run"})
    for paper in data["papers"]:
        paper["appraisal"] = None
    case = case_of(typed(data))
    found = findings_in(case)
    assert [one.problem.reference for one in found] == [first["reference"], "second"]
    assert subjects_in(case) == {}
    document = replace(
        paper_with_every_block(),
        blocks=tuple(TableBlock(ranked_table(one)) for one in found),
    )
    book = opened(render_xlsx(document, found))
    sheets = ["Scoring Alternative delivery", "Scoring Where it is run"]
    assert [one for one in book.sheetnames if one.startswith("Scoring")] == sheets
    # Both tables say the same; each follows its own appraisal.
    tables = ("Options in order of rank", "Options in order of rank (2)")
    assert [book[one]["B4"].value.partition("!")[0] for one in tables] == [
        f"='{one}'" for one in sheets
    ]
