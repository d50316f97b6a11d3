"""The options of an appraisal with their lines, from its rows, over the years it looks at."""

from collections.abc import Iterable, Mapping

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
    lines = OptionLine.objects.filter(option__in=options)
    return costs_with(appraisal, options, grouped(lines, "option_id"))


def costs_with(
    appraisal: Appraisal, options: Iterable[Option], lines: Mapping[int, list[OptionLine]]
) -> tuple[OptionCosts, ...]:
    """As `option_costs`, with the lines of options by key."""
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
