"""The options of an appraisal with their lines, from its rows, over the years it looks at."""

from collections.abc import Iterable

from appraisal.casefile.costs import OptionCosts, Years, costs_of, stated_years
from appraisal.casefile.grouping import grouped
from appraisal.casefile.mapped import OPTION, OPTION_LINE
from appraisal.casefile.parts import CaseFinance
from appraisal.models import Appraisal, Option, OptionLine
from schemes.savings.inputs import years_of


def years_looked_at(appraisal: Appraisal) -> Years:
    """The years that the appraisal states, or else those of its programme."""
    said = CaseFinance(first_year=appraisal.costs_first_year, years=appraisal.costs_years)
    return stated_years(said) or years_of(appraisal.programme)


def option_costs(appraisal: Appraisal, options: Iterable[Option]) -> tuple[OptionCosts, ...]:
    """These options of the appraisal with what their lines come to, in one query."""
    options = tuple(options)
    lines = grouped(OptionLine.objects.filter(option__in=options), "option_id")
    parts = (
        OPTION.part_of(
            row,
            benefits=(),
            drawbacks=(),
            lines=tuple(map(OPTION_LINE.part_of, lines.get(row.pk, ()))),
        )
        for row in options
    )
    return costs_of(parts, years_looked_at(appraisal))
