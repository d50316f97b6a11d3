"""What people do to tables of evidence."""

from schemes.models import EvidenceTable
from workbench.rows.kit import OrderedList

# Each moves among those of its own scheme, or of the programme.
EVIDENCE = OrderedList(
    EvidenceTable, "table of evidence", "programme", among=lambda table: table.scheme_id
)
