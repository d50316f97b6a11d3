"""Totals and ranks as formulas, and how far totals are rounded before they are compared."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from appraisal.engine.problem import Better, Criterion, Role, TotalAs
from appraisal.engine.result import Outcome
from appraisal.engine.words.outcomes import outcome_words
from appraisal.engine.words.totals import NO_TOTAL
from reports.casefile.findings import Findings
from reports.render.xlsx.grid import quoted
from reports.render.xlsx.scoring.gates import FAIL, OPEN
from reports.render.xlsx.scoring.scales import NOT_APPLICABLE, NOT_RATED
from workbench.numbers.listing import opening
from workbench.numbers.ranks import NOT_RANKED
from workbench.numbers.rounding import enough_places

UNDECIDED: Final = opening(outcome_words(Outcome.UNDECIDED))
STOPPED: Final = opening(outcome_words(Outcome.NOT_FEASIBLE))
UNRANKED: Final = opening(NOT_RANKED)
WITHOUT_TOTAL: Final = opening(NO_TOTAL)
ALL_ZERO: Final = "All weights are zero"
NO_WEIGHT: Final = "A weight is missing"
_DIGITS: Final = 12  # of a float that can be relied on, some room left for the sum
_LEAST_PLACES: Final = 9


def total_places(findings: Findings) -> int | None:
    """The decimals that totals are rounded to before they are compared: three more than tell them
    apart. None where floats cannot tell them apart at all."""
    totals = [one.total for one in findings.result.options if one.total is not None]
    whole = max((len(str(int(abs(total)))) for total in totals), default=1)
    needed = enough_places(totals)
    most = _DIGITS - whole
    return None if needed > most else min(most, max(_LEAST_PLACES, needed + 3))


@dataclass(frozen=True, slots=True)
class TotalFormulas:
    """The parts of every total's formula: the cells of all weights and of the greatest points, one
    below another, and the decimals of a total. What is added up are points, or values."""

    total_as: TotalAs
    weights: str
    greatest: str
    places: int

    def formula(self, points: str) -> str:
        """The total of the option whose points these cells are, over the criteria that apply to
        it; a word where weights are lacking, or points on a criterion that counts."""
        weights = self.weights
        held, most = self._over(points)
        total = self._of_all(f"SUMPRODUCT({weights},{points})", points)
        missing = f"SUMPRODUCT(--({weights}<>0),--({points}={quoted(NOT_RATED)}))"
        by = most if self.total_as is TotalAs.PERCENT else held
        lacking = f"IF({missing}>0,1,IF({by}=0,1,0))"
        answer = f"IF({lacking}=1,{quoted(WITHOUT_TOTAL)},ROUND({total},{self.places}))"
        return f"={unless_weights_lack(weights, answer)}"

    def part(self, points: str, pairs: Sequence[tuple[str, str]], total: str) -> str:
        """What some criteria add to the total in a cell, `pairs` being the weights and the points
        of each; the word of the total where it has none."""
        sum_of = "+".join(f"N({weight})*N({own})" for weight, own in pairs)
        part = self._of_all(f"({sum_of})", points)
        return f"=IF(ISNUMBER({total}),ROUND({part},{self.places}),{total})"

    def _over(self, points: str) -> tuple[str, str]:
        """The weight of the criteria that apply, and the most that these could give."""
        applies = f"--({points}<>{quoted(NOT_APPLICABLE)})"
        held = f"SUMPRODUCT({self.weights},{applies})"
        return held, f"SUMPRODUCT({self.weights},{self.greatest},{applies})"

    def _of_all(self, sum_of: str, points: str) -> str:
        held, most = self._over(points)
        return {
            TotalAs.POINTS: f"{sum_of}*SUM({self.weights})/{held}",
            TotalAs.AVERAGE: f"{sum_of}/{held}",
            TotalAs.PERCENT: f"100*{sum_of}/{most}",
            TotalAs.VALUE: f"{sum_of}/{held}",
        }[self.total_as]


def unless_weights_lack(weights: str, answer: str) -> str:
    """The answer where every weight is a number and one of them is more than nothing."""
    none = f"IF(COUNT({weights})<ROWS({weights}),{quoted(NO_WEIGHT)},{quoted(ALL_ZERO)})"
    whole = f"AND(COUNT({weights})=ROWS({weights}),SUM({weights})<>0)"
    return f"IF({whole},{answer},{none})"


def gated(answer: str, gates: Sequence[tuple[Criterion, str]]) -> str:
    """The answer where no gateway fails and nothing is open at a gate of either kind. `gates` are
    the cells that say what the option is at each."""
    fails = [f"{at}={quoted(FAIL)}" for one, at in gates if one.role is Role.GATEWAY]
    gaps = [f"{at}={quoted(word)}" for _, at in gates for word in (NOT_RATED, OPEN)]
    if gaps:
        answer = f"IF(OR({','.join(gaps)}),{quoted(UNDECIDED)},{answer})"
    if fails:
        answer = f"IF(OR({','.join(fails)}),{quoted(STOPPED)},{answer})"
    return f"={answer}"


def ranked_total(total: str, gates: Sequence[tuple[Criterion, str]]) -> str:
    """The total where the option is ranked: it has one, no gateway fails and nothing is open."""
    why = f"IF({total}={quoted(WITHOUT_TOTAL)},{quoted(UNDECIDED)},{total})"
    return gated(f"IF(ISNUMBER({total}),{total},{why})", gates)


def rank_number(own: str, among: str, better: Better) -> str:
    """The rank of an option as a number: one plus the number of better totals."""
    return f"=IF(ISNUMBER({own}),{place_among(own, among, better)},{not_ranked(own)})"


def place_among(own: str, among: str, better: Better) -> str:
    sign = ">" if better is Better.HIGHER else "<"
    return f'COUNTIFS({among},"{sign}"&{own})+1'


def not_ranked(own: str) -> str:
    """Why there is no rank at all, where weights are lacking; else that there is none."""
    lacks = ",".join(f"{own}={quoted(word)}" for word in (ALL_ZERO, NO_WEIGHT))
    return f"IF(OR({lacks}),{own},{quoted(UNRANKED)})"


def rank_printed(number: str, numbers: str) -> str:
    """The rank as it is printed: the number 1, or 1= where others share it."""
    joint = f"AND(ISNUMBER({number}),COUNTIFS({numbers},{number})>1)"
    return f'=IF({joint},{number}&"=",{number})'
