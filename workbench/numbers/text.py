"""Amounts, shares and other numbers as people read them, on every page and in every paper.

Commas, a real minus sign, halves rounded up. There are two ways to print a number:

- `number`, `pounds`, `percent` and the like round to a number of decimal places that the caller
  chooses: amounts to the pound, and columns of a table, whose values all have the same places
  (`rounding.column_places` finds enough to tell unequal values apart).
- `plain_number`, `plain_pounds` and `plain_share` print a value in full, for sentences and for
  values that stand by themselves. A value that no finite decimal holds, such as 20/3, is rounded
  to two places and called so: "about 6.67". `near_number` rounds any value of more places than
  two, for values that nobody typed.

Only a factor of a working stays a fraction, so that readers can check it by hand: 170,000 × 5/12
(`in_full`). Machines get `exact.exact_text`, "20/3".
"""

from fractions import Fraction

from workbench.numbers.exact import Exact, decimal_places
from workbench.numbers.rounding import rounded

MINUS = "\N{MINUS SIGN}"

# Units as people type them, by their first word; any other stays as it is.
_SINGULAR = {
    f"{one}s": one
    for one in (
        *("point", "day", "week", "month", "year", "hour", "minute", "mile", "place", "bed"),
        *("application", "adult", "call", "carer", "case", "client", "customer", "home"),
        *("household", "job", "member", "officer", "package", "payment", "post", "reassessment"),
        *("referral", "resident", "session", "tenant", "user", "visit", "worker"),
    )
} | {"people": "person", "families": "family", "children": "child"}


def number(value: Exact, places: int = 0) -> str:
    """1,677,660 or −0.50: commas, a real minus sign, a leading nought below one."""
    return _written(value, places)


def pounds(value: Exact) -> str:
    """£1,677,660, or −£2,000."""
    return _written(value, 0, before="£")


def pence(value: Exact) -> str:
    """£24,710.40: to the penny."""
    return _written(value, 2, before="£")


def thousands(value: Exact, places: int = 0) -> str:
    """£412k."""
    return _written(Fraction(value) / 1000, places, before="£", after="k")


def millions(value: Exact, places: int = 2) -> str:
    """£1.68m, trailing noughts kept: a stated precision."""
    return _written(Fraction(value) / 1_000_000, places, before="£", after="m")


def percent(value: Exact, places: int = 0) -> str:
    """A share of one as 86%."""
    return _written(Fraction(value) * 100, places, after="%")


def money(value: Exact) -> str:
    """An amount of money without its sign of currency, with pence where it has any: 313,000 or
    226,956.60."""
    return _written(value, _pence_of(value))


def pounds_and_pence(value: Exact) -> str:
    """£313,000, or £226,956.60 where there are pence."""
    return _written(value, _pence_of(value), before="£")


def is_whole_pence(value: Fraction) -> bool:
    """Whether `money` prints `value` exactly."""
    return 100 % value.denominator == 0


def plain_number(value: Exact, places: int = 2) -> str:
    """In full: 1,000.01, 77.5, −0.125. A value without a finite decimal is rounded to `places`:
    about 6.67."""
    return _plain(value, places)


def near_number(value: Exact, places: int = 2) -> str:
    """A value that was worked out: 77.5, about 85.16 of 85.15625, about 6.67."""
    own = decimal_places(Fraction(value))
    return _about(value, places) if own is None or own > places else _plain(value)


def plain_pounds(value: Exact) -> str:
    """Money in full: £4, £4.50, −£1,000.01, about £6.67."""
    return _plain(value, before="£")


def plain_share(value: Exact) -> str:
    """A share of one in per cent, in full: 77%, 12.5%, about 41.67%."""
    return _plain(Fraction(value) * 100, after="%")


def near_share(value: Exact) -> str:
    """A share of one that was worked out, in per cent: 77%, 12.5%, about 35.16% of 35.15625%."""
    own = decimal_places(Fraction(value) * 100)
    return (
        plain_share(value)
        if own is None or own <= 2
        else _about(Fraction(value) * 100, 2, after="%")
    )


def points_words(value: Exact) -> str:
    """Points that were worked out, in words: "7.5 points", "1 point", "about 85.16 points"."""
    unit = "point" if abs(Fraction(value)) == 1 else "points"
    return f"{near_number(value)} {unit}"


def points_in_full(value: Exact) -> str:
    """Points that people typed, in words: "7.125 points"."""
    return counted_words(value, "points")


def counted_words(value: Exact, unit: str) -> str:
    """A number with its unit, which is singular for one: "10 weeks", "1 week", "1 person"."""
    if not unit:
        return plain_number(value)
    first, space, rest = unit.partition(" ")
    if abs(Fraction(value)) == 1:
        first = _SINGULAR.get(first, first)
    return f"{plain_number(value)} {first}{space}{rest}"


def in_full(value: Fraction) -> str:
    """A factor of a working: 52.14, 1,234, and 5/12 where no finite decimal exists."""
    places = decimal_places(value)
    if places is not None:
        return number(value, places)
    return f"{number(value.numerator)}/{number(value.denominator)}"


def _pence_of(value: Exact) -> int:
    return 0 if Fraction(value).denominator == 1 else 2


def _plain(value: Exact, places: int = 2, before: str = "", after: str = "") -> str:
    whole = decimal_places(Fraction(value))
    if whole is None:
        return _about(value, places, before, after)
    return _written(value, 2 if before and whole == 1 else whole, before, after)


def _about(value: Exact, places: int, before: str = "", after: str = "") -> str:
    while not rounded(value, places):
        places += 1  # a small value is not about nought
    return f"about {_written(value, places, before, after)}"


def _written(value: Exact, places: int, before: str = "", after: str = "") -> str:
    found = rounded(value, places)
    return f"{MINUS if found < 0 else ''}{before}{found.copy_abs():,f}{after}"
