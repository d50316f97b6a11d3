"""Exact numbers as machines write and read them: no float, no rounding."""

import re
from decimal import Decimal
from fractions import Fraction

Exact = Fraction | Decimal | int
Typed = str | Exact

_DECIMAL = re.compile(r"-?[0-9]+(\.[0-9]+)?", re.ASCII)
_MOST_DIGITS = 30


class NumberError(ValueError):
    """A value that is not an exact number. The message says what to write instead."""


def exact(value: Typed) -> Fraction:
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
        and (len(value) <= _MOST_DIGITS or sum(map(str.isdigit, value)) <= _MOST_DIGITS)
    ):
        # Three times as quick as `Fraction(value)`, which takes the text apart once more.
        whole, _point, part = value.partition(".")
        return Fraction(int(whole + part), 10 ** len(part)) if part else Fraction(int(whole))
    raise NumberError(f'{value!r} is not a number: write digits alone, such as "1234.50".')


def decimal_places(value: Fraction) -> int | None:
    """The decimal places that print `value` exactly, or None where no finite decimal does."""
    rest, counts = value.denominator, {2: 0, 5: 0}
    for prime in counts:
        while rest % prime == 0:
            rest //= prime
            counts[prime] += 1
    return max(counts.values()) if rest == 1 else None


def exact_text(value: Fraction) -> str:
    """`value` for machines: a finite decimal ("77.5", "-0.125"), or a fraction ("20/3").

    `Fraction` reads each of them back.
    """
    places = decimal_places(value)
    if places is None:
        return f"{value.numerator}/{value.denominator}"
    return f"{Decimal(f'{int(value * 10**places)}E-{places}'):f}"


def exact_text_or_none(value: Exact | None) -> str | None:
    """`exact_text`, and None for what was not given."""
    return None if value is None else exact_text(Fraction(value))
