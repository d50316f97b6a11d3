"""At which discount rates options change places, or break even: all of them within a span, each
held between two rates so near to each other that their difference is of no account.

One rate holds for all years here, unlike the Green Book's rates, which decline after year 30. The
present value of yearly money is a polynomial of 1 + the rate, over a number above nought. Where no
root of it lies, and where one alone does, follows from the signs of its coefficients on the span
(Descartes' rule, after Vincent, Collins and Akritas). Every other span is halved. All of it is
worked out in whole numbers, so that every sign is the true one.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations, pairwise
from math import lcm

STEPS = 1_000_000
"""Rates are looked at in steps of a ten-thousandth of one per cent."""
PRECISION = Fraction(1, STEPS)
HIGHEST = Fraction("0.2")
"""The highest rate that is looked at; the lowest is 0%."""
_SPAN = 2**18  # steps, the fewest above the highest rate that can be halved down to one step

Flow = Sequence[Fraction]
"""The money of each year from year 0 on, in pounds."""


@dataclass(frozen=True, slots=True)
class RateChange:
    """A rate at which a present value changes its sign: between `low` and `high`, or exactly at
    both where they are equal. `sign` is that of the value above it, 1 or -1."""

    low: Fraction
    high: Fraction
    sign: int

    @property
    def middle(self) -> Fraction:
        return (self.low + self.high) / 2


@dataclass(frozen=True, slots=True)
class Reign:
    """The options of least present value from one rate to another: `starts` and `ends` are None at
    the ends of the span that is looked at. Several codes have equal money in present value at
    every rate."""

    codes: tuple[str, ...]
    starts: RateChange | None
    ends: RateChange | None


@dataclass(frozen=True, slots=True)
class RateSwitch:
    """A rate at which two options change places: `before` has the lesser present value below it,
    `after` above it. The sign is that of `before` less `after`."""

    before: str
    after: str
    change: RateChange


@dataclass(frozen=True, slots=True)
class ByRate:
    """Who has the least present value at each discount rate, from 0% to 20%, and every change of
    places of two options on the way, at the lowest rate first."""

    reigns: tuple[Reign, ...] = ()
    switches: tuple[RateSwitch, ...] = ()


def rate_changes(flow: Flow) -> tuple[RateChange, ...]:
    """Every rate from 0% to 20% at which the present value of `flow` changes its sign, lowest
    first. A value that touches nought and turns back does not; nor is told what happens twice
    within one step."""
    return _changes(_pieces(flow))


def present_at(flow: Flow, rate: Fraction) -> Fraction:
    """The present value of `flow` at one rate in all years, at the start of year 0."""
    growth, total = 1 + rate, Fraction(0)
    for money in reversed(flow):
        total = total / growth + money
    return total


def by_rate(flows: Mapping[str, Flow]) -> ByRate:
    """Options by the present values of their money, which is over the same years, at every rate
    from 0% to 20%. Options that are equal at every rate reign together."""
    race = _Race(flows)
    return ByRate(tuple(race.reigns()), tuple(race.switches())) if flows else ByRate()


@dataclass(frozen=True, slots=True)
class _Piece:
    """Steps `low` to `high` of the rate within which the sign stays: None where that is not told,
    in a single step."""

    low: int
    high: int
    sign: int | None


class _Race:
    """The signs of the differences of every two flows, each worked out when it is asked for."""

    def __init__(self, flows: Mapping[str, Flow]) -> None:
        self.flows = flows
        self._known: dict[tuple[str, str], tuple[_Piece, ...]] = {}

    def pieces(self, one: str, other: str) -> tuple[_Piece, ...]:
        if (one, other) not in self._known:
            pair = zip(self.flows[one], self.flows[other], strict=True)
            found = _pieces([a - b for a, b in pair])
            self._known[one, other] = found
            self._known[other, one] = tuple(map(_turned, found))
        return self._known[one, other]

    def sign(self, one: str, other: str, at: int) -> int:
        """The sign of one less the other just above step `at`."""
        pieces = self.pieces(one, other)
        return next((piece.sign for piece in pieces if piece.sign and piece.high > at), 0)

    def alike(self, first: str) -> tuple[str, ...]:
        """All that are equal to `first` at every rate, itself among them."""
        return tuple(code for code in self.flows if code == first or not self.pieces(code, first))

    def reigns(self) -> Iterator[Reign]:
        """Who is first, from the lowest rate to the highest."""
        first = next(iter(self.flows))
        for code in self.flows:
            if self.sign(code, first, 0) < 0:
                first = code
        starts, at = None, 0
        while True:
            ends, after = self.overtaken(first, at)
            yield Reign(self.alike(first), starts, ends)
            if ends is None:
                return
            at, first, starts = int(ends.high * STEPS), after, ends

    def switches(self) -> Iterator[RateSwitch]:
        """Every change of places of two options, at the lowest rate first."""
        found = []
        for one, other in combinations(self.flows, 2):
            for change in _changes(self.pieces(one, other)):
                # Above the rate the difference has this sign: below nought, `one` is the lesser.
                before, after = (other, one) if change.sign < 0 else (one, other)
                found.append(RateSwitch(before, after, replace(change, sign=1)))
        yield from sorted(found, key=lambda switch: switch.change.middle)

    def overtaken(self, first: str, at: int) -> tuple[RateChange | None, str]:
        """Where the next option comes to lie below `first`, above step `at`, and which that is."""
        found: tuple[RateChange, str] | None = None
        for code in self.flows:
            if code == first:
                continue
            falls = (
                change
                for change in _changes(self.pieces(code, first))
                if change.sign < 0 and change.high * STEPS > at
            )
            change = next(falls, None)
            if change is None:
                continue
            if found is None or change.high < found[0].high:
                found = change, code
            elif change.high == found[0].high:
                step = int(change.high * STEPS)
                found = found if self.sign(code, found[1], step) >= 0 else (change, code)
        return found if found is not None else (None, first)


def _turned(piece: _Piece) -> _Piece:
    return piece if piece.sign is None else replace(piece, sign=-piece.sign)


def _changes(pieces: Sequence[_Piece]) -> tuple[RateChange, ...]:
    found = []
    sign, reached = 0, 0
    for piece in pieces:
        if piece.sign is None:
            continue
        if sign and piece.sign != sign and piece.low <= HIGHEST * STEPS:
            low, high = Fraction(reached, STEPS), Fraction(piece.low, STEPS)
            found.append(RateChange(low, high, piece.sign))
        sign, reached = piece.sign, piece.high
    return tuple(found)


def _pieces(flow: Flow) -> tuple[_Piece, ...]:
    """The span in pieces, lowest rates first; none where the present value is nought at every
    rate."""
    whole = lcm(*(money.denominator for money in flow)) if flow else 1
    years = [int(money * whole) for money in flow]
    while years and not years[-1]:
        years.pop()
    if not years:
        return ()
    powers = years[::-1]  # by powers of 1 + the rate, the lowest first
    while not powers[-1]:
        powers.pop()
    at_nought = _sign(sum(years))
    start = [_Piece(0, 0, at_nought)] if at_nought else []
    return (*start, *_halved(powers, _on_span(powers), 0, _SPAN))


def _on_span(powers: list[int]) -> list[int]:
    """The coefficients in t, where the rate is t times the whole span, times a number above
    nought."""
    shifted = _one_up(powers)
    degree = len(shifted) - 1
    return [one * _SPAN**power * STEPS ** (degree - power) for power, one in enumerate(shifted)]


def _halved(powers: list[int], inside: list[int], low: int, high: int) -> list[_Piece]:
    """The pieces from step `low` to `high`; `inside` are the coefficients in t, 0 to 1 there."""
    signs = [_sign(one) for one in _one_up(inside[::-1]) if one]
    # From the highest rate to the lowest: the first of `signs` belongs to `high`.
    turns = sum(a != b for a, b in pairwise(signs))
    if not turns:
        return [_Piece(low, high, signs[0])]
    if turns == 1:
        return _with_one_root(powers, low, high, below=signs[-1])
    if high - low == 1:
        return [_Piece(low, high, None)]
    degree = len(inside) - 1
    left = [one << (degree - power) for power, one in enumerate(inside)]
    middle = (low + high) // 2
    return [
        *_halved(powers, left, low, middle),
        *_halved(powers, _one_up(left), middle, high),
    ]


def _with_one_root(powers: list[int], low: int, high: int, *, below: int) -> list[_Piece]:
    """The pieces where one root lies inside, `below` being the sign beneath it."""
    start, end = low, high
    while high - low > 1:
        middle = (low + high) // 2
        found = _sign(_value(powers, middle))
        if not found:
            return [_Piece(start, middle, below), _Piece(middle, end, -below)]
        low, high = (middle, high) if found == below else (low, middle)
    around = (
        _Piece(start, low, below),
        _Piece(low, high, None),
        _Piece(high, end, -below),
    )
    return [piece for piece in around if piece.low < piece.high]


def _value(powers: list[int], step: int) -> int:
    """The polynomial at 1 + so many steps, times a number above nought."""
    growth, total, scale = STEPS + step, 0, 1
    for one in reversed(powers):
        total = total * growth + one * scale
        scale *= STEPS
    return total


def _one_up(coefficients: list[int]) -> list[int]:
    """The coefficients of the polynomial with its variable one higher: p(x + 1)."""
    found = list(coefficients)
    last = len(found) - 1
    for first in range(last):
        for at in range(last - 1, first - 1, -1):
            found[at] += found[at + 1]
    return found


def _sign(value: int) -> int:
    return (value > 0) - (value < 0)
