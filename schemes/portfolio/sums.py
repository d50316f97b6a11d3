"""Exact sums of a programme's schemes, in pounds, from the figures kept with each.

A year counts the saving that is new in it (`schemes/finance/totals.py`). Nothing here reads a row:
`schemes/portfolio/rows.py` does.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Context, Decimal, Inexact, InvalidOperation
from fractions import Fraction
from itertools import accumulate
from typing import Final

from schemes.finance.bounds import Toward, together
from schemes.portfolio.entries import NOT_COUNTED, SchemeEntry

NOT_DECIDED: Final = frozenset({"idea", "developing"})

# Decimals add up ten times as fast as fractions. This context is exact or says that it is not.
_EXACT: Final = Context(prec=400, traps=[Inexact, InvalidOperation])
_ZERO: Final = Decimal(0)


def exact_sum(texts: Iterable[str]) -> Fraction:
    """Amounts written as "226956.60" or, where no decimals end, as "1/3", added up exactly."""
    add = _EXACT.add
    decimals, fractions = _ZERO, Fraction(0)
    for text in texts:
        if "/" in text:
            fractions += Fraction(text)
        else:
            decimals = add(decimals, Decimal(text))
    return Fraction(decimals) + fractions


Amounts = tuple[Fraction, ...]


@dataclass(frozen=True, slots=True)
class SchemeSums:
    """Schemes added up, in pounds: how many, how many of them lack a figure, how many of their
    lines do not say whether they last; net by year and its three parts; the other amounts as in
    `SchemeEntry`. `beyond` are the years outside the programme in which some of them have money,
    `reaching` how many those are; `toward` is which way the net goes once what is missing is
    known, `divided` how many of them were stated for all years together."""

    count: int
    lacking: int
    net: Amounts
    gross: Fraction
    low: Fraction
    high: Fraction
    weighted: Fraction
    lasting: Amounts
    ending: Amounts
    once: Amounts
    lasting_low: Fraction
    lasting_high: Fraction
    lasting_weighted: Fraction
    full_year: Fraction
    ends: str
    unasked: int
    beyond: frozenset[str] = frozenset()
    reaching: int = 0
    toward: Toward = Toward.STILL
    divided: int = 0
    lasting_gross: Fraction = Fraction(0)

    def __add__(self, other: "SchemeSums") -> "SchemeSums":
        return SchemeSums(
            self.count + other.count,
            self.lacking + other.lacking,
            _plus(self.net, other.net),
            self.gross + other.gross,
            self.low + other.low,
            self.high + other.high,
            self.weighted + other.weighted,
            _plus(self.lasting, other.lasting),
            _plus(self.ending, other.ending),
            _plus(self.once, other.once),
            self.lasting_low + other.lasting_low,
            self.lasting_high + other.lasting_high,
            self.lasting_weighted + other.lasting_weighted,
            self.full_year + other.full_year,
            max(self.ends, other.ends),
            self.unasked + other.unasked,
            self.beyond | other.beyond,
            self.reaching + other.reaching,
            self.toward & other.toward,
            self.divided + other.divided,
            self.lasting_gross + other.lasting_gross,
        )

    @property
    def whole(self) -> Fraction:
        """Net over all years, whether it lasts or not."""
        return sum(self.net, Fraction(0))

    @property
    def lasts(self) -> Fraction:
        """The net that lasts by the end of the last year."""
        return sum(self.lasting, Fraction(0))

    @property
    def stops(self) -> Fraction:
        """The net of all years that ends."""
        return sum(self.ending, Fraction(0))

    @property
    def comes_once(self) -> Fraction:
        """The net of all years that comes once."""
        return sum(self.once, Fraction(0))

    def room(self, target: Fraction) -> Fraction | None:
        """The share by which all savings and income that last would have to change, costs being as
        they are, for what lasts to come to the target; None where there are none to change."""
        return (target - self.lasts) / self.lasting_gross if self.lasting_gross > 0 else None

    @property
    def lasting_so_far(self) -> Amounts:
        """The net that lasts by the end of each year."""
        return tuple(accumulate(self.lasting))


def _plus(one: Amounts, other: Amounts) -> Amounts:
    return tuple(a + b for a, b in zip(one, other, strict=True))


def no_sums(years: int) -> SchemeSums:
    """The sums of no schemes, over so many years."""
    zero = Fraction(0)
    none = (zero,) * years
    money = (zero,) * 4
    return SchemeSums(0, 0, none, *money, none, none, none, *money, ends="", unasked=0)


@dataclass(frozen=True, slots=True)
class SchemeKind:
    """The theme, status, confidence and highest risk that a group of schemes share."""

    theme: str
    status: str
    confidence: str
    risk: str


Key = Callable[[SchemeKind], str]


@dataclass(frozen=True, slots=True)
class Portfolio:
    """A programme's schemes added up in cells, one for each kind of scheme; every scheme is in one
    cell."""

    years: tuple[str, ...]
    cells: tuple[tuple[SchemeKind, SchemeSums], ...]

    def sums(self, of: Callable[[SchemeKind], bool]) -> SchemeSums:
        """The sums of the schemes whose kind `of` accepts."""
        return sum((sums for kind, sums in self.cells if of(kind)), no_sums(len(self.years)))

    @property
    def counted(self) -> SchemeSums:
        """The sums of the schemes that count towards the target."""
        return self.sums(lambda kind: kind.status not in NOT_COUNTED)

    @property
    def stopped(self) -> SchemeSums:
        """The sums of the schemes that were stopped, which are in no total."""
        return self.sums(lambda kind: kind.status in NOT_COUNTED)

    @property
    def not_decided(self) -> SchemeSums:
        """The sums of the schemes that count and that nobody has decided on yet."""
        return self.sums(lambda kind: kind.status in NOT_DECIDED)

    @property
    def decided(self) -> SchemeSums:
        """The sums of the schemes that count and that were decided on."""
        return self.sums(lambda kind: kind.status not in NOT_COUNTED | NOT_DECIDED)

    def groups(self, key: Key) -> dict[str, SchemeSums]:
        """The sums that count towards the target, by the group that `key` gives each kind."""
        found: dict[str, SchemeSums] = {}
        for kind, sums in self.cells:
            if kind.status not in NOT_COUNTED:
                name = key(kind)
                found[name] = found[name] + sums if name in found else sums
        return found


def portfolio(entries: Iterable[SchemeEntry], years: Sequence[str]) -> Portfolio:
    """The portfolio of all entries, added up in one pass. Their amounts are in the sequence of
    `years`."""
    ledgers: dict[tuple[str, str, str, str], _Ledger] = {}
    for entry in entries:
        key = (entry.theme, entry.status, entry.confidence, entry.risk)
        ledger = ledgers.get(key)
        if ledger is None:
            ledger = ledgers[key] = _Ledger()
        ledger.entries.append(entry)
    cells = tuple((SchemeKind(*key), ledger.sums(len(years))) for key, ledger in ledgers.items())
    return Portfolio(tuple(years), cells)


@dataclass(frozen=True, slots=True)
class _Ledger:
    """Adds up the entries of one kind."""

    entries: list[SchemeEntry] = field(default_factory=list)

    def sums(self, years: int) -> SchemeSums:
        entries = self.entries
        return SchemeSums(
            count=len(entries),
            lacking=sum(entry.missing > 0 for entry in entries),
            net=tuple(exact_sum([entry.net[i] for entry in entries]) for i in range(years)),
            gross=exact_sum([entry.gross for entry in entries]),
            low=exact_sum([entry.low for entry in entries]),
            high=exact_sum([entry.high for entry in entries]),
            weighted=exact_sum([entry.weighted for entry in entries]),
            lasting=_columns([entry.lasting for entry in entries], years),
            ending=_columns([entry.ending for entry in entries], years),
            once=_columns([entry.once for entry in entries], years),
            lasting_low=exact_sum([entry.lasting_low for entry in entries]),
            lasting_high=exact_sum([entry.lasting_high for entry in entries]),
            lasting_weighted=exact_sum([entry.lasting_weighted for entry in entries]),
            full_year=exact_sum([entry.full_year for entry in entries]),
            ends=max((entry.ends for entry in entries), default=""),
            unasked=sum(entry.unasked for entry in entries),
            beyond=frozenset(year for entry in entries for year in entry.beyond),
            reaching=sum(bool(entry.beyond) for entry in entries),
            toward=together(entry.toward for entry in entries),
            divided=sum(entry.divided for entry in entries),
            lasting_gross=exact_sum([entry.lasting_gross for entry in entries]),
        )


def _columns(rows: Sequence[tuple[str, ...]], years: int) -> Amounts:
    """The sums of each year; a row without amounts has none in any year."""
    given = [row for row in rows if row]
    return tuple(exact_sum([row[year] for row in given]) for year in range(years))
