"""The answer for a reader who may not know the price of an option.

Points by relative price are the lowest price over an option's own. Where the lowest is that of an
option which is exempt from publication, the points of any other option tell it, and so do totals,
of which the other parts are known; where it is not, its own total would. So all that rests on such
points is withheld wherever an exempt option has a price. Ranks and outcomes stay: they tell which
price is the lower and not by how much.
"""

from collections.abc import Collection
from dataclasses import replace

from appraisal.engine.pricing import priced_criteria
from appraisal.engine.problem import Problem
from appraisal.engine.result import Cell, CellState, OptionResult, Result
from appraisal.engine.words.groups import groups_said
from appraisal.engine.words.names import criterion_name
from workbench.numbers.listing import listed

POINTS_WITHHELD = "Its points and its total are withheld."


def prices_withheld(problem: Problem, result: Result, options: Collection[str]) -> tuple[str, ...]:
    """The criteria scored by relative price, by code and in page sequence, in which one of the
    `options` that are withheld, by code, has a price."""
    compared = {
        cell.criterion
        for cell in result.cells
        if cell.option in options and cell.measure is not None
    }
    return tuple(one.code for one in priced_criteria(problem) if one.code in compared)


def why_withheld(problem: Problem, codes: Collection[str]) -> str:
    """Why nothing that rests on points of these criteria is shown, in sentences."""
    names = listed(criterion_name(problem, code) for code in codes)
    return (
        f"An option that is exempt from publication has a price in {names}, where points are the "
        "lowest price over an option's own: its price could be worked out from the points and the "
        "totals of the others. Ranks and outcomes are shown, and the rest to those alone who "
        "write, approve or moderate."
    )


def without_points(problem: Problem, result: Result, codes: Collection[str]) -> Result:
    """The result with outcomes and ranks as they are, and without what a price could be worked out
    from: the points of these criteria, by code, all totals with their working, how weights could
    move, and what is said of prices that agree. With no criteria the result as it is."""
    if not codes:
        return result
    return replace(
        result,
        weighted=False,
        options=tuple(map(_without_total, result.options)),
        cells=tuple(_without_points(one, codes) for one in result.cells),
        weights=(),
        dominates=(),
        unseparated=(),
        order_holds=False,
        statements=(why_withheld(problem, codes), *groups_said(problem)),
        warnings=(),
    )


def _without_total(option: OptionResult) -> OptionResult:
    """What stopped an option, or what it lacks, stays: it is the first of its reasons."""
    decided_apart = option.failed or option.gaps or option.ruled_out
    first = option.reasons[:1] if decided_apart else ()
    return replace(option, total=None, working="", reasons=(*first, POINTS_WITHHELD))


def _without_points(cell: Cell, codes: Collection[str]) -> Cell:
    cell = replace(cell, share=None)
    if cell.criterion not in codes or cell.points is None:
        return cell
    return replace(cell, state=CellState.WITHHELD, points=None)
