"""Option finance to the pound, the savings considered, and the project's budget."""

from collections.abc import Callable
from fractions import Fraction
from functools import partial

from appraisal.engine.option_finance import OptionFinanceRow
from appraisal.engine.words.measures import share_places
from reports.casefile.findings import Findings
from workbench.numbers.listing import listed, opening
from workbench.numbers.ranks import NOT_RANKED, rank_text
from workbench.numbers.text import percent, pounds
from workbench.pages.tables import Cell, Column, Row, Table

_NOT_GIVEN = Cell("Not given", "missing")

_FIGURES: tuple[tuple[str, str, Callable[[Fraction], str]], ...] = (
    ("Total savings", "total_savings", pounds),
    ("Share of project target", "share_of_target", percent),
    ("Revised budget", "revised_budget", pounds),
    ("Confidence in wider savings", "confidence", percent),
    ("Wider savings delivered", "wider_savings_delivered", pounds),
    ("Total benefit", "total_benefit", pounds),
)


def finance_table(findings: Findings) -> Table | None:
    """The figures down, the options across; None where the appraisal has no finance."""
    if not findings.finance:
        return None
    places = share_places(findings.problem, "share_of_target")
    shown = {"share_of_target": partial(percent, places=places)}
    rows = [
        Row(Cell(label), tuple(_figure(one, key, shown.get(key, show)) for one in findings.finance))
        for label, key, show in _FIGURES
    ]
    rows.append(Row(Cell("Rank by total benefit"), tuple(map(_rank, findings.finance)), total=True))
    return Table(
        caption="Option finance",
        name="finance",
        columns=(
            Column("Figure"),
            *(Column(findings.options[one.option].name, numeric=True) for one in findings.finance),
        ),
        rows=tuple(rows),
    )


def finance_basis(findings: Findings) -> str:
    """What the finance table is reckoned from, in a sentence."""
    basis = findings.basis
    known = [
        f"{label} {pounds(amount)}"
        for label, amount in (
            ("the value of the services in scope is", basis.in_scope_value),
            ("the savings target is", basis.target),
            ("the wider savings still to be enabled come to", basis.wider_savings),
        )
        if amount is not None
    ]
    text = listed(known)
    return f"{opening(text)}." if text else ""


def saving_lines_table(findings: Findings) -> Table | None:
    """Kinds of saving with the risk of not delivering them; amounts are known in total only."""
    if not findings.saving_lines:
        return None
    return Table(
        caption="Savings and income considered, with delivery risk",
        name="saving-lines",
        columns=(Column("Saving or income"), Column("Delivery risk"), Column("Amount by option")),
        rows=tuple(
            Row(
                Cell(name),
                (
                    Cell(risk.capitalize(), risk) if risk else Cell("Not stated"),
                    Cell("Not published"),
                ),
            )
            for name, risk in findings.saving_lines
        ),
    )


def _figure(one: OptionFinanceRow, key: str, show: Callable[[Fraction], str]) -> Cell:
    value: Fraction | None = getattr(one, key)
    return _NOT_GIVEN if value is None else Cell(show(value), value=str(value))


def _rank(one: OptionFinanceRow) -> Cell:
    if one.rank is None:
        return Cell(opening(NOT_RANKED), "missing")
    return Cell(rank_text(one.rank, one.joint), value=str(one.rank))
