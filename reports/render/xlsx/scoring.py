"""The ranked table as a sheet with live formulas: ratings, points, gateways, totals, ranks.

Columns are options, rows are criteria. What an officer may change is tinted; the rest are formulas
with the engine's own answer beside each. Totals are rounded before they are compared: binary floats
can differ where the engine's exact fractions tie. Without weights there are no totals, and ranks
follow from dominance, which no formula can show in a way that a reader could check: ranks are then
written as values, and the sheet says so.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

from appraisal.engine.gateway_kinds import gate_test
from appraisal.engine.gateways import GATES
from appraisal.engine.problem import (
    Criterion,
    LevelScale,
    Role,
    TotalAs,
)
from appraisal.engine.result import CellState, OptionResult
from appraisal.engine.scales import ZERO, points_range
from appraisal.engine.words.outcomes import rank_words
from appraisal.engine.words.totals import total_heading
from reports.casefile.findings import Findings
from reports.render.xlsx.explaining import sentences
from reports.render.xlsx.gates import OPEN, gate_formula
from reports.render.xlsx.grid import Formula, Known, SheetGrid, address, span
from reports.render.xlsx.ranks import (
    STOPPED,
    UNDECIDED,
    UNRANKED,
    WITHOUT_TOTAL,
    TotalFormulas,
    rank_number,
    rank_printed,
    ranked_total,
    total_places,
)
from reports.render.xlsx.ratings import STATES, choices, given
from reports.render.xlsx.scales import (
    Levels,
    points_formula,
    put_levels,
)
from workbench.numbers.listing import opening
from workbench.numbers.rounding import rounded

_FIRST_OPTION: Final = 4
_WORKED_OUT: Final = {
    TotalAs.POINTS: "weight times points, added up",
    TotalAs.AVERAGE: "weight times points, added up and divided by all weight",
    TotalAs.PERCENT: "weight times points, added up, as a share of the most it could be",
}


@dataclass(slots=True)
class Scoring:
    """One appraisal's sheet. `totals` and `places` are the cells of each option's total and printed
    rank, with their values, by code, for the ranked table to refer to; empty where they are not
    formulas."""

    title: str
    options: int
    grid: SheetGrid = field(default_factory=SheetGrid)
    totals: dict[str, Formula] = field(default_factory=dict)
    places: dict[str, Formula] = field(default_factory=dict)


def scoring_sheet(findings: Findings) -> Scoring | None:
    """The sheet; None for a qualitative appraisal, which has nothing to work out."""
    if findings.result.qualitative:
        return None
    return _Sheet(findings).made()


class _Sheet:
    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self.problem = findings.problem
        self.scoring = Scoring(self.problem.title, len(findings.result.judged))
        self.grid = self.scoring.grid
        self.places = total_places(findings) if findings.result.weighted else None
        self.ranking = findings.ranking_criteria
        self.gates = tuple(c for c in self.problem.criteria if c.role in GATES)
        self.levels: dict[str, Levels] = {}
        self.rated: dict[tuple[str, str], str] = {}
        self.points: dict[tuple[str, str], str] = {}
        self.weights = ""
        self.greatest = ""
        self.at = 0

    def made(self) -> Scoring:
        self.say(self.problem.title, "title")
        for sentence in sentences(self.findings, self.places):
            self.say(sentence)
        self.at += 1
        self.put_scales()
        self.put_ratings()
        self.put_points()
        states = self.put_gates()
        self.put_ranks(states)
        return self.scoring

    def say(self, text: str, look: str = "") -> None:
        self.grid.put(self.at, 0, text, look)
        self.at += 1

    # Rows

    def heading(self, title: str, *, weighted: bool = False) -> None:
        more = ("Weight", "Share of all weight", "Greatest points") if weighted else ("", "", "")
        for column, text in enumerate((title, *more)):
            if text:
                self.grid.put(self.at, column, text, "head")
        for option, column in self.columns():
            self.grid.put(self.at, column, self.findings.name(option), "head")
        self.at += 1

    def columns(self) -> Iterable[tuple[str, int]]:
        """The column of each option that is judged, by code."""
        codes = (option.code for option in self.findings.result.judged)
        return ((code, _FIRST_OPTION + at) for at, code in enumerate(codes))

    def results(self) -> Iterable[tuple[OptionResult, int]]:
        return ((self.findings.results[code], column) for code, column in self.columns())

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
        for criterion in self.findings.rated_criteria:
            if criterion.test and gate_test(criterion).tested_criterion is not None:
                continue  # judged by another criterion's rating
            self.grid.put(self.at, 0, criterion.name, "side")
            for code, column in self.columns():
                agreed = given(criterion, self.findings.cells[code, criterion.code])
                self.rated[code, criterion.code] = self.grid.put(
                    self.at, column, agreed, "input", choices(criterion)
                )
            self.at += 1
        self.at += 1

    def put_points(self) -> None:
        self.heading("Points", weighted=self.findings.result.weighted)
        first = self.at
        weights = [c.weight or ZERO for c in self.ranking]
        self.weights = span(f"$B${first + 1}", f"$B${first + len(weights)}")
        self.greatest = span(f"$D${first + 1}", f"$D${first + len(weights)}")
        for criterion, weight in zip(self.ranking, weights, strict=True):
            self.grid.put(self.at, 0, criterion.name, "side")
            if self.findings.result.weighted:
                share = f"=$B${self.at + 1}/SUM({self.weights})"
                self.grid.put(self.at, 1, weight, "input")
                self.grid.put(self.at, 2, Formula(share, weight / sum(weights)), "share")
                self.grid.put(self.at, 3, self.most(criterion))
            for code, column in self.columns():
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

    def most(self, criterion: Criterion) -> Known | Formula:
        assert criterion.scale is not None
        most = points_range(criterion.scale)[1]
        levels = self.levels.get(criterion.code)
        return most if levels is None else Formula(f"=MAX({levels.points_at})", most)

    def put_gates(self) -> dict[str, list[tuple[Criterion, str]]]:
        """Writes the cells of each gateway, and returns those with the option's outcome there."""
        states: dict[str, list[tuple[Criterion, str]]] = {code: [] for code, _ in self.columns()}
        if not self.gates:
            return states
        self.heading("Gateways")
        for criterion in self.gates:
            kind = "" if criterion.role is Role.GATEWAY else " (conditional: keeps its rank)"
            self.grid.put(self.at, 0, f"{criterion.name}{kind}", "side")
            for code, column in self.columns():
                own = {c.code: self.points[code, c.code] for c in self.ranking}
                formula = gate_formula(
                    self.problem,
                    criterion,
                    self.rated.get((code, criterion.code), ""),
                    own,
                    self.levels,
                )
                comes_to = self.state(code, criterion)
                place = self.grid.put(self.at, column, Formula(formula, comes_to))
                states[code].append((criterion, place))
            self.at += 1
        self.at += 1
        return states

    def state(self, code: str, criterion: Criterion) -> str:
        """A failed gate whose excuse hangs on a gap is open."""
        state = self.findings.cells[code, criterion.code].state
        failed = criterion.code in self.findings.results[code].failed
        return OPEN if state is CellState.FAIL and not failed else STATES[state]

    def put_ranks(self, states: Mapping[str, list[tuple[Criterion, str]]]) -> None:
        self.heading("Totals and ranks")
        if self.places is None:
            self.put_row("Rank", {o.code: _printed(o) for o, _ in self.results()}, "strong")
            return
        totals, ranked, ranks, printed = self.formulas(self.places, states)
        total_as = self.problem.total_as
        self.put_row(f"{total_heading(total_as)}: {_WORKED_OUT[total_as]}", totals)
        self.put_row("Total that is ranked", ranked)
        self.put_row("Rank as a number", ranks)
        self.put_row("Rank", printed, "strong")
        self.put_row("Rank in the paper", {o.code: _printed(o) for o, _ in self.results()})

    def formulas(
        self, places: int, states: Mapping[str, list[tuple[Criterion, str]]]
    ) -> tuple[dict[str, Formula], ...]:
        """The four rows of formulas, one below another from here, by option."""
        rows: tuple[dict[str, Formula], ...] = ({}, {}, {}, {})
        made = TotalFormulas(self.problem.total_as, self.weights, self.greatest, places)
        last = _FIRST_OPTION + self.scoring.options - 1
        among = span(address(self.at + 1, _FIRST_OPTION), address(self.at + 1, last))
        for option, column in self.results():
            code = option.code
            total, own, number, place = (address(self.at + down, column) for down in range(4))
            points = span(
                self.points[code, self.ranking[0].code], self.points[code, self.ranking[-1].code]
            )
            known = None if option.total is None else Fraction(rounded(option.total, places))
            rows[0][code] = Formula(made.formula(points), WITHOUT_TOTAL if known is None else known)
            rows[1][code] = Formula(
                ranked_total(total, states[code]),
                self.unranked(option) if option.rank is None or known is None else known,
            )
            rows[2][code] = Formula(
                rank_number(own, among, self.problem.better),
                UNRANKED if option.rank is None else option.rank,
            )
            rows[3][code] = Formula(rank_printed(number, own, among), _printed(option))
            self.scoring.totals[code] = Formula(total, rows[0][code].comes_to)
            self.scoring.places[code] = Formula(place, _printed(option))
        return rows

    def unranked(self, option: OptionResult) -> str:
        roles = {self.findings.criteria[code].role for code in option.failed}
        return STOPPED if Role.GATEWAY in roles else UNDECIDED

    def put_row(
        self, title: str, cells: dict[str, Formula] | dict[str, str], look: str = ""
    ) -> None:
        self.grid.put(self.at, 0, title, "side")
        for code, column in self.columns():
            self.grid.put(self.at, column, cells[code], look)
        self.at += 1


def _printed(option: OptionResult) -> str:
    return opening(rank_words(option))
