"""Exact numbers: read without floats, printed for people. Rounding is for display only."""

import re
from decimal import Decimal
from fractions import Fraction

Exact = str | int | Decimal | Fraction

_DECIMAL = re.compile(r"-?[0-9]+(\.[0-9]+)?", re.ASCII)
_MOST_DIGITS = 30


class NumberError(ValueError):
    """A value that is not an exact number. The message says what to write instead."""


def exact(value: Exact) -> Fraction:
    """`value` as a fraction, without any rounding.

    Text is digits with at most one point ("1234.50"). Raises `NumberError` for a float, whose
    decimals are already lost, and for anything that is not a finite number of at most 30 digits.
    """
    if isinstance(value, Fraction):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return Fraction(value)
    if isinstance(value, Decimal) and value.is_finite():
        return Fraction(value)
    if (
        isinstance(value, str)
        and _DECIMAL.fullmatch(value)
        and sum(sign.isdigit() for sign in value) <= _MOST_DIGITS
    ):
        return Fraction(value)
    raise NumberError(f'{value!r} is not a number: write digits alone, such as "1234.50".')


def decimal_places(value: Fraction) -> int | None:
    """The decimal places that print `value` exactly, or None where no finite decimal does."""
    rest, counts = value.denominator, {2: 0, 5: 0}
    for prime in counts:
        while rest % prime == 0:
            rest //= prime
            counts[prime] += 1
    return max(counts.values()) if rest == 1 else None


def rounded(value: Fraction, places: int) -> Decimal:
    """`value` to `places` decimal places, halves away from zero; minus zero never comes out."""
    units = (abs(value) * 10**places + Fraction(1, 2)).__floor__()
    digits = tuple(int(digit) for digit in str(units))
    return Decimal((int(value < 0 and units > 0), digits, -places))


def number_text(value: Fraction) -> str:
    """`value` in full, for people: "52.14", "1,234"; a plain fraction ("1/3") where no finite
    decimal exists."""
    places = decimal_places(value)
    if places is None:
        return _real_minus(f"{value.numerator:,}/{value.denominator:,}")
    return _real_minus(f"{rounded(value, places):,f}")


def money_text(value: Fraction) -> str:
    """`value` as an amount of money without its sign of currency: "226,956.60", "313,000"."""
    return _real_minus(f"{rounded(value, 0 if value.denominator == 1 else 2):,f}")


def is_whole_pence(value: Fraction) -> bool:
    """Whether `money_text` prints `value` exactly."""
    return 100 % value.denominator == 0


def share_text(value: Fraction) -> str:
    """A share of one in per cent: "77%", "12.5%"; a fraction ("5/12") where per cent never ends."""
    text = number_text(value * 100)
    return number_text(value) if "/" in text else f"{text}%"


def _real_minus(text: str) -> str:
    return text.replace("-", "\N{MINUS SIGN}")
