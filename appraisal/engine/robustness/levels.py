"""The smallest change of what one level counts for that puts another option first.

A level has its points on every criterion of its scale, so all ratings at it move together. It is
moved no further than the levels beside it, which it would overtake, and not below nought.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from appraisal.engine.problem import Criterion, Level, LevelScale, Problem, TotalAs
from appraisal.engine.ranking.totals import share_per_point, value_scales
from appraisal.engine.readings import ranking_criteria
from appraisal.engine.result import Result
from appraisal.engine.robustness.told import Told
from appraisal.engine.ruled_out import judged
from appraisal.engine.scales import ZERO
from appraisal.engine.words.names import level_text, names_of
from appraisal.engine.workings import place
from workbench.numbers.listing import NAMED, count_words, listed, opening
from workbench.numbers.text import near_number, plain_number


@dataclass(frozen=True, slots=True)
class LevelMoved:
    """Where the `level` of the scale that `criteria` share counts for more than `points`, or for
    fewer where it is not `above`, `first` come first. `was` is what it counts for."""

    criteria: tuple[str, ...]
    level: str
    was: Fraction
    points: Fraction
    above: bool
    first: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Move:
    """A level that is looked at: where it may go between `least` and `most`, both left out, None
    without an end, and the points `meets` at which another option has as good a total."""

    criteria: tuple[Criterion, ...]
    scale: LevelScale
    level: Level
    least: Fraction | None
    most: Fraction | None
    meets: frozenset[Fraction]

    def beyond(self, points: Fraction, *, above: bool) -> Fraction:
        """Half-way to where something else happens, or one point on."""
        sign = 1 if above else -1
        ends = {one for one in (self.least, self.most, *self.meets) if one is not None}
        after = min((sign * one for one in ends if sign * one > sign * points), default=None)
        return points + sign if after is None else (points + sign * after) / 2


def level_moved(problem: Problem, result: Result) -> LevelMoved | None:
    """The smallest such change, as a part of its scale. None where one option alone does not come
    first, where no change is enough, and where the shortlist asks for a total, which is in points
    as well. Of a result that has a table of whole numbers (`whole_table`)."""
    forward = [one for one in result.taken_forward if one.total is not None]
    leaders = [one for one in forward if one.rank == forward[0].rank]
    if len(leaders) != 1 or not result.weighted or problem.shortlist.kind == "threshold":
        return None
    found = [
        (abs(points - move.level.points) / _length(move.scale), at, move, points)
        for at, move in enumerate(moves(problem, result, leaders[0].code))
        for points in move.meets
    ]
    for _, _, move, points in sorted(found, key=lambda one: (one[0], one[1], one[3])):
        above = points > move.level.points
        first = _first(problem, move, move.beyond(points, above=above))
        if first != (leaders[0].code,):
            codes = tuple(one.code for one in move.criteria)
            return LevelMoved(codes, move.level.key, move.level.points, points, above, first)
    return None


def level_told(problem: Problem, found: LevelMoved) -> Told:
    """The change as a sentence."""
    criteria = {one.code: one for one in problem.criteria}
    level = level_text(criteria[found.criteria[0]], found.level)
    names = [criteria[code].name for code in found.criteria[:NAMED]]
    if len(found.criteria) > NAMED:
        names.append(f"{count_words(len(found.criteria) - NAMED)} more criteria")
    verb = "come first" if len(found.first) == 1 else "share the first place"
    more = "more" if found.above else "fewer"
    return Told(
        ("one_level",),
        f"One level is enough to change the first place: if {opening(level)} on {listed(names)} "
        f"counted for {more} than {near_number(found.points)} points, not "
        f"{plain_number(found.was)}, {names_of(problem, found.first)} would {verb}.",
        found.first,
    )


def moves(problem: Problem, result: Result, leader: str) -> Iterator[Move]:
    """Each level with the points at which another option has as good a total as the leader."""
    counting = [one for one in ranking_criteria(problem) if one.weight]
    each = share_per_point(problem, [one.code for one in counting])
    zeros, cells = value_scales(problem), {(c.option, c.criterion): c for c in result.cells}
    totals = {one.code: one.total for one in result.taken_forward if one.total is not None}
    for scale in dict.fromkeys(one.scale for one in counting if isinstance(one.scale, LevelScale)):
        on = tuple(one for one in counting if one.scale == scale)
        others = [one for one in counting if one.scale != scale]
        rest = {
            option: sum(
                (
                    each[o.code] * (_points(cells[option, o.code].points) - zeros[o.code][0])
                    for o in others
                ),
                ZERO,
            )
            for option in totals
        }
        for level in scale.levels:
            ends = _ends(scale, level)
            if ends is None:
                continue
            stretch = _stretch(problem, scale, level)
            # How fast each total moves with the points of the level. Where the scale grows with
            # it, what the other scales give is held against its new length.
            slopes = {
                option: stretch * rest[option]
                + sum((each[o.code] for o in on if cells[option, o.code].level == level.key), ZERO)
                for option in totals
            }
            meets = frozenset(
                points
                for option in totals
                if slopes[option] != slopes[leader]
                for points in (
                    level.points
                    + (totals[leader] - totals[option]) / (slopes[option] - slopes[leader]),
                )
                if (ends[0] is None or points > ends[0]) and (ends[1] is None or points < ends[1])
            )
            yield Move(on, scale, level, *ends, meets)


def _points(points: Fraction | None) -> Fraction:
    assert points is not None
    return points


def _length(scale: LevelScale) -> Fraction:
    points = [one.points for one in scale.levels]
    return max(points) - min(points)


def _ends(scale: LevelScale, level: Level) -> tuple[Fraction | None, Fraction | None] | None:
    """Between which points a level may count; None where another counts for as many."""
    others = [one.points for one in scale.levels if one.key != level.key]
    if level.points in others:
        return None
    below = max((one for one in others if one < level.points), default=None)
    if below is None and level.points >= 0:
        below = ZERO
    return below, min((one for one in others if one > level.points), default=None)


def _stretch(problem: Problem, scale: LevelScale, level: Level) -> Fraction:
    """By which part of its length a point more of the level makes the scale longer, where totals
    are values; else its length counts for nothing."""
    if problem.total_as is not TotalAs.VALUE:
        return ZERO
    points, part = [one.points for one in scale.levels], 1 / _length(scale)
    if level.points == max(points):
        return part
    return -part if level.points == min(points) else ZERO


def _first(problem: Problem, move: Move, points: Fraction) -> tuple[str, ...]:
    """Who comes first where the level counts for these points, by evaluating the appraisal."""
    levels = tuple(
        replace(one, points=points) if one.key == move.level.key else one
        for one in move.scale.levels
    )
    scale = replace(move.scale, levels=levels)
    criteria = tuple(
        replace(one, scale=scale) if one.scale == move.scale else one for one in problem.criteria
    )
    placed = place(judged(replace(problem, criteria=criteria)))
    ranks = {one.code: placed.ranks[one.code] for one in placed.survivors}
    best = min(ranks.values(), default=0)
    return tuple(code for code, rank in ranks.items() if rank == best)
