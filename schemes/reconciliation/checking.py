"""Every stated figure of a case file beside the one that the rest of the case gives.

A programme's `budgets` are not among the findings: a
budget moves for other reasons than savings. The waterfall shows what lies between two of them.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from math import prod
from typing import NamedTuple

from schemes.casefile.money import bridge_of
from schemes.casefile.parts import (
    CaseExplanation,
    CaseHeadline,
    CaseOfLines,
    CaseProgramme,
    CaseScheme,
    CaseStated,
)
from schemes.finance.amounts import Amount
from schemes.finance.bounds import Toward
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
from schemes.reconciliation.findings import (
    DifferenceExplanation,
    KeptExplanation,
    ReconciledFigure,
    ReconciledKind,
    headline_place,
    stated_place,
)
from schemes.reconciliation.in_sequence import sequence_findings
from schemes.reconciliation.lines_held import LinesHeld, bound_beyond, plain_words, summed_up
from schemes.reconciliation.live.adding import LiveThings, missing_words
from schemes.reconciliation.tables_held import table_findings
from schemes.savings.inputs import years_of
from workbench.numbers.exact import exact
from workbench.numbers.text import counted_words

_SENSES = {
    "exactly": LengthSense.EXACTLY,
    "at-least": LengthSense.AT_LEAST,
    "at-most": LengthSense.AT_MOST,
}
_SENSE_WORDS = {"exactly": "", "at-least": "at least ", "at-most": "at most "}
_UNITS = {"days": LengthUnit.DAY, "weeks": LengthUnit.WEEK, "months": LengthUnit.MONTH}


def findings_in(
    programme: CaseProgramme,
    schemes: Iterable[CaseScheme],
    given: Mapping[str, KeptExplanation] | None = None,
) -> tuple[ReconciledFigure, ...]:
    """Every stated figure of a checked case, in sequence: the programme's own, then scheme by
    scheme. `given` are explanations by `ReconciledFigure.where`, beside those the programme has."""
    years = years_of(programme)
    nothing = LinesHeld((), years)
    schemes = tuple(schemes)
    things = LiveThings(programme, schemes)
    found = [*_stated_by(programme, "", nothing, things)]
    found += [*_bridges(programme), *_periods(programme)]
    found += sequence_findings(programme)
    for scheme in schemes:
        lines = LinesHeld(scheme.lines, years)
        if scheme.headline is not None:
            found.append(_headline(scheme.headline, scheme.reference, lines))
        found += _stated_by(scheme, scheme.reference, lines, things)
    kept = {one.where: _given(one) for one in programme.explanations}
    kept |= given or {}
    told = []
    for one in found:
        explanation = kept.get(one.where)
        if explanation and explanation.holds(one):
            one = replace(one, explanation=explanation.explained)  # noqa: PLW2901
        told.append(one)
    # A cell that is the sum of its row and of its column may be wrong by both alike.
    return tuple(dict.fromkeys(told))


def _given(one: CaseExplanation) -> KeptExplanation:
    return KeptExplanation(exact(one.stated), one.computed, DifferenceExplanation(one.text))


def _stated_by(
    owner: CaseProgramme | CaseScheme, reference: str, lines: LinesHeld, things: LiveThings
) -> Iterator[ReconciledFigure]:
    prefix = f"{reference} " if reference else ""
    for one in owner.stated:
        yield _stated(one, reference, lines, things)
    for table in owner.evidence:
        yield from table_findings(table, prefix, reference)


def _headline(one: CaseHeadline, reference: str, model: LinesHeld) -> ReconciledFigure:
    where, of = headline_place(reference, one), CaseOfLines("all", one.year)
    return _against_lines(one, where, reference, model, of, kind=ReconciledKind.HEADLINE)


def _stated(
    one: CaseStated, reference: str, model: LinesHeld, things: LiveThings
) -> ReconciledFigure:
    where = stated_place(reference, one)
    if one.of_lines:
        return _against_lines(one, where, reference, model, one.of_lines)
    if one.sum_of:
        return _against_parts(one, where, reference, things)
    if not one.product_of:
        return _finding(one, where, reference, ReconciledKind.NOTHING, None)
    parts = [exact(number) for number in one.product_of]
    computed = prod(parts, start=Fraction(1))
    working = summed_up(parts, " × ".join(map(plain_words, parts)), plain_words(computed))
    return _finding(one, where, reference, ReconciledKind.PRODUCT, computed, working=working)


def _against_parts(
    one: CaseStated, where: str, reference: str, things: LiveThings
) -> ReconciledFigure:
    found = things.add(one.sum_of, reference)
    held = Held(
        found.amount,
        missing_words(found.missing) if found.missing else "",
        found.toward,
        found.working,
    )
    told = _held(one, where, reference, held, ReconciledKind.SUM)
    return replace(told, rests_on=found.rests_on)


def _against_lines(
    one: CaseHeadline | CaseStated,
    where: str,
    reference: str,
    model: LinesHeld,
    of: CaseOfLines,
    *,
    kind: ReconciledKind = ReconciledKind.LINES,
) -> ReconciledFigure:
    lines = model.of(of.lines)
    if not lines:
        return _finding(one, where, reference, kind, None)
    amount, missing, working, toward = model.total(lines, of.year, of.take)
    gaps = "; ".join(f"{gap.what}: {gap.word}" for gap in missing)
    return _held(one, where, reference, Held(amount, gaps, toward, working), kind)


class Held(NamedTuple):
    """What a stated figure is held against: the amount of what is known, what is missing in words,
    which way it goes with that, and the working."""

    amount: Amount
    gaps: str
    toward: Toward
    working: str


def _held(
    one: CaseHeadline | CaseStated, where: str, reference: str, held: Held, kind: ReconciledKind
) -> ReconciledFigure:
    amount, gaps, toward, working = held
    if gaps:
        bound = bound_beyond(amount, toward, exact(one.amount), _precision(one.precision))
        if bound is None:
            return _finding(one, where, reference, kind, None, unchecked=gaps, working=working)
        least = "at least" if toward is Toward.UP else "at most"
        told = f"{working}; {least} that, whatever is missing ({gaps})"
        found = _finding(one, where, reference, kind, bound, working=told)
        return replace(found, at_least=True)
    found = _finding(one, where, reference, kind, amount.central, working=working)
    # A figure within the range is one that the parts can give.
    within = amount.is_range and amount.low <= found.stated <= amount.high
    return replace(found, agrees=True) if within else found


def _finding(
    one: CaseHeadline | CaseStated,
    where: str,
    reference: str,
    kind: ReconciledKind,
    computed: Fraction | None,
    *,
    unchecked: str = "",
    working: str = "",
) -> ReconciledFigure:
    stated, precision = exact(one.amount), _precision(one.precision)
    if computed is None and not unchecked:
        kind, unchecked = ReconciledKind.NOTHING, "there is nothing to check it against"
    unit = one.unit if isinstance(one, CaseStated) else ""
    explained = one.explained.strip()
    return ReconciledFigure(
        where=where,
        scheme=reference,
        kind=kind,
        stated=stated,
        computed=computed,
        precision=precision,
        agrees=computed is not None and agrees(stated, computed, precision),
        working=working,
        unit=unit or "GBP",
        unchecked=unchecked,
        explanation=DifferenceExplanation(explained) if explained else None,
    )


def _bridges(programme: CaseProgramme) -> Iterator[ReconciledFigure]:
    """The uses of a bridge are what is stated, its sources what they are held against."""
    for one in programme.bridges:
        found = bridge_of(one)
        if not (found.sources or found.uses):
            continue
        precision = _precision(one.precision)
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


def _periods(programme: CaseProgramme) -> Iterator[ReconciledFigure]:
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


def _precision(value: Decimal | None) -> Fraction:
    """What a figure was rounded to: to the pound where nothing is said."""
    return exact(1 if value is None else value)
