"""Ranks without weights as formulas: which option is above which, criterion by criterion.

The rule is that of the engine (`appraisal.engine.ranking.dominance`): an option covers another
where no weighting sets it lower. Two criteria are compared with each other only where one of them
does not apply to one of the options.
"""

from dataclasses import dataclass
from typing import Final

from appraisal.engine.problem import Better

PLACES: Final = 10  # merits are compared to these decimals: floats are not exact, ties are


def merit_formula(points: str, greatest: str) -> str:
    """Points as they are compared between criteria; `greatest` is the cell they are a part of, or
    nothing. The word of a cell without points stays."""
    value = f"{points}/{greatest}" if greatest else points
    return f"=IF(ISNUMBER({points}),ROUND({value},{PLACES}),{points})"


@dataclass(frozen=True, slots=True)
class Compared:
    """The merits of one option: its cells one below another, and the same side by side."""

    down: str
    across: str


def above_formula(first: Compared, second: Compared, both_ranked: str, better: Better) -> str:
    """1 where the first option is above the second, else 0."""
    covers = f"{_against(first, second, better)}=0"
    covered = f"{_against(second, first, better)}=0"
    return f"=IF({both_ranked},IF({covers},IF({covered},0,1),0),0)"


def _against(first: Compared, second: Compared, better: Better) -> str:
    """The number of comparisons in which the first option is the worse one."""
    sign = "<" if better is Better.HIGHER else ">"
    down, across = first.down, second.across
    same = f"(ROW({down})-MIN(ROW({down}))=COLUMN({across})-MIN(COLUMN({across})))"
    compared = f"({same}+(1-ISNUMBER({second.down}))+(1-ISNUMBER({first.across}))>0)"
    known = f"ISNUMBER({down})*ISNUMBER({across})"
    return f"SUMPRODUCT(({down}{sign}{across})*{known}*{compared})"
