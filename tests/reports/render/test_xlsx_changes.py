"""A cell of the workbook changed and worked out again by LibreOffice: what it then says must be what
the engine says of the same change. All appraisals and changes stand in one workbook."""

import io
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction as F
from functools import cache
from typing import Any

import openpyxl
import pytest

from appraisal.engine.checking.fault import ProblemError
from appraisal.engine.outcome import evaluate
from appraisal.engine.problem import (
    Better,
    Criterion,
    LevelScale,
    PointScale,
    Problem,
    Rating,
    Role,
    Shortlist,
    TotalAs,
)
from appraisal.engine.result import OptionResult
from appraisal.engine.words.outcomes import outcome_cell
from appraisal.engine.words.totals import total_heading
from reports.casefile.findings import Findings
from reports.output.paper import paper_of
from reports.render.xlsx.book import render_xlsx
from reports.render.xlsx.scoring.ratings import is_measured
from reports.render.xlsx.scoring.sheet import Scoring, scoring_sheet
from tests.appraisal.engine.problems import (
    RISING,
    TEN,
    Cell,
    appraise,
    conditional,
    gateway,
    ranking,
)
from tests.reports.appraisals import LINEAR, drawn_appraisals, measured_appraisal
from tests.reports.cases.typed import typed
from tests.reports.office import convert, without_answers
from tests.reports.papers.papers import barnet_data
from workbench.numbers.ranks import rank_text

Typed = str | float | int | None


@dataclass(frozen=True)
class Change:
    """What somebody types into a sheet (by address), and the appraisal as it would then be; None
    where no appraisal can be so, and the sheet says `instead`."""

    what: str
    typed: dict[str, Typed]
    problem: Problem | None
    instead: str = ""


@dataclass(frozen=True)
class Changed:
    """An appraisal on its sheet, and one change of it."""

    findings: Findings
    change: Change


def findings_of(problem: Problem) -> Findings:
    return Findings(problem, evaluate(problem))


# Appraisals


def appraisal_of(count: int, *, weighted: bool, **more: Any) -> Findings:
    """So many options on every kind of scale and gate, ties and gaps among them."""
    chance = random.Random(count * 2 + weighted)
    weights = [F(30), F(25), F("12.5"), F(0)] if weighted else [None] * 4
    criteria = [
        gateway("g"),
        ranking("a", weights[0]),
        ranking("b", weights[1], TEN),
        ranking("c", weights[2], LINEAR),
        ranking("d", weights[3], from_measure=RISING),
        conditional("x"),
    ]
    table: dict[str, list[Cell]] = {}
    for at in range(count):
        table[f"O{at}"] = [
            chance.choice("ppppf"),
            chance.choice("hml"),
            F(chance.randint(0, 20), 2),
            chance.choice("ppf"),
        ]
    if count > 3:
        table["O1"], table["O2"][1] = table["O0"], "n/a"
        table["O3"][2] = None
    measures = {
        "unit_cost": {code: chance.choice((400, 650, "733.10", 1000)) for code in table},
        "m": {code: chance.choice((5, 10, 15, 20)) for code in table},
    }
    return findings_of(appraise(criteria, table, measures, **more))


@cache
def appraisals() -> tuple[Findings, ...]:
    top, lower = Shortlist("top", 2), Better.LOWER
    return (
        appraisal_of(1, weighted=True),
        appraisal_of(1, weighted=False),
        appraisal_of(6, weighted=True, total_as=TotalAs.PERCENT, shortlist=top),
        appraisal_of(6, weighted=False, total_as=TotalAs.PERCENT, shortlist=top),
        appraisal_of(5, weighted=True, better=lower, total_as=TotalAs.AVERAGE),
        appraisal_of(5, weighted=False, better=lower),
        appraisal_of(8, weighted=True, shortlist=Shortlist("threshold", total=F(200))),
        appraisal_of(30, weighted=True),
        appraisal_of(30, weighted=False),
        measured_appraisal(),
        *drawn_appraisals(12),
    )


# Changes


def changes(findings: Findings, chance: random.Random) -> Iterator[Change]:
    """One change of every kind that the appraisal allows, at a place by chance."""
    scoring = scoring_sheet(findings)
    assert scoring is not None
    problem = findings.problem
    options = [option.code for option in findings.result.judged]
    for at, criterion in enumerate(findings.rated_criteria):
        # The one that comes first, so that most changes move it.
        option = findings.result.in_rank_order[0].code if at % 3 else chance.choice(options)
        if (option, criterion.code) in scoring.rated and (len(options) < 30 or at < 3):
            gate = criterion.role is not Role.RANKING
            kind = chance.choice((_cleared, _rated, _rated if gate else _not_applicable))
            if change := kind(problem, scoring, option, criterion, chance):
                yield change
    if scoring.weights:
        first = next(iter(scoring.weights))
        all_places = list(scoring.weights.values())
        yield Change("no weight", {scoring.weights[first]: None}, None, "A weight is missing")
        yield Change("nought", dict.fromkeys(all_places, 0), None, "All weights are zero")
        yield Change("weight 7", {scoring.weights[first]: 7}, _weighing(problem, first, F(7)))


def _cleared(
    problem: Problem, scoring: Scoring, option: str, criterion: Criterion, _: random.Random
) -> Change | None:
    place = scoring.rated[option, criterion.code]
    if is_measured(criterion):
        if not scoring.is_typed(place) or scoring.grid.known(place) == "Not applicable":
            return None  # the measure stands elsewhere
        measure = _measure(criterion)
        left = [m for m in problem.measurements if (m.option, m.measure) != (option, measure)]
        bare = _without(problem, option, criterion.code)
        return Change(f"{place} cleared", {place: None}, replace(bare, measurements=tuple(left)))
    return Change(f"{place} cleared", {place: None}, _without(problem, option, criterion.code))


def _rated(
    problem: Problem,
    scoring: Scoring,
    option: str,
    criterion: Criterion,
    chance: random.Random,
) -> Change | None:
    place = scoring.rated[option, criterion.code]
    if is_measured(criterion):
        measure = _measure(criterion)
        known = [m for m in problem.measurements if (m.option, m.measure) == (option, measure)]
        if (
            not known
            or not scoring.is_typed(place)
            or scoring.grid.known(place) == "Not applicable"
        ):
            return None
        value = chance.choice((F(0), F(12), F(400), F(10**6)))
        moved = [replace(m, value=value) if m is known[0] else m for m in problem.measurements]
        bare = _without(problem, option, criterion.code)
        return Change(
            f"{place} {value}", {place: float(value)}, replace(bare, measurements=tuple(moved))
        )
    scale = criterion.scale
    if criterion.role is not Role.RANKING:
        word = chance.choice(("Pass", "Fail", "Fail", "Fail"))
        rating = Rating(option, criterion.code, level=word.lower())
    elif isinstance(scale, PointScale):
        word = float(chance.randint(0, 10))
        rating = Rating(option, criterion.code, points=F(int(word)))
    else:
        assert isinstance(scale, LevelScale)
        key = chance.choice(scale.levels).key
        word, rating = key.capitalize(), Rating(option, criterion.code, level=key)
    bare = _without(problem, option, criterion.code)
    return Change(f"{place} {word}", {place: word}, replace(bare, ratings=(*bare.ratings, rating)))


def _not_applicable(
    problem: Problem, scoring: Scoring, option: str, criterion: Criterion, _: random.Random
) -> Change | None:
    if is_measured(criterion):
        return None  # its measure may stand on other criteria too
    place = scoring.rated[option, criterion.code]
    bare = _without(problem, option, criterion.code)
    rating = Rating(option, criterion.code, not_applicable="It does not arise.")
    return Change(
        f"{place} n/a", {place: "Not applicable"}, replace(bare, ratings=(*bare.ratings, rating))
    )


def _without(problem: Problem, option: str, criterion: str) -> Problem:
    left = (r for r in problem.ratings if (r.option, r.criterion) != (option, criterion))
    return replace(problem, ratings=tuple(left))


def _measure(criterion: Criterion) -> str:
    if criterion.from_measure:
        return criterion.from_measure.measure
    return getattr(criterion.scale, "measure", "") or getattr(criterion.test, "measure", "")


def _weighing(problem: Problem, code: str, weight: F) -> Problem:
    criteria = tuple(replace(c, weight=weight) if c.code == code else c for c in problem.criteria)
    return replace(problem, criteria=criteria)


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
    bare = _without(barnet().problem, first, gate.code)
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
