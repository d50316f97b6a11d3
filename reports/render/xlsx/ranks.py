"""Totals and ranks as formulas, and how far totals are rounded before they are compared."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from appraisal.engine.problem import Better, Criterion, Role, TotalAs
from appraisal.engine.result import Outcome
from appraisal.engine.words.outcomes import outcome_words
from appraisal.engine.words.totals import NO_TOTAL
from reports.casefile.findings import Findings
from reports.render.xlsx.gates import FAIL, OPEN
from reports.render.xlsx.grid import quoted
from reports.render.xlsx.scales import NOT_APPLICABLE, NOT_RATED
from workbench.numbers.listing import opening
from workbench.numbers.ranks import NOT_RANKED
from workbench.numbers.rounding import enough_places

UNDECIDED: Final = opening(outcome_words(Outcome.UNDECIDED))
STOPPED: Final = opening(outcome_words(Outcome.NOT_FEASIBLE))
UNRANKED: Final = opening(NOT_RANKED)
WITHOUT_TOTAL: Final = opening(NO_TOTAL)
_DIGITS: Final = 12  # of a float that can be relied on, some room left for the sum
_LEAST_PLACES: Final = 6


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
    """How totals are made: the cells of all weights and of the greatest points, one below
    another, and the decimals of a total."""

    total_as: TotalAs
    weights: str
    greatest: str
    places: int

    def formula(self, points: str) -> str:
        """The total of the option whose points these cells are, over the criteria that apply to
        it; a word where a criterion that counts has no points."""
        weights = self.weights
        applies = f"--({points}<>{quoted(NOT_APPLICABLE)})"
        sum_of = f"SUMPRODUCT({weights},{points})"
        held = f"SUMPRODUCT({weights},{applies})"
        total = {
            TotalAs.POINTS: f"{sum_of}*SUM({weights})/{held}",
            TotalAs.AVERAGE: f"{sum_of}/{held}",
            TotalAs.PERCENT: f"100*{sum_of}/SUMPRODUCT({weights},{self.greatest},{applies})",
        }[self.total_as]
        missing = f"SUMPRODUCT(--({weights}<>0),--({points}={quoted(NOT_RATED)}))"
        return f"=IF({missing}>0,{quoted(WITHOUT_TOTAL)},ROUND({total},{self.places}))"


def ranked_total(total: str, gates: Sequence[tuple[Criterion, str]]) -> str:
    """The total where the option is ranked: it has one, no gateway fails and nothing is open.
    `gates` are the cells that say what the option is at each."""
    fails = [f"{at}={quoted(FAIL)}" for one, at in gates if one.role is Role.GATEWAY]
    gaps = [f"{at}={quoted(word)}" for _, at in gates for word in (NOT_RATED, OPEN)]
    answer = f"IF(ISNUMBER({total}),{total},{quoted(UNDECIDED)})"
    if gaps:
        answer = f"IF(OR({','.join(gaps)}),{quoted(UNDECIDED)},{answer})"
    if fails:
        answer = f"IF(OR({','.join(fails)}),{quoted(STOPPED)},{answer})"
    return f"={answer}"


def rank_number(own: str, among: str, better: Better) -> str:
    """The rank of an option as a number: one plus the number of better totals."""
    order = 0 if better is Better.HIGHER else 1
    return f"=IF(ISNUMBER({own}),RANK({own},{among},{order}),{quoted(UNRANKED)})"


def rank_printed(number: str, own: str, among: str) -> str:
    """The rank as it is printed: 1, or 1= where others share it."""
    joint = f'IF(SUMPRODUCT(--({among}={own}))>1,"=","")'
    return f"=IF(ISNUMBER({number}),{number}&{joint},{number})"
