"""Names of options, criteria and levels as they stand in a sentence."""

from collections.abc import Iterable, Sequence

from appraisal.engine.problem import Better, Criterion, LevelScale, Problem
from appraisal.engine.readings import Reading
from appraisal.engine.result import CellState
from appraisal.engine.scales import find_level, level_name, measure_of, points_range
from appraisal.engine.words.measures import measure_name, measure_value
from appraisal.engine.words.states import state_words
from workbench.numbers.listing import listed
from workbench.numbers.text import plain_number


def name_of(problem: Problem, code: str) -> str:
    """The name of the option with this code."""
    return next(option.name for option in problem.options if option.code == code)


def names_of(problem: Problem, codes: Iterable[str]) -> str:
    """The names of options, as a list in a sentence."""
    return listed(name_of(problem, code) for code in codes)


def criterion_name(problem: Problem, code: str) -> str:
    """The name of the criterion with this code."""
    return next(criterion.name for criterion in problem.criteria if criterion.code == code)


def level_text(criterion: Criterion, key: str) -> str:
    """The name of a level of a criterion; "Pass" or "Fail" where it has no levels."""
    if isinstance(criterion.scale, LevelScale):
        return level_name(criterion.scale, key)
    return key.capitalize()


def level_or_better(problem: Problem, criterion: Criterion, key: str) -> str:
    """A level's name, with "or better" where the scale has a better one."""
    assert isinstance(criterion.scale, LevelScale)
    name = level_name(criterion.scale, key)
    least, most = points_range(criterion.scale)
    best = most if problem.better is Better.HIGHER else least
    points = find_level(criterion.scale, key).points
    return name if points == best else f"{name} or better"


def on_criteria(names: Sequence[str], last: str = "and") -> str:
    """Several criteria: "on Culture and Savings", and where a name has an "and" of its own "on
    Culture and process and on Savings"."""
    if any(f" {word} " in name for name in names for word in ("and", "or")):
        return listed([f"on {name}" for name in names], last)
    return f"on {listed(names, last)}"


def rated_together(rated: Iterable[tuple[str, str]]) -> str:
    """Ratings with the criteria that they were given on, each rating once: "High on Culture and Low
    on Risk", "High on Culture and Savings, Low on Risk"."""
    criteria: dict[str, list[str]] = {}
    for rating, criterion in rated:
        criteria.setdefault(rating, []).append(criterion)
    said = [f"{rating} {on_criteria(names)}" for rating, names in criteria.items()]
    return ", ".join(said) if any(len(names) > 1 for names in criteria.values()) else listed(said)


def rating_text(problem: Problem, criterion: Criterion, reading: Reading) -> str:
    """A ranking criterion's reading: "High (share of target 107.4%)", "7.5", "no rating"."""
    if reading.state is CellState.NOT_APPLICABLE:
        return state_words(reading.state)
    if reading.points is None:
        return "no rating"
    text = level_text(criterion, reading.level) if reading.level else plain_number(reading.points)
    measure = measure_of(criterion)
    if measure is None or reading.measure is None:
        return text
    value = measure_value(problem, measure, reading.measure)
    return f"{text} ({measure_name(problem, measure)} {value})"
