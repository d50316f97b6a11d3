"""Exact sums of a programme's schemes, in pounds, from the figures kept with each.

A year counts the saving that is new in it (`schemes/finance/totals.py`). Nothing here reads a row:
`schemes/portfolio/rows.py` does.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Context, Decimal, Inexact, InvalidOperation
from fractions import Fraction
from itertools import accumulate
from typing import Any, Final

from schemes.finance.bounds import Toward, together

NOT_COUNTED: Final = frozenset({"stopped"})

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


@dataclass(frozen=True, slots=True)
class SchemeEntry:
    """One scheme as a portfolio counts it, its amounts in pounds as exact texts.

    `net` has one amount for each year of the programme; the other amounts are over all years: `low`
    and `high` the ends of the net's range, `weighted` the net after confidence and risk. `risk` is
    the highest of its lines, `missing` how many of its figures are missing. `beyond` are years
    outside the programme in which it has money, which no amount counts. `toward` is which way its
    net goes once what is missing is known. `divided`: its saving was stated for all years together,
    and the division by year is worked out here.
    """

    pk: int
    theme: str
    status: str
    confidence: str
    risk: str
    net: tuple[str, ...]
    whole: str
    gross: str
    low: str
    high: str
    weighted: str
    missing: int = 0
    beyond: tuple[str, ...] = ()
    toward: Toward = Toward.STILL
    divided: bool = False

    @classmethod
    def of(
        cls,
        figures: Mapping[str, Any],
        years: Iterable[str],
        *,
        pk: int,
        theme: str,
        status: str,
        confidence: str,
        risk: str,
        stated_whole: bool = False,
    ) -> "SchemeEntry":
        """A scheme by the `figures` that it keeps (`schemes/savings/inputs.py`). `stated_whole`:
        its headline names no year."""
        by_year, whole = figures.get("years", {}), figures.get("whole", {})
        net = whole.get("net", "0")
        return cls(
            pk=pk,
            theme=theme,
            status=status,
            confidence=confidence,
            risk=risk,
            net=tuple(by_year[one]["net"] if one in by_year else "0" for one in years),
            whole=net,
            gross=whole.get("gross", "0"),
            low=whole.get("low", net),
            high=whole.get("high", net),
            weighted=whole.get("weighted", net),
            missing=len(figures.get("gaps", ())),
            beyond=tuple(figures.get("outside", ())),
            toward=_toward(figures),
            divided=stated_whole and sum(one["net"] != "0" for one in by_year.values()) > 1,
        )


def _toward(figures: Mapping[str, Any]) -> Toward:
    """Which way the net goes; figures that were kept before this was told say nothing of it."""
    return Toward(figures.get("toward", Toward.EITHER)) if figures.get("gaps") else Toward.STILL


@dataclass(frozen=True, slots=True)
class SchemeSums:
    """Schemes added up, in pounds: how many, how many of them lack a figure, net by year, and the
    other amounts over all years. `beyond` are the years outside the programme in which some of
    them have money, `reaching` how many those are; `toward` is which way the net goes once what
    is missing is known, `divided` how many of them were stated for all years together."""

    count: int
    lacking: int
    net: tuple[Fraction, ...]
    gross: Fraction
    low: Fraction
    high: Fraction
    weighted: Fraction
    beyond: frozenset[str] = frozenset()
    reaching: int = 0
    toward: Toward = Toward.STILL
    divided: int = 0

    def __add__(self, other: "SchemeSums") -> "SchemeSums":
        return SchemeSums(
            self.count + other.count,
            self.lacking + other.lacking,
            tuple(a + b for a, b in zip(self.net, other.net, strict=True)),
            self.gross + other.gross,
            self.low + other.low,
            self.high + other.high,
            self.weighted + other.weighted,
            self.beyond | other.beyond,
            self.reaching + other.reaching,
            self.toward & other.toward,
            self.divided + other.divided,
        )

    @property
    def whole(self) -> Fraction:
        """Net over all years."""
        return sum(self.net, Fraction(0))

    @property
    def cumulative(self) -> tuple[Fraction, ...]:
        """Net to the end of each year."""
        return tuple(accumulate(self.net))


def no_sums(years: int) -> SchemeSums:
    """The sums of no schemes, over so many years."""
    zero = Fraction(0)
    return SchemeSums(0, 0, (zero,) * years, zero, zero, zero, zero)


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
        return self.sums(lambda kind: kind.status in NOT_COUNTED)

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
            beyond=frozenset(year for entry in entries for year in entry.beyond),
            reaching=sum(bool(entry.beyond) for entry in entries),
            toward=together(entry.toward for entry in entries),
            divided=sum(entry.divided for entry in entries),
        )
