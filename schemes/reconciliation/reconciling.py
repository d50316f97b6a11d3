"""Every stated figure of a programme and its schemes beside the computed one.

Pages and papers read only this. The rows are read as the parts of their case file, so that a page
and `appraise` cannot disagree. A page of thousands of figures finds them all by the sums that
schemes keep (`found_in`), and works out for those that it shows how they came about (`worked`).
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Final

from schemes.casefile.parts import (
    CaseHeadline,
    CaseLine,
    CaseLive,
    CaseProgramme,
    CaseScheme,
    CaseStated,
)
from schemes.casefile.rows import LINE, SCHEME, evidence_of, programme_part, stated_of
from schemes.models import Programme, SavingsLine, Scheme
from schemes.reconciliation.checking import explained_by, findings_in
from schemes.reconciliation.explanations import given_of
from schemes.reconciliation.findings import DifferenceExplanation, ReconciledFigure, ReconciledKind
from schemes.reconciliation.lines_held import KeptSums, LinesHeld
from schemes.savings.inputs import years_of
from workbench.casefile.bulk import parts_by_owner

__all__ = [
    "FURTHER",
    "DifferenceExplanation",
    "ReconciledFigure",
    "ReconciledKind",
    "findings_of",
    "found_in",
    "worked",
]

# What else is stated in a programme: apps above add a source each when the site starts.
FURTHER: Final[list[Callable[[Programme], Iterable[ReconciledFigure]]]] = []


def findings_of(programme: Programme, only: Scheme | None = None) -> tuple[ReconciledFigure, ...]:
    """All stated figures in sequence, the programme's own first, with who explained a difference
    and when; of the schemes, `only` one where it is given. The number of queries does not grow
    with the programme."""
    return worked(programme, found_in(programme, only))


def found_in(programme: Programme, only: Scheme | None = None) -> tuple[ReconciledFigure, ...]:
    """The findings of `findings_of`, without the working of those headlines that kept sums can
    tell of. The number of queries does not grow with the programme."""
    given = {row.where: given_of(row) for row in programme.explanations.all()}
    part, schemes, kept = _stating(programme, only)
    found = findings_in(part, schemes, given, kept)
    if only is None:
        further = (one for source in FURTHER for one in source(programme))
        return (*found, *explained_by(part, further, given))
    return tuple(one for one in found if one.scheme in ("", only.reference))


def worked(
    programme: Programme, findings: Iterable[ReconciledFigure]
) -> tuple[ReconciledFigure, ...]:
    """The findings of `found_in`, each with its working; two queries."""
    found = tuple(findings)
    bare = {one.scheme for one in found if _is_bare(one)}
    if not bare:
        return found
    years = {}
    rows = programme.schemes.filter(reference__in=bare)
    for pk, reference, year in rows.values_list("pk", "reference", "headline_year"):
        years[reference] = pk, year
    lines = _lines_of(pk for pk, _year in years.values())
    looked_at = years_of(programme)

    def told(one: ReconciledFigure) -> ReconciledFigure:
        pk, year = years[one.scheme]
        held = LinesHeld(lines.get(pk, ()), looked_at)
        return replace(one, working=held.total(held.of("all"), year, "net")[2])

    return tuple(told(one) if _is_bare(one) else one for one in found)


def _is_bare(one: ReconciledFigure) -> bool:
    """Whether a finding has no working yet, or none at all."""
    return one.kind is ReconciledKind.HEADLINE and one.computed is not None and not one.working


def _stating(
    programme: Programme, only: Scheme | None
) -> tuple[CaseProgramme, list[CaseScheme], dict[str, KeptSums]]:
    """The parts of a programme in which figures are stated, schemes that state none left out, with
    the sums that schemes keep, by reference. A scheme has its lines only where a figure of it needs
    them and its kept sums cannot tell."""
    stated, evidence = stated_of(programme), evidence_of(programme)
    sums = [part for own in stated.values() for one in own for part in one.sum_of]
    tied = [part for part in sums if isinstance(part, CaseLive)]
    by_line = {part.scheme for part in tied if part.line}
    # A stated sum may be tied to the headline, line or table of another scheme.
    only = None if tied else only
    rows = programme.schemes.order_by("position", "pk").only(
        *("programme", "reference", "status", "figures"),
        *("headline_amount", "headline_precision", "headline_year"),
    )
    found: list[tuple[int, CaseScheme]] = []
    kept, needed = {}, []
    for row in rows.filter(pk=only.pk) if only else rows:
        headline = _headline(row)
        own = stated.get(row.pk, ())
        tables = evidence.get(row.pk, ())
        if not (headline or own or tables or tied):
            continue
        own_sums = KeptSums(row.figures)
        by_lines = row.reference in by_line or any(map(_is_of_lines, own))
        if by_lines or (headline and own_sums.net(headline.year) is None):
            needed.append(row.pk)
        else:
            kept[row.reference] = own_sums
        scheme = CaseScheme(
            row.reference, "", status=row.status, headline=headline, stated=own, evidence=tables
        )
        found.append((row.pk, scheme))
    lines = _lines_of(needed)
    schemes = [replace(scheme, lines=lines[pk]) if pk in lines else scheme for pk, scheme in found]
    return programme_part(programme, stated, evidence, planned=False), schemes, kept


def _is_of_lines(one: CaseStated) -> bool:
    """Whether a stated figure is held against savings lines of its own scheme."""
    live = (part for part in one.sum_of if isinstance(part, CaseLive))
    return bool(one.of_lines) or any(part.line and not part.scheme for part in live)


def _headline(row: Scheme) -> CaseHeadline | None:
    headline = SCHEME.keeping["headline"].given(row, SCHEME, "headline")
    assert headline is None or isinstance(headline, CaseHeadline)
    return headline


def _lines_of(schemes: Iterable[int]) -> dict[int, tuple[CaseLine, ...]]:
    rows = SavingsLine.objects.filter(scheme__in=list(schemes))
    return parts_by_owner(LINE, rows.order_by("position", "pk"))
