"""How sure the first place is: a table of the weights, sentences, and ranks over weightings drawn
evenly. All of it is among the options taken forward."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import chain

from appraisal.engine.ranking.carried import carried_shares
from appraisal.engine.robustness.exactly import exactly_told
from appraisal.engine.robustness.found import Overtaken
from appraisal.engine.robustness.told import Told
from reports.blocks.appraisal.sure.drawn import WITHHELD, drawn_told, ranks_table
from reports.casefile.findings import Findings
from reports.document.content import Block, ItemList, TableBlock, plain
from workbench.numbers.exact import exact_text
from workbench.numbers.rounding import column_places
from workbench.numbers.text import near_share, percent
from workbench.pages.tables import Cell, Column, Row, Table

ROWS_READ_AT_ONCE = 10  # a longer table may run on to the next page
NO_OTHER = "None does"


def robust_blocks(findings: Findings) -> Iterator[Block]:
    """What is known of how sure the first place is, or why nothing can be told; nothing where
    there is no order to be sure of."""
    if told := sure_told(findings):
        yield ItemList(tuple((plain(one.sentence),) for one in told))
    for table in (weights_table(findings), ranks_table(findings)):
        if table is not None:
            yield TableBlock(table, splits=len(table.rows) > ROWS_READ_AT_ONCE)


def sure_told(findings: Findings) -> tuple[Told, ...]:
    """Each sentence with its name: the exact ones, then what was drawn; where nothing can be told,
    the one that says why. What speaks of an option that is withheld from the reader is left out,
    for it would tell of its ratings."""
    return tuple(_told(findings))


def first_told(findings: Findings) -> str:
    """The first of the sentences, by itself; "" where there is none."""
    return next((one.sentence for one in _told(findings)), "")


def _told(findings: Findings) -> Iterator[Told]:
    if findings.prices_withheld:
        return
    for one in chain(
        exactly_told(findings.problem, findings.result, findings.robustness),
        findings.left_out,
        drawn_told(findings),
    ):
        if not findings.withheld.intersection(one.options):
            yield one


def weights_table(findings: Findings) -> Table | None:
    """Each ranking criterion with its share of the weight, what it carries where that differs, and
    from where on which other option comes first; None without weights."""
    found = findings.robustness
    if found is None or not findings.result.weights:
        return None
    weights = findings.result.weights
    carried = carried_shares(findings.problem)
    differs = any(carried.get(one.criterion, one.share) != one.share for one in weights)
    moved = {(one.criterion, one.above): one for one in found.overtaken}
    shares = column_places(100 * one.share for one in weights)
    carries = column_places(100 * share for share in carried.values())
    return Table(
        caption="How far each weight may move before another option comes first",
        name="weights-moved",
        columns=(
            Column("Criterion"),
            Column("Share of weight", numeric=True),
            *((Column("Carries", numeric=True),) if differs else ()),
            Column("Another comes first above"),
            Column("Another comes first below"),
        ),
        rows=tuple(
            Row(
                Cell(findings.criteria[one.criterion].name),
                (
                    _share(one.share, shares),
                    *((_share(carried.get(one.criterion), carries),) if differs else ()),
                    _side(findings, moved.get((one.criterion, True)), known=one.switch is not None),
                    _side(
                        findings, moved.get((one.criterion, False)), known=one.switch is not None
                    ),
                ),
            )
            for one in weights
        ),
    )


def _share(share: Fraction | None, places: int) -> Cell:
    if share is None:
        return Cell("Not defined", "missing")
    return Cell(percent(share, min(places, 2)), value=exact_text(share))


def _side(findings: Findings, one: Overtaken | None, *, known: bool) -> Cell:
    """From which share on who comes first, as the sentences say it."""
    if one is None:
        return Cell(NO_OTHER) if known else Cell("Cannot be told", "missing")
    leaders = findings.robustness.leaders if findings.robustness else ()
    if findings.withheld.intersection((one.by, *leaders)):
        return Cell(WITHHELD, "missing")
    return Cell(f"{near_share(one.share)}: {findings.options[one.by].name}")
