"""The live parts of stated sums: the headlines, savings lines and cells that a sum adds up as they
stand, so that it moves with them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from schemes.casefile.money import figure
from schemes.casefile.parts import CaseLive, CaseProgramme, CaseScheme, CaseTable
from schemes.finance.amounts import (
    ZERO,
    Amount,
    Figure,
    Missing,
    added,
    amount,
    figure_text,
)
from schemes.finance.bounds import Toward, together
from schemes.finance.years import FinancialYear
from schemes.models import Scheme
from schemes.reconciliation.lines_held import LinesHeld, plain_words, summed_up
from schemes.savings.inputs import add_known, years_of
from workbench.numbers.listing import count_words, listed

STOPPED = Scheme.Status.STOPPED.value


@dataclass(frozen=True, slots=True)
class Term:
    """One part of a sum: what it comes to, and the name that stands beside it in the working,
    empty for a plain number. `is_less`: it is taken off. `toward` is which way its figure goes
    once it is known, where it is missing. `is_stopped`: it is of a scheme that was stopped and
    counts for nothing. `scheme` is the reference of the scheme whose money it is, `table` the title
    of the table whose cell it is."""

    figure: Figure
    name: str = ""
    toward: Toward = Toward.STILL
    is_stopped: bool = False
    scheme: str = ""
    table: str = ""
    is_less: bool = False

    @property
    def counted(self) -> Figure:
        """What it adds to the sum: below nought where it is taken off."""
        if isinstance(self.figure, Missing) or not self.is_less:
            return self.figure
        return -self.figure

    @property
    def pushes(self) -> Toward:
        """Which way the sum goes once it is known."""
        return self.toward.turned if self.is_less else self.toward


@dataclass(frozen=True, slots=True)
class LiveSum:
    """What the parts of a sum come to. `missing` are the parts that nobody knows, `toward` which
    way the sum goes with them; `rests_on` the schemes and tables that it is tied to."""

    amount: Amount
    working: str
    missing: tuple[Missing, ...]
    toward: Toward
    rests_on: tuple[str, ...]


class LiveThings:
    """What the sums of a checked case can be tied to, by name."""

    def __init__(self, programme: CaseProgramme, schemes: Iterable[CaseScheme]) -> None:
        self.years = years_of(programme)
        self.schemes = {one.reference: one for one in schemes}
        owners: list[CaseProgramme | CaseScheme] = [programme, *self.schemes.values()]
        self.tables = {table.title: table for owner in owners for table in owner.evidence}
        self.lines_of = cache(self._lines_of)

    def add(self, parts: Iterable[str | CaseLive], owner: str) -> LiveSum:
        """The parts of a sum that `owner` states, the reference of a scheme or "" for the
        programme, added up."""
        terms = [term for part in parts for term in self._terms(part, owner)]
        counted = [one for one in terms if not one.is_stopped]
        whole, missing = add_known(
            Missing(one.figure.word, one.name) if isinstance(one.figure, Missing) else one.counted
            for one in counted
        )
        known = [
            _term(one.figure, one.is_less, one.name)
            for one in counted
            if not isinstance(one.figure, Missing)
        ]
        working = summed_up(known, added(known), amount_words(whole))
        stopped = list(dict.fromkeys(one.scheme for one in terms if one.is_stopped))
        if stopped:
            told = f"{listed(stopped)}, stopped, {'is' if len(stopped) == 1 else 'are'} not counted"
            working = f"{working}; {told}" if working else told
        tied = dict.fromkeys(one.scheme or one.table for one in terms if one.scheme or one.table)
        return LiveSum(whole, working, missing, together(o.pushes for o in counted), (*tied,))

    def _terms(self, part: str | CaseLive, owner: str) -> Iterator[Term]:
        if not isinstance(part, CaseLive):
            yield Term(amount(part))
        else:
            for term in self._live_terms(part, owner):
                yield replace(term, is_less=part.less)

    def _live_terms(self, part: CaseLive, owner: str) -> Iterator[Term]:
        if part.line:
            yield from self._line(part, part.scheme or owner, owner)
        elif part.cell:
            yield self._cell(*part.cell)
        else:
            yield from self._headlines(part.headlines_of)

    def _headlines(self, references: tuple[str, ...]) -> Iterator[Term]:
        """The headlines of these schemes, with their years where those are not the same."""
        found = [self.schemes[one] for one in references if one in self.schemes]
        years = {one.headline.year for one in found if one.headline is not None}
        for reference in references:
            name = f"{reference} headline"
            scheme = self.schemes.get(reference)
            if scheme is None:
                missing = Missing("no such scheme is here any more")
                yield Term(missing, name, Toward.EITHER, scheme=reference)
                continue
            stopped = scheme.status == STOPPED
            if scheme.headline is None:
                missing = Missing("not stated")
                yield Term(missing, name, Toward.UP, is_stopped=stopped, scheme=reference)
                continue
            if len(years) > 1 and scheme.headline.year:
                name = f"{name} {scheme.headline.year}"
            known = amount(scheme.headline.amount)
            yield Term(known, name, is_stopped=stopped, scheme=reference)

    def _line(self, part: CaseLive, reference: str, owner: str) -> Iterator[Term]:
        name = " ".join(filter(None, (part.line, part.year)))
        if reference != owner:
            name = f"{reference} {name}"
        scheme = self.schemes.get(reference)
        lines = self.lines_of(reference).of([part.line]) if scheme else []
        if scheme is None or not lines:
            missing = Missing("no such line is here any more")
            yield Term(missing, name, Toward.EITHER, scheme=reference)
            return
        # A scheme's own figures are held against its own lines whatever became of it.
        stopped = scheme.status == STOPPED and reference != owner
        held = self.lines_of(reference)
        found, gaps, _working, toward = held.total(lines, part.year, "sum")
        name += held.left_out(lines, FinancialYear.parse(part.year) if part.year else None)
        if found != ZERO or not gaps:
            yield Term(found, name, is_stopped=stopped, scheme=reference)
        if gaps:
            words = Missing(listed(list(dict.fromkeys(gap.word for gap in gaps))))
            yield Term(words, name, toward, is_stopped=stopped, scheme=reference)

    def _cell(self, title: str, row: str, column: str) -> Term:
        name = f"{title} / {row} / {column}"
        table = self.tables.get(title)
        value = cell_of(table, row, column) if table else None
        if table is None or value is None:
            return Term(Missing("no such cell is here any more"), name, Toward.EITHER, table=title)
        found = figure(value)
        if isinstance(found, Missing):
            return Term(found, name, _column_goes(table, column), table=title)
        return Term(found, name, table=title)

    def _lines_of(self, reference: str) -> LinesHeld:
        return LinesHeld(self.schemes[reference].lines, self.years)


def amount_words(found: Amount) -> str:
    """An amount in a working: money to the penny; longer decimals and whole numbers as they are."""
    return figure_text(found) if found.is_range else plain_words(found.central)


def _term(found: Amount, is_less: bool, name: str) -> tuple[str, bool]:
    """A part of the working, and whether it is taken off: what is below nought is written above
    it, its range too."""
    if found.central < 0:
        found, is_less = -found, not is_less
    text = amount_words(found)
    return (f"{text} ({name})" if name else text), is_less and found != ZERO


def cell_of(table: CaseTable, row: str, column: str) -> Any:
    """The value of a cell of the table; None where it has no such row or column."""
    names = [one.name for one in table.columns]
    found = next((one for one in table.rows if one.label == row), None)
    return found.values[names.index(column)] if found and column in names else None


def _column_goes(table: CaseTable, column: str) -> Toward:
    """Which way a sum goes once a missing cell of this column is known: up, unless the column has
    anything below nought."""
    values = (figure(cell_of(table, one.label, column)) for one in table.rows)
    below = any(isinstance(one, Amount) and one.low < 0 for one in values)
    return Toward.EITHER if below else Toward.UP


def missing_words(missing: tuple[Missing, ...]) -> str:
    """ "S2 headline: not stated; 3 more": the parts that are missing, the first of them by name."""
    named = [f"{gap.what}: {gap.word}" for gap in missing[:_MOST_NAMED]]
    rest = len(missing) - _MOST_NAMED
    return "; ".join([*named, f"{count_words(rest)} more"] if rest > 0 else named)


_MOST_NAMED = 8
