"""What stated figures are tied to by name: the names follow a scheme or a line that is renamed, and
a file leaves out what is not there any more."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from django.db.models import F

from schemes.casefile.parts import CaseLive, CaseProgramme, CaseScheme, CaseStated
from schemes.models import EvidenceTable, Explanation, Programme, Scheme, StatedFigure
from workbench.rows.writing import Writer


def follow_scheme(writer: Writer, programme: Programme, old: str, new: str) -> None:
    """Ties the stated figures of a programme, and the explanations of what differs in the scheme,
    to its new reference."""

    def renamed(part: dict[str, Any], _figure: StatedFigure) -> dict[str, Any]:
        if "headlines_of" in part:
            named = [new if one == old else one for one in part["headlines_of"]]
            return part | {"headlines_of": named}
        return part | {"scheme": new} if part.get("scheme") == old else part

    if old != new:
        _follow(writer, programme, renamed)
        _follow_explained(programme, old, new)


def _follow_explained(programme: Programme, old: str, new: str) -> None:
    """Puts the explanations of a scheme where its differences are listed now."""
    scheme = Scheme.objects.filter(programme=programme, reference=new).first()
    if scheme is None:
        return
    names = {"headline", *scheme.stated.values_list("name", flat=True)}
    tables = scheme.evidence.values_list("title", flat=True)
    starts = ("headline ", *(f"{title} / " for title in tables))
    for where in Explanation.objects.filter(programme=programme).values_list("where", flat=True):
        before, _space, rest = where.partition(f"{old} ")
        if not before and (rest in names or rest.startswith(starts)):
            _move_explanation(programme.pk, where, f"{new} {rest}")


def follow_figure(figure: StatedFigure, was: str) -> None:
    """Puts the explanation of a stated figure that was called `was` under its name now."""
    if figure.name != was:
        start = f"{figure.scheme.reference} " if figure.scheme else ""
        _move_explanation(figure.programme_id, start + was, start + figure.name)


def _move_explanation(programme: int, old: str, new: str) -> None:
    """Moves the explanation of one place to another. One that stands there stays, and the other is
    left behind: it goes stale."""
    every = Explanation.objects.select_for_update().filter(programme=programme)
    if not every.filter(where=new).exists():
        every.filter(where=old).update(where=new, version=F("version") + 1)


def follow_line(writer: Writer, scheme: Scheme, old: str, new: str) -> None:
    """Ties the stated figures of a programme to the new name of a line of this scheme."""

    def renamed(part: dict[str, Any], figure: StatedFigure) -> dict[str, Any]:
        own = figure.scheme_id == scheme.pk
        is_its = part.get("scheme") == scheme.reference or (own and not part.get("scheme"))
        return part | {"line": new} if part.get("line") == old and is_its else part

    if old != new:
        _follow(writer, scheme.programme, renamed)
        for figure in StatedFigure.objects.select_for_update().filter(scheme=scheme):
            if old in figure.lines:
                figure.lines = [new if one == old else one for one in figure.lines]
                writer.save(figure)


def follow_table(
    writer: Writer,
    table: EvidenceTable,
    *,
    was: str,
    cell: Callable[[str, str], tuple[str, str] | None],
    cells: Sequence[tuple[str, str]],
) -> None:
    """Ties the stated figures of a programme, and the explanations of the table's sums, to the new
    names of a table that was called `was`. `cell` gives what one of its `cells` is called now, None
    where it is gone: what is tied to it stays so, and reconciliation says that it is missing."""

    def renamed(part: dict[str, Any], _figure: StatedFigure) -> dict[str, Any]:
        if part.get("cell", [""])[0] != was:
            return part
        _title, row, column = part["cell"]
        return part | {"cell": [table.title, *(cell(row, column) or (row, column))]}

    _follow(writer, table.programme, renamed)
    start = f"{table.scheme.reference} " if table.scheme else ""
    places = {
        f"{start}{was} / {row} / {column}": f"{start}{table.title} / {now[0]} / {now[1]}"
        for row, column in cells
        if (now := cell(row, column)) is not None
    }
    moved = {old: new for old, new in places.items() if old != new}
    if moved:
        rows = Explanation.objects.select_for_update().filter(programme=table.programme)
        for explanation in rows:
            if explanation.where in moved:
                explanation.where = moved[explanation.where]
                writer.save(explanation)


def _follow(writer: Writer, programme: Programme, renamed: Any) -> None:
    for figure in StatedFigure.objects.select_for_update().filter(programme=programme):
        parts = [renamed(part, figure) if isinstance(part, dict) else part for part in figure.parts]
        if parts != figure.parts:
            figure.parts = parts
            writer.save(figure)


def untied(
    programme: CaseProgramme, schemes: Sequence[CaseScheme], of: CaseScheme | None, table: str = ""
) -> tuple[CaseProgramme, tuple[CaseScheme, ...]]:
    """The programme and its schemes, whose stated sums rest neither on the scheme `of` with its
    lines and tables nor on this table: such a sum stands as it was stated, without its parts."""
    reference = of.reference if of else ""
    tables = {table, *(one.title for one in of.evidence)} if of else {table}

    def rests(part: str | CaseLive, owner: str) -> bool:
        if not isinstance(part, CaseLive):
            return False
        if part.cell:
            return part.cell[0] in tables
        if part.line:
            return bool(of) and (part.scheme or owner) == reference
        return bool(of) and reference in part.headlines_of

    def left(stated: tuple[CaseStated, ...], owner: str) -> tuple[CaseStated, ...]:
        return tuple(
            replace(one, sum_of=()) if any(rests(part, owner) for part in one.sum_of) else one
            for one in stated
        )

    return (
        replace(programme, stated=left(programme.stated, "")),
        # A scheme without such ties stays the one that it is, with what was worked out of it.
        tuple(
            replace(one, stated=found)
            if (found := left(one.stated, one.reference)) != one.stated
            else one
            for one in schemes
        ),
    )


def without_loose(
    programme: CaseProgramme, schemes: Sequence[CaseScheme]
) -> tuple[CaseProgramme, tuple[CaseScheme, ...]]:
    """The programme and its schemes without ties to schemes, lines and cells that are not there any
    more, as a file that names them is refused."""
    lines = {one.reference: {line.name for line in one.lines} for one in schemes}
    owners: list[CaseProgramme | CaseScheme] = [programme, *schemes]
    cells = {
        (table.title, row.label, column.name)
        for owner in owners
        for table in owner.evidence
        for row in table.rows
        for column in table.columns
    }

    def kept(part: str | CaseLive, owner: str) -> str | CaseLive | None:
        if not isinstance(part, CaseLive):
            return part
        if part.line:
            return part if part.line in lines.get(part.scheme or owner, ()) else None
        if part.cell:
            return part if part.cell in cells else None
        found = tuple(one for one in part.headlines_of if one in lines)
        return replace(part, headlines_of=found) if found else None

    def tied(one: CaseStated, owner: str) -> CaseStated:
        parts = (kept(part, owner) for part in one.sum_of)
        of = one.of_lines
        if of is not None and of.lines != "all":
            there = [name for name in of.lines if name in lines.get(owner, ())]
            of = replace(of, lines=there) if there else None
        return replace(one, sum_of=tuple(p for p in parts if p is not None), of_lines=of)

    return (
        replace(programme, stated=tuple(tied(one, "") for one in programme.stated)),
        tuple(
            replace(scheme, stated=tuple(tied(one, scheme.reference) for one in scheme.stated))
            for scheme in schemes
        ),
    )
