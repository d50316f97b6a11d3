"""Who approved a paper, and how it came to be: the approvals and the revision record."""

from collections.abc import Sequence
from datetime import date

from reports.casefile.parts import CaseApproval, CaseRevision
from reports.document.content import Block, ItemList, plain
from workbench.dates import day
from workbench.pages.tables import Cell, Column, Row, Table

STATES = {
    "": "Not asked yet",
    "requested": "Asked",
    "given": "Approved",
    "returned": "Returned",
}


def approvals_table(
    approvals: Sequence[CaseApproval], roles: Sequence[str], caption: str | None = None
) -> Table | None:
    """A row for each role of the house format, in its order, then whoever else was asked; None
    where nobody is."""
    by_role = {approval.role: approval for approval in approvals}
    asked = [*roles, *(role for role in by_role if role not in roles)]
    if not asked:
        return None
    return Table(
        caption=caption or "Approvals",
        name="approvals",
        columns=(Column("Role"), Column("Approval"), Column("Date")),
        rows=tuple(_approval(role, by_role.get(role, CaseApproval(role))) for role in asked),
    )


def _approval(role: str, approval: CaseApproval) -> Row:
    state = STATES[approval.state]
    note = approval.comment
    if approval.stale:
        state, note = "Approved before the paper changed", note or "Ask again"
    if approval.delegation:
        delegated = f"For the {role}, by delegation: {approval.delegation}"
        note = f"{delegated.rstrip('.')}. {note}" if note else delegated
    return Row(Cell(role), (Cell(state, note=note), Cell(_day(approval.on))))


def revisions_table(revisions: Sequence[CaseRevision], caption: str | None = None) -> Table | None:
    """Who wrote which version, when, what it was and, where anybody said so, what changed; None
    where nothing is recorded."""
    if not revisions:
        return None
    changes = (Column("What changed"),) if any(one.note for one in revisions) else ()
    return Table(
        caption=caption or "Revision record",
        name="revisions",
        columns=(
            Column("Version"),
            Column("Date"),
            Column("Author"),
            Column("Status"),
            *changes,
        ),
        rows=tuple(
            Row(
                Cell(one.version),
                (
                    Cell(_day(one.on)),
                    Cell(one.author or "Not recorded"),
                    Cell(one.status or "Not recorded"),
                    *((Cell(one.note or "Not recorded"),) * len(changes)),
                ),
            )
            for one in revisions
        ),
    )


def background_blocks(background: Sequence[str]) -> tuple[Block, ...]:
    """The papers that this one rests on, which the law has listed; a single line, which may be the
    word that there are none, is no list. Nothing where nobody said anything."""
    if not background:
        return ()
    if len(background) == 1:
        return (plain(background[0]),)
    return (ItemList(tuple((plain(line),) for line in background)),)


def _day(on: str) -> str:
    return day(date.fromisoformat(on)) if on else "Not dated"
