"""Scenarios beside what is agreed, for pages and papers: each option under each of them, then what
each tries and what would follow."""

from collections.abc import Iterator, Sequence

from appraisal.engine.problem import Problem
from appraisal.engine.result import OptionResult, Result
from appraisal.engine.what_if.scenarios import Followed
from appraisal.engine.words.outcomes import standing_words
from appraisal.engine.words.totals import total_heading, total_places, total_words
from workbench.numbers.listing import opening
from workbench.pages.tables import Cell, Column, Row, Table, listing

BESIDE = 4  # scenarios of one table, beside what is agreed
NO_LONGER = "It no longer fits the appraisal"


def side_by_side(problem: Problem, before: Result, tried: Sequence[Followed]) -> tuple[Table, ...]:
    """Options in their agreed order: rank, outcome and total as agreed and under each scenario that
    fits, four of them in a table."""
    fitting = [(one.scenario.name, one.result) for one in tried if one.result is not None]
    parts = [fitting[at : at + BESIDE] for at in range(0, len(fitting), BESIDE)]
    return tuple(
        _beside(problem, before, part, (at, len(parts))) for at, part in enumerate(parts, 1)
    )


def _beside(
    problem: Problem,
    before: Result,
    part: Sequence[tuple[str, Result]],
    numbered: tuple[int, int],
) -> Table:
    number, count = numbered
    which = "" if count == 1 else f", part {number} of {count}"
    names = {one.code: one.name for one in problem.options}
    results = [before, *(result for _name, result in part)]
    places = max(total_places(one.options) for one in results)
    by_code = [{option.code: option for option in one.options} for one in results]
    total = total_heading(problem.total_as)
    total = f"{total[:1].lower()}{total[1:]}"
    return Table(
        caption=f"Rank, outcome and {total}, as agreed and under each scenario{which}"
        if before.weighted
        else f"Rank and outcome as agreed and under each scenario{which}",
        name="scenarios" if count == 1 else f"scenarios-{number}",
        columns=(
            Column("Option"),
            Column("As agreed"),
            *(Column(name) for name, _result in part),
        ),
        rows=tuple(
            Row(
                Cell(names[one.code]),
                tuple(_stands(options[one.code], places) for options in by_code),
            )
            for one in before.in_rank_order
        ),
    )


def _stands(option: OptionResult, places: int) -> Cell:
    note = "" if option.total is None else f"Total {total_words(option, places)}"
    return Cell(opening(standing_words(option)), note=note)


def scenarios_table(tried: Sequence[Followed]) -> Table:
    """Each scenario with its reason, what it tries, and what follows."""
    return Table(
        caption="What each scenario tries, and what would follow",
        name="scenarios-tried",
        columns=(Column("Scenario"), Column("What is tried"), Column("What would follow")),
        rows=tuple(
            Row(
                Cell(one.scenario.name, note=one.scenario.reason),
                (listing(one.tried, NO_LONGER), listing(_told(one), "Nothing")),
            )
            for one in tried
        ),
    )


def _told(one: Followed) -> Iterator[str]:
    """What follows, or why it cannot be tried, and what was agreed otherwise since."""
    yield from one.follows
    yield from one.unfit
    yield from one.since
