"""The gateway matrix, the criteria and how they act, and the ratings given on one criterion."""

from appraisal.engine.problem import Criterion, LinearScale, Role
from appraisal.engine.result import Cell as EngineCell
from appraisal.engine.result import CellState
from appraisal.engine.words.measures import measure_name, measure_value
from appraisal.engine.words.rules import rule_sentence
from reports.casefile.findings import Findings
from workbench import words as wording
from workbench.pages.tables import Cell, Column, Row, Table

_TINTED = frozenset({"high", "medium", "low"})
_ROLES = {
    Role.GATEWAY: "Gateway",
    Role.RANKING: "Ranking",
    Role.CONDITIONAL_GATEWAY: "Conditional gateway",
    Role.CONSIDERATION: "Consideration",
}


def gateway_matrix(findings: Findings) -> Table:
    """Options down in page sequence, criteria across by name, what each option came to last."""
    criteria = findings.rated_criteria
    return Table(
        caption="How each option stands on each criterion",
        name="gateway-matrix",
        columns=(
            Column("Option"),
            *(Column(criterion.name) for criterion in criteria),
            Column("Outcome"),
        ),
        rows=tuple(
            Row(
                Cell(findings.name(code), href=findings.addresses.get(code, "")),
                (
                    *(_standing(findings, code, criterion) for criterion in criteria),
                    Cell(findings.outcome(result)),
                ),
            )
            for code, result in findings.results.items()
        ),
    )


def criteria_table(findings: Findings) -> Table:
    """Each criterion with the way it acts and its rule in a sentence."""
    shares = {weight.criterion: weight.share for weight in findings.result.weights}
    weighted = (Column("Share of all weight", numeric=True),) if shares else ()
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
                    Cell(_ROLES[criterion.role]),
                    Cell(rule_sentence(criterion, findings.problem)),
                    *(
                        (_share(shares[criterion.code]),)
                        if criterion.code in shares
                        else (Cell("no weight"),) * len(weighted)
                    ),
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


def _share(share: object) -> Cell:
    assert isinstance(share, wording.Exact)
    return Cell(wording.percent(share, 1), value=str(share))


def _reason(findings: Findings, code: str, criterion: Criterion) -> str:
    cell = findings.cells[code, criterion.code]
    if cell.reason:
        return cell.reason
    if cell.measure is not None:
        measure = criterion.from_measure.measure if criterion.from_measure else ""
        if isinstance(criterion.scale, LinearScale):
            measure = criterion.scale.measure
        name = measure_name(findings.problem, measure)
        value = measure_value(findings.problem, measure, cell.measure)
        return f"By the rule: {name} is {value}."
    return "No reason recorded"


_STATES = {
    CellState.PASS: Cell("Pass", "pass"),
    CellState.FAIL: Cell("Fail", "fail"),
    CellState.EXCUSED: Cell("Fail, excused", "excused"),
    CellState.NOT_APPLICABLE: Cell("Not applicable", "not-applicable"),
    CellState.MISSING: Cell("Not rated", "missing"),
    CellState.UNRATED: Cell("Not rated", note="It carries no weight"),
}


def _standing(findings: Findings, code: str, criterion: Criterion) -> Cell:
    cell = findings.cells[code, criterion.code]
    return _STATES.get(cell.state) or _rated(findings, criterion, cell)


def _rated(findings: Findings, criterion: Criterion, cell: EngineCell) -> Cell:
    if cell.level:
        kind = cell.level if cell.level in _TINTED else ""
        return Cell(findings.level(criterion, cell.level), kind)
    if cell.points is None:
        return Cell("Not rated", "missing")
    return Cell(f"{wording.plain_number(cell.points)} points", value=str(cell.points))
