"""Several weights moved together: from which share of all weight on another option comes first.

The criteria chosen keep their ratios among themselves, and so do the others. Each option's total is
then a straight line in the share of those chosen, as it is in that of one criterion.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from appraisal.engine.problem import Problem
from appraisal.engine.ranking.switching import ShareLine, switch_between
from appraisal.engine.readings import ranking_criteria
from appraisal.engine.result import Result, Switch
from appraisal.engine.robustness.table import WholeTable, whole_table
from appraisal.engine.robustness.told import Told
from appraisal.engine.words.names import criterion_name, name_of, names_of
from workbench.numbers.listing import NAMED, count_words, listed
from workbench.numbers.text import near_share


@dataclass(frozen=True, slots=True)
class Together:
    """The criteria that are moved together, in page sequence, the `share` of all weight that they
    carry, who comes first now, and from which shares on another option does."""

    criteria: tuple[str, ...]
    share: Fraction
    leaders: tuple[str, ...]
    switch: Switch


def moved_together(problem: Problem, result: Result, criteria: Collection[str]) -> Together | None:
    """What follows where the weights of these criteria are moved together. None where it cannot be
    told: there are no weights, or those chosen carry none of the weight or all of it, so that they
    or the others have no ratios to keep; and wherever nothing is told of how sure it is."""
    table = whole_table(problem, result)
    if table is None or not table.weights:
        return None
    return together_of(table, criteria)


def together_of(table: WholeTable, criteria: Collection[str]) -> Together | None:
    """As `moved_together`, of a table."""
    chosen = [code in criteria for code in table.criteria]
    inside = tuple(w if one else 0 for w, one in zip(table.weights, chosen, strict=True))
    weight, whole = sum(inside), sum(table.weights)
    rest = whole - weight
    if not weight or not rest:
        return None
    totals, parts = table.totals(table.weights), table.totals(inside)
    # All over weight times rest: as if one criterion carried the weight, whose points are whole.
    lines = [
        ShareLine(code, (total - part) * weight, part * rest, total * weight)
        for code, total, part in zip(table.options, totals, parts, strict=True)
    ]
    return Together(
        criteria=tuple(c for c, one in zip(table.criteria, chosen, strict=True) if one),
        share=Fraction(weight, whole),
        leaders=tuple(
            code for code, total in zip(table.options, totals, strict=True) if total == max(totals)
        ),
        switch=switch_between(lines, weight, rest),
    )


def groups_of(problem: Problem) -> dict[str, tuple[str, ...]]:
    """The ranking criteria that stand in a group, by its name, of groups with several."""
    found: dict[str, tuple[str, ...]] = {}
    for one in ranking_criteria(problem):
        group = getattr(one, "group", "")
        if group:
            found[group] = (*found.get(group, ()), one.code)
    return {name: codes for name, codes in found.items() if len(codes) > 1}


def groups_told(
    problem: Problem, table: WholeTable, groups: Mapping[str, Collection[str]]
) -> Iterator[Told]:
    """The turning points of groups that lie nearest to what they carry: of more the first three."""
    near: list[tuple[Fraction, Told]] = []
    for name, codes in groups.items():
        found = together_of(table, codes) if table.weights else None
        if found is None:
            continue
        for share, told in _turns(problem, found, name):
            near.append((abs(share - found.share), told))
    yield from (told for _, told in sorted(near, key=lambda pair: pair[0])[:NAMED])


def together_told(problem: Problem, found: Together) -> Iterator[Told]:
    """One sentence for each side on which another option comes first; one where none does."""
    told = [one for _, one in _turns(problem, found)]
    yield from told
    if not told:
        several = len(found.criteria) > 1
        verb = "comes" if len(found.leaders) == 1 else "come"
        yield Told(
            ("together", *found.criteria),
            f"{names_of(problem, found.leaders)} {verb} first whatever share of the weight "
            f"{_named(problem, found)} {'carry together' if several else 'carries'}; "
            f"{_now(found, several=several)}.",
            found.leaders,
        )


def _turns(problem: Problem, found: Together, group: str = "") -> Iterator[tuple[Fraction, Told]]:
    """Each share beyond which another option comes first, with its sentence."""
    several = len(found.criteria) > 1 and not group
    moved = f"the group {group}" if group else _named(problem, found)
    moved += " together carry" if several else " carries"
    switch, what = found.switch, ("group", group) if group else ("together", *found.criteria)
    sides = ((switch.up, switch.up_to, "more"), (switch.down, switch.down_to, "less"))
    for share, by, side in sides:
        if share is None or by is None:
            continue
        first = (
            f"{name_of(problem, by)} overtakes {names_of(problem, found.leaders)}"
            if len(found.leaders) == 1
            else f"{name_of(problem, by)} comes first alone"
        )
        sentence = (
            f"{first} when {moved} {side} than {near_share(share)} of the weight; "
            f"{_now(found, several=several)}."
        )
        beyond = "above" if side == "more" else "below"
        yield share, Told((*what, beyond), sentence, (by, *found.leaders))


def _named(problem: Problem, found: Together) -> str:
    names = [criterion_name(problem, code) for code in found.criteria[:NAMED]]
    if len(found.criteria) > NAMED:
        names.append(f"{count_words(len(found.criteria) - NAMED)} more")
    return listed(names)


def _now(found: Together, *, several: bool) -> str:
    return f"{'they carry' if several else 'it carries'} {near_share(found.share)}"
