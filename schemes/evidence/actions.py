"""What people do to tables of evidence."""

from typing import Any
from uuid import UUID

from schemes.casefile.parts import CaseTable
from schemes.casefile.rows import TABLE
from schemes.casefile.sums.ties import follow_table
from schemes.evidence.renaming import renamed_lines
from schemes.models import EvidenceTable
from workbench.models import User
from workbench.rows.kit import OrderedList
from workbench.rows.writing import write


class EvidenceList(OrderedList[EvidenceTable]):
    """The tables of a programme. What is tied to a cell follows the names of its table, its row
    and its column."""

    def change(
        self,
        row: EvidenceTable,
        *,
        by: User,
        token: UUID,
        version: int | None = None,
        **values: Any,
    ) -> EvidenceTable:
        programme = self.programme(row)
        with write(by=by, token=token) as writer:
            row = writer.lock(self._one(row), self._at(version))
            before: CaseTable = TABLE.part_of(row)
            for name, value in values.items():
                setattr(row, name, value)
            writer.save(row)
            after: CaseTable = TABLE.part_of(row)
            follow_table(
                writer,
                row,
                was=before.title,
                cell=renamed_lines(before, after).cell,
                cells=[(r.label, c.name) for r in before.rows for c in before.columns],
            )
            writer.record(f"changed {self.called(row)}", row, programme)
        return row


# Each moves among those of its own scheme, or of the programme.
EVIDENCE = EvidenceList(
    EvidenceTable, "table of evidence", "programme", among=lambda table: table.scheme_id
)
