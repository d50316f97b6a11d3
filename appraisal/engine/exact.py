"""Exact numbers as text, and rounding for display only (design section 4, point 5)."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction


def decimal_places(value: Fraction) -> int | None:
    """The decimal places that print `value` exactly, or None where no finite decimal does."""
    rest, counts = value.denominator, {2: 0, 5: 0}
    for prime in counts:
        while rest % prime == 0:
            rest //= prime
            counts[prime] += 1
    return max(counts.values()) if rest == 1 else None


def exact_text(value: Fraction) -> str:
    """`value` for machines: a finite decimal ("77.5", "-0.125"), or a fraction ("20/3")."""
    places = decimal_places(value)
    if places is None:
        return f"{value.numerator}/{value.denominator}"
    return f"{round_half_up(value, places):f}"


def round_half_up(value: Fraction, places: int) -> Decimal:
    """`value` to `places` decimal places, halves away from zero: 2.675 gives 2.68.

    Exact for any size (no decimal context); minus zero never comes out.
    """
    units = (abs(value) * 10**places + Fraction(1, 2)).__floor__()
    negative = value < 0 and units > 0
    return Decimal((int(negative), tuple(int(digit) for digit in str(units)), -places))


def enough_places(totals: Iterable[Fraction], least: int = 0) -> int:
    """The fewest decimal places, at least `least`, at which unequal totals print unequal."""
    distinct = set(totals)
    places = least
    while len({round_half_up(total, places) for total in distinct}) < len(distinct):
        places += 1
    return places


def number_text(value: Fraction, places: int = 2) -> str:
    """`value` for people: exact, with thousands commas and a real minus sign.

    A value without a finite decimal is rounded half up to `places` and marked "about".
    """
    exact = decimal_places(value)
    rounded = round_half_up(value, places if exact is None else exact)
    text = f"{rounded:,f}".replace("-", "\N{MINUS SIGN}")
    return text if exact is not None else f"about {text}"
