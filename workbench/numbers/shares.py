"""Shares of a whole in per cent, rounded so that what is printed comes to 100%."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from workbench.numbers.rounding import rounded
from workbench.numbers.text import percent


def rounded_to_whole(shares: Sequence[Fraction], places: int = 0) -> tuple[Decimal, ...]:
    """Shares of one as per cent with this many decimal places, which come to 100 together.

    The largest remainder decides: each share is cut, and what is missing goes by single units to
    those that lost most. So each lies within one unit of its exact value, and a larger share is
    never printed smaller. Shares that do not come to one, or of which one is below nought, are
    rounded each for itself.
    """
    if sum(shares, Fraction(0)) != 1 or min(shares) < 0:
        return tuple(rounded(share * 100, places) for share in shares)
    units = [share * 100 * 10**places for share in shares]
    whole = [int(unit) for unit in units]
    missing = 100 * 10**places - sum(whole)
    by_remainder = sorted(range(len(units)), key=lambda at: (whole[at] - units[at], at))
    for at in by_remainder[:missing]:
        whole[at] += 1
    return tuple(Decimal(unit).scaleb(-places) for unit in whole)


def share_texts(shares: Sequence[Fraction], places: int = 0) -> tuple[str, ...]:
    """The shares as a column prints them: so that they come to 100%, or each for itself where equal
    shares would print unequal ("33.4%, 33.3%, 33.3%")."""
    found = rounded_to_whole(shares, places) if shares else ()
    printed: dict[Fraction, Decimal] = {}
    if any(printed.setdefault(one, way) != way for one, way in zip(shares, found, strict=True)):
        return tuple(percent(share, places) for share in shares)
    return tuple(percent(Fraction(way) / 100, places) for way in found)
