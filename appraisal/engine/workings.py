"""The options compared: ranks, dominance, bounds and outcomes, before any of it is put in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations, permutations

from appraisal.engine.bounds import Bounds, find_bounds
from appraisal.engine.dominance import are_separated, dominates
from appraisal.engine.fills import Fill, Fills, find_fills
from appraisal.engine.problem import Problem
from appraisal.engine.ranking import merits, rank_all, total_merit
from appraisal.engine.readings import Sheet, counting_criteria, is_weighted, lay_out
from appraisal.engine.result import Outcome
from appraisal.engine.shortlist import Cut, cut
from appraisal.engine.standing import Standing, stand

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Workings:
    """`ranks` are among the feasible and decided; `positions` among those no gate stopped;
    `dominates` and `unseparated` are pairs of ranked options."""

    sheet: Sheet
    standings: tuple[Standing, ...]
    ranks: Mapping[str, int]
    positions: Mapping[str, int]
    bounds: Mapping[str, Bounds]
    shortlist: Cut
    dominates: Pairs
    unseparated: Pairs

    @property
    def ranked(self) -> tuple[Standing, ...]:
        return tuple(standing for standing in self.standings if standing.is_ranked)

    def outcome(self, standing: Standing) -> Outcome:
        """What becomes of the option (design section 2)."""
        if not standing.is_feasible:
            return Outcome.NOT_FEASIBLE
        if standing.gaps:
            return Outcome.UNDECIDED
        if standing.fatal or standing.code not in self.shortlist.within:
            return Outcome.NOT_TAKEN_FORWARD
        return Outcome.TAKEN_FORWARD

    def is_joint(self, code: str) -> bool:
        """Whether another ranked option has the same rank."""
        return list(self.ranks.values()).count(self.ranks.get(code, 0)) > 1

    def discriminates(self, code: str) -> bool:
        """Whether the ranked options differ on a ranking criterion; True where too few to say."""
        points = {standing.readings[code].points for standing in self.ranked}
        return len(self.ranks) < 2 or len(points) > 1

    @property
    def order_holds(self) -> bool:
        """Whether dominance orders every ranked option, under every weighting."""
        comparable = bool(counting_criteria(self.sheet.problem)) and len(self.ranks) > 1
        return comparable and all(
            are_separated(_merits(self.sheet, a), _merits(self.sheet, b))
            for a, b in combinations(self.ranked, 2)
        )


def compare(problem: Problem) -> Workings:
    """Work a checked problem through, gateways first, then ranks, then the shortlist."""
    sheet = lay_out(problem)
    standings = tuple(stand(sheet, option) for option in problem.options)
    ranked = tuple(standing for standing in standings if standing.is_ranked)
    unstopped = tuple(standing for standing in ranked if not standing.fatal)

    def beats(first: Fill, second: Fill) -> bool:
        if is_weighted(problem):
            return total_merit(problem, first) > total_merit(problem, second)
        return dominates(merits(problem, first), merits(problem, second))

    def ranks_of(group: tuple[Standing, ...]) -> dict[str, int]:
        points = {standing.code: standing.points for standing in group}
        return rank_all(points, lambda first, second: beats(points[first], points[second]))

    positions = ranks_of(unstopped)
    in_order = tuple(
        (a.code, b.code)
        for a, b in permutations(ranked, 2)
        if dominates(_merits(sheet, a), _merits(sheet, b))
    )
    return Workings(
        sheet=sheet,
        standings=standings,
        ranks=ranks_of(ranked),
        positions=positions,
        bounds=find_bounds(_all_fills(sheet, standings), beats),
        shortlist=cut(problem.shortlist, problem.better, unstopped, positions),
        dominates=in_order,
        unseparated=()
        if is_weighted(problem)
        else tuple(
            (a.code, b.code)
            for a, b in combinations(ranked, 2)
            if not are_separated(_merits(sheet, a), _merits(sheet, b))
        ),
    )


def _merits(sheet: Sheet, standing: Standing) -> Fill:
    return merits(sheet.problem, standing.points)


def _all_fills(sheet: Sheet, standings: tuple[Standing, ...]) -> dict[str, Fills]:
    fills = {}
    for standing in standings:
        if standing.is_ranked:
            fills[standing.code] = Fills((standing.points,), (standing.points,), may_fail=False)
        elif standing.is_feasible:
            others = tuple(other.readings for other in standings if other is not standing)
            fills[standing.code] = find_fills(sheet, standing.readings, standing.gates, others)
    return fills
