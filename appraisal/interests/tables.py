"""The interests declared on an appraisal, as a table for pages and papers."""

from collections.abc import Sequence
from datetime import date

from appraisal.casefile.decision_parts import CaseInterest
from appraisal.decision.words import who_words
from workbench.dates import day
from workbench.pages.tables import Cell, Column, Row, Table

NONE_DECLARED = "None declared"


def interests_table(
    interests: Sequence[CaseInterest], *, name: str = "interests", names: Sequence[str] = ()
) -> Table:
    """Each declaration by role and authority. `names` are those of the people, which pages of the
    site alone print beneath."""
    people = names or ("",) * len(interests)
    return Table(
        caption="Interests declared",
        name=name,
        columns=(Column("Who"), Column("Interest"), Column("What was done"), Column("Day")),
        rows=tuple(
            Row(
                Cell(who_words(one.role, one.authority), note=person),
                (
                    Cell(one.interest or NONE_DECLARED),
                    Cell(one.action or ("Nothing recorded" if one.interest else "Nothing to do")),
                    Cell(day(date.fromisoformat(one.on)) if one.on else "Not recorded"),
                ),
            )
            for one, person in zip(interests, people, strict=True)
        ),
    )
