"""How options stand on what is weighed in words, as a table for pages and papers."""

from collections.abc import Sequence

from appraisal.casefile.decision_parts import CaseConsidered
from workbench.pages.tables import Cell, Column, Row, Table

NOTHING_SAID = "Nothing said"
SIDE_BY_SIDE = 4  # options beyond which columns grow too narrow to read


def considered_table(
    options: Sequence[tuple[str, str]],
    criteria: Sequence[tuple[str, str]],
    said: Sequence[CaseConsidered],
    *,
    caption: str,
    name: str,
) -> Table | None:
    """Considerations down, options across, each by code and name. What nothing is said of, of any
    option, is left out; None where nothing is said at all."""
    words = {(one.option, one.criterion): one.text for one in said}
    answered = {one.criterion for one in said}
    rows = tuple(
        Row(
            Cell(criterion),
            tuple(Cell(words.get((option, code), NOTHING_SAID)) for option, _name in options),
        )
        for code, criterion in criteria
        if code in answered
    )
    few = len(options) <= SIDE_BY_SIDE
    columns = (Column("Consideration"), *(Column(name) for _code, name in options))
    if not rows:
        return None
    return Table(caption, columns, rows, cards=few, wide=not few, name=name)
