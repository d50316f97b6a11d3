"""What assessors gave of an appraisal, for whoever may see it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from appraisal.access import AppraisalPlace
from appraisal.casefile.spread.parts import CaseSpread
from appraisal.casefile.whole import with_spread
from appraisal.engine.problem import Problem, Rating
from appraisal.engine.ranking.whole_numbers import whole_numbers
from appraisal.models import AssessorWeight
from appraisal.moderation.sheet import ModerationSheet
from reports.casefile.findings import Findings


@dataclass(frozen=True, slots=True)
class GivenApart:
    """The ratings of the assessors, and of each who gave every weight their weights by criterion;
    nothing of either for somebody who may not see them."""

    ratings: tuple[Rating, ...] = ()
    weights: tuple[tuple[tuple[str, Fraction], ...], ...] = ()

    @property
    def assessors(self) -> int:
        """How many gave ratings."""
        return len({one.assessor for one in self.ratings})

    def rows(self, criteria: Sequence[str]) -> tuple[tuple[int, ...], ...]:
        """The weights of each assessor who gave one for every criterion, and not all nought, as
        whole numbers."""
        found = []
        for own in map(dict, self.weights):
            if all(code in own for code in criteria) and any(own[code] for code in criteria):
                found.append(tuple(whole_numbers(own[code] for code in criteria)))
        return tuple(found)

    def among(self, problem: Problem) -> Problem:
        """The appraisal with the ratings of the assessors beside the agreed ones."""
        agreed = (one for one in problem.ratings if one.assessor is None)
        return replace(problem, ratings=(*agreed, *self.ratings))


def given_apart(place: AppraisalPlace) -> GivenApart:
    """What the assessors gave, but for what is exempt for whoever reads."""
    if not place.sees_ratings:
        return GivenApart()
    sheet = ModerationSheet.of(place.appraisal, exempt=place.exempt.options)
    rows = AssessorWeight.objects.filter(criterion__appraisal=place.appraisal)
    weights = rows.order_by("assessor", "pk").values_list("assessor", "criterion__code", "weight")
    return GivenApart(tuple(sheet.ratings), tuple(_by_assessor(weights)))


def spread_brought(place: AppraisalPlace, findings: Findings) -> CaseSpread | None:
    """What assessors gave elsewhere, without names, where a case file brought it and no assessor
    has rated here. None for somebody who may not see what assessors gave, and for one from whom an
    option is withheld, since totals would tell of it."""
    if not place.sees_ratings or findings.part is None or findings.withheld:
        return None
    return with_spread(findings.part, place.appraisal).spread


def _by_assessor(
    rows: Iterable[tuple[str, str, object]],
) -> Iterable[tuple[tuple[str, Fraction], ...]]:
    found: defaultdict[str, list[tuple[str, Fraction]]] = defaultdict(list)
    for who, code, weight in rows:
        found[who].append((code, Fraction(str(weight))))
    return (tuple(own) for own in found.values())
