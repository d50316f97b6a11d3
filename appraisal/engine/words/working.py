"""How a weighted total is worked out, in words by which a reader gets it by hand."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from appraisal.engine.problem import LevelScale, PointScale, Problem, TotalAs
from appraisal.engine.ranking.totals import applicable, greatest_points
from appraisal.engine.ranking.whole_numbers import exact_sum
from appraisal.engine.readings import counting_criteria
from appraisal.engine.scales import ZERO
from appraisal.engine.standing import Standing
from appraisal.engine.words.names import rating_text
from workbench.numbers.text import in_full, plain_number


class Written:
    """How the totals of one appraisal are worked out, what holds for every option worded once."""

    def __init__(self, problem: Problem, scales: Mapping[str, tuple[Fraction, Fraction]]) -> None:
        self.problem = problem
        self._criteria = [
            (one, one.weight, in_full(one.weight), *scales[one.code])
            for one in counting_criteria(problem)
            if one.weight is not None
        ]
        self._ends: dict[tuple[str, ...], str] = {}
        self._said: dict[tuple[str, str], str] = {}

    def working(self, standing: Standing) -> str:
        """Each rating with its points and weight, then what is done with their sum: nothing where
        totals are points and every criterion applies, else the division or the re-weighting:
        "Light 80 × 1; together 80, times 4 ÷ 1, all weight over the weight that applies"."""
        terms, parts = [], []
        as_value = self.problem.total_as is TotalAs.VALUE
        for criterion, weight, weight_text, least, each in self._criteria:
            reading = standing.readings[criterion.code]
            if reading.points is None:
                continue
            worth = (reading.points - least) * each if as_value else reading.points
            parts.append(worth * weight)
            # A level is worth the same wherever it is given, unless it was measured.
            key = (criterion.code, reading.level or "")
            known = key in self._said and reading.measure is None and reading.level
            if not known:
                rating = rating_text(self.problem, criterion, reading)
                rounded = not isinstance(criterion.scale, LevelScale | PointScale)
                exactly = as_value or rounded
                shown = in_full(worth) if exactly else plain_number(worth)
                points = f", {shown}" if exactly or reading.level is not None else ""
                self._said[key] = f"{criterion.name} {rating}{points} × {weight_text}"
            terms.append(self._said[key])
        codes = applicable(self.problem, standing.readings)
        if codes not in self._ends:
            self._ends[codes] = _then(self.problem, codes)
        then = self._ends[codes]
        if then:
            together = exact_sum(parts)
            terms.append(f"together {in_full(together)}{then}")
        return "; ".join(terms)


def totals_rule(problem: Problem) -> str:
    """How the totals of the appraisal are worked out where every criterion applies, in a
    sentence."""
    weights = {c.code: c.weight or ZERO for c in counting_criteria(problem)}
    whole = in_full(sum(weights.values(), ZERO))
    match problem.total_as:
        case TotalAs.POINTS:
            return "Each total is the points on every criterion times its weight, added up."
        case TotalAs.AVERAGE:
            return (
                "Each total is the points on every criterion times its weight, added up and "
                f"divided by the sum of the weights, {whole}."
            )
        case TotalAs.PERCENT:
            most = in_full(_possible(problem, weights))
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


def _then(problem: Problem, codes: Iterable[str]) -> str:
    """What is done with the sum of points × weight, where the criteria `codes` apply."""
    weights = {c.code: c.weight or ZERO for c in counting_criteria(problem)}
    held = {code: weights[code] for code in codes}
    whole, applies = sum(weights.values(), ZERO), sum(held.values(), ZERO)
    every = len(held) == len(weights)
    match problem.total_as:
        case TotalAs.POINTS:
            if every:
                return ""
            ratio = f"{in_full(whole)} ÷ {in_full(applies)}"
            return f", times {ratio}, all weight over the weight that applies"
        case TotalAs.AVERAGE | TotalAs.VALUE:
            what = "the sum of the weights" if every else "the weight that applies"
            return f", divided by {in_full(applies)}, {what}"
        case TotalAs.PERCENT:
            rest = "" if every else " on what applies"
            return f" of the {in_full(_possible(problem, held))} possible{rest}"


def _possible(problem: Problem, weights: dict[str, Fraction]) -> Fraction:
    """The most that criteria of these weights can give."""
    greatest = greatest_points(problem)
    return sum((weight * greatest[code] for code, weight in weights.items()), ZERO)
