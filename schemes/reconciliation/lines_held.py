"""The lines of a scheme as what stated figures are held against: added up with their working, and
what can be said where something is missing."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any, Final

from schemes.casefile.money import finance_line
from schemes.casefile.parts import CaseLine
from schemes.finance.amounts import Amount, Missing, added, added_term, figure_text
from schemes.finance.bounds import Toward, missing_pushes, together
from schemes.finance.lines import Line, LineKind
from schemes.finance.lines import parts as parts_of
from schemes.finance.reconciliation import agrees
from schemes.finance.workings import LinePart
from schemes.finance.years import FinancialYear
from schemes.savings.inputs import add_known
from workbench.casefile.faults import Json
from workbench.numbers.listing import listed
from workbench.numbers.text import in_full, money

OUTSIDE: Final = "outside the years of the programme"


class LinesHeld:
    """The lines of one scheme, each read when it is first asked for."""

    def __init__(self, parts: tuple[CaseLine, ...], years: tuple[FinancialYear, ...]) -> None:
        self.parts = parts
        self.years = years
        self.first_year = years[0]
        self._read: dict[str, Line] = {}
        self._parts: dict[str, tuple[LinePart, ...]] = {}

    def of(self, names: Any) -> list[Line]:
        """The lines of these names, or all that count."""
        return [
            self._line(part)
            for part in self.parts
            if (not part.alternative if names == "all" else part.name in names)
        ]

    def _line(self, part: CaseLine) -> Line:
        if part.name not in self._read:
            self._read[part.name] = finance_line(part)
        return self._read[part.name]

    def _parts_of(self, line: Line) -> tuple[LinePart, ...]:
        """The money of a line by year, worked out when it is first asked for."""
        if line.name not in self._parts:
            self._parts[line.name] = tuple(parts_of(line, self.first_year))
        return self._parts[line.name]

    def total(
        self, lines: list[Line], year: str, take: str
    ) -> tuple[Amount, tuple[Missing, ...], str, Toward]:
        """What the lines come to in one year, or in all years of the programme, what is missing,
        the working, which says what is left out, and which way the sum goes once what is missing
        is known."""
        wanted = FinancialYear.parse(year) if year else None
        amounts: list[Amount] = []
        missing: list[Missing] = []
        terms: list[tuple[str, bool]] = []
        for line in lines:
            sign = line_sign(line.kind, take)
            if not sign:
                continue
            found = self._parts_of(line)
            figures = [one.figure for one in found if self._counts(one.year, wanted)]
            if not figures:
                continue
            amount, gaps = add_known(figures)
            missing += [Missing(gap.word, f"{line.name}, {gap.what}") for gap in gaps]
            if len(gaps) < len(figures):
                amounts.append(amount if sign > 0 else -amount)
                terms.append(added_term(amount, off=sign < 0, name=line.name))
        whole, _none = add_known(amounts)
        # One line is its own sum: nothing is added up.
        working = summed_up(terms, added(terms), figure_text(whole))
        counted = [line for line in lines if line_sign(line.kind, take)]
        toward = together(
            missing_pushes(line, line_sign(line.kind, take), self.first_year, wanted)
            for line in (lines if missing else ())
        )
        working += self.left_out(counted, wanted)
        return whole, tuple(missing), working, toward

    def _counts(self, year: FinancialYear, wanted: FinancialYear | None) -> bool:
        return year == wanted if wanted else year in self.years

    def left_out(self, lines: list[Line], wanted: FinancialYear | None) -> str:
        """That a sum leaves out the money of years outside the programme, as every total does, or
        that it is for such a year."""
        if wanted:
            return "" if wanted in self.years else f", {OUTSIDE}"
        every = {part.year for line in lines for part in self._parts_of(line)}
        beyond = sorted(map(str, every - {*self.years}))
        return f", without {listed(beyond)}, {OUTSIDE}" if beyond else ""


class KeptSums:
    """The net saving of the lines of one scheme, from the figures that its row keeps
    (`Scheme.figures`), so that thousands of headlines are checked without reading a line."""

    def __init__(self, figures: Json) -> None:
        self.figures = figures

    def net(self, year: str) -> Amount | None:
        """The net of one financial year, or of all where `year` is empty; None where only the lines
        can tell: no figures are kept, something is missing from them, or the year is outside the
        programme."""
        kept = self.figures
        if not kept or kept["gaps"]:
            return None
        sums = kept["years"].get(year) if year else kept["whole"]
        if sums is None:
            return None
        return Amount(*(Fraction(sums[name]) for name in ("low", "net", "high")))


def line_sign(kind: LineKind, take: str) -> int:
    """1 where a line adds to what is taken, -1 where it takes away, 0 where it does not count."""
    if take == "sum":
        return 1
    if take == "net" and kind in (LineKind.COST, LineKind.REINVESTMENT):
        return -1
    return int(kind.is_benefit)


def bound_beyond(
    amount: Amount, toward: Toward, stated: Fraction, precision: Fraction
) -> Fraction | None:
    """The end of what the lines can come to that a stated figure lies beyond, whatever is missing;
    None where what is missing may still make it right."""
    if toward is Toward.UP and stated < amount.low:
        bound = amount.low
    elif toward is Toward.DOWN and stated > amount.high:
        bound = amount.high
    else:
        return None
    return None if agrees(stated, bound, precision) else bound


def summed_up(parts: Sequence[object], working: str, whole: str) -> str:
    """A working with its answer. One part alone is its own answer and is not said twice."""
    return f"{working} = {whole}" if len(parts) > 1 else working


def plain_words(value: Fraction) -> str:
    """Money to the penny; longer decimals and whole numbers as they are."""
    return money(value) if value.denominator in (2, 5, 10) else in_full(value)
