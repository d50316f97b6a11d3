"""The workbook of a paper, read by openpyxl: its sheets, its numbers, what it never does."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from fractions import Fraction as F
from typing import Any

import openpyxl
import pytest

from appraisal.engine.outcome import evaluate
from appraisal.engine.problem import Better
from reports.casefile.findings import Findings
from reports.document.content import TableBlock
from reports.jobs.content import pack, unpack
from reports.output.kinds import as_xlsx
from reports.output.paper import paper_of
from reports.render.xlsx.book import render_xlsx
from reports.render.xlsx.grid import address, letters
from reports.render.xlsx.names import Names
from reports.render.xlsx.numbers import number_format
from reports.render.xlsx.scoring.ranks import total_places
from reports.render.xlsx.scoring.sheet import scoring_sheet
from tests.appraisal.engine.problems import appraise, consideration, gateway, ranking
from tests.reports.cases.every_block import marks_table, paper_with_every_block
from tests.reports.cases.typed import typed
from tests.reports.papers.papers import barnet_data, barnet_document
from workbench.pages.tables import Cell, Column, Row, Table


def opened(content: bytes, **options: Any) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content), **options)


def findings_of(*parts: Any, **more: Any) -> Findings:
    problem = appraise(*parts, **more)
    return Findings(problem, evaluate(problem))


def test_every_table_of_the_paper_has_a_sheet_in_reading_order_and_a_link() -> None:
    book = opened(render_xlsx(barnet_document()))
    captions = [page["A1"].value for page in book][1:]
    assert captions == [table.caption for table in barnet_document().tables]
    contents = book["Contents"]
    linked = [cell.hyperlink.location for (cell,) in contents["A1:A60"] if cell.hyperlink]
    assert linked == [f"'{page.title}'!A1" for page in book.worksheets[1:]]
    shown = [cell.value for (cell,) in contents["B1:B60"] if cell.value in captions]
    assert shown == captions


def test_numbers_are_numbers_and_words_are_words() -> None:
    page = opened(render_xlsx(paper_with_every_block()))["Every mark that a cell can bear"]
    assert [cell.value for cell in page[3]] == ["Mark", "Word", "Points"]
    assert page["C4"].value == pytest.approx(1234.5, abs=1e-9)
    assert page["C4"].number_format == '#,##0.0;"\u2212"#,##0.0'
    assert page["B4"].value == "Marked pass (said of pass)"
    assert page["B5"].fill.start_color.rgb == "FF7A1A10"
    years = opened(render_xlsx(paper_with_every_block()))["Eight years side by side"]
    assert years["B4"].value == -1000
    assert years["B5"].value == pytest.approx(1.5, abs=1e-9)
    assert years["B5"].font.b


def test_a_table_is_excels_own_with_its_heading_row_kept_in_sight() -> None:
    page = opened(render_xlsx(paper_with_every_block()))["Every mark that a cell can bear"]
    (table,) = page.tables.values()
    assert table.ref == "A3:C12"
    assert page.freeze_panes == "B4"
    assert page.print_title_rows == "$3:$3"


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("\u00a31,677,660", F(1677660), '"\u00a3"#,##0'),
        ("86%", F(1677660, 1960000), "#,##0%"),
        ("86%", F(86), '#,##0"%"'),
        ("\u00a31.68m", F(1677660), '"\u00a3"#,##0.00,,"m"'),
        ("\u22120.50", F(-1, 2), "#,##0.00"),
        ("1=", F(1), '#,##0"="'),
        ("2018", F(2018), "0"),
        ("6.67", F(20, 3), "#,##0.00"),
        ("6.66", F(20, 3), None),
        ("1 to 3", F(1), None),
        ("roughly 3", F(3), None),
        ("about 4", F(3), None),
        ("1,000,000,000,000,000", F(10**15), None),
    ],
)
def test_a_number_prints_as_the_paper_has_it_or_stays_words(
    text: str, value: F, expected: str | None
) -> None:
    found = number_format(text, value)
    assert found == (expected and f'{expected};"\u2212"{expected}')


@pytest.mark.parametrize(
    ("text", "value", "shown"),
    [
        ("about 6.67", F(20, 3), "#,##0.00"),
        ("about \u00a3197,000", F(197_000), '"\u00a3"#,##0'),
        ("about 107%", F(10744, 10000), "#,##0%"),
    ],
)
def test_number_that_is_about_right_is_exact_in_its_cell(text: str, value: F, shown: str) -> None:
    found = number_format(text, value)
    assert found == f'"about "{shown};"about ""\u2212"{shown}'


def test_no_text_becomes_a_formula_or_an_address() -> None:
    cells = ("=1+1", "+1", "@SUM(A1)", "https://example.org", "-2")
    table = Table(
        "=Caption",
        (Column("=Head"), Column("@Head", numeric=True)),
        tuple(Row(Cell(one), (Cell(one, note=one),)) for one in cells),
    )
    odd = replace(paper_with_every_block(draft="=Draft"), blocks=(TableBlock(table),))
    content = render_xlsx(odd)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        sheets = [
            package.read(n) for n in package.namelist() if n.startswith("xl/worksheets/sheet")
        ]
        links = [package.read(n) for n in package.namelist() if "_rels/sheet" in n]
    assert not any(b"<f>" in sheet for sheet in sheets)
    assert not any(b"https://example" in one for one in links)
    page = opened(content).worksheets[1]
    assert [page.cell(row, 1).value for row in range(4, 9)] == list(cells)
    assert [page.cell(row, 3).value for row in range(4, 9)] == list(cells)


def test_names_of_sheets_are_legal_and_each_once() -> None:
    names = Names()
    wanted = [
        "Costs: by [year]/part?",
        "costs by year part",
        "costs, by year-part",
        "History",
        "'Quoted'",
        "",
        "x" * 40,
    ]
    wanted += ["A caption that is a good deal longer than a sheet's name may be"] * 12
    given = [names.take(one) for one in wanted]
    assert given[:6] == [
        "Costs, by year-part",
        "costs by year part",
        "costs, by year-part (2)",
        "History (2)",
        "Quoted",
        "Table",
    ]
    assert len({one.casefold() for one in given}) == len(given)
    assert all(0 < len(one) <= 31 and not re.search(r"[\[\]:*?/\\]", one) for one in given)


def test_columns_have_letters_as_in_a_spreadsheet() -> None:
    assert [letters(at) for at in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
    assert address(2, 27) == "$AB$3"


def test_cached_answers_stand_beside_the_formulas_and_nothing_is_left_out() -> None:
    paper = paper_of(typed(barnet_data()))
    content = render_xlsx(paper.document, paper.findings)
    formulas, answers = opened(content)["Scoring"], opened(content, data_only=True)["Scoring"]
    found = [c.coordinate for row in formulas.iter_rows() for c in row if c.data_type == "f"]
    # Points 2 x 5, gateways 3 x 5, compared twice 2 x 2 x 5, which is above which 5 x 7, and four
    # rows: is it ranked, rank as a number, rank, outcome.
    assert len(found) == 100
    assert all(answers[one].value is not None for one in found)


def test_without_weights_ranks_are_live_and_the_sheet_says_how() -> None:
    paper = paper_of(typed(barnet_data()))
    scoring = scoring_sheet(paper.findings[0])
    assert scoring is not None
    said = [put.what for put in scoring.grid.cells.values() if isinstance(put.what, str)]
    assert any("no weights" in one and "dominance" in one for one in said)
    assert [one.comes_to for one in scoring.places.values()] == [1, 2, 3, 4, 5]
    content = render_xlsx(paper.document, paper.findings)
    assert opened(content)["Options in order of rank"]["B4"].value.startswith("='Scoring'!")
    assert opened(content, data_only=True)["Options in order of rank"]["B4"].value == 1


def test_a_qualitative_appraisal_has_no_scoring_sheet() -> None:
    findings = findings_of([consideration("1")], {"A": [], "B": []})
    assert scoring_sheet(findings) is None
    assert (
        opened(render_xlsx(paper_with_every_block(), [findings])).sheetnames[-1]
        == "Eight years side by side"
    )


def test_totals_nearer_than_a_float_can_tell_are_ranked_by_the_engine() -> None:
    tiny = F(1, 10**14)
    close = [ranking("a", F(100)), ranking("b", F(100) + tiny)]
    findings = findings_of(close, {"A": ["h", "m"], "B": ["m", "h"]})
    assert [one.rank for one in findings.result.options] == [2, 1]
    assert total_places(findings) is None
    scoring = scoring_sheet(findings)
    assert scoring is not None
    assert scoring.places == {}


def test_the_sheet_says_which_end_is_first_and_how_weights_are_shared_out() -> None:
    findings = findings_of(
        [gateway("g"), ranking("a", 1), ranking("b", 2)],
        {"A": ["p", "h", "n/a"], "B": ["f", "l", "m"]},
        better=Better.LOWER,
    )
    scoring = scoring_sheet(findings)
    assert scoring is not None
    said = [put.what for put in scoring.grid.cells.values() if isinstance(put.what, str)]
    assert "The lowest total ranks first." in said
    assert any("does not apply to an option" in one for one in said)
    assert [one.comes_to for one in scoring.places.values()] == [1, "Not ranked"]


def test_ratings_offer_their_words_and_inputs_are_tinted() -> None:
    paper = paper_of(typed(barnet_data()))
    page = opened(render_xlsx(paper.document, paper.findings))["Scoring"]
    offered = {one.formula1 for one in page.data_validations.dataValidation}
    assert offered == {
        '"Pass,Fail,Not applicable,Not rated"',
        '"Low,Medium,High,Not applicable,Not rated"',
    }
    rating = next(c for row in page.iter_rows() for c in row if c.value == "High" and c.column > 4)
    assert rating.fill.start_color.rgb == "FFFFF4D6"


def test_the_workbook_names_itself_its_moment_and_its_draft() -> None:
    moment = datetime(2026, 11, 29, 15, 30, tzinfo=timezone(timedelta(hours=1)))
    content = render_xlsx(paper_with_every_block(), made_at=moment)
    book = opened(content)
    said = book.properties
    assert (said.title, said.creator) == (
        "A paper with everything in it",
        "Cyngor Enghreifftiol Council",
    )
    assert said.created == datetime(2026, 11, 29, 14, 30)
    assert book["Contents"]["B2"].value == "Draft for the service director"
    assert book.worksheets[1].oddHeader.left.text == "Draft for the service director"
    assert render_xlsx(paper_with_every_block(), made_at=moment) == content


def test_headings_that_repeat_are_told_apart() -> None:
    table = Table(
        "Two alike",
        (Column("Year"), Column("Sum"), Column("sum")),
        (Row(Cell("1"), (Cell("a"), Cell("b"))),),
    )
    page = opened(render_xlsx(replace(paper_with_every_block(), blocks=(TableBlock(table),))))[
        "Two alike"
    ]
    assert [cell.value for cell in page[3]] == ["Year", "Sum", "sum (2)"]


def test_a_table_without_rows_still_has_its_sheet() -> None:
    empty = replace(marks_table(), rows=())
    page = opened(
        render_xlsx(replace(paper_with_every_block(), blocks=(TableBlock(empty),)))
    ).worksheets[1]
    assert [cell.value for cell in page[3]] == ["Mark", "Word", "Points"]


def test_a_paper_that_waited_in_a_row_still_works_out_its_ranks() -> None:
    paper = paper_of(typed(barnet_data()))
    kept = unpack(pack(paper))
    assert opened(as_xlsx(kept)).sheetnames[-1] == "Scoring"
    assert as_xlsx(kept) == as_xlsx(paper)
