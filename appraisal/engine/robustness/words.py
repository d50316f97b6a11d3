"""How sure the first place is, in sentences: each is chosen by rule and true of the numbers."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from appraisal.engine.problem import Problem
from appraisal.engine.robustness.found import Excusable, Overtaken, Robustness, Turn
from appraisal.engine.robustness.told import Told
from appraisal.engine.words.names import criterion_name, level_or_better, level_text, name_of
from workbench.numbers.listing import NAMED, count_words, listed, opening, shortened
from workbench.numbers.text import near_number, near_share


def robustness_sentences(problem: Problem, found: Robustness) -> tuple[str, ...]:
    """What is said of other weightings, other ratings, criteria left out, and near ties."""
    return tuple(one.sentence for one in robustness_told(problem, found))


def robustness_told(problem: Problem, found: Robustness) -> tuple[Told, ...]:
    """The same sentences, each with what it tells and of which options."""
    return (
        *_always(problem, found),
        *(
            Told(
                ("overtaken", one.criterion, "above" if one.above else "below"),
                overtaken_sentence(problem, found, one),
                (one.by, *found.leaders),
            )
            for one in _nearest(found)
        ),
        *_never(problem, found),
        *_without(problem, found),
        *_near(problem, found),
        *(_turn(problem, found.turn) if found.turn else ()),
        *(
            Told(("excusable", one.option), _excusable(problem, one), (one.option,))
            for one in found.excusable
        ),
    )


def _nearest(found: Robustness) -> list[Overtaken]:
    """The turning points that lie nearest to the weights as they are: of more the first three."""
    moved = [one for one in found.overtaken if one.share != one.now or len(found.leaders) > 1]
    if found.criteria == 2:
        # What one of two gains the other loses: each point is said once.
        moved = [one for one in moved if one.above]
    return sorted(moved, key=lambda one: abs(one.share - one.now))[:NAMED]


def overtaken_sentence(problem: Problem, found: Robustness, one: Overtaken) -> str:
    """Who comes first where one weight is moved beyond a share."""
    side = "more" if one.above else "less"
    criterion = criterion_name(problem, one.criterion)
    now = "as it does" if one.share == one.now else f"it carries {near_share(one.now)}"
    if len(found.leaders) > 1:
        return (
            f"{name_of(problem, one.by)} comes first alone when {criterion} carries {side} than "
            f"{near_share(one.share)} of the weight, {now}."
        )
    return (
        f"{name_of(problem, one.by)} overtakes {name_of(problem, found.leaders[0])} when "
        f"{criterion} carries {side} than {near_share(one.share)} of the weight; {now}."
    )


def _always(problem: Problem, found: Robustness) -> Iterator[Told]:
    if not found.always:
        return
    criteria = (
        "the one ranking criterion"
        if found.criteria == 1
        else (f"the {count_words(found.criteria)} ranking criteria")
    )
    verb = "comes" if len(found.always) == 1 else "come"
    jointly = " together" if len(found.always) > 1 else ""
    yield Told(
        ("always",),
        f"{_names(problem, found.always)} {verb} first{jointly} under every weighting of "
        f"{criteria}.",
        found.always,
    )


def _never(problem: Problem, found: Robustness) -> Iterator[Told]:
    never = found.never_first
    if never and not found.always:
        verb = "comes" if len(never) == 1 else "come"
        yield Told(
            ("never",),
            f"{_names(problem, never)} {verb} first under no weighting, not even jointly.",
            never,
        )


def _without(problem: Problem, found: Robustness) -> Iterator[Told]:
    turned = [one for one in found.without if set(one.leaders) != set(found.leaders)]
    if not found.without or found.always:
        return
    if not turned:
        yield Told(
            ("without",),
            f"{_names(problem, found.leaders)} still "
            f"{'comes' if len(found.leaders) == 1 else 'come'} first whichever one criterion is "
            "left out.",
            found.leaders,
        )
    for one in turned[:NAMED]:
        names, criterion = _names(problem, one.leaders), criterion_name(problem, one.criterion)
        verb = "comes first" if len(one.leaders) == 1 else "share the first place"
        yield Told(("without", one.criterion), f"Without {criterion}, {names} {verb}.", one.leaders)
    if len(turned) > NAMED:
        rest = len(turned) - NAMED
        verb = "criterion changes" if rest == 1 else "criteria change"
        where = "it is" if rest == 1 else "they are"
        yield Told(
            ("without", "more"),
            f"{opening(count_words(rest))} more {verb} the first place where {where} left out.",
            (),
        )


def _near(problem: Problem, found: Robustness) -> Iterator[Told]:
    for first, second in found.near[:NAMED]:
        yield Told(
            ("near", first),
            f"{name_of(problem, first)} and {name_of(problem, second)} cannot be told apart at "
            f"this precision: their totals differ by {near_share(found.margin)} or less of all "
            "that lies between the least and the greatest total.",
            (first, second),
        )


def _turn(problem: Problem, turn: Turn) -> Iterator[Told]:
    rating = turn.rating
    criterion = next(one for one in problem.criteria if one.code == rating.criterion)
    if rating.level is not None:
        told = f"at {level_text(criterion, rating.level)}"
    else:
        told = f"{turn.side} {_points(rating.points)}"
    verb = "comes first" if len(turn.first) == 1 else "share the first place"
    yield Told(
        ("one_rating",),
        f"One rating is enough to change the first place: with {name_of(problem, rating.option)} "
        f"{told} on {criterion.name}, {_names(problem, turn.first)} {verb}.",
        (rating.option, *turn.first),
    )


def _points(points: Fraction | None) -> str:
    return near_number(points or 0)


def _excusable(problem: Problem, one: Excusable) -> str:
    criteria = {c.code: c for c in problem.criteria}
    level = level_or_better(problem, criteria[one.of[0]], one.level)
    names = listed([criteria[code].name for code in one.of], "or")
    rating = (
        f"its rating on {names} were"
        if len(one.of) == 1
        else (f"{count_words(one.more)} of its ratings on {names} were")
    )
    return (
        f"{name_of(problem, one.option)} would not be stopped by "
        f"“{criteria[one.gateway].name}” if {rating} {level}."
    )


def _names(problem: Problem, codes: Sequence[str]) -> str:
    return shortened([name_of(problem, code) for code in codes])
