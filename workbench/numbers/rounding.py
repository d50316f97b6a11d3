"""Rounding, for display alone: numbers are worked out exactly and rounded when they are printed."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from workbench.numbers.exact import Exact, decimal_places

_MOST_OWN_PLACES = 2


def rounded(value: Exact, places: int = 0) -> Decimal:
    """`value` to `places` decimal places, halves away from zero: 2.675 gives 2.68.

    Exact for any size; minus zero never comes out.
    """
    fraction = value if isinstance(value, Fraction) else Fraction(value)
    if fraction.denominator == 1 and places >= 0:
        return Decimal(f"{fraction.numerator}{'.' if places else ''}{'0' * places}")
    units = int(abs(fraction) * 10**places + Fraction(1, 2))
    sign = "-" if fraction < 0 and units else ""
    return Decimal(f"{sign}{units}E{-places}")


def enough_places(values: Iterable[Fraction], least: int = 0) -> int:
    """The fewest decimal places, at least `least`, at which unequal values print unequal."""
    distinct = set(values)
    places = least
    while len({rounded(value, places) for value in distinct}) < len(distinct):
        places += 1
    return places


def column_places(values: Iterable[Fraction]) -> int:
    """The decimal places for all values of a column: as many as the longest has, at most two, and
    more where unequal values would print equal."""
    listed = list(values)
    own = (decimal_places(value) for value in listed)
    least = max((_MOST_OWN_PLACES if one is None else one for one in own), default=0)
    return enough_places(listed, min(least, _MOST_OWN_PLACES))
