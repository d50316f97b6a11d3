"""Cost against benefit under each scenario: what a point costs, and who is first by score."""

from collections.abc import Iterator

from appraisal.costs.scenarios.pricing import Valued
from appraisal.costs.scenarios.tables import places_tables
from appraisal.costs.scenarios.words import first_sentences
from reports.casefile.findings import Findings
from reports.document.content import Block, ItemList, TableBlock, plain
from workbench.numbers.listing import opening
from workbench.numbers.ranks import rank_text
from workbench.pages.tables import Cell, Column, Row, Table

_PENCE = 2


def scenario_blocks(findings: Findings) -> Iterator[Block]:
    """The tables and the sentences; nothing where there is no scenario but the central one."""
    for table in value_scenario_tables(findings):
        yield TableBlock(table)
    if told := value_scenario_told(findings):
        yield ItemList(tuple((plain(one),) for one in told))


def value_scenario_tables(findings: Findings) -> list[Table]:
    """What a point costs under each scenario, and the ranks by score where they change."""
    valued = findings.valued
    places = [(one.scenario.name, one.per_point) for one in valued]
    codes = {code for _name, found in places for code in found}
    if not codes:
        return []
    names = {code: one.name for code, one in findings.options.items() if code in codes}
    caption = "Cost of one point under each scenario, £"
    found = places_tables(names, places, caption, "points-scenarios", _PENCE)
    if _moves(findings):
        found.append(_ranks(findings, valued))
    return found


def value_scenario_told(findings: Findings) -> tuple[str, ...]:
    """Whether the same option is first in every scenario."""
    valued = findings.valued
    places = [(one.scenario.name, one.per_point) for one in valued]
    names = {code: one.name for code, one in findings.options.items()}
    told = list(first_sentences(names, places, "the least cost of a point"))
    if told and _scored_again(findings) and not _moves(findings):
        told.append("The ranks by score are the same in every scenario.")
    return tuple(told)


def _scored_again(findings: Findings) -> bool:
    return any(one.result is not findings.result for one in findings.valued)


def _moves(findings: Findings) -> bool:
    """Whether the ranks by score change, of options that may be seen."""
    ranks = {
        tuple((one.code, one.rank, one.joint) for one in valued.result.options)
        for valued in findings.valued
    }
    return len(ranks) > 1 and not findings.withheld


def _ranks(findings: Findings, valued: tuple[Valued, ...]) -> Table:
    of = [{one.code: one for one in under.result.options} for under in valued]
    return Table(
        caption="Rank by score under each scenario",
        name="ranks-scenarios",
        columns=(
            Column("Option"),
            *(Column(under.scenario.name, numeric=True) for under in valued),
        ),
        rows=tuple(
            Row(
                Cell(one.name),
                tuple(
                    Cell(opening(rank_text(found[code].rank, found[code].joint))) for found in of
                ),
            )
            for code, one in findings.options.items()
        ),
    )
