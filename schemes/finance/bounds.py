"""What can still be said of a sum in which something is missing. A missing amount is nought or
more, as amounts are entered; so what is missing can only push a sum one way, or nobody can say."""

from collections.abc import Iterable
from enum import StrEnum

from schemes.finance.amounts import Amount, Figure, Missing
from schemes.finance.lines import Line, parts
from schemes.finance.phasing import Cohorts
from schemes.finance.years import FinancialYear


class Toward(StrEnum):
    """Which way a sum goes once what is missing is known: `UP` makes what is known the least that
    it can be, `DOWN` the most. `EITHER` leaves nothing to be said."""

    STILL = ""
    UP = "up"
    DOWN = "down"
    EITHER = "either"

    def __and__(self, other: "Toward") -> "Toward":
        """Of two things together."""
        if self is other or other is Toward.STILL:
            return self
        return other if self is Toward.STILL else Toward.EITHER

    @property
    def turned(self) -> "Toward":
        """Of what is taken off."""
        return {Toward.UP: Toward.DOWN, Toward.DOWN: Toward.UP}.get(self, self)


def together(ways: Iterable[Toward]) -> Toward:
    found = Toward.STILL
    for one in ways:
        found = found & one
    return found


def missing_pushes(
    line: Line, sign: int, first_year: FinancialYear, year: FinancialYear | None = None
) -> Toward:
    """Which way a sum goes that counts the line with this sign (1, -1, or 0 for not at all) once
    what the line lacks in `year`, or in any, is known."""
    found = (part for part in parts(line, first_year) if year is None or part.year == year)
    if not sign or not any(isinstance(part.figure, Missing) for part in found):
        return Toward.STILL
    if not _never_below(line):
        return Toward.EITHER
    return Toward.UP if sign > 0 else Toward.DOWN


def _never_below(line: Line) -> bool:
    """Whether what the line lacks is worth nought or more whatever it turns out to be: no known
    factor of it is below nought, and nothing is taken off its unit value."""
    if line.amounts:
        factors: list[Figure | None] = []
    else:
        factors = [line.unit_value, line.volume, line.periods]
    if isinstance(line.phasing, Cohorts):
        for cohort in line.phasing.cohorts:
            factors += [cohort.volume, cohort.unit_value, *cohort.likelihoods]
    below = any(isinstance(one, Amount) and one.low < 0 for one in (*factors, line.likelihood))
    return line.unit_value_less is None and not below
