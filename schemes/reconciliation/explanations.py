"""Explanations of differences in the case file, which keeps each one by the headline or the stated
figure that it explains, and the others in a list of the programme."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import TypeVar

from schemes.casefile.parts import (
    CaseExplanation,
    CaseHeadline,
    CaseProgramme,
    CaseScheme,
    CaseStated,
)
from schemes.casefile.rows import EXPLANATION, programme_parts
from schemes.casefile.sums.ties import without_loose
from schemes.models import Explanation, Programme
from schemes.reconciliation.checking import findings_in
from schemes.reconciliation.findings import (
    DifferenceExplanation,
    KeptExplanation,
    headline_place,
    stated_place,
)
from workbench.numbers.exact import exact, exact_text

Stated = TypeVar("Stated", CaseHeadline, CaseStated)


def given_of(row: Explanation) -> KeptExplanation:
    """An explanation with the two amounts that it holds for."""
    return KeptExplanation(
        exact(row.stated or 0), row.computed, DifferenceExplanation(row.text, row.by, row.at)
    )


def explained_parts(programme: Programme) -> tuple[CaseProgramme, tuple[CaseScheme, ...]]:
    """The programme and its schemes with every explanation: by its figure where it still holds.
    What holds for amounts of the past stays on record until somebody takes it back. The number of
    queries does not grow with the programme."""
    part, schemes = without_loose(*programme_parts(programme))
    rows = list(programme.explanations.order_by("pk"))
    if not rows:
        return part, schemes
    found = {one.where: one for one in reversed(findings_in(part, schemes))}
    places = {place for place, _figure in _figures(part, schemes)}
    texts = {
        row.where: row.text
        for row in rows
        if row.where in places and given_of(row).holds(found[row.where])
    }
    rest = tuple(EXPLANATION.part_of(row) for row in rows if row.where not in texts)

    def told(figure: Stated, place: str) -> Stated:
        # Of two figures in one place the first was checked.
        return replace(figure, explained=texts.pop(place, ""))

    part = replace(
        part,
        stated=tuple(told(one, stated_place("", one)) for one in part.stated),
        explanations=rest,
    )
    return part, tuple(
        replace(
            scheme,
            headline=scheme.headline
            and told(scheme.headline, headline_place(scheme.reference, scheme.headline)),
            stated=tuple(told(one, stated_place(scheme.reference, one)) for one in scheme.stated),
        )
        for scheme in schemes
    )


def create_explanations(
    part: CaseProgramme, schemes: tuple[CaseScheme, ...], programme: Programme
) -> None:
    """Saves the explanations of a checked case. What it explains by a headline or a stated figure
    holds for the amounts that it has."""
    texts = {
        place: figure.explained for place, figure in _figures(part, schemes) if figure.explained
    }
    found = {one.where: one for one in reversed(findings_in(part, schemes))} if texts else {}
    kept = {
        where: CaseExplanation(
            where, Decimal(exact_text(found[where].stated)), text, found[where].computed_text
        )
        for where, text in texts.items()
    }
    for one in part.explanations:
        kept.setdefault(one.where, one)
    EXPLANATION.create([(programme, kept.values())])


def _figures(
    part: CaseProgramme, schemes: tuple[CaseScheme, ...]
) -> Iterator[tuple[str, CaseHeadline | CaseStated]]:
    """The figures that have a key for their own explanation, with what each is listed under."""
    for one in part.stated:
        yield stated_place("", one), one
    for scheme in schemes:
        if scheme.headline is not None:
            yield headline_place(scheme.reference, scheme.headline), scheme.headline
        for one in scheme.stated:
            yield stated_place(scheme.reference, one), one
