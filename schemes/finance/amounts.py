"""Amounts of money that may be a range or missing. A missing amount is never taken for zero, and is
always shown."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import prod

from workbench.numbers.exact import Typed, exact
from workbench.numbers.text import MINUS, in_full, money


class RangeError(ValueError):
    """A range whose ends are the wrong way round. The message says which."""


@dataclass(frozen=True, slots=True)
class Amount:
    """An exact amount from `low` to `high`; the three are equal where there is no range."""

    low: Fraction
    central: Fraction
    high: Fraction

    def __post_init__(self) -> None:
        if self.low is self.central is self.high:
            return
        if not self.low <= self.central <= self.high:
            raise RangeError(
                f"A range runs from its lowest to its highest value: {in_full(self.low)}, "
                f"{in_full(self.central)}, {in_full(self.high)} does not."
            )

    @property
    def is_range(self) -> bool:
        return self.low is not self.high and self.low != self.high

    @property
    def is_one(self) -> bool:
        return self.low == 1 == self.high

    def __add__(self, other: "Amount") -> "Amount":
        if other is ZERO:
            return self
        if self is ZERO:
            return other
        if self.low is self.high and other.low is other.high:
            return certain(self.low + other.low)
        return Amount(self.low + other.low, self.central + other.central, self.high + other.high)

    def __neg__(self) -> "Amount":
        if self.low is self.high:
            return certain(-self.low)
        return Amount(-self.high, -self.central, -self.low)

    def __sub__(self, other: "Amount") -> "Amount":
        """The difference. Its lowest value takes the highest of `other`, its highest the lowest."""
        return self + -other

    def __mul__(self, other: "Amount") -> "Amount":
        if self.low is self.high and other.low is other.high:
            return certain(self.low * other.low)
        corners = [a * b for a in (self.low, self.high) for b in (other.low, other.high)]
        return Amount(min(corners), self.central * other.central, max(corners))

    def scaled(self, by: Fraction) -> "Amount":
        """Every value times `by`, which may be below zero."""
        if self.low is self.high:
            return certain(self.low * by)
        ends = sorted((self.low * by, self.high * by))
        return Amount(ends[0], self.central * by, ends[1])


@dataclass(frozen=True, slots=True)
class Missing:
    """A value that is known to be missing. `word` is how that was stated ("not received"); `what`
    names the figure that lacks it, where that is another figure."""

    word: str
    what: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """One missing value: whose it is, which of its figures is missing, and the stated word."""

    owner: str
    what: str
    word: str

    @property
    def text(self) -> str:
        return ": ".join(filter(None, (self.owner, self.what, self.word)))


@dataclass(frozen=True, slots=True)
class Sum:
    """The known amounts added up, and what was missing among them."""

    amount: Amount
    gaps: tuple[Gap, ...] = ()


Figure = Amount | Missing


def certain(value: Fraction) -> Amount:
    """An amount that is not a range."""
    return Amount(value, value, value)


ZERO = certain(Fraction(0))
ONE = certain(Fraction(1))


def amount(value: Typed) -> Amount:
    """An exact amount from text or a whole number. Raises `NumberError`."""
    return certain(exact(value))


def between(low: Typed, high: Typed, central: Typed | None = None) -> Amount:
    """A range. Where no central value is stated it is the middle of the two ends.

    Raises `RangeError` unless low <= central <= high, and `NumberError`.
    """
    bottom, top = exact(low), exact(high)
    middle = (bottom + top) / 2 if central is None else exact(central)
    return Amount(bottom, middle, top)


def product(factors: Iterable[Figure]) -> Figure:
    """All factors multiplied; missing where one of them is (the first one's word)."""
    known = []
    for factor in factors:
        if isinstance(factor, Missing):
            return factor
        known.append(factor)
    # Whole numbers first: one fraction to reduce instead of one for each factor.
    plain = [factor.central for factor in known if not factor.is_range]
    result = certain(
        Fraction(prod(one.numerator for one in plain), prod(one.denominator for one in plain))
    )
    for factor in known:
        if factor.is_range:
            result = result * factor
    return result


def scaled(figure: Figure, by: Fraction) -> Figure:
    """`figure` times `by`; missing stays missing."""
    return figure if isinstance(figure, Missing) else figure.scaled(by)


def total(figures: Iterable[tuple[str, Figure]]) -> Sum:
    """The sum of the named figures. A missing one is left out and listed among the gaps."""
    result = ZERO
    gaps = []
    for name, figure in figures:
        if isinstance(figure, Missing):
            gaps.append(Gap(name, figure.what, figure.word))
        else:
            result = result + figure
    return Sum(result, tuple(gaps))


def figure_text(figure: Figure) -> str:
    """A figure as money: "313,000", "140,500 (40,000 to 241,000)", "not received"."""
    if isinstance(figure, Missing):
        return figure.word
    if not figure.is_range:
        return money(figure.central)
    ends = f"{money(figure.low)} to {money(figure.high)}"
    return f"{money(figure.central)} ({ends})"


def added(terms: Iterable[tuple[str, bool]]) -> str:
    """Terms of a sum, each as text with whether it is taken off: "5 − 3 + 2". A term that is below
    nought turns its sign round, so that no two signs meet."""
    written = ""
    for text, off in terms:
        below = text.startswith(MINUS)
        sign = MINUS if off != below else "+"
        written += f" {sign} {text.removeprefix(MINUS)}"
    begins_below = written.startswith(f" {MINUS} ")
    return f"{MINUS}{written[3:]}" if begins_below else written.removeprefix(" + ")


def added_term(figure: Figure, *, off: bool = False, name: str = "") -> tuple[str, bool]:
    """A figure as a term of a sum, its name in brackets behind it. What is below nought is written
    above it and taken off instead, its range too."""
    if isinstance(figure, Amount) and figure.central < 0:
        figure, off = -figure, not off
    if figure == ZERO:
        off = False  # nothing is taken off
    text = figure_text(figure)
    return (f"{text} ({name})" if name else text), off


def factor_text(figure: Figure) -> str:
    """A figure in full, as a factor of a product: "52.14", "155 (150 to 160)"."""
    if isinstance(figure, Missing):
        return f"({figure.word})"
    if not figure.is_range:
        return in_full(figure.central)
    ends = f"{in_full(figure.low)} to {in_full(figure.high)}"
    return f"{in_full(figure.central)} ({ends})"
