"""The options compared: ranks, dominance, bounds and outcomes, before any of it is put in words."""

from collections.abc import Container, Mapping
from dataclasses import dataclass

from appraisal.engine.pricing import priced, unsettled
from appraisal.engine.problem import Problem
from appraisal.engine.ranking.bounds import Bounds, find_bounds
from appraisal.engine.ranking.dominance import Covering, rank_by_total, rows_of
from appraisal.engine.ranking.fills import Fill, Fills, find_fills
from appraisal.engine.ranking.shortlist import Cut, cut
from appraisal.engine.ranking.totals import Adding
from appraisal.engine.readings import (
    Sheet,
    counting_criteria,
    is_weighted,
    lay_out,
    ranking_criteria,
)
from appraisal.engine.result import CellState, Outcome
from appraisal.engine.scales import edge, points_range
from appraisal.engine.standing import Standing, stand
from workbench.numbers.rounding import enough_places

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Placings:
    """Where the options stand. `strengths` are what ranks compare; `ranks` are among the feasible
    and decided; `positions` among those no gate stopped; `covering` who is at least as good as whom
    under every weighting, where that was asked. `open_prices` are the criteria scored by relative
    price of which another price may still become the lowest, with the options that could make it
    so."""

    sheet: Sheet
    standings: tuple[Standing, ...]
    strengths: Mapping[str, Fill]
    ranks: Mapping[str, int]
    positions: Mapping[str, int]
    shortlist: Cut
    covering: Covering | None
    adding: Adding
    open_prices: Mapping[str, tuple[str, ...]]

    @property
    def problem(self) -> Problem:
        """The problem with the lowest prices worked out."""
        return self.sheet.problem

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
        rank = self.ranks.get(code)
        return any(other == rank and key != code for key, other in self.ranks.items())

    def discriminates(self, code: str) -> bool:
        """Whether the ranked options differ on a ranking criterion; True where too few to say."""
        ranked = (standing for standing in self.standings if standing.code in self.ranks)
        points = {standing.readings[code].points for standing in ranked}
        return len(self.ranks) < 2 or len(points) > 1


@dataclass(frozen=True, slots=True)
class Workings(Placings):
    """Everything compared: `dominates` and `unseparated` are pairs of ranked options; `order_holds`
    says that dominance orders every one of them, under every weighting. `places` are the decimal
    places at which unequal totals never read equal."""

    bounds: Mapping[str, Bounds]
    dominates: Pairs
    unseparated: Pairs
    order_holds: bool
    places: int


def place(problem: Problem) -> Placings:
    """Where the options of a checked problem stand: gateways first, then ranks, then the
    shortlist. Points that are relative to the lowest price are worked out here."""
    problem = priced(problem)
    sheet = lay_out(problem)
    adding = Adding(problem)
    standings = tuple(stand(sheet, option, adding) for option in problem.options)
    ranked = tuple(standing for standing in standings if standing.is_ranked)
    unstopped = tuple(standing for standing in ranked if not standing.fatal)

    strengths = {
        standing.code: adding.strength(standing.points)
        if standing.total is None
        else adding.strength_of_total(standing.total)
        for standing in ranked
    }
    rows = dict(zip(strengths, rows_of(strengths.values()), strict=True))
    covering = None if is_weighted(problem) else Covering(rows)

    def ranks_of(group: tuple[Standing, ...]) -> dict[str, int]:
        codes = [standing.code for standing in group]
        return rank_by_total(rows, codes) if covering is None else covering.ranks(codes)

    positions = ranks_of(unstopped)
    return Placings(
        sheet=sheet,
        standings=standings,
        strengths=strengths,
        ranks=ranks_of(ranked),
        positions=positions,
        shortlist=cut(problem.shortlist, problem.better, unstopped, positions),
        covering=covering,
        adding=adding,
        open_prices=unsettled(problem),
    )


def compare(problem: Problem) -> Workings:
    """Work a checked problem through: where the options stand, and how they compare."""
    placed = place(problem)
    ranked = placed.ranked
    always = placed.covering or _covering_always(placed, ranked)
    return Workings(
        sheet=placed.sheet,
        standings=placed.standings,
        strengths=placed.strengths,
        ranks=placed.ranks,
        positions=placed.positions,
        shortlist=placed.shortlist,
        covering=always,
        adding=placed.adding,
        open_prices=placed.open_prices,
        bounds=_bounds(placed),
        dominates=tuple(always.dominated),
        unseparated=() if is_weighted(problem) else tuple(always.unseparated),
        order_holds=bool(counting_criteria(problem))
        and len(ranked) > 1
        and _order_holds(placed, always),
        places=enough_places(
            (one.total for one in placed.standings if one.total is not None), least=2
        ),
    )


def _covering_always(placed: Placings, ranked: tuple[Standing, ...]) -> Covering:
    """What holds under every weighting of all the ranking criteria: one of weight 0 counts as much
    as any other, and a gap on it may be filled by the worst or by the best of its scale. Where
    another price may still become the lowest, what all have on it is open."""
    codes = [standing.code for standing in ranked]
    ends = [_ends(placed.adding, standing, placed.open_prices) for standing in ranked]
    if all(low is high for low, high in ends):
        return Covering(dict(zip(codes, rows_of(low for low, _ in ends), strict=True)))
    rows = rows_of(row for pair in ends for row in pair)
    least, most = (dict(zip(codes, rows[at::2], strict=True)) for at in (0, 1))
    return Covering(least, most)


def _ends(adding: Adding, standing: Standing, open_prices: Container[str]) -> tuple[Fill, Fill]:
    """The least and the most merit that the option can have on every ranking criterion that applies
    to it: the same where it has points that nothing moves."""
    low: Fill = {}
    high: Fill = {}
    is_open = False
    for criterion in ranking_criteria(adding.problem):
        reading = standing.readings[criterion.code]
        if reading.state is CellState.NOT_APPLICABLE or criterion.scale is None:
            continue
        if reading.points is not None and criterion.code not in open_prices:
            low[criterion.code] = high[criterion.code] = edge(reading.points)
        else:
            least, most = points_range(criterion.scale)
            low[criterion.code], high[criterion.code] = edge(least), edge(most)
            is_open = True
    if not is_open:
        known = adding.merits(low)
        return known, known
    found = adding.merits(low), adding.merits(high)
    return (
        {code: min(one[code] for one in found) for code in low},
        {code: max(one[code] for one in found) for code in low},
    )


def _order_holds(placed: Placings, always: Covering) -> bool:
    """Whether the ranks of all ranked options are theirs under every weighting: who ranks above
    another is never worse, and those of one rank are always equal."""
    ranks = placed.ranks
    return all(
        always.covers(first, second)
        for first in ranks
        for second in ranks
        if first != second and ranks[first] <= ranks[second]
    )


def _bounds(placed: Placings) -> dict[str, Bounds]:
    """The best and the worst rank that each option can still take: its rank where none has gaps.
    Nothing where a price that is missing would move the points of all."""
    if any(criterion.code in placed.open_prices for criterion in counting_criteria(placed.problem)):
        return {}
    if all(standing.is_ranked or not standing.is_feasible for standing in placed.standings):
        return {code: (rank, rank) for code, rank in placed.ranks.items()}
    return find_bounds(_all_strengths(placed))


def _all_strengths(placed: Placings) -> dict[str, Fills]:
    """The bounding fills of the options in play, as what ranks compare; one without gaps is its own
    best and worst."""
    fills = {}
    for standing in placed.standings:
        if standing.is_ranked:
            only = (placed.strengths[standing.code],)
            fills[standing.code] = Fills(only, only, may_fail=False)
        elif standing.is_feasible:
            others = tuple(other.readings for other in placed.standings if other is not standing)
            found = find_fills(placed.sheet, standing.readings, standing.gates, others)
            fills[standing.code] = Fills(
                tuple(map(placed.adding.strength, found.best)),
                tuple(map(placed.adding.strength, found.worst)),
                found.may_fail,
            )
    return fills
