"""What is tried and what follows from it, in sentences."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from appraisal.engine.problem import Band, Criterion, Excuse, LevelScale, Problem, Rating
from appraisal.engine.result import Outcome, Result
from appraisal.engine.scales import level_name
from appraisal.engine.what_if.change import Change
from appraisal.engine.words.measures import measure_value
from appraisal.engine.words.names import criterion_name, level_or_better, level_text, name_of
from appraisal.engine.words.outcomes import would_be
from workbench.numbers.listing import count_words, listed, shortened
from workbench.numbers.text import plain_number


def tried_sentences(problem: Problem, change: Change) -> tuple[str, ...]:
    """What is tried beside what stands, a sentence for each; `problem` is what stands."""
    criteria = {one.code: one for one in problem.criteria}
    tried = dict(change.groups)
    return (
        *(
            f"The weight of {criteria[code].name} is {plain_number(weight)}, "
            f"not {_given(criteria[code].own_weight)}."
            for code, weight in change.weights
        ),
        *(
            f"The weight of the group {one.name} is {plain_number(tried[one.name])}, not "
            f"{_given(one.weight)}."
            for one in problem.groups
            if one.name in tried
        ),
        *(_rating_tried(problem, criteria[one.criterion], one) for one in change.ratings),
        *(
            sentence
            for code, bands in change.bands
            for sentence in _bands_tried(problem, criteria[code], bands)
        ),
        *(_excuse_tried(problem, criteria[code], excuse) for code, excuse in change.excuses),
    )


def what_follows(problem: Problem, before: Result, after: Result) -> tuple[str, ...]:
    """Who would come first, and for whom the outcome would be another; one sentence where nothing
    changes."""
    told = (_first_sentence(problem, before, after), *_outcomes(problem, before, after))
    if _places(before) == _places(after):
        if _totals(before) == _totals(after):
            return ("Nothing changes: every outcome, rank and total stays as it is.",)
        return (told[0], "No outcome and no rank changes.")
    return tuple(told)


def _first_sentence(problem: Problem, before: Result, after: Result) -> str:
    if after.qualitative:
        return "The criteria are weighed in words, so that no option ranks above another."
    was, now = _leaders(before), _leaders(after)
    if not now:
        return "No option would be taken forward."
    names = _names(problem, now)
    provisional = ", while what is undecided stays out" if after.undecided else ""
    if now == was:
        verb = "still comes first" if len(now) == 1 else "still share the first place"
        return f"{names} {verb}{provisional}."
    verb = "would come first" if len(now) == 1 else "would share the first place"
    gone = [code for code in was if code not in now]
    instead = f", in place of {_names(problem, gone)}" if gone else ""
    return f"{names} {verb}{instead}{provisional}."


def _outcomes(problem: Problem, before: Result, after: Result) -> Iterator[str]:
    """Options by the outcome that they would have and do not have now."""
    was = {one.code: one.outcome for one in before.options}
    for outcome in Outcome:
        codes = [o.code for o in after.options if o.outcome is outcome and was[o.code] != outcome]
        if codes:
            yield f"{_names(problem, codes)} {would_be(outcome)}."


def _leaders(result: Result) -> list[str]:
    forward = result.taken_forward
    return [one.code for one in forward if one.rank == forward[0].rank]


def _places(result: Result) -> list[tuple[Outcome, int | None, bool]]:
    return [(one.outcome, one.rank, one.joint) for one in result.options]


def _totals(result: Result) -> list[object]:
    return [one.total for one in result.options]


def _given(weight: Fraction | None) -> str:
    return "given" if weight is None else plain_number(weight)


def _rating_tried(problem: Problem, criterion: Criterion, rating: Rating) -> str:
    now = next(
        (
            one
            for one in problem.ratings
            if one.assessor is None
            and (one.option, one.criterion) == (rating.option, rating.criterion)
        ),
        None,
    )
    return (
        f"{name_of(problem, rating.option)} is {given_words(criterion, rating)} on "
        f"{criterion.name}, not {given_words(criterion, now)}."
    )


def given_words(criterion: Criterion, rating: Rating | None) -> str:
    """What was given on a criterion, in words: a level, points, or that nothing was."""
    if rating is None:
        return "unrated"
    if rating.not_applicable is not None:
        return "not applicable"
    if rating.level is not None:
        return level_text(criterion, rating.level)
    return plain_number(rating.points or 0)


def _bands_tried(problem: Problem, criterion: Criterion, bands: Sequence[Band]) -> Iterator[str]:
    own = criterion.from_measure
    assert own is not None
    for old, new in zip(own.bands, bands, strict=True):
        if old != new:
            yield (
                f"{criterion.name} is {_band(problem, criterion, new)}, "
                f"not {_band(problem, criterion, old, short=True)}."
            )


def _band(problem: Problem, criterion: Criterion, band: Band, *, short: bool = False) -> str:
    assert criterion.from_measure is not None
    measure = criterion.from_measure.measure
    limit, word = (band.at_least, "from") if band.at_most is None else (band.at_most, "up to")
    value = "" if limit is None else f" {word} {measure_value(problem, measure, limit)}"
    if short:
        return value.strip()
    assert isinstance(criterion.scale, LevelScale)
    return f"{level_name(criterion.scale, band.level)}{value}"


def _excuse_tried(problem: Problem, criterion: Criterion, excuse: Excuse | None) -> str:
    if excuse is None:
        return f"Nothing excuses “{criterion.name}”."
    first = next(one for one in problem.criteria if one.code == excuse.of[0])
    level = level_or_better(problem, first, excuse.level)
    names = listed([criterion_name(problem, code) for code in excuse.of], "or")
    at_least = "" if len(excuse.of) == 1 else f"at least {count_words(excuse.at_least)} of "
    return f"“{criterion.name}” is excused by {at_least}{names} at {level}."


def _names(problem: Problem, codes: Sequence[str]) -> str:
    return shortened([name_of(problem, code) for code in codes])
