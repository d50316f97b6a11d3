"""The gateway matrix, the criteria and how they act, and the ratings given on one criterion."""

from fractions import Fraction

from appraisal.engine.gateway_kinds import gate_test
from appraisal.engine.gateways import GATES
from appraisal.engine.problem import Criterion, Role
from appraisal.engine.result import Cell as EngineCell
from appraisal.engine.result import CellState
from appraisal.engine.scales import measure_of
from appraisal.engine.words.measures import measure_name, measure_value
from appraisal.engine.words.names import points_said, points_text
from appraisal.engine.words.outcomes import outcome_cell
from appraisal.engine.words.rules import rule_sentence
from appraisal.engine.words.states import TINTED_LEVELS, state_words
from reports.casefile.findings import Findings
from workbench.numbers.listing import opening
from workbench.numbers.shares import share_texts
from workbench.pages.tables import Cell, Column, Row, Table

ROLES = {
    Role.GATEWAY: "Gateway",
    Role.RANKING: "Ranking",
    Role.CONDITIONAL_GATEWAY: "Conditional gateway",
    Role.CONSIDERATION: "Consideration",
}


def gateway_matrix(findings: Findings) -> Table:
    """Options down in page sequence, criteria across by name, what each option came to last."""
    criteria = findings.rated_criteria
    scored = [one for one in criteria if _is_scored(findings, one)]
    return Table(
        caption="How each option stands on each criterion" + " (numbers are points)" * bool(scored),
        name="gateway-matrix",
        either_way=True,
        columns=(
            Column("Option"),
            *(Column(criterion.name, numeric=criterion in scored) for criterion in criteria),
            Column("Outcome"),
        ),
        rows=tuple(
            Row(
                Cell(findings.name(code), href=findings.addresses.get(code, "")),
                (
                    *(_standing(findings, code, criterion, alone=True) for criterion in criteria),
                    Cell(outcome_cell(result)),
                ),
            )
            for code, result in findings.results.items()
        ),
    )


def _is_scored(findings: Findings, criterion: Criterion) -> bool:
    """Whether options were given points on the criterion."""
    cells = (findings.cells[code, criterion.code] for code in findings.options)
    return any(cell.state is CellState.RATED and not cell.level for cell in cells)


def criteria_table(findings: Findings) -> Table:
    """Each criterion with the way it acts and its rule in a sentence."""
    weights = findings.result.weights
    texts = share_texts([Fraction(weight.share) for weight in weights], places=1)
    shares: dict[str, tuple[Cell, ...]] = {
        weight.criterion: (Cell(text, value=str(weight.share)),)
        for weight, text in zip(weights, texts, strict=True)
    }
    weighted = (Column("Share of all weight", numeric=True),) if shares else ()
    if any(weight.carries not in (None, weight.share) for weight in weights):
        weighted = (*weighted, Column("Carries of what can be reached", numeric=True))
        parts = share_texts([weight.carries or Fraction(0) for weight in weights], places=1)
        for weight, text in zip(weights, parts, strict=True):
            shares[weight.criterion] += (Cell(text, value=str(weight.carries)),)
    return Table(
        caption="The criteria and how they act",
        name="criteria",
        columns=(Column("Criterion"), Column("Role"), Column("Rule"), *weighted),
        rows=tuple(
            Row(
                Cell(
                    f"{criterion.code}. {criterion.name}",
                    note=findings.questions.get(criterion.code, ""),
                ),
                (
                    Cell(ROLES[criterion.role]),
                    Cell(rule_sentence(criterion, findings.problem)),
                    *shares.get(criterion.code, (Cell("No weight"),) * len(weighted)),
                ),
            )
            for criterion in findings.problem.criteria
        ),
    )


def ratings_table(findings: Findings, criterion: Criterion) -> Table:
    """What each option was given on one criterion, and why."""
    return Table(
        caption=f"Agreed ratings: {criterion.name}",
        name=f"ratings-{criterion.code}",
        columns=(Column("Option"), Column("Rating"), Column("Reason")),
        rows=tuple(
            Row(
                Cell(findings.name(code)),
                (_standing(findings, code, criterion), Cell(_reason(findings, code, criterion))),
            )
            for code in findings.options
        ),
    )


def option_alone(findings: Findings, code: str) -> Table:
    """What one option was given on each criterion, and why."""
    return Table(
        caption=f"How “{findings.name(code)}” stands on each criterion",
        name="option-alone",
        columns=(Column("Criterion"), Column("Rating"), Column("Reason")),
        rows=tuple(
            Row(
                Cell(criterion.name),
                (_standing(findings, code, criterion), Cell(_reason(findings, code, criterion))),
            )
            for criterion in findings.rated_criteria
        ),
    )


def _reason(findings: Findings, code: str, criterion: Criterion) -> str:
    cell = findings.cells[code, criterion.code]
    if cell.reason:
        return cell.reason
    if cell.state is CellState.NOT_ASKED:
        return findings.results[code].reasons[0]
    if cell.measure is not None:
        is_gate = criterion.role in GATES
        measure = (gate_test(criterion).tested_measure if is_gate else measure_of(criterion)) or ""
        name = measure_name(findings.problem, measure)
        value = measure_value(findings.problem, measure, cell.measure)
        return f"By the rule: {name} is {value}."
    return "No reason recorded"


def _standing(findings: Findings, code: str, criterion: Criterion, *, alone: bool = False) -> Cell:
    """What an option was given on a criterion; points `alone`, where the caption says what numbers
    are, or with their unit."""
    cell = findings.cells[code, criterion.code]
    if cell.state is CellState.RATED:
        return _rated(findings, criterion, cell, alone=alone)
    said = opening(state_words(cell.state))
    if cell.state is CellState.UNRATED:
        return Cell(said, note="It carries no weight")
    return Cell(said, "" if cell.state is CellState.NOT_ASKED else str(cell.state))


def _rated(findings: Findings, criterion: Criterion, cell: EngineCell, *, alone: bool) -> Cell:
    if cell.level:
        kind = cell.level if cell.level in TINTED_LEVELS else ""
        return Cell(findings.level(criterion, cell.level), kind)
    if cell.points is None:
        return Cell(opening(state_words(CellState.MISSING)), "missing")
    said = (points_text if alone else points_said)(criterion, cell.points)
    return Cell(said, value=str(cell.points))
