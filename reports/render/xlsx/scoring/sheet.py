"""An appraisal as a sheet with live formulas: ratings, points, gateways, totals, ranks, outcomes.

Columns are options, rows are criteria. What an officer may change is tinted; the rest are formulas
with the engine's own answer beside each. Totals are rounded before they are compared: binary floats
can differ where the engine's exact fractions tie. An empty cell is "not rated", which leaves its
option undecided; nothing that is missing counts as nought.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from reports.casefile.findings import Findings
from reports.render.xlsx.grid import Formula, SheetGrid, span
from reports.render.xlsx.scoring.by_dominance import put_by_dominance
from reports.render.xlsx.scoring.by_totals import put_by_totals
from reports.render.xlsx.scoring.explaining import sentences
from reports.render.xlsx.scoring.inputs import Inputs
from reports.render.xlsx.scoring.outcomes import CellRow
from reports.render.xlsx.scoring.ranks import total_places


@dataclass(slots=True)
class Scoring:
    """One appraisal's sheet. `totals`, `places` and `outcomes` are the cells of each option's
    total, printed rank and outcome, with their values, by code; empty where they are not formulas.
    `rated`, `points` and `gated` are the addresses of what options are on each criterion, `shares`,
    `weights` and `most` those of each criterion's own, `groups` those of the weights of groups, by
    name, `every_share` and `every_most` spans over all criteria, `parts` what each group adds to
    each option's total, by its heading: the paper's tables refer to them."""

    title: str
    options: int
    grid: SheetGrid = field(default_factory=SheetGrid)
    totals: dict[str, Formula] = field(default_factory=dict)
    places: dict[str, Formula] = field(default_factory=dict)
    outcomes: dict[str, Formula] = field(default_factory=dict)
    rated: dict[tuple[str, str], str] = field(default_factory=dict)
    points: dict[tuple[str, str], str] = field(default_factory=dict)
    gated: dict[tuple[str, str], str] = field(default_factory=dict)
    shares: dict[str, str] = field(default_factory=dict)
    weights: dict[str, str] = field(default_factory=dict)
    most: dict[str, str] = field(default_factory=dict)
    every_share: str = ""
    every_most: str = ""
    groups: Mapping[str, str] = field(default_factory=dict)
    parts: Mapping[str, CellRow] = field(default_factory=dict)

    def is_typed(self, place: str) -> bool:
        """Whether people type into the cell at an address, which no formula fills."""
        return self.grid.is_typed(place)


def scoring_sheet(findings: Findings) -> Scoring | None:
    """The sheet; None for a qualitative appraisal, which has nothing to work out."""
    if findings.result.qualitative:
        return None
    scoring = Scoring(findings.problem.title, len(findings.result.judged))
    weighted = findings.result.weighted
    places = total_places(findings) if weighted else None
    sheet = Inputs(findings, scoring.grid)
    sheet.say(findings.problem.title, "title")
    for sentence in sentences(findings, places):
        sheet.say(sentence)
    sheet.at += 1
    sheet.put()
    ends = put_by_totals(sheet, places) if weighted else put_by_dominance(sheet)
    scoring.totals, scoring.places, scoring.outcomes = ends.totals, ends.ranks, ends.outcomes
    scoring.rated, scoring.points, scoring.gated = sheet.rated, sheet.points, sheet.gated
    scoring.shares, scoring.weights = sheet.shares, sheet.weight_at
    scoring.most, scoring.every_most = sheet.most_at, sheet.greatest
    scoring.every_share = _span_of(sheet.shares)
    scoring.groups, scoring.parts = sheet.groups.groups, ends.parts
    return scoring


def _span_of(cells: Mapping[str, str]) -> str:
    """From the first of these cells to the last; "" without any."""
    addresses = list(cells.values())
    return span(addresses[0], addresses[-1]) if addresses else ""
