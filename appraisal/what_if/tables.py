"""What would follow beside what stands, option by option."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from appraisal.engine.problem import Problem
from appraisal.engine.result import OptionResult, Result
from appraisal.engine.words.outcomes import outcome_cell, rank_words
from appraisal.engine.words.totals import total_heading, total_places, total_words
from workbench.numbers.exact import exact_text
from workbench.numbers.listing import opening
from workbench.pages.tables import Cell, Column, Row, Table


def beside_table(problem: Problem, before: Result, after: Result) -> Table:
    """Options in the order that would be: rank, total and outcome, each with what stands now."""
    names = {one.code: one.name for one in problem.options}
    was = {one.code: one for one in before.options}
    places = max(total_places(before.options), total_places(after.options))
    totals = [_("Total now"), _("Total then")] if after.weighted else []
    return Table(
        caption=_("What would follow, beside what stands now"),
        name="what-if",
        columns=(
            Column(_("Option")),
            Column(_("Rank now"), numeric=True),
            Column(_("Rank then"), numeric=True),
            *(Column(heading, numeric=True) for heading in totals),
            Column(_("Outcome then")),
        ),
        rows=tuple(
            Row(
                Cell(names[one.code]),
                (
                    *(_rank(option) for option in (was[one.code], one)),
                    *(
                        cell
                        for option in (was[one.code], one) * after.weighted
                        for cell in _total(option, places)
                    ),
                    Cell(outcome_cell(one), note=_changed(was[one.code], one)),
                ),
            )
            for one in after.in_rank_order
        ),
    )


def totals_note(problem: Problem) -> str:
    """What the totals are, as the heading of a ranked table says it."""
    return total_heading(problem.total_as)


def _rank(option: OptionResult) -> Cell:
    value = "" if option.rank is None else str(option.rank)
    return Cell(opening(rank_words(option)), value=value)


def _total(option: OptionResult, places: int) -> Iterator[Cell]:
    value = "" if option.total is None else exact_text(option.total)
    yield Cell(opening(total_words(option, places)), value=value)


def _changed(before: OptionResult, after: OptionResult) -> str:
    if before.outcome is after.outcome:
        return ""
    return _("now: %(outcome)s") % {"outcome": outcome_cell(before)}
