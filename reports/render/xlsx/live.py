"""The cells of a paper's tables that refer to the sheet which works them out.

A table is known by its name and its rows: where they are those of an appraisal, its cells follow
that appraisal's sheet. Columns are found by their headings.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from appraisal.engine.gateways import GATES
from appraisal.engine.problem import Criterion, LevelScale
from appraisal.engine.result import GroupShare
from appraisal.engine.words.states import TINTED_LEVELS
from appraisal.engine.words.totals import total_heading
from reports.blocks.appraisal.gateways import criteria_table, gateway_matrix, ratings_table
from reports.blocks.appraisal.groups import (
    CARRIES,
    SHARE,
    SUBTOTALS,
    WITHIN,
    group_lines,
    groups_table,
    subtotals_table,
)
from reports.blocks.appraisal.ranking import ranked_table
from reports.casefile.findings import Findings
from reports.render.xlsx.grid import Formula, Known, quoted
from reports.render.xlsx.names import refer_to
from reports.render.xlsx.scoring.gates import EXCUSED, FAIL, OPEN, PASS
from reports.render.xlsx.scoring.scales import NOT_RATED, level_words, word_formula
from reports.render.xlsx.scoring.sheet import Scoring
from workbench.pages.tables import Table
from workbench.rows.slugs import slug_for

LiveCells = dict[tuple[int, int], Formula]
"""Formulas by row and column of a table; its headings are not among them."""
_SAID: Final = {PASS: "pass", FAIL: "fail", EXCUSED: "excused", NOT_RATED: "missing"}


@dataclass(frozen=True, slots=True)
class Live:
    """One appraisal with its sheet, and the name of that sheet."""

    findings: Findings
    scoring: Scoring
    name: str

    def cells(self, table: Table) -> LiveCells:
        """The cells of the table that this appraisal works out; none where it is not of it."""
        found = self.findings
        if table.name == "ranked" and self._is_ranked(table):
            return self._ranked(table)
        if table.name == "gateway-matrix" and table.rows == gateway_matrix(found).rows:
            return self._matrix(table)
        if table.name == f"options-compared-{slug_for(found.problem.reference)}":
            codes = [option.code for option in found.result.options]
            return dict(self._column(table, "Outcome", codes, self.scoring.outcomes))
        rated = found.criteria.get(table.name.removeprefix("ratings-"))
        if rated in found.rated_criteria and table.rows == ratings_table(found, rated).rows:
            return dict(self._standings(table, "Rating", rated))
        return self._weighed(table)

    def _weighed(self, table: Table) -> LiveCells:
        """The cells of a table of criteria, or of groups of them."""
        if table.name == "criteria" and table.rows == criteria_table(self.findings).rows:
            return self._criteria(table)
        if table.name == "criteria-groups" and table == groups_table(self.findings):
            return dict(self._groups(table))
        if table.name == SUBTOTALS and table == subtotals_table(self.findings):
            return self._subtotals(table)
        return {}

    def _subtotals(self, table: Table) -> LiveCells:
        codes = [
            one.code
            for one in self.findings.result.in_rank_order
            if one.total is not None and one.code not in self.findings.withheld
        ]
        total = total_heading(self.findings.problem.total_as)
        rows = {**self.scoring.parts, total: self.scoring.totals}
        return {
            place: cell
            for heading, cells in rows.items()
            for place, cell in self._column(table, heading, codes, cells)
        }

    def _is_ranked(self, table: Table) -> bool:
        """Whether this is the ranked table, with its reasons or without."""
        return any(
            table.rows == ranked_table(self.findings, with_reasons=reasons).rows
            for reasons in (False, True)
        )

    @property
    def marks(self) -> Mapping[str, str]:
        """The mark of each word that a live cell may come to say."""
        scales = {c.scale for c in self.findings.ranking_criteria}
        tinted = {
            word: key
            for scale in scales
            if isinstance(scale, LevelScale)
            for key, word in level_words(scale).items()
            if key in TINTED_LEVELS
        }
        return tinted | _SAID

    def _ranked(self, table: Table) -> LiveCells:
        scoring = self.scoring
        codes = [option.code for option in self.findings.result.in_rank_order]
        total = total_heading(self.findings.problem.total_as)
        return {
            **dict(self._column(table, "Rank", codes, scoring.places)),
            **dict(self._column(table, total, codes, scoring.totals)),
            **dict(self._column(table, "Outcome", codes, scoring.outcomes)),
        }

    def _matrix(self, table: Table) -> LiveCells:
        codes = [option.code for option in self.findings.result.options]
        made = dict(self._column(table, "Outcome", codes, self.scoring.outcomes))
        for at, criterion in enumerate(self.findings.rated_criteria, start=1):
            heading = table.columns[at].heading
            if heading == criterion.name:
                made |= dict(self._standings(table, heading, criterion, at))
        return made

    def _criteria(self, table: Table) -> LiveCells:
        shares = {one.criterion: one.share for one in self.findings.result.weights}
        cells = {code: Formula(cell, shares[code]) for code, cell in self.scoring.shares.items()}
        codes = [criterion.code for criterion in self.findings.problem.criteria]
        return {
            **dict(self._column(table, SHARE, codes, cells)),
            **{
                (row, at): self._carried([code])
                for at, column in enumerate(table.columns)
                if column.heading == CARRIES
                for row, code in enumerate(codes)
                if code in cells
            },
        }

    def _carried(self, codes: Sequence[str]) -> Formula:
        """What these criteria carry together of what can be reached: their shares of all weight
        times the most points of their scales, over that of all criteria."""
        scoring = self.scoring
        carries = {
            one.criterion: one.carries or Fraction(0) for one in self.findings.result.weights
        }
        every = refer_to(self.name, scoring.every_share)
        most = refer_to(self.name, scoring.every_most)
        own = "+".join(
            f"{refer_to(self.name, scoring.shares[code])}*{refer_to(self.name, scoring.most[code])}"
            for code in codes
        )
        whole = f"SUMPRODUCT({every},{most})"
        carried = f"IF({whole}>0,({own})/{whole},{quoted('Not defined')})"
        word = refer_to(self.name, scoring.shares[codes[0]])  # why there are no shares
        together = sum((carries[code] for code in codes), Fraction(0))
        return Formula(f"=IF(COUNT({every})=ROWS({every}),{carried},{word})", together)

    def _groups(self, table: Table) -> Iterator[tuple[tuple[int, int], Formula]]:
        """What each criterion and each group of them carries of all weight, and within its
        group."""
        of = {one.criterion: one for one in self.findings.result.weights}
        at = {one.heading: column for column, one in enumerate(table.columns)}
        shares = {code: refer_to(self.name, cell) for code, cell in self.scoring.shares.items()}
        for row, line in enumerate(group_lines(self.findings)):
            codes = list(line.within) if isinstance(line, GroupShare) else [line.code]
            together = sum((of[code].share for code in codes), Fraction(0))
            cells = ",".join(shares[code] for code in codes)
            yield (row, at[SHARE]), Formula(f"=SUM({cells})", together)
            if CARRIES in at:
                yield (row, at[CARRIES]), self._carried(codes)
            group = None if isinstance(line, GroupShare) else of[line.code]
            if group is not None and group.within is not None:
                peers = [one.criterion for one in of.values() if one.group == group.group]
                whole = f"SUM({','.join(shares[code] for code in peers)})"
                share = f"=IF({whole}=0,{quoted('None')},{shares[group.criterion]}/{whole})"
                if any(of[code].share for code in peers):
                    yield (row, at[WITHIN]), Formula(share, group.within)

    def _column(
        self, table: Table, heading: str, codes: Sequence[str], cells: Mapping[str, Formula]
    ) -> Iterator[tuple[tuple[int, int], Formula]]:
        """The cells beneath a heading, one for each code."""
        at = next((i for i, one in enumerate(table.columns) if one.heading == heading), None)
        for row, code in enumerate(codes):
            if at is not None and code in cells and row < len(table.rows):
                cell = cells[code]
                yield (row, at), Formula(f"={refer_to(self.name, cell.text)}", cell.comes_to)

    def _standings(
        self, table: Table, heading: str, criterion: Criterion, column: int = 0
    ) -> Iterator[tuple[tuple[int, int], Formula]]:
        """How each option stands on one criterion."""
        at = column or next(i for i, c in enumerate(table.columns) if c.heading == heading)
        stands = self._stands(criterion)
        for row, code in enumerate(self.findings.options):
            found = stands(code)
            if found is not None:
                yield (row, at), found

    def _stands(self, criterion: Criterion) -> Callable[[str], Formula | None]:
        scoring, grid = self.scoring, self.scoring.grid

        def gate(code: str) -> Formula | None:
            if (code, criterion.code) not in scoring.gated:
                return None  # ruled out before
            place = scoring.gated[code, criterion.code]
            cell, known = refer_to(self.name, place), grid.known(place)
            shown = FAIL if known == OPEN else known
            return Formula(f"=IF({cell}={quoted(OPEN)},{quoted(FAIL)},{cell})", shown)

        def rating(code: str) -> Formula | None:
            key = code, criterion.code
            if key not in scoring.points:
                return None
            points = scoring.points[key]
            if not isinstance(criterion.scale, LevelScale):
                return Formula(f"={refer_to(self.name, points)}", grid.known(points))
            cell = self.findings.cells[key]
            words = level_words(criterion.scale)
            comes_to: Known = words[cell.level] if cell.level else grid.known(points)
            own, reached = refer_to(self.name, scoring.rated[key]), refer_to(self.name, points)
            return Formula(word_formula(criterion, own, reached), comes_to)

        return gate if criterion.role in GATES else rating
