"""Each criterion's rule as a sentence for people."""

from typing import assert_never

from appraisal.engine.gateway_kinds import gate_test
from appraisal.engine.problem import (
    Better,
    Criterion,
    Excuse,
    FromMeasure,
    LevelScale,
    LinearScale,
    PointScale,
    PriceScale,
    Problem,
    Role,
)
from appraisal.engine.result import Outcome
from appraisal.engine.scales import level_name, points_range
from appraisal.engine.words.measures import measure_name, measure_value
from appraisal.engine.words.names import criterion_name, level_or_better, on_criteria
from appraisal.engine.words.outcomes import outcome_words
from workbench.numbers.listing import count_words, listed
from workbench.numbers.text import plain_number, points_in_full


def rule_sentence(criterion: Criterion, problem: Problem) -> str:
    """What the criterion asks and what follows, in one or two sentences. For a checked problem."""
    match criterion.role:
        case Role.GATEWAY | Role.CONDITIONAL_GATEWAY:
            return _gate(criterion, problem)
        case Role.RANKING:
            return _ranking(criterion, problem)
        case Role.CONSIDERATION:
            return "Weighed in words, not rated."
        case _:
            assert_never(criterion.role)


def excuse_text(problem: Problem, excuse: Excuse) -> str:
    """The excuse: "rated High on Culture or Savings", "rated High on at least two of A, B and
    C"."""
    first = next(c for c in problem.criteria if c.code == excuse.of[0])
    names = [criterion_name(problem, code) for code in excuse.of]
    level = level_or_better(problem, first, excuse.level)
    if len(names) == 1:
        return f"rated {level} on {names[0]}"
    if excuse.at_least == len(names):
        return f"rated {level} on each of {listed(names)}"
    if excuse.at_least == 1:
        return f"rated {level} {on_criteria(names, 'or')}"
    return f"rated {level} on at least {count_words(excuse.at_least)} of {listed(names)}"


def _gate(criterion: Criterion, problem: Problem) -> str:
    conditional = criterion.role is Role.CONDITIONAL_GATEWAY
    fatal = Outcome.NOT_TAKEN_FORWARD if conditional else Outcome.NOT_FEASIBLE
    fate = f"the option is {outcome_words(fatal)}"
    excuse = criterion.excused_by
    unless = f", unless it is {excuse_text(problem, excuse)}" if excuse else ""
    return gate_test(criterion).rule(problem, f"{fate}{unless}")


def _ranking(criterion: Criterion, problem: Problem) -> str:
    sign = -1 if problem.better is Better.HIGHER else 1
    scale = criterion.scale
    match scale:
        case LevelScale(levels=levels):
            best_first = sorted(levels, key=lambda level: sign * level.points)
            words = listed((level_name(scale, level.key) for level in best_first), "or")
            source = criterion.from_measure
            taken = f", taken from {_bands(problem, scale, source)}" if source else ""
            return f"Ranking: {words}{taken}.{_weight(criterion)}"
        case PointScale():
            least, most = points_range(scale)
            span = f"{plain_number(least)} to {points_in_full(most)}"
            return f"Ranking: {span}.{_weight(criterion)}"
        case LinearScale():
            worst = measure_value(problem, scale.measure, scale.worst)
            best = measure_value(problem, scale.measure, scale.best)
            return (
                f"Ranking: {measure_name(problem, scale.measure)} in a straight line from {worst} "
                f"(0 points) to {best} ({points_in_full(scale.points)}).{_weight(criterion)}"
            )
        case PriceScale():
            name = measure_name(problem, scale.measure)
            return (
                f"Ranking: {points_in_full(scale.points)} for the lowest {name} of the options "
                f"that no gateway stops; another earns that lowest divided by its own, times "
                f"{plain_number(scale.points)}.{_weight(criterion)}"
            )
        case None:
            return "Ranking."
        case _:
            assert_never(scale)


def _bands(problem: Problem, scale: LevelScale, source: FromMeasure) -> str:
    parts = []
    for band in source.bands:
        level = level_name(scale, band.level)
        if band.at_least is not None:
            parts.append(f"{level} from {measure_value(problem, source.measure, band.at_least)}")
        elif band.at_most is not None:
            parts.append(f"{level} up to {measure_value(problem, source.measure, band.at_most)}")
        elif not parts:
            parts.append(f"{level} whatever the value")
        else:
            parts.append(f"{level} {'below' if source.bands[0].at_least is not None else 'above'}")
    return f"{measure_name(problem, source.measure)} ({', '.join(parts)})"


def _weight(criterion: Criterion) -> str:
    if criterion.own_weight is None:
        return ""
    within = f' within "{criterion.group}"' if criterion.group else ""
    return f" Weight {plain_number(criterion.own_weight)}{within}."
