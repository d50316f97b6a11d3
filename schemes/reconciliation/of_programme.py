"""What a programme states by itself beside figures: funding bridges, and the lengths of steps."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from schemes.casefile.money import bridge_of
from schemes.casefile.parts import CaseProgramme
from schemes.finance.bridge import BridgeState
from schemes.finance.durations import (
    LengthSense,
    LengthUnit,
    LengthVerdict,
    StatedLength,
    check_length,
    parse_when,
)
from schemes.finance.reconciliation import agrees
from schemes.reconciliation.findings import ReconciledFigure, ReconciledKind
from workbench.numbers.exact import exact
from workbench.numbers.text import counted_words

_SENSES = {
    "exactly": LengthSense.EXACTLY,
    "at-least": LengthSense.AT_LEAST,
    "at-most": LengthSense.AT_MOST,
}
_SENSE_WORDS = {"exactly": "", "at-least": "at least ", "at-most": "at most "}
_UNITS = {"days": LengthUnit.DAY, "weeks": LengthUnit.WEEK, "months": LengthUnit.MONTH}


def bridges(programme: CaseProgramme) -> Iterator[ReconciledFigure]:
    """The uses of a bridge are what is stated, its sources what they are held against."""
    for one in programme.bridges:
        found = bridge_of(one)
        if not (found.sources or found.uses):
            continue
        precision = precision_of(one.precision)
        stated, computed = found.use_total.central, found.source_total.central
        if found.at_least:
            stated, computed = found.nearest
        missing = found.state is BridgeState.CANNOT_TELL
        if found.at_least and agrees(stated, computed, precision):
            missing = True  # within what it was rounded to, so that it may still meet
        meets = found.state in (BridgeState.BALANCES, BridgeState.MAY_BALANCE)
        yield ReconciledFigure(
            where=one.title,
            scheme="",
            kind=ReconciledKind.BRIDGE,
            stated=stated,
            computed=None if missing else computed,
            precision=precision,
            agrees=not missing and (meets or agrees(stated, computed, precision)),
            working=found.text,
            unchecked="; ".join(gap.text for gap in found.gaps) if missing else "",
            at_least=found.at_least and not missing,
        )


def periods(programme: CaseProgramme) -> Iterator[ReconciledFigure]:
    """Stated lengths against the dates they stand beside; dates without one are not checked."""
    for one in programme.periods:
        if one.stated is None:
            continue
        count, unit, where = Fraction(one.stated), one.unit, one.name
        if not (one.from_ and one.to):
            words = "a date is missing"
            yield ReconciledFigure(
                where, "", ReconciledKind.PERIOD, count, None, unit=unit, unchecked=words
            )
            continue
        told = f"{_SENSE_WORDS[one.sense]}{counted_words(count, unit)}"
        stated = StatedLength(told, int(count), _UNITS[unit], _SENSES[one.sense])
        checked = check_length(stated, parse_when(one.from_), parse_when(one.to))
        yield ReconciledFigure(
            where=where,
            scheme="",
            kind=ReconciledKind.PERIOD,
            stated=count,
            computed=count - checked.difference,
            agrees=checked.verdict is not LengthVerdict.DIFFERS,
            working=checked.text,
            unit=unit,
        )


def precision_of(value: Decimal | None) -> Fraction:
    """What a figure was rounded to: to the pound where nothing is said."""
    return exact(1 if value is None else value)
