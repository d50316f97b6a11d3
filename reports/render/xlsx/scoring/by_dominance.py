"""Options ranked without weights: one is above another where no weighting sets it lower."""

from collections.abc import Callable
from fractions import Fraction
from typing import Final

from appraisal.engine.problem import Criterion, TotalAs
from appraisal.engine.ranking.totals import value_scales
from appraisal.engine.scales import points_range
from reports.render.xlsx.grid import Formula, Known, address, quoted, span
from reports.render.xlsx.scoring.dominance import PLACES, Compared, above_formula, merit_formula
from reports.render.xlsx.scoring.inputs import FIRST_OPTION, Inputs
from reports.render.xlsx.scoring.outcomes import CellRow, Ends, OptionRows, rank_known
from reports.render.xlsx.scoring.ranks import UNDECIDED, UNRANKED, gated
from reports.render.xlsx.scoring.ratings import STATES
from reports.render.xlsx.scoring.scales import NOT_RATED
from workbench.numbers.rounding import rounded

RANKED: Final = "Ranked"


def put_by_dominance(sheet: Inputs) -> Ends:
    """The rows of ranks and outcomes, the comparisons they rest on above them."""
    rows = OptionRows(sheet)
    sheet.heading("Comparing without weights")
    own = rows.formulas(
        "Is it ranked?",
        lambda code: _is_ranked(sheet, code),
        rows.known(lambda one: rows.stands(one, RANKED)),
    )
    sheet.at += 1
    above = _Above(rows, own).put() if sheet.ranking else None
    sheet.heading("Ranks")

    def number(code: str) -> str:
        beaten = f"SUM({above.over(code)})+1" if above else "1"
        return f"=IF({_ranked(own[code].text)},{beaten},{quoted(UNRANKED)})"

    numbers = rows.formulas("Rank as a number", number, rows.known(rank_known))
    return rows.ends(numbers, own, _ranked, _within(rows, above))


def _ranked(cell: str) -> str:
    return f"{cell}={quoted(RANKED)}"


def _is_ranked(sheet: Inputs, option: str) -> str:
    answer = quoted(RANKED)
    if sheet.ranking:
        points = sheet.points_of(option)
        lacking = f"OR(COUNTIF({points},{quoted(NOT_RATED)})>0,COUNT({points})=0)"
        answer = f"IF({lacking},{quoted(UNDECIDED)},{answer})"
    return gated(answer, sheet.gates_of(option))


def _within(rows: OptionRows, above: "_Above | None") -> Callable[[str], str]:
    shortlist = rows.sheet.problem.shortlist
    if shortlist.kind != "top" or above is None:
        return lambda _code: "TRUE"
    table = above
    return lambda code: f"SUMPRODUCT({table.over(code)},{table.running})+1<={shortlist.count}"


class _Above:
    """The tables of comparisons: points as they are compared, once with an option in each column
    and once in each row, and then which option (down) is above which (across)."""

    def __init__(self, rows: OptionRows, own: CellRow) -> None:
        self.rows = rows
        self.sheet = rows.sheet
        self.own = own
        self.compared: dict[str, Compared] = {}
        self.first = 0

    @property
    def running(self) -> str:
        """Which options are in the running for the shortlist, one below another."""
        last = self.first + len(self.rows.codes) - 1
        return span(address(self.first, 2), address(last, 2))

    def over(self, option: str) -> str:
        """The options that are above this one, one below another."""
        column = FIRST_OPTION + self.rows.codes.index(option)
        last = self.first + len(self.rows.codes) - 1
        return span(address(self.first, column), address(last, column))

    def put(self) -> "_Above":
        self._compare()
        sheet, grid = self.sheet, self.sheet.grid
        sheet.heading("Which option is above which", ("Ranked", "In the running", ""))
        self.first = sheet.at
        for code in self.rows.codes:
            is_ranked = _ranked(self.own[code].text)
            option = sheet.findings.results[code]
            grid.put(sheet.at, 0, f"{sheet.findings.name(code)} is above", "side")
            flag = option.rank is not None
            grid.put(sheet.at, 1, Formula(f"=IF({is_ranked},1,0)", int(flag)))
            running = f"=IF(AND({is_ranked},{self.rows.in_the_running(code)}),1,0)"
            grid.put(sheet.at, 2, Formula(running, int(flag and not option.failed)))
            for other, column in sheet.columns():
                grid.put(sheet.at, column, self._above(code, other))
            sheet.at += 1
        sheet.at += 1
        return self

    def _above(self, code: str, other: str) -> Formula:
        both = f"AND({_ranked(self.own[code].text)},{_ranked(self.own[other].text)})"
        first, second = self.compared[code], self.compared[other]
        formula = above_formula(first, second, both, self.sheet.problem.better)
        return Formula(formula, int((code, other) in self.sheet.findings.result.dominates))

    def _compare(self) -> None:
        """Both tables of points, and the cells of each option in them."""
        sheet, grid = self.sheet, self.sheet.grid
        percent = sheet.problem.total_as is TotalAs.PERCENT
        sheet.heading("Points as they are compared")
        down: dict[str, list[Formula]] = {code: [] for code in self.rows.codes}
        for criterion in sheet.ranking:
            grid.put(sheet.at, 0, criterion.name, "side")
            greatest = sheet.most_at[criterion.code] if percent else ""
            counted = sheet.values or sheet.points
            for code, column in sheet.columns():
                formula = merit_formula(counted[code, criterion.code], greatest)
                known = self._known(code, criterion, percent=percent)
                cell = grid.put(sheet.at, column, Formula(formula, known))
                down[code].append(Formula(f"={cell}", known))
            sheet.at += 1
        sheet.at += 1
        names = ("The same, an option in each row", "", "", "")
        grid.row(sheet.at, (*names, *(one.name for one in sheet.ranking)), "head")
        sheet.at += 1
        for code, merits in down.items():
            grid.put(sheet.at, 0, sheet.findings.name(code), "side")
            across = [grid.put(sheet.at, FIRST_OPTION + at, one) for at, one in enumerate(merits)]
            cells = [one.text.removeprefix("=") for one in merits]
            self.compared[code] = Compared(span(cells[0], cells[-1]), span(across[0], across[-1]))
            sheet.at += 1
        sheet.at += 1

    def _known(self, option: str, criterion: Criterion, *, percent: bool) -> Known:
        cell = self.sheet.findings.cells[option, criterion.code]
        if cell.points is None:
            return STATES[cell.state]
        assert criterion.scale is not None
        least, each = value_scales(self.sheet.problem)[criterion.code]
        worth = (cell.points - least) * each
        merit = worth / points_range(criterion.scale)[1] if percent else worth
        return Fraction(rounded(merit, PLACES))
