"""Tables of switching values and of scenarios of costs in the workbook: what follows of their
amounts is worked out by LibreOffice to the same figures, and the sheet says what is not."""

import io
import random
from dataclasses import replace
from fractions import Fraction as F

import openpyxl
import pytest

from appraisal.casefile.costs import OptionCosts
from appraisal.costs.scenarios.tables import places_tables, scenario_tables
from appraisal.costs.scenarios.working import costs_under
from appraisal.costs.switching.comparing import compared_costs
from appraisal.costs.switching.tables import costs_change_table, rates_table, value_change_table
from reports.document.content import TableBlock
from reports.render.xlsx.book import render_xlsx
from reports.render.xlsx.numbers import number_format
from reports.render.xlsx.worth import worth_cells, worth_note
from schemes.finance.worth.scenarios import Place
from tests.appraisal.costs.test_cost_scenarios import INFLATION, costing
from tests.reports.cases.every_block import paper_with_every_block
from tests.reports.office import convert, without_answers
from workbench.pages.tables import Cell, Row, Table


def options(seed: int) -> list[OptionCosts]:
    """One to nine options whose costs and savings are often the same, the largest of ten figures."""
    chance = random.Random(seed)
    most = chance.choice((2, 900, 9_999_999_999))
    return [
        costing(
            str(at),
            *(chance.randint(0, most) for _year in range(2)),
            saving=chance.randint(0, 2 * most),
            above=chance.choice(("0", "0.25")),
        )
        for at in range(1 + seed % 9)
    ]


def tables_of(every: list[OptionCosts]) -> list[Table]:
    costs, under = compared_costs(every), costs_under(every, [INFLATION])
    assert under is not None
    assert costs is not None
    switching = (costs_change_table(costs), value_change_table(costs), rates_table(costs))
    return [*scenario_tables(under), *(one for one in switching if one is not None)]


TABLES = [table for seed in range(18) for table in tables_of(options(seed))]


def test_ranks_and_distances_are_those_of_the_paper_and_follow_the_amounts() -> None:
    pence = {"A": F("12.34"), "B": F("12.34"), "C": F(7)}
    ranked = {
        code: Place(amount, 1 if code == "C" else 2, code != "C") for code, amount in pence.items()
    }
    points = places_tables(
        dict(zip("ABC", "ABC", strict=True)), [("Central", ranked)], "Points", "points-scenarios", 2
    )
    tables = [*TABLES, *points]
    document = replace(paper_with_every_block(), blocks=tuple(map(TableBlock, tables)))
    written = openpyxl.load_workbook(io.BytesIO(render_xlsx(document)))
    last = written.worksheets[-1]
    assert last["C4"].value.startswith("=IF(COUNTIF")
    last["B4"] = 5  # the first of two that tie becomes the least
    book = io.BytesIO()
    written.save(book)
    made = convert(without_answers(book.getvalue()), ".xlsx", "xlsx:Calc MS Excel 2007 XML")
    sheets = openpyxl.load_workbook(io.BytesIO(made), data_only=True).worksheets[1:]
    assert [sheets[-1][f"C{row}"].value for row in (4, 5, 6)] == [1, 3, 2]
    held = 0
    for table, sheet in zip(TABLES, sheets, strict=False):
        for (row, column), formula in worth_cells(table, 4).items():
            found, held = sheet.cell(row + 4, column + 1).value, held + 1
            if isinstance(formula.comes_to, str):
                assert found == formula.comes_to
            else:
                assert found == pytest.approx(float(formula.comes_to), rel=1e-9)
            said = table.rows[row].cells[column - 1].text
            assert said == str(formula.comes_to) or "Rank" not in table.columns[column].heading
        assert sheet.cell(len(table.rows) + 5, 1).value == worth_note(
            table, live=bool(worth_cells(table, 4))
        )
    ranks = sum(
        one.heading.startswith("Rank")
        for table in TABLES
        for one in table.columns
        for _ in table.rows
    )
    assert held > ranks * 0.9


def test_changes_in_per_cent_are_numbers() -> None:
    cells = [
        cell
        for table in TABLES
        if table.name in ("costs-switching", "value-switching")
        for row in table.rows
        for cell in row.cells
        if cell.value and " " not in cell.value and "%" not in cell.text
    ]
    assert any(cell.text.startswith("+") for cell in cells)
    assert [cell.text for cell in cells if number_format(cell.text, F(cell.value)) is None] == []


def test_amounts_that_no_sheet_tells_apart_have_no_formula() -> None:
    (table, *_rest) = tables_of([costing("A", 1), costing("B", 2)])
    near = F(1) + F(1, 10**15)
    first = table.rows[0]
    rows = (first, Row(first.heading, (Cell("1", value=str(near)), *first.cells[1:])))
    assert not worth_cells(replace(table, rows=rows), 4)
    assert worth_note(replace(table, name="ranked"), live=True) == ""
    assert not worth_cells(replace(table, name="ranked"), 4)
