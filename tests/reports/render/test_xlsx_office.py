"""The workbook worked out by LibreOffice: its totals and ranks must be the engine's, ties too."""

import io
from dataclasses import replace
from fractions import Fraction
from functools import cache
from typing import Any

import openpyxl
import pytest

from appraisal.engine import evaluate
from appraisal.engine.problem import Better, Group, TotalAs
from appraisal.engine.result import OptionResult
from appraisal.engine.words.totals import total_heading
from reports.blocks.appraisal.gateways import criteria_table
from reports.blocks.appraisal.groups import groups_table
from reports.casefile.case import case_of
from reports.casefile.findings import Findings
from reports.document.content import TableBlock
from reports.output.paper import paper_of
from reports.render.xlsx.book import render_xlsx
from reports.render.xlsx.scoring.ranks import total_places
from tests.appraisal.engine.problems import TEN, ranking
from tests.appraisal.engine.ranking.test_grouped import grouped, in_group
from tests.reports.appraisals import drawn_appraisals, measured_appraisal, tied_appraisals
from tests.reports.cases.every_block import paper_with_every_block
from tests.reports.cases.typed import typed
from tests.reports.office import convert, without_answers
from tests.reports.papers.papers import barnet_data
from workbench.numbers.ranks import rank_text
from workbench.numbers.rounding import rounded

Sheets = dict[str, dict[str, Any]]


def weighted_barnet() -> dict[str, Any]:
    data = barnet_data()
    for criterion in data["appraisals"][0]["criteria"]:
        if criterion["role"] == "ranking":
            criterion["weight"] = {"3": "60", "4": "40"}[criterion["code"]]
    return data


@cache
def all_findings() -> tuple[Findings, ...]:
    barnet = case_of(typed(weighted_barnet())).findings
    assert barnet is not None
    return (
        barnet,
        measured_appraisal(),
        *tied_appraisals(120),
        *drawn_appraisals(60, weighted=True),
        *drawn_appraisals(40, weighted=False),
    )


def scales_of_two_lengths() -> Findings:
    """Price in no group and two criteria in one, on scales up to 3 and up to 10."""
    criteria = [ranking("P", 40, TEN), in_group("S", "Quality", 3), in_group("C", "Quality", 1)]
    table = {"A": [7, "h", "m"], "B": [2, "l", "h"]}
    problem = grouped(criteria, [Group("Quality", Fraction(60))], table)
    return Findings(problem, evaluate(problem))


@cache
def written() -> bytes:
    found = scales_of_two_lengths()
    tables = [table for table in (criteria_table(found), groups_table(found)) if table]
    paper = paper_with_every_block()
    blocks = (*paper.blocks, *(TableBlock(table) for table in tables))
    return render_xlsx(replace(paper, blocks=blocks), (found, *all_findings()))


def test_what_weights_carry_is_worked_out_on_the_sheets_of_criteria_and_of_groups() -> None:
    """Shares of 40, 45 and 15 per cent of scales that reach 10, 3 and 3."""
    whole = 400 + 135 + 45
    expected = {"Criteria": [400, 135, 45], "Groups of criteria": [180, 135, 45, 400]}
    for name, parts in expected.items():
        page = worked_out()[name]
        at = [cell.value for cell in page[3]].index("Carries of what can be reached") + 1
        found = [page.cell(4 + row, at).value for row in range(len(parts))]
        assert found == [pytest.approx(part / whole, rel=1e-12) for part in parts]
        book = openpyxl.load_workbook(io.BytesIO(written()))[name]
        assert all(str(book.cell(4 + row, at).value).startswith("=") for row in range(len(parts)))


@cache
def worked_out() -> Any:
    made = convert(without_answers(written()), ".xlsx", "xlsx:Calc MS Excel 2007 XML")
    return openpyxl.load_workbook(io.BytesIO(made), data_only=True)


def sheet_of(book: Any, at: int) -> Any:
    """The scoring sheet of the appraisal at this place: these sheets come last."""
    return book.worksheets[at - len(all_findings())]


def row_of(page: Any, title: str) -> list[Any]:
    for cells in page.iter_rows(values_only=True):
        if cells[0] == title or (title.endswith(":") and str(cells[0]).startswith(title)):
            return [one for one in cells[4:] if one is not None]
    raise AssertionError(f"{page.title} has no row {title}")


def printed(option: OptionResult) -> str:
    return "Not ranked" if option.rank is None else rank_text(option.rank, option.joint)


def test_the_examples_hold_ties_gates_gaps_and_every_kind_of_total() -> None:
    options = [option for one in all_findings() for option in one.result.options]
    assert sum(option.joint for option in options) > 100
    assert any(option.failed for option in options)
    assert any(option.gaps for option in options)
    assert any(option.not_applicable for option in options)
    kinds = {(one.problem.total_as, one.problem.better) for one in all_findings()}
    assert len(kinds) == len(TotalAs) * len(Better)


def test_ranks_are_the_engines_in_every_appraisal() -> None:
    wrong = []
    for at, findings in enumerate(all_findings()):
        ranks = [str(one) for one in row_of(sheet_of(worked_out(), at), "Rank")]
        expected = [printed(option) for option in findings.result.options]
        if ranks != expected:
            wrong.append((at, ranks, expected))
    assert wrong == []


def test_totals_are_the_engines_in_every_appraisal() -> None:
    wrong = []
    for at, findings in enumerate(all_findings()):
        if not findings.result.weighted:
            continue
        places = total_places(findings)
        assert places is not None
        for found, option in zip(
            row_of(sheet_of(worked_out(), at), f"{total_heading(findings.problem.total_as)}:"),
            findings.result.options,
            strict=True,
        ):
            if option.total is None:
                same = found == "No total"
            else:
                same = found == pytest.approx(float(rounded(option.total, places)), rel=1e-12)
            if not same:
                wrong.append((at, option.code, found, option.total))
    assert wrong == []


def test_every_answer_that_was_written_is_what_libreoffice_works_out() -> None:
    """All formulas of the workbook: points, gates, shares, totals, ranks."""
    formulas = openpyxl.load_workbook(io.BytesIO(written()))
    answers = openpyxl.load_workbook(io.BytesIO(written()), data_only=True)
    wrong, count = [], 0
    for page in formulas:
        for row in page.iter_rows():
            for cell in row:
                if cell.data_type != "f":
                    continue
                count += 1
                stated = answers[page.title][cell.coordinate].value
                found = worked_out()[page.title][cell.coordinate].value
                if isinstance(stated, int | float):
                    same = found == pytest.approx(stated, rel=1e-12, abs=1e-12)
                else:
                    same = str(found) == stated
                if not same:
                    wrong.append((page.title, cell.coordinate, cell.value, stated, found))
    assert count > 7_000
    assert wrong[:3] == []


def test_unrounded_totals_would_break_ties() -> None:
    """What the rounding is for: as floats, sums that are equal are not."""
    broken = 0
    for findings in tied_appraisals(120):
        weights = {c.code: float(c.weight or 0) for c in findings.ranking_criteria}
        totals: dict[Fraction, set[float]] = {}
        for option in findings.result.options:
            if option.total is not None and not option.not_applicable:
                cells = [findings.cells[option.code, code] for code in weights]
                total = sum(weights[c.criterion] * float(c.points or 0) for c in cells)
                totals.setdefault(option.total, set()).add(total)
        broken += any(len(floats) > 1 for floats in totals.values())
    assert broken > 3


def test_the_ranked_table_of_the_paper_is_live() -> None:
    paper = paper_of(typed(weighted_barnet()))
    made = render_xlsx(paper.document, paper.findings)
    formulas = openpyxl.load_workbook(io.BytesIO(made))["Options in order of rank"]
    assert formulas["B4"].value.startswith("='Scoring'!") or formulas["B4"].value.startswith(
        "=Scoring!"
    )
    result = convert(without_answers(made), ".xlsx", "xlsx:Calc MS Excel 2007 XML")
    page = openpyxl.load_workbook(io.BytesIO(result), data_only=True)["Options in order of rank"]
    findings = paper.findings[0]
    found = [(str(row[1]), row[2]) for row in page.iter_rows(min_row=4, values_only=True)]
    expected = [
        (printed(option), pytest.approx(float(option.total), rel=1e-12, abs=1e-12))
        for option in findings.result.in_rank_order
        if option.total is not None
    ]
    assert found == expected
