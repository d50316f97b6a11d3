"""Names of options, criteria and levels as they stand in a sentence."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from appraisal.engine.problem import Better, Criterion, LevelScale, PointScale, Problem
from appraisal.engine.readings import Reading
from appraisal.engine.result import CellState
from appraisal.engine.scales import find_level, level_name, measure_of, points_range
from appraisal.engine.words.measures import measure_name, measure_value
from appraisal.engine.words.states import state_words
from workbench.numbers.listing import NAMED, counts_alike, listed
from workbench.numbers.text import near_number, plain_number

MOST_NAMED = 6  # options that a sentence names in full


def name_of(problem: Problem, code: str) -> str:
    """The name of the option with this code."""
    return next(option.name for option in problem.options if option.code == code)


def names_of(problem: Problem, codes: Iterable[str]) -> str:
    """The names of options, as a list in a sentence."""
    return listed(name_of(problem, code) for code in codes)


def names_briefly(problem: Problem, codes: Iterable[str], among: int = 0) -> str:
    """The names of options; of more than a sentence holds the first ones, and how many others there
    are. `among` is the greatest of the other counts of the sentence."""
    names = [name_of(problem, code) for code in codes]
    if len(names) <= MOST_NAMED:
        return listed(names)
    others, _whole = counts_alike(len(names) - NAMED, among)
    return listed([*names[:NAMED], f"{others} others"])


def assessor_names(given: Iterable[tuple[str, str, str]]) -> dict[str, str]:
    """What sentences call each assessor, by code, of codes with a role and an authority: the role,
    with the authority where others have the same, and with the code where that tells them apart no
    better; the code where no role is known."""
    rows = list(given)

    def several(*words: str) -> bool:
        return sum((role, authority)[: len(words)] == words for _, role, authority in rows) > 1

    found = {}
    for code, role, authority in rows:
        told = f"{role} ({authority})" if authority and several(role) else role
        alike = several(role, authority) or (several(role) and not authority)
        found[code] = f"{role} ({code})" if role and alike else told or code
    return found


def assessor_name(problem: Problem, code: str) -> str:
    """What a sentence calls the assessor with this code."""
    return dict(problem.assessors).get(code, code)


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


def points_text(criterion: Criterion, points: Fraction) -> str:
    """Points on a criterion: in full where people typed them, else rounded: "about 85.16"."""
    typed = isinstance(criterion.scale, PointScale)
    return plain_number(points) if typed else near_number(points)


def points_said(criterion: Criterion, points: Fraction) -> str:
    """The same with their unit: "7.5 points", "about 85.16 points"."""
    unit = "point" if abs(points) == 1 else "points"
    return f"{points_text(criterion, points)} {unit}"


def rating_text(problem: Problem, criterion: Criterion, reading: Reading) -> str:
    """A ranking criterion's reading: "High (share of target 107.4%)", "7.5", "no rating"."""
    if reading.state is CellState.NOT_APPLICABLE:
        return state_words(reading.state)
    if reading.points is None:
        return "no rating"
    text = (
        level_text(criterion, reading.level)
        if reading.level
        else points_text(criterion, reading.points)
    )
    measure = measure_of(criterion)
    if measure is None or reading.measure is None:
        return text
    value = measure_value(problem, measure, reading.measure)
    return f"{text} ({measure_name(problem, measure)} {value})"
