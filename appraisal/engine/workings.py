"""The options compared: ranks, dominance, bounds and outcomes, before any of it is put in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations, permutations

from appraisal.engine.problem import Problem
from appraisal.engine.ranking.bounds import Bounds, find_bounds
from appraisal.engine.ranking.dominance import are_separated, dominates
from appraisal.engine.ranking.fills import Fill, Fills, find_fills
from appraisal.engine.ranking.shortlist import Cut, cut
from appraisal.engine.ranking.totals import merits, rank_all, strength
from appraisal.engine.readings import Sheet, counting_criteria, is_weighted, lay_out
from appraisal.engine.result import Outcome
from appraisal.engine.standing import Standing, stand

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Placings:
    """Where the options stand. `strengths` are what ranks compare; `ranks` are among the feasible
    and decided; `positions` among those no gate stopped."""

    sheet: Sheet
    standings: tuple[Standing, ...]
    strengths: Mapping[str, Fill]
    ranks: Mapping[str, int]
    positions: Mapping[str, int]
    shortlist: Cut

    @property
    def ranked(self) -> tuple[Standing, ...]:
        return tuple(standing for standing in self.standings if standing.is_ranked)

    @property
    def survivors(self) -> tuple[Standing, ...]:
        """The options taken forward, among which robustness is judged."""
        forward = (s for s in self.standings if self.outcome(s) is Outcome.TAKEN_FORWARD)
        return tuple(forward)

    def outcome(self, standing: Standing) -> Outcome:
        """What becomes of the option (docs/design.md, 2)."""
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


@dataclass(frozen=True, slots=True)
class Workings(Placings):
    """Everything compared: `dominates` and `unseparated` are pairs of ranked options; `order_holds`
    says that dominance orders every one of them, under every weighting."""

    bounds: Mapping[str, Bounds]
    dominates: Pairs
    unseparated: Pairs
    order_holds: bool


def place(problem: Problem) -> Placings:
    """Where the options of a checked problem stand: gateways first, then ranks, then the
    shortlist."""
    sheet = lay_out(problem)
    standings = tuple(stand(sheet, option) for option in problem.options)
    ranked = tuple(standing for standing in standings if standing.is_ranked)
    unstopped = tuple(standing for standing in ranked if not standing.fatal)

    strengths = {standing.code: strength(problem, standing.points) for standing in ranked}

    def ranks_of(group: tuple[Standing, ...]) -> dict[str, int]:
        codes = [standing.code for standing in group]
        return rank_all(codes, lambda a, b: dominates(strengths[a], strengths[b]))

    positions = ranks_of(unstopped)
    return Placings(
        sheet=sheet,
        standings=standings,
        strengths=strengths,
        ranks=ranks_of(ranked),
        positions=positions,
        shortlist=cut(problem.shortlist, problem.better, unstopped, positions),
    )


def compare(problem: Problem) -> Workings:
    """Work a checked problem through: where the options stand, and how they compare."""
    placed = place(problem)
    ranked = placed.ranked
    worth = {standing.code: merits(problem, standing.points) for standing in ranked}
    unseparated = tuple(
        (a, b) for a, b in combinations(worth, 2) if not are_separated(worth[a], worth[b])
    )
    return Workings(
        sheet=placed.sheet,
        standings=placed.standings,
        strengths=placed.strengths,
        ranks=placed.ranks,
        positions=placed.positions,
        shortlist=placed.shortlist,
        bounds=find_bounds(_all_strengths(placed.sheet, placed.standings, placed.strengths)),
        dominates=tuple((a, b) for a, b in permutations(worth, 2) if dominates(worth[a], worth[b])),
        unseparated=() if is_weighted(problem) else unseparated,
        order_holds=bool(counting_criteria(problem)) and len(ranked) > 1 and not unseparated,
    )


def _all_strengths(
    sheet: Sheet, standings: tuple[Standing, ...], decided: Mapping[str, Fill]
) -> dict[str, Fills]:
    """The bounding fills of the options in play, as what ranks compare; `decided` are those of
    the options without gaps, each its own best and worst."""
    fills = {}
    for standing in standings:
        if standing.is_ranked:
            only = (decided[standing.code],)
            fills[standing.code] = Fills(only, only, may_fail=False)
        elif standing.is_feasible:
            others = tuple(other.readings for other in standings if other is not standing)
            found = find_fills(sheet, standing.readings, standing.gates, others)
            fills[standing.code] = Fills(
                tuple(strength(sheet.problem, fill) for fill in found.best),
                tuple(strength(sheet.problem, fill) for fill in found.worst),
                found.may_fail,
            )
    return fills
