"""What people do to tables of evidence."""

from typing import Any, TypedDict, Unpack
from uuid import UUID

from schemes.models import EvidenceTable, Programme, Scheme
from workbench.models import User
from workbench.rows.writing import write


class EvidenceValues(TypedDict):
    """What a table's form asks for; columns, rows and sums in the shape of the interchange file."""

    title: str
    source: str
    note: str
    row_heading: str
    columns: list[dict[str, Any]]
    rows: list[dict[str, Any]]
    sums: list[dict[str, Any]]


def add_evidence(
    *,
    programme: Programme,
    scheme: Scheme | None,
    by: User,
    token: UUID,
    **values: Unpack[EvidenceValues],
) -> EvidenceTable:
    """A new table of the programme, or of one of its schemes, after the others."""
    with write(by=by, token=token) as writer:
        place = EvidenceTable.objects.filter(programme=programme).count()
        table = EvidenceTable(programme=programme, scheme=scheme, position=place, **values)
        writer.save(table)
        writer.record("added table of evidence", table, programme)
    return table


def change_evidence(
    *,
    table: EvidenceTable,
    version: int,
    by: User,
    token: UUID,
    **values: Unpack[EvidenceValues],
) -> EvidenceTable:
    programme = table.programme
    with write(by=by, token=token) as writer:
        table = writer.lock(EvidenceTable.objects.filter(pk=table.pk), version)
        for name, value in values.items():
            setattr(table, name, value)
        writer.save(table)
        writer.record("changed table of evidence", table, programme)
    return table


def remove_evidence(*, table: EvidenceTable, version: int, by: User, token: UUID) -> None:
    """Removes the table. The trail keeps every cell of it."""
    programme = table.programme
    with write(by=by, token=token) as writer:
        table = writer.lock(EvidenceTable.objects.filter(pk=table.pk), version)
        writer.record("removed table of evidence", table, programme, removed=True)
        table.delete()
