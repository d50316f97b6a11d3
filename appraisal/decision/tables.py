"""Tables of a decision: its votes, its dissent and its conditions, worded once for pages and
papers."""

from collections.abc import Sequence
from datetime import date

from appraisal.casefile.decision_parts import CaseCondition, CaseDissent, CaseVotes
from appraisal.decision.words import who_words
from workbench.dates import day
from workbench.pages.tables import Cell, Column, Row, Table


def votes_table(votes: Sequence[CaseVotes]) -> Table:
    """The votes of each authority, and all of them together."""
    all_votes = CaseVotes(
        "All",
        for_=sum(one.for_ for one in votes),
        against=sum(one.against for one in votes),
        abstained=sum(one.abstained for one in votes),
    )
    return Table(
        caption="Votes by authority",
        name="votes",
        columns=(
            Column("Authority"),
            Column("For", numeric=True),
            Column("Against", numeric=True),
            Column("Abstained", numeric=True),
        ),
        rows=(
            *(_votes(one) for one in votes),
            *((_votes(all_votes, total=True),) if len(votes) > 1 else ()),
        ),
    )


def _votes(one: CaseVotes, *, total: bool = False) -> Row:
    counts = (one.for_, one.against, one.abstained)
    return Row(
        Cell(one.authority), tuple(Cell(str(count), value=str(count)) for count in counts), total
    )


def dissent_table(dissent: Sequence[CaseDissent]) -> Table:
    """Who did not agree, by role and authority, and why."""
    return Table(
        caption="Who did not agree, and why",
        name="dissent",
        columns=(Column("Who"), Column("Why")),
        rows=tuple(
            Row(Cell(who_words(one.role, one.authority)), (Cell(one.why),)) for one in dissent
        ),
    )


def conditions_table(conditions: Sequence[CaseCondition]) -> Table:
    """Each condition with its owner, its day, and whether it is met."""
    return Table(
        caption="Conditions of the decision",
        name="conditions",
        columns=(Column("Condition"), Column("Owner"), Column("By"), Column("Met")),
        rows=tuple(
            Row(
                Cell(one.condition),
                (
                    Cell(one.owner or "Nobody yet"),
                    Cell(_day(one.by) or "No day given"),
                    Cell(f"Met on {_day(one.met_on)}" if one.met_on else "Open"),
                ),
            )
            for one in conditions
        ),
    )


def _day(text: str) -> str:
    return day(date.fromisoformat(text)) if text else ""
