"""Tables of measures: of those that people entered, and of those that option finance works out."""

from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _

from appraisal.casefile.rows import AppraisalRows
from appraisal.engine.option_finance import FINANCE_MEASURES
from appraisal.engine.problem import MeasureDefinition, Problem
from appraisal.engine.words.measures import share_places
from appraisal.models import Measure
from workbench.numbers.text import percent, plain_number, pounds
from workbench.pages.tables import Cell, Column, Row, Table

# How units of case files read on a page.
SIGNS = {"GBP": "£", "share": "%"}
RESERVED = frozenset(measure.key for measure in FINANCE_MEASURES)


def typed_measures(every: Iterable[Measure], rows: AppraisalRows) -> list[Measure]:
    """The measures that people enter. Those of option finance are among them only where a case file
    gave values for them."""
    given = {value.measure_id for value in rows.values}
    return [measure for measure in every if is_typed(measure, given)]


def is_typed(measure: Measure, given: Collection[int]) -> bool:
    """Whether people enter the measure. A case may name those of option finance too; they are
    entered only where the case gave values for them itself (`given` has the keys of such)."""
    return measure.key not in RESERVED or measure.pk in given


def heading(measure: Measure) -> str:
    """A measure with its unit: "Payback period (years)"."""
    unit = SIGNS.get(measure.unit, measure.unit)
    return f"{measure} ({unit})" if unit else str(measure)


def values_table(rows: AppraisalRows, measures: Sequence[Measure]) -> Table:
    """The values that people entered, a row for each option, for readers who may not write."""
    given = {(value.measure_id, value.option_id): value.value for value in rows.values}
    body = tuple(
        Row(Cell(option.name), tuple(_value(m, given.get((m.pk, option.pk))) for m in measures))
        for option in rows.shown_options
    )
    columns = (Column(_("Option")), *(Column(heading(m), numeric=True) for m in measures))
    return Table(_("Values of measures"), columns, body)


def _value(measure: Measure, value: Decimal | None) -> Cell:
    if value is None:
        return Cell(_("Not given"), kind="missing")
    shown = Fraction(value) * (100 if measure.unit == "share" else 1)
    return Cell(plain_number(shown), value=str(value))


def finance_table(rows: AppraisalRows, every: Iterable[Measure]) -> Table | None:
    """The measures of option finance under the appraisal's own names, a row for each option; None
    where no option has savings."""
    if not rows.finance:
        return None
    own = {measure.key: measure.name for measure in every if measure.name}
    names = {option.code: option.name for option in rows.shown_options}
    body = tuple(
        Row(
            Cell(names[row.option]),
            tuple(_cell(getattr(row, m.key), m, rows.problem) for m in FINANCE_MEASURES),
        )
        for row in rows.finance
        if row.option in names
    )
    columns = (
        Column(_("Option")),
        *(Column(own.get(m.key, m.name), numeric=True) for m in FINANCE_MEASURES),
    )
    return Table(_("Worked out from the options’ savings"), columns, body)


def _cell(value: Fraction | None, measure: MeasureDefinition, problem: Problem) -> Cell:
    if value is None:
        return Cell(_("Not known"))
    if measure.unit != "share":
        return Cell(pounds(value), value=str(value))
    return Cell(percent(value, share_places(problem, measure.key)), value=str(value))
