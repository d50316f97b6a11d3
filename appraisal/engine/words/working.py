"""How a weighted total is worked out, in words by which a reader gets it by hand."""

from fractions import Fraction

from appraisal.engine.problem import Problem, TotalAs
from appraisal.engine.ranking.totals import applicable, greatest_points, value_scales
from appraisal.engine.readings import counting_criteria
from appraisal.engine.scales import ZERO
from appraisal.engine.standing import Standing
from appraisal.engine.words.names import rating_text
from workbench.numbers.text import in_full, plain_number


def working_text(problem: Problem, standing: Standing) -> str:
    """Each rating with its points and weight, then what is done with their sum: nothing where
    totals are points and every criterion applies, else the division or the re-weighting:
    "Light 80 × 1; together 80, times 4 ÷ 1, all weight over the weight that applies"."""
    terms, together, scales = [], ZERO, value_scales(problem)
    as_value = problem.total_as is TotalAs.VALUE
    for criterion in counting_criteria(problem):
        reading = standing.readings[criterion.code]
        if reading.points is None or criterion.weight is None:
            continue
        rating = rating_text(problem, criterion, reading)
        least, each = scales[criterion.code]
        worth = (reading.points - least) * each
        shown = in_full(worth) if as_value else plain_number(worth)
        points = f", {shown}" if as_value or reading.level is not None else ""
        terms.append(f"{criterion.name} {rating}{points} × {plain_number(criterion.weight)}")
        together += worth * criterion.weight
    then = _then(problem, standing)
    if then:
        whole = in_full(together) if as_value else plain_number(together)
        terms.append(f"together {whole}{then}")
    return "; ".join(terms)


def totals_rule(problem: Problem) -> str:
    """How the totals of the appraisal are worked out where every criterion applies, in a
    sentence."""
    weights = {c.code: c.weight or ZERO for c in counting_criteria(problem)}
    whole = plain_number(sum(weights.values(), ZERO))
    match problem.total_as:
        case TotalAs.POINTS:
            return "Each total is the points on every criterion times its weight, added up."
        case TotalAs.AVERAGE:
            return (
                "Each total is the points on every criterion times its weight, added up and "
                f"divided by the sum of the weights, {whole}."
            )
        case TotalAs.PERCENT:
            most = plain_number(_possible(problem, weights))
            return (
                "Each total is the points on every criterion times its weight, added up, as a part "
                f"of the {most} that were possible."
            )
        case TotalAs.VALUE:
            return (
                "Each total is the value on every criterion, from 0 at one end of its scale to 100 "
                "at the other, times its weight, added up and divided by the sum of the weights, "
                f"{whole}."
            )


def _then(problem: Problem, standing: Standing) -> str:
    """What is done with the sum of points × weight."""
    weights = {c.code: c.weight or ZERO for c in counting_criteria(problem)}
    held = {code: weights[code] for code in applicable(problem, standing.readings)}
    whole, applies = sum(weights.values(), ZERO), sum(held.values(), ZERO)
    every = len(held) == len(weights)
    match problem.total_as:
        case TotalAs.POINTS:
            if every:
                return ""
            ratio = f"{plain_number(whole)} ÷ {plain_number(applies)}"
            return f", times {ratio}, all weight over the weight that applies"
        case TotalAs.AVERAGE | TotalAs.VALUE:
            what = "the sum of the weights" if every else "the weight that applies"
            return f", divided by {plain_number(applies)}, {what}"
        case TotalAs.PERCENT:
            rest = "" if every else " on what applies"
            return f" of the {plain_number(_possible(problem, held))} possible{rest}"


def _possible(problem: Problem, weights: dict[str, Fraction]) -> Fraction:
    """The most that criteria of these weights can give."""
    greatest = greatest_points(problem)
    return sum((weight * greatest[code] for code, weight in weights.items()), ZERO)
