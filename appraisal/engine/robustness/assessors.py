"""The first place with each assessor left out, by the medians of the assessors' own ratings."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from appraisal.engine.agreement.alone import by_median, variant_of
from appraisal.engine.problem import Problem
from appraisal.engine.result import Outcome, Result
from appraisal.engine.robustness.told import Told
from appraisal.engine.words.names import assessor_name, names_of
from workbench.numbers.listing import NAMED, count_words, counts_alike, listed


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Who comes first of those taken forward, alone or jointly: as `agreed`, by the `medians` of
    what all assessors gave, and `without` each of them, by code, "" where nobody is named."""

    agreed: tuple[str, ...]
    medians: tuple[str, ...]
    without: tuple[tuple[str, tuple[str, ...]], ...]


def assessors_left_out(problem: Problem, result: Result) -> LeftOut | None:
    """The first place with each assessor left out. The ratings of the problem that name an assessor
    take the place of the agreed ones. None with fewer than two assessors, and where nobody comes
    first by the medians of them all."""
    own = tuple(one for one in problem.ratings if one.assessor)
    codes = tuple(dict.fromkeys(one.assessor for one in own if one.assessor))
    if len(codes) < 2:
        return None
    medians = _first(problem, own_less="")
    if not medians:
        return None
    return LeftOut(
        agreed=first_agreed(result),
        medians=medians,
        without=tuple((code, _first(problem, own_less=code)) for code in codes),
    )


def first_agreed(result: Result) -> tuple[str, ...]:
    """Who comes first of those taken forward by what is agreed, alone or jointly."""
    forward = result.taken_forward
    return tuple(one.code for one in forward if one.rank == forward[0].rank)


def _first(problem: Problem, own_less: str) -> tuple[str, ...]:
    """Who comes first of those taken forward, without the ratings of one assessor."""
    own = tuple(one for one in problem.ratings if one.assessor)
    stood = variant_of(own_less, by_median(problem, own, own_less)).options
    ranks = {
        one.code: one.rank
        for one in stood
        if one.outcome is Outcome.TAKEN_FORWARD and one.rank is not None
    }
    return tuple(code for code, rank in ranks.items() if rank == min(ranks.values()))


def assessors_told(problem: Problem, found: LeftOut) -> Iterator[Told]:
    """One sentence: who comes first by the medians, and whose leaving out changes that; in how many
    cases it does, where the assessors have no names."""
    turned = [(who, first) for who, first in found.without if set(first) != set(found.medians)]
    count = len(found.without)
    told = (
        "By the medians of the assessors’ own ratings "
        f"{names_of(problem, found.medians)} {_verb(found.medians)}"
    )
    if found.agreed and set(found.agreed) != set(found.medians):
        told += f", where by what is agreed {names_of(problem, found.agreed)} {_verb(found.agreed)}"
    if not turned:
        whichever = "either of the two" if count == 2 else f"any one of the {count_words(count)}"
        told += f"; leaving out {whichever} assessors changes nothing in that."
    elif all(who for who, _ in turned):
        told += f"; {_whose(problem, turned, count)}."
    else:
        told += (
            f"; with each of the {count_words(count)} assessors left out in turn, "
            f"{_how_often(problem, turned)}."
        )
    named = {*found.medians, *found.agreed, *(code for _, first in turned for code in first)}
    yield Told(
        ("assessors",), told, tuple(one.code for one in problem.options if one.code in named)
    )


def _whose(problem: Problem, turned: Sequence[tuple[str, tuple[str, ...]]], count: int) -> str:
    """Without whom of so many assessors which others come first."""
    by_first: dict[tuple[str, ...], list[str]] = {}
    for who, first in turned[:NAMED]:
        by_first.setdefault(first, []).append(assessor_name(problem, who))
    parts = [_without(problem, listed(whose, "or"), f) for f, whose in by_first.items()]
    rest, all_ = counts_alike(max(0, len(turned) - NAMED), count)
    if len(turned) > NAMED:
        parts.append(f"leaving out {rest} more changes it as well")
    return f"of the {all_} assessors, {listed(parts)}"


def _how_often(problem: Problem, turned: Sequence[tuple[str, tuple[str, ...]]]) -> str:
    """Which others come first in how many cases, the most first, without saying whose."""
    parts = []
    for first, times in Counter(first for _, first in turned).most_common():
        cases = "one case" if times == 1 else f"{count_words(times)} cases"
        who = f"{names_of(problem, first)} {_verb(first)}" if first else "no option comes first"
        parts.append(f"{who} in {cases}")
    return listed(parts)


def _verb(first: tuple[str, ...]) -> str:
    return "comes first" if len(first) == 1 else "share the first place"


def _without(problem: Problem, who: str, first: tuple[str, ...]) -> str:
    if not first:
        return f"without {who}, no option does"
    return f"without {who}, {names_of(problem, first)} {_verb(first)}"
