"""The measures that option finance gives, as a table: reckoned, never typed."""

from fractions import Fraction

from django.utils.translation import gettext as _

from appraisal.engine.option_finance import FINANCE_MEASURES
from appraisal.inputs import AppraisalRows
from workbench.tables import Cell, Column, Row, Table
from workbench.wording import percent, pounds


def finance_table(rows: AppraisalRows) -> Table | None:
    """A row for each option; None where no option has savings."""
    if not rows.finance:
        return None
    names = {option.code: option.name for option in rows.options}
    body = tuple(
        Row(
            Cell(names[row.option]),
            tuple(_cell(getattr(row, m.key), m.unit) for m in FINANCE_MEASURES),
        )
        for row in rows.finance
    )
    columns = (
        Column(_("Option")),
        *(Column(measure.name, numeric=True) for measure in FINANCE_MEASURES),
    )
    return Table(_("Reckoned from the options’ savings"), columns, body)


def _cell(value: Fraction | None, unit: str) -> Cell:
    if value is None:
        return Cell(_("Not known"))
    return Cell(percent(value, 1) if unit == "share" else pounds(value), value=str(value))
