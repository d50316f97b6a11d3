"""What an appraisal was given, on its sheet: scales, ratings and measures, weights, points, gates.

Columns are options, rows are criteria. What an officer may change is tinted, the rest are formulas.
"""

from collections.abc import Iterable
from fractions import Fraction
from typing import Final

from appraisal.engine.gateway_kinds import gate_test
from appraisal.engine.gateways import GATES
from appraisal.engine.problem import Criterion, LevelScale, PointScale, PriceScale, Role, TotalAs
from appraisal.engine.ranking.totals import value_scales
from appraisal.engine.result import CellState, OptionResult
from appraisal.engine.scales import ZERO, measure_of, points_range
from reports.casefile.findings import Findings
from reports.render.xlsx.grid import Formula, Known, SheetGrid, address, figure, span
from reports.render.xlsx.scoring.gates import OPEN, gate_formula
from reports.render.xlsx.scoring.groups import GroupCells, is_weight, put_groups
from reports.render.xlsx.scoring.prices import put_prices
from reports.render.xlsx.scoring.ranks import unless_weights_lack
from reports.render.xlsx.scoring.ratings import STATES, choices, given, is_measured
from reports.render.xlsx.scoring.scales import (
    NOT_APPLICABLE,
    Levels,
    point_rule,
    points_formula,
    put_levels,
    without_points,
)

FIRST_OPTION: Final = 4
Cells = dict[tuple[str, str], str]


class Inputs:
    """The upper part of a sheet being filled, `at` its next row. `rated`, `points` and `gated` are
    the cells of each option and criterion, `weight_at`, `shares` and `most_at` those of each
    criterion's weight, its share of all weight and its greatest points; `weights` and `greatest`
    are spans of them. A criterion in a group has its weight within it at `weight_at`, and what it
    weighs beside all others at `overall_at`; `groups` are the cells of groups."""

    def __init__(self, findings: Findings, grid: SheetGrid) -> None:
        self.findings = findings
        self.problem = findings.problem
        self.grid = grid
        self.ranking = findings.ranking_criteria
        self.levels: dict[str, Levels] = {}
        self.rated: Cells = {}
        self.points: Cells = {}
        self.values: Cells = {}
        self.gated: Cells = {}
        self.shares: dict[str, str] = {}
        self.most_at: dict[str, str] = {}
        self.weight_at: dict[str, str] = {}
        self.overall_at: dict[str, str] = {}
        self.groups = GroupCells({}, {}, {})
        self.weights = ""
        self.greatest = ""
        self.at = 0

    def say(self, text: str, look: str = "") -> None:
        self.grid.put(self.at, 0, text, look)
        self.at += 1

    def put(self) -> None:
        """Everything from here down, in sequence."""
        self.put_scales()
        self.put_ratings()
        if self.ranking:
            if self.findings.result.weighted:
                self.groups, self.at = put_groups(self.grid, self.at, self.problem)
            self.put_points()
            self.put_values()
        self.put_gates()
        put_prices(self)

    def heading(self, title: str, more: tuple[str, str, str] = ("", "", "")) -> None:
        for column, text in enumerate((title, *more)):
            if text:
                self.grid.put(self.at, column, text, "head")
        for option, column in self.columns():
            self.grid.put(self.at, column, self.findings.name(option), "head")
        self.at += 1

    def columns(self) -> Iterable[tuple[str, int]]:
        """The column of each option that is judged, by code."""
        codes = (option.code for option in self.findings.result.judged)
        return ((code, FIRST_OPTION + at) for at, code in enumerate(codes))

    def results(self) -> Iterable[tuple[OptionResult, int]]:
        return ((self.findings.results[code], column) for code, column in self.columns())

    def gates_of(self, option: str) -> list[tuple[Criterion, str]]:
        """The cells that say what the option is at each gate."""
        return [(c, self.gated[option, c.code]) for c in self.problem.criteria if c.role in GATES]

    def points_of(self, option: str) -> str:
        """The span of the option's points, one below another."""
        first, last = self.ranking[0].code, self.ranking[-1].code
        return span(self.points[option, first], self.points[option, last])

    def put_scales(self) -> None:
        known: dict[LevelScale, Levels] = {}
        several = len({c.scale for c in self.ranking if isinstance(c.scale, LevelScale)}) > 1
        for criterion in self.ranking:
            scale = criterion.scale
            if not isinstance(scale, LevelScale):
                continue
            if scale not in known:
                title = f"Level of {criterion.name}" if several else "Level"
                known[scale], self.at = put_levels(self.grid, self.at, scale, title)
            self.levels[criterion.code] = known[scale]

    def put_ratings(self) -> None:
        self.heading("Agreed ratings and measures")
        measured: Cells = {}
        for criterion in self.findings.rated_criteria:
            if criterion.test and gate_test(criterion).tested_criterion is not None:
                continue  # judged by another criterion's rating
            self.grid.put(self.at, 0, criterion.name, "side")
            for code, column in self.columns():
                self.rated[code, criterion.code] = self.put_rating(
                    criterion, code, column, measured
                )
            self.at += 1
        self.at += 1

    def put_rating(self, criterion: Criterion, option: str, column: int, measured: Cells) -> str:
        """One rating or measure. A measure that stands on the sheet already is taken from there, so
        that it is changed in one place."""
        agreed = given(criterion, self.findings.cells[option, criterion.code])
        if is_measured(criterion) and agreed != NOT_APPLICABLE:
            key = (option, _measure(criterion))
            if key in measured:
                first = measured[key]
                formula = f"=IF(ISNUMBER({first}),{first},{without_points(first)})"
                look = self.look(criterion).removeprefix("input-").removeprefix("input")
                return self.grid.put(self.at, column, Formula(formula, agreed), look)
            measured[key] = address(self.at, column)
        if isinstance(criterion.scale, PointScale):
            rule = point_rule(criterion, address(self.at, column))
            return self.grid.typed(self.at, column, agreed, rule)
        look = self.look(criterion) if is_measured(criterion) else "input"
        return self.grid.put(self.at, column, agreed, look, choices(criterion))

    def look(self, criterion: Criterion) -> str:
        """The look of a measure's cells: a share prints as per cent, money as pounds."""
        units = {one.key: one.unit for one in self.problem.measure_definitions}
        return {"share": "input-share", "GBP": "input-pounds"}.get(
            units.get(_measure(criterion), ""), "input"
        )

    def put_points(self) -> None:
        weighted = self.findings.result.weighted
        most = "Greatest points" if weighted or self.problem.total_as is TotalAs.PERCENT else ""
        more = ("Weight", "Share of all weight", most) if weighted else ("", "", most)
        self.heading("Points", more)
        first, last = self.at + 1, self.at + len(self.ranking)
        self.weights, self.greatest = f"$B${first}:$B${last}", f"$D${first}:$D${last}"
        for criterion in self.ranking:
            self.grid.put(self.at, 0, criterion.name, "side")
            if weighted:
                self.put_weight(criterion)
            if most:
                self.most_at[criterion.code] = self.grid.put(self.at, 3, self.most(criterion))
            for code, column in self.columns():
                if isinstance(criterion.scale, PriceScale):
                    # The lowest price is among those that no gateway stops: see `put_prices`.
                    self.points[code, criterion.code] = address(self.at, column)
                    continue
                formula = points_formula(
                    criterion, self.rated[code, criterion.code], self.levels.get(criterion.code)
                )
                known = self.findings.cells[code, criterion.code]
                comes_to = STATES[known.state] if known.points is None else known.points
                self.points[code, criterion.code] = self.grid.put(
                    self.at, column, Formula(formula, comes_to)
                )
            self.at += 1
        self.at += 1

    def put_values(self) -> None:
        """What the points on each criterion are worth, from 0 for the least to 100 for the most:
        only where totals are values."""
        if self.problem.total_as is not TotalAs.VALUE:
            return
        self.heading("Values, from 0 for the least points of a scale to 100 for the most")
        scales = value_scales(self.problem)
        for criterion in self.ranking:
            self.grid.put(self.at, 0, criterion.name, "side")
            least, each = scales[criterion.code]
            for code, column in self.columns():
                points = self.points[code, criterion.code]
                formula = f"=IF(ISNUMBER({points}),{self.worth(criterion, points)},{points})"
                known = self.findings.cells[code, criterion.code]
                comes_to = (
                    STATES[known.state] if known.points is None else (known.points - least) * each
                )
                self.values[code, criterion.code] = self.grid.put(
                    self.at, column, Formula(formula, comes_to)
                )
            self.at += 1
        self.at += 1

    def worth(self, criterion: Criterion, points: str) -> str:
        """The value of the points in a cell, live where the points of levels are."""
        assert criterion.scale is not None
        levels = self.levels.get(criterion.code)
        if levels is None:
            least, most = map(figure, points_range(criterion.scale))
        else:
            least, most = f"MIN({levels.points_at})", f"MAX({levels.points_at})"
        return f"100*({points}-({least}))/({most}-({least}))"

    def counted(self, option: str) -> str:
        """The cells of what counts of an option, one below another: its points, or its values."""
        if not self.values:
            return self.points_of(option)
        cells = [self.values[option, one.code] for one in self.ranking]
        return span(cells[0], cells[-1])

    def worth_at(self, option: str, criterion: Criterion) -> str:
        """The cell of what counts of an option on one criterion: its points, or its value."""
        return (self.values or self.points)[option, criterion.code]

    def put_weight(self, criterion: Criterion) -> None:
        whole = sum((c.weight or ZERO for c in self.ranking), ZERO)
        weight = criterion.weight or ZERO
        cell = address(self.at, 1)
        if criterion.code in self.groups.overall:
            self.grid.put(self.at, 1, Formula(self.groups.overall[criterion.code], weight))
        else:
            self.grid.typed(self.at, 1, weight, is_weight(cell))
        self.overall_at[criterion.code] = cell
        self.weight_at[criterion.code] = self.groups.within.get(criterion.code, cell)
        share = f"={unless_weights_lack(self.weights, f'{cell}/SUM({self.weights})')}"
        self.shares[criterion.code] = self.grid.put(
            self.at, 2, Formula(share, weight / whole), "share"
        )

    def most(self, criterion: Criterion) -> Known | Formula:
        assert criterion.scale is not None
        most: Fraction = points_range(criterion.scale)[1]
        levels = self.levels.get(criterion.code)
        return most if levels is None else Formula(f"=MAX({levels.points_at})", most)

    def put_gates(self) -> None:
        gates = [c for c in self.problem.criteria if c.role in GATES]
        if not gates:
            return
        self.heading("Gateways")
        for criterion in gates:
            kind = "" if criterion.role is Role.GATEWAY else " (conditional: keeps its rank)"
            self.grid.put(self.at, 0, f"{criterion.name}{kind}", "side")
            for code, column in self.columns():
                formula = gate_formula(
                    self.problem,
                    criterion,
                    self.rated.get((code, criterion.code), ""),
                    {c.code: self.points[code, c.code] for c in self.ranking},
                    self.levels,
                )
                self.gated[code, criterion.code] = self.grid.put(
                    self.at, column, Formula(formula, self.state(code, criterion)), "state"
                )
            self.at += 1
        self.at += 1

    def state(self, option: str, criterion: Criterion) -> str:
        """A failed gate whose excuse hangs on a gap is open."""
        state = self.findings.cells[option, criterion.code].state
        failed = criterion.code in self.findings.results[option].failed
        return OPEN if state is CellState.FAIL and not failed else STATES[state]


def _measure(criterion: Criterion) -> str:
    if criterion.test is not None:
        return gate_test(criterion).tested_measure or ""
    return measure_of(criterion) or ""
