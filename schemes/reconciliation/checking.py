"""Every stated figure of a case file beside the one that the rest of the case gives.

A programme's `budgets` are not among the findings: a
budget moves for other reasons than savings. The waterfall shows what lies between two of them.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from math import prod
from typing import Any

from schemes.casefile.parts import (
    CaseExplanation,
    CaseHeadline,
    CaseOfLines,
    CaseProgramme,
    CaseScheme,
    CaseStated,
    CaseTable,
    CaseTableSum,
)
from schemes.finance.amounts import Amount, added
from schemes.finance.bounds import Toward
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
from schemes.reconciliation.lines_held import KeptSums, LinesHeld, bound_beyond, summed_up
from schemes.reconciliation.of_programme import bridges, periods, precision_of
from schemes.savings.inputs import years_of
from workbench.numbers.exact import exact
from workbench.numbers.text import in_full, money

_CellPlace = tuple[int, int]  # row and column


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
    found = [*_stated_by(programme, "", nothing), *bridges(programme), *periods(programme)]
    found += sequence_findings(programme)
    for scheme in schemes:
        lines = LinesHeld(scheme.lines, years)
        if scheme.headline is not None:
            sums = kept_sums.get(scheme.reference) if kept_sums else None
            found.append(_headline(scheme.headline, scheme.reference, lines, sums))
        found += _stated_by(scheme, scheme.reference, lines)
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
    owner: CaseProgramme | CaseScheme, reference: str, lines: LinesHeld
) -> Iterator[ReconciledFigure]:
    prefix = f"{reference} " if reference else ""
    for one in owner.stated:
        yield _stated(one, reference, lines)
    for table in owner.evidence:
        yield from _table(table, prefix, reference)


def _headline(
    one: CaseHeadline, reference: str, model: LinesHeld, sums: KeptSums | None
) -> ReconciledFigure:
    where, kind = headline_place(reference, one), ReconciledKind.HEADLINE
    net = sums.net(one.year) if sums else None
    if net is not None:
        return _against(net, one, where, reference, kind)
    return _against_lines(one, where, reference, model, CaseOfLines("all", one.year), kind=kind)


def _stated(one: CaseStated, reference: str, model: LinesHeld) -> ReconciledFigure:
    where = stated_place(reference, one)
    if one.of_lines:
        return _against_lines(one, where, reference, model, one.of_lines)
    numbers = one.sum_of or one.product_of
    if not numbers:
        return _finding(one, where, reference, ReconciledKind.NOTHING, None)
    parts = [exact(number) for number in numbers]
    if one.sum_of:
        computed, kind = sum(parts, Fraction(0)), ReconciledKind.SUM
        working = added((_plain(part), False) for part in parts)
    else:
        computed, kind = prod(parts, start=Fraction(1)), ReconciledKind.PRODUCT
        working = " × ".join(map(_plain, parts))
    working = summed_up(parts, working, _plain(computed))
    return _finding(one, where, reference, kind, computed, working=working)


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
    if missing:
        gaps = "; ".join(f"{gap.what}: {gap.word}" for gap in missing)
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
    # A figure within the range is one that the lines can give.
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


def _table(table: CaseTable, prefix: str, reference: str) -> Iterator[ReconciledFigure]:
    cells = [row.values for row in table.rows]
    for one in table.sums:
        explained = one.explained.strip()
        for (row, column), parts in _summed(table, one):
            where = (
                f"{prefix}{table.title} / {table.rows[row].label} / {table.columns[column].name}"
            )
            values = [cells[at][beside] for at, beside in parts]
            found = _cell(cells[row][column], values, where, reference)
            explanation = (
                DifferenceExplanation(explained) if explained and not found.unchecked else None
            )
            yield replace(found, unit=table.columns[column].unit, explanation=explanation)


def _summed(table: CaseTable, one: CaseTableSum) -> Iterator[tuple[_CellPlace, list[_CellPlace]]]:
    """The place of each total that the sum gives, with the places of the cells it adds up."""
    names = [column.name for column in table.columns]
    labels = [row.label for row in table.rows]
    along = names if one.is_column else labels
    total, parts = along.index(one.total), [along.index(name) for name in one.of]
    if one.is_column:
        for row in range(len(labels)):
            yield (row, total), [(row, part) for part in parts]
    else:
        for column in range(len(names)):
            yield (total, column), [(part, column) for part in parts]


def _cell(total: Any, values: list[Any], where: str, reference: str) -> ReconciledFigure:
    plain = [exact(value) for value in values if not isinstance(value, dict)]
    if isinstance(total, dict) or len(plain) < len(values):
        words = "a figure is missing or is a range"
        if plain and len(plain) < len(values):
            words += f"; the others come to {_plain(sum(plain, Fraction(0)))}"
        stated = Fraction(0) if isinstance(total, dict) else exact(total)
        return ReconciledFigure(
            where, reference, ReconciledKind.TABLE, stated, None, unchecked=words
        )
    stated, computed = exact(total), sum(plain, Fraction(0))
    return ReconciledFigure(
        where=where,
        scheme=reference,
        kind=ReconciledKind.TABLE,
        stated=stated,
        computed=computed,
        agrees=agrees(stated, computed),
        working=summed_up(plain, added((_plain(part), False) for part in plain), _plain(computed)),
    )


def _plain(value: Fraction) -> str:
    """Money to the penny; longer decimals and whole numbers as they are."""
    return money(value) if value.denominator in (2, 5, 10) else in_full(value)
