"""What is said of the whole appraisal: statements for the paper, warnings for its authors."""

from collections.abc import Sequence
from fractions import Fraction

from appraisal.engine.problem import Criterion, LinearScale, Problem, Rating
from appraisal.engine.qualitative import NO_BASELINE, SINGLE_OPTION
from appraisal.engine.ranking.carried import carried_shares
from appraisal.engine.ranking.grouped import weight_levels
from appraisal.engine.readings import Reading, is_weighted, ranking_criteria
from appraisal.engine.result import CellState, Outcome
from appraisal.engine.scales import beyond_anchors, level_points, measure_of
from appraisal.engine.standing import Standing
from appraisal.engine.words.groups import groups_said
from appraisal.engine.words.measures import measure_name, measure_value
from appraisal.engine.words.names import (
    MOST_NAMED,
    criterion_name,
    name_of,
    names_briefly,
    names_of,
    rating_text,
)
from appraisal.engine.words.outcomes import outcome_words
from appraisal.engine.words.prices import prices_said
from appraisal.engine.workings import Workings
from workbench.numbers.doubts import may_be_per_cent
from workbench.numbers.listing import NAMED, count_words, counts_alike
from workbench.numbers.text import near_share, plain_number


def statements_of(workings: Workings) -> tuple[str, ...]:
    """Sentences about the whole: what dominance settles, where a cut ties, what is provisional."""
    return (
        *_dominance(workings),
        *_cut(workings),
        *_provisional(workings),
        *groups_said(workings.sheet.problem),
        *prices_said(workings),
    )


def warnings_of(workings: Workings) -> tuple[str, ...]:
    """What the authors should look at; none of it changes an outcome."""
    return (
        *_options(workings),
        *not_a_hundred(workings.sheet.problem),
        *_carried(workings),
        *_not_applicable(workings),
        *_governed(workings),
        *_clamped(workings),
        *_level_everywhere(workings),
        *_decision(workings),
    )


def _dominance(workings: Workings) -> list[str]:
    problem = workings.sheet.problem
    if workings.order_holds:
        groups: dict[int, list[str]] = {}
        for code, rank in sorted(workings.ranks.items(), key=lambda item: item[1]):
            groups.setdefault(rank, []).append(name_of(problem, code))
        places = [" level with ".join(names) for _, names in sorted(groups.items())]
        order = _some(places, ", ")
        undecided = any(standing.gaps for standing in workings.standings)
        scope = "Among the options decided so far, the" if undecided else "The"
        return [f"{scope} order {order} holds under every weighting of the ranking criteria."]
    if workings.unseparated:
        pairs = _some([names_of(problem, pair) for pair in workings.unseparated], "; ")
        return [
            "Without weights the ranking criteria do not separate these pairs, each option being "
            f"better than the other on some criterion: {pairs}."
        ]
    return []


def _cut(workings: Workings) -> list[str]:
    tied, count = workings.shortlist.tied, workings.sheet.problem.shortlist.count
    if not tied:
        return []
    whole, asked = counts_alike(len(workings.shortlist.within), count or 0)
    first = "first" if count == 1 else f"first {asked}"
    return [
        f"The cut after the {first} falls on a tie between "
        f"{names_briefly(workings.sheet.problem, tied)}, so all of them are taken forward: "
        f"{whole} options instead of {asked}."
    ]


def _some(phrases: Sequence[str], between: str) -> str:
    """The phrases one after the other; of more than a sentence holds the first, and how many more
    there are."""
    if len(phrases) <= MOST_NAMED:
        return between.join(phrases)
    more = count_words(len(phrases) - NAMED)
    return f"{between.join(phrases[:NAMED])}{between}and {more} more"


def _provisional(workings: Workings) -> list[str]:
    undecided = [s.code for s in workings.standings if s.gaps]
    if not undecided:
        return []
    verb = "is" if len(undecided) == 1 else "are"
    names = names_briefly(workings.sheet.problem, undecided)
    return [f"Ranks are provisional while {names} {verb} undecided."]


def _options(workings: Workings) -> list[str]:
    options = workings.sheet.problem.options
    warnings = []
    if not any(option.baseline for option in options):
        warnings.append(NO_BASELINE)
    if len(options) == 1:
        warnings.append(SINGLE_OPTION)
        return warnings
    left = [s for s in workings.standings if s.is_feasible and not s.fatal]
    if len(left) < 2:
        remain = f"only {_names(workings, left)} is" if left else "no option is"
        warnings.append(f"After the gateways {remain} left, so there is nothing to choose between.")
    return warnings


def _names(workings: Workings, standings: list[Standing]) -> str:
    return names_briefly(workings.sheet.problem, (standing.code for standing in standings))


def not_a_hundred(problem: Problem) -> list[str]:
    """Weights that look like per cent and do not come to 100, of each level where criteria stand in
    groups. As points they are right."""
    found = []
    for group, level in weight_levels(problem):
        total = sum((weight for _, weight in level), Fraction(0))
        if level and may_be_per_cent(total, (name for name, _ in level)):
            within = f' within "{group}"' if group else ""
            found.append(
                f"The weights{within} come to {plain_number(total)}, and not to 100. That is right "
                "where they are points, shared out by their sum; where they are meant as per cent, "
                "correct them."
            )
    return found


def _carried(workings: Workings) -> list[str]:
    """Weights that carry another part of what can be reached than they say, the most so first."""
    problem = workings.sheet.problem
    carried = carried_shares(problem)
    weights = {c.code: c.weight or Fraction(0) for c in ranking_criteria(problem)}
    whole = sum(weights.values(), Fraction(0))
    apart = {code: part - weights[code] / whole for code, part in carried.items()}
    codes = [code for code in sorted(apart, key=lambda code: -abs(apart[code])) if apart[code]]
    if not codes:
        return []
    said = [
        f'"{criterion_name(problem, code)}" has {near_share(weights[code] / whole)} of the weight '
        f"and carries {near_share(carried[code])} of what can be reached"
        for code in codes[:NAMED]
    ]
    if len(codes) > NAMED:
        said.append(f"so it is with {count_words(len(codes) - NAMED)} more")
    return [
        f"The scales differ in length, so weights do not count as they stand: {'; '.join(said)}. "
        "Totals as value give every scale the same length."
    ]


def _not_applicable(workings: Workings) -> list[str]:
    warnings = []
    for criterion in ranking_criteria(workings.sheet.problem):
        marked = [
            standing
            for standing in workings.standings
            if standing.readings[criterion.code].state is CellState.NOT_APPLICABLE
        ]
        if marked:
            rest = "re-weighted" if is_weighted(workings.sheet.problem) else "compared without it"
            names = _names(workings, marked)
            verb = "is" if len(marked) == 1 else "are"
            warnings.append(f'"{criterion.name}" does not apply to {names}, which {verb} {rest}.')
    return warnings


def _governed(workings: Workings) -> list[str]:
    """Ratings that a measure overrules, or that wait for their measure."""
    problem = workings.sheet.problem
    warnings = []
    for standing in workings.standings:
        for criterion in ranking_criteria(problem):
            measure = measure_of(criterion)
            rating = workings.sheet.agreed.get((standing.code, criterion.code))
            reading = standing.readings[criterion.code]
            if measure is None or rating is None or rating.not_applicable is not None:
                continue
            name = measure_name(problem, measure)
            where = f'{standing.option.name} on "{criterion.name}"'
            given = Reading(CellState.RATED, rating.level, _points(criterion, rating))
            if reading.points is None:
                warnings.append(f"{where} was rated but has no value of {name}, which governs.")
            elif given.points != reading.points or given.level != reading.level:
                warnings.append(
                    f"{where} was rated {rating_text(problem, criterion, given)}, but its {name} "
                    f"governs and gives {rating_text(problem, criterion, reading)}."
                )
    return warnings


def _points(criterion: Criterion, rating: Rating) -> Fraction | None:
    return rating.points if rating.level is None else level_points(criterion, rating.level)


def _clamped(workings: Workings) -> list[str]:
    problem = workings.sheet.problem
    warnings = []
    for criterion in ranking_criteria(problem):
        scale = criterion.scale
        if not isinstance(scale, LinearScale):
            continue
        for standing in workings.standings:
            value = standing.readings[criterion.code].measure
            if value is not None and beyond_anchors(scale, value):
                low, high = sorted((scale.worst, scale.best))
                anchor = measure_value(problem, scale.measure, low if value < low else high)
                warnings.append(
                    f"{standing.option.name}: {measure_name(problem, scale.measure)} "
                    f"{measure_value(problem, scale.measure, value)} lies beyond the scale of "
                    f'"{criterion.name}" and counts as {anchor}.'
                )
    return warnings


def _level_everywhere(workings: Workings) -> list[str]:
    return [
        f'"{criterion.name}" does not tell the options apart: all stand equal on it.'
        for criterion in ranking_criteria(workings.sheet.problem)
        if not workings.discriminates(criterion.code)
    ]


def _decision(workings: Workings) -> list[str]:
    decision = workings.sheet.problem.decision
    if decision is None:
        return []
    standing = next(s for s in workings.standings if s.code == decision.option)
    outcome = workings.outcome(standing)
    if outcome is Outcome.TAKEN_FORWARD:
        return []
    fate = outcome_words(outcome)
    return [f"The preferred option, {standing.option.name}, is {fate} by the criteria."]
