"""A cell of the workbook changed and worked out again by LibreOffice: what it then says must be what
the engine says of the same change. All appraisals and changes stand in one workbook."""

import io
import random
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

import openpyxl
import pytest

from appraisal.engine.checking.fault import ProblemError
from appraisal.engine.outcome import evaluate
from appraisal.engine.problem import (
    Rating,
    Role,
)
from appraisal.engine.result import OptionResult
from appraisal.engine.words.outcomes import outcome_cell
from appraisal.engine.words.totals import total_heading
from reports.blocks.appraisal.groups import subtotals
from reports.casefile.findings import Findings
from reports.output.paper import paper_of
from reports.render.xlsx.book import render_xlsx
from reports.render.xlsx.scoring.sheet import scoring_sheet
from tests.reports.cases.typed import typed
from tests.reports.office import convert, without_answers
from tests.reports.papers.papers import barnet_data
from tests.reports.render.typed_changes import (
    Change,
    Changed,
    appraisals,
    changes,
    findings_of,
    without,
)
from workbench.numbers.ranks import rank_text

# One workbook


@cache
def changed() -> tuple[Changed, ...]:
    chance = random.Random(20260307)
    return tuple(
        Changed(findings, change)
        for findings in (barnet(), *appraisals())
        for change in ([barnet_change()] if findings is barnet() else changes(findings, chance))
    )


@cache
def barnet() -> Findings:
    return paper_of(typed(barnet_data())).findings[0]


def barnet_change() -> Change:
    """The option that comes first fails the first gateway that people judge."""
    scoring = scoring_sheet(barnet())
    assert scoring is not None
    gate = next(c for c in barnet().rated_criteria if c.role is Role.GATEWAY)
    first = barnet().result.in_rank_order[0].code
    bare = without(barnet().problem, first, gate.code)
    failed = replace(bare, ratings=(*bare.ratings, Rating(first, gate.code, level="fail")))
    return Change("the first fails", {scoring.rated[first, gate.code]: "Fail"}, failed)


@cache
def worked_out() -> Any:
    document = paper_of(typed(barnet_data())).document
    made = render_xlsx(document, [one.findings for one in changed()])
    book = openpyxl.load_workbook(io.BytesIO(made))
    for page, one in zip(book.worksheets[-len(changed()) :], changed(), strict=True):
        for place, value in one.change.typed.items():
            page[place.replace("$", "")] = value
    saved = io.BytesIO()
    book.save(saved)
    found = convert(without_answers(saved.getvalue()), ".xlsx", "xlsx:Calc MS Excel 2007 XML")
    return openpyxl.load_workbook(io.BytesIO(found), data_only=True)


def pages() -> list[tuple[Changed, Any]]:
    return list(zip(changed(), worked_out().worksheets[-len(changed()) :], strict=True))


def row_of(page: Any, title: str) -> list[Any]:
    for cells in page.iter_rows(values_only=True):
        if str(cells[0]) == title or (title.endswith(":") and str(cells[0]).startswith(title)):
            return [one for one in cells[4:] if one is not None]
    raise AssertionError(f"{page.title} has no row {title}")


def said(page: Any, title: str) -> list[str]:
    return [str(one) for one in row_of(page, title)]


def wrong(title: str, expected: Callable[[OptionResult], str]) -> list[Any]:
    """The changes after which the row of this title does not say what the engine says."""
    found = []
    for one, page in pages():
        if one.change.problem is None:
            continue
        try:
            result = evaluate(one.change.problem)
        except ProblemError:
            continue
        right = [expected(option) for option in result.judged]
        if said(page, title) != right:
            found.append((page.title, one.change.what, said(page, title), right))
    return found


def test_changes_are_of_every_kind() -> None:
    """Most of them change a rank or an outcome, and some leave an option without one."""
    moved, undecided, stopped = 0, 0, 0
    for one in changed():
        if one.change.problem is None:
            continue
        try:
            after = evaluate(one.change.problem).judged
        except ProblemError:
            continue
        before = one.findings.result.judged
        moved += [(o.rank, o.outcome) for o in before] != [(o.rank, o.outcome) for o in after]
        undecided += any(o.gaps and not b.gaps for o, b in zip(after, before, strict=True))
        stopped += any(o.failed and not b.failed for o, b in zip(after, before, strict=True))
    assert len(changed()) > 80
    assert moved > 30
    assert min(undecided, stopped) > 5


def test_ranks_follow_a_change_as_the_engine_does() -> None:
    assert wrong("Rank", lambda o: rank_text(o.rank, o.joint).capitalize()) == []


def test_outcomes_follow_a_change_as_the_engine_does() -> None:
    assert wrong("Outcome", outcome_cell) == []


def test_totals_follow_a_change_as_the_engine_does() -> None:
    apart = []
    for one, page in pages():
        if one.change.problem is None or not one.findings.result.weighted:
            continue
        try:
            options = evaluate(one.change.problem).judged
        except ProblemError:
            continue
        found = row_of(page, f"{total_heading(one.findings.problem.total_as)}:")
        for value, option in zip(found, options, strict=True):
            right = (
                "No total" if option.total is None else pytest.approx(float(option.total), abs=1e-8)
            )
            if value != right:
                apart.append((page.title, one.change.what, value, option.total))
    assert apart == []


def test_what_a_group_adds_to_totals_follows_a_change_as_the_engine_does() -> None:
    held = 0
    for one, page in pages():
        problem = one.change.problem
        if problem is None or not problem.groups:
            continue
        try:
            result = evaluate(problem)
        except ProblemError:
            continue
        parts = subtotals(Findings(problem, result))
        for heading in dict.fromkeys(heading for heading, _ in parts):
            found = row_of(page, f"Of which: {heading}")
            for value, option in zip(found, result.judged, strict=True):
                right = parts.get((heading, option.code))
                told = "No total" if right is None else pytest.approx(float(right), abs=1e-8)
                assert value == told, (page.title, one.change.what, heading, option.code)
                held += right is not None
    assert held > 20


def test_weights_that_lack_are_said_and_nothing_is_divided_by_nought() -> None:
    lacking = [(one, page) for one, page in pages() if one.change.instead]
    assert len(lacking) > 10
    for one, page in lacking:
        ranked = set(said(page, "Rank")) - {"Not ranked"}
        assert ranked <= {one.change.instead}
        outcomes = set(said(page, "Outcome"))
        assert outcomes <= {one.change.instead, "Undecided", "Not feasible"}
    assert any(set(said(page, "Rank")) == {"All weights are zero"} for _, page in lacking)


def test_no_change_leaves_an_error_or_a_rank_of_nought() -> None:
    for _one, page in pages():
        for row in page.iter_rows(values_only=True):
            assert not any(isinstance(cell, str) and cell.startswith(("#", "Err:")) for cell in row)
        assert "0" not in said(page, "Rank")


def test_tables_of_the_paper_follow_the_sheet() -> None:
    """After the first option fails a gateway, every table of the paper says so."""
    change = changed()[0].change
    assert change.problem is not None
    after = findings_of(change.problem)
    first = barnet().result.in_rank_order[0].code
    ranked = _by_option(worked_out()["Options in order of rank"])
    for option in after.result.options:
        row = ranked[after.name(option.code)]
        assert str(row["Rank"]) == rank_text(option.rank, option.joint).capitalize()
        assert row["Outcome"] == outcome_cell(option)
    matrix = _by_option(worked_out()["Options by criterion"])[after.name(first)]
    gate = next(c for c in after.rated_criteria if c.role is Role.GATEWAY)
    assert matrix[gate.name] == "Fail"
    assert matrix["Outcome"] == "Not feasible"
    ratings = next(
        page for page in worked_out() if page["A1"].value == f"Agreed ratings: {gate.name}"
    )
    assert _by_option(ratings)[after.name(first)]["Rating"] == "Fail"


def _by_option(page: Any) -> dict[str, dict[str, Any]]:
    heads = [cell.value for cell in page[3]]
    return {
        row[0]: dict(zip(heads, row, strict=True))
        for row in page.iter_rows(min_row=4, values_only=True)
        if row[0]
    }
