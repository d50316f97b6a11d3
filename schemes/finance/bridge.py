"""Funding bridges, whose sources must meet their uses, and budget walks, whose steps must lead from
one budget to another."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from schemes.finance.amounts import (
    Amount,
    Figure,
    Gap,
    Missing,
    added,
    added_term,
    figure_text,
    total,
)
from workbench.numbers.text import money


class BridgeState(StrEnum):
    """Whether sources meet uses. `MAY_BALANCE` is for ranges that reach both sides of it,
    `CANNOT_TELL` for a bridge with something missing that may still close it."""

    BALANCES = "balances"
    SHORT = "short"
    OVER = "over"
    MAY_BALANCE = "may-balance"
    CANNOT_TELL = "cannot-tell"


@dataclass(frozen=True, slots=True)
class BridgeEntry:
    """One source or one use by name. Its figure is above zero."""

    name: str
    figure: Figure


@dataclass(frozen=True, slots=True)
class Bridge:
    """Both sides added up. `difference` is sources less uses, among what is known: below zero
    where the bridge is short. What is missing is nought or more, so that missing uses can only
    lower the difference and missing sources only raise it."""

    sources: tuple[BridgeEntry, ...]
    uses: tuple[BridgeEntry, ...]
    source_total: Amount
    use_total: Amount
    gaps: tuple[Gap, ...]

    @property
    def difference(self) -> Amount:
        return self.source_total - self.use_total

    @property
    def least(self) -> Fraction | None:
        """The least that sources less uses can be; None where a missing use leaves no least."""
        return None if _lacks(self.uses) else self.difference.low

    @property
    def most(self) -> Fraction | None:
        """The most that sources less uses can be; None where a missing source leaves no most."""
        return None if _lacks(self.sources) else self.difference.high

    @property
    def at_least(self) -> bool:
        """Whether it is short or over by at least so much, whatever is missing."""
        return bool(self.gaps) and self.state is not BridgeState.CANNOT_TELL

    @property
    def nearest(self) -> tuple[Fraction, Fraction]:
        """All uses and all sources at the ends at which they lie nearest to each other; where
        something is missing, of what is known."""
        uses, sources = self.use_total, self.source_total
        match self.state:
            case BridgeState.SHORT:
                return uses.low, sources.high
            case BridgeState.OVER:
                return uses.high, sources.low
            case _:
                return uses.central, sources.central

    @property
    def state(self) -> BridgeState:
        apart = self.difference
        if self.gaps:
            if self.most is not None and self.most < 0:
                return BridgeState.SHORT
            if self.least is not None and self.least > 0:
                return BridgeState.OVER
            return BridgeState.CANNOT_TELL
        if apart.low == apart.high == 0:
            return BridgeState.BALANCES
        if apart.high < 0:
            return BridgeState.SHORT
        return BridgeState.OVER if apart.low > 0 else BridgeState.MAY_BALANCE

    @property
    def text(self) -> str:
        """ "2,608,000 = 1,073,000 + 1,535,000", or the two sides and how far they are apart."""
        uses, sources = _side(self.uses), _side(self.sources)
        apart = self.difference
        if self.gaps:
            return f"{uses} against {sources}: {self._lacking()}"
        match self.state:
            case BridgeState.BALANCES:
                return f"{uses} = {sources}"
            case BridgeState.SHORT:
                return f"{uses} against {sources}: short by {figure_text(-apart)}"
            case BridgeState.OVER:
                return f"{uses} against {sources}: over by {figure_text(apart)}"
            case _:
                return f"{uses} against {sources}: apart by {figure_text(apart)}"

    def _lacking(self) -> str:
        """What can be said where something is missing."""
        missing = "; ".join(gap.text for gap in self.gaps)
        if self.state is BridgeState.SHORT and self.most is not None:
            return f"short by at least {money(-self.most)} ({missing})"
        if self.state is BridgeState.OVER and self.least is not None:
            return f"over by at least {money(self.least)} ({missing})"
        return f"cannot be told ({missing}){self._at_most()}"

    def _at_most(self) -> str:
        """How far it can be apart at the most, where what is missing leaves that to be said."""
        if self.least is not None:
            return f"; short by {money(-self.least)} at the most" if self.least else "; not short"
        if self.most is not None:
            return f"; over by {money(self.most)} at the most" if self.most else "; not over"
        return ""


def bridge(sources: tuple[BridgeEntry, ...], uses: tuple[BridgeEntry, ...]) -> Bridge:
    """The bridge with both sides added up. A difference is stated, never closed."""
    of_sources = total((entry.name, entry.figure) for entry in sources)
    of_uses = total((entry.name, entry.figure) for entry in uses)
    gaps = of_sources.gaps + of_uses.gaps
    return Bridge(sources, uses, of_sources.amount, of_uses.amount, gaps)


@dataclass(frozen=True, slots=True)
class WalkStep:
    """A change of a budget: above zero where it rises. `reached` is the budget after it."""

    name: str
    change: Fraction
    reached: Fraction


@dataclass(frozen=True, slots=True)
class Walk:
    """From one budget to another, step by step. `stated` is the budget said to be the end."""

    start: Fraction
    steps: tuple[WalkStep, ...]
    stated: Fraction | None

    @property
    def end(self) -> Fraction:
        return self.steps[-1].reached if self.steps else self.start

    @property
    def difference(self) -> Fraction:
        """Stated less worked out; 0 where no end is stated."""
        return Fraction(0) if self.stated is None else self.stated - self.end

    @property
    def text(self) -> str:
        """ "9,854,000 − 6,144,000 = 3,710,000"."""
        steps = added([(money(self.start), False), *((money(s.change), False) for s in self.steps)])
        return f"{steps} = {money(self.end)}"


def budget_walk(
    start: Fraction, changes: tuple[tuple[str, Fraction], ...], stated: Fraction | None = None
) -> Walk:
    """The waterfall from the budget `start` through every named change."""
    reached = start
    steps = []
    for name, change in changes:
        reached += change
        steps.append(WalkStep(name, change, reached))
    return Walk(start, tuple(steps), stated)


def _lacks(entries: tuple[BridgeEntry, ...]) -> bool:
    return any(isinstance(entry.figure, Missing) for entry in entries)


def _side(entries: tuple[BridgeEntry, ...]) -> str:
    if not entries:
        return money(Fraction(0))
    return added(added_term(entry.figure) for entry in entries)
