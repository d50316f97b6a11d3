"""Every stated figure of a case file beside the one that the rest of the case gives.

A programme's `budgets` are not among the findings: a
budget moves for other reasons than savings. The waterfall shows what lies between two of them.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from math import prod
from typing import NamedTuple

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
from schemes.finance.reconciliation import agrees
from schemes.finance.years import FinancialYear
from schemes.reconciliation.findings import (
    DifferenceExplanation,
    KeptExplanation,
    ReconciledFigure,
    ReconciledKind,
    headline_place,
    stated_place,
)
from schemes.reconciliation.in_sequence import sequence_findings
from schemes.reconciliation.lines_held import (
    OUTSIDE,
    KeptSums,
    LinesHeld,
    bound_beyond,
    plain_words,
    summed_up,
)
from schemes.reconciliation.live.adding import LiveThings, missing_words
from schemes.reconciliation.of_programme import bridges, periods, precision_of
from schemes.reconciliation.tables_held import table_findings
from schemes.savings.inputs import years_of
from workbench.numbers.exact import exact


def findings_in(
    programme: CaseProgramme,
    schemes: Iterable[CaseScheme],
    given: Mapping[str, KeptExplanation] | None = None,
    kept_sums: Mapping[str, KeptSums] | None = None,
) -> tuple[ReconciledFigure, ...]:
    """Every stated figure of a checked case, in sequence: the programme's own, then scheme by
    scheme. `given` are explanations by `ReconciledFigure.where`, beside those the programme has.
    Headlines of schemes that are in `kept_sums`, by reference, are held against these, and have no
    working."""
    years = years_of(programme)
    nothing = LinesHeld((), years)
    schemes = tuple(schemes)
    things = LiveThings(programme, schemes)
    found = [*_stated_by(programme, "", nothing, things)]
    found += [*bridges(programme), *periods(programme)]
    found += sequence_findings(programme)
    for scheme in schemes:
        lines = LinesHeld(scheme.lines, years)
        if scheme.headline is not None:
            sums = kept_sums.get(scheme.reference) if kept_sums else None
            found.append(_headline(scheme.headline, scheme.reference, lines, sums))
        found += _stated_by(scheme, scheme.reference, lines, things)
    told = explained_by(programme, found, given)
    # A cell that is the sum of its row and of its column may be wrong by both alike.
    return tuple(dict.fromkeys(told))


def explained_by(
    programme: CaseProgramme,
    found: Iterable[ReconciledFigure],
    given: Mapping[str, KeptExplanation] | None = None,
) -> Iterator[ReconciledFigure]:
    """The findings with the explanations that hold for them: those of the programme, and `given`
    beside them."""
    kept = {one.where: _given(one) for one in programme.explanations}
    kept |= given or {}
    for one in found:
        explanation = kept.get(one.where)
        holds = explanation is not None and explanation.holds(one)
        yield replace(one, explanation=explanation.explained) if explanation and holds else one


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


def _headline(
    one: CaseHeadline, reference: str, model: LinesHeld, sums: KeptSums | None
) -> ReconciledFigure:
    where, kind = headline_place(reference, one), ReconciledKind.HEADLINE
    if one.year and FinancialYear.parse(one.year) not in model.years:
        # As on the page of the scheme: no total counts such a year.
        return _finding(one, where, reference, kind, None, unchecked=f"{one.year} is {OUTSIDE}")
    net = sums.net(one.year) if sums else None
    if net is not None:
        return _against(net, one, where, reference, kind)
    return _against_lines(one, where, reference, model, CaseOfLines("all", one.year), kind=kind)


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
        bound = bound_beyond(amount, toward, exact(one.amount), precision_of(one.precision))
        if bound is None:
            return _finding(one, where, reference, kind, None, unchecked=gaps, working=working)
        least = "at least" if toward is Toward.UP else "at most"
        told = f"{working}; {least} that, whatever is missing ({gaps})"
        found = _finding(one, where, reference, kind, bound, working=told)
        return replace(found, at_least=True)
    return _against(amount, one, where, reference, kind, working=working)


def _against(
    amount: Amount,
    one: CaseHeadline | CaseStated,
    where: str,
    reference: str,
    kind: ReconciledKind,
    *,
    working: str = "",
) -> ReconciledFigure:
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
    stated, precision = exact(one.amount), precision_of(one.precision)
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
