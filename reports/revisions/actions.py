"""What people do to the revision record of a paper."""

from reports.models import Revision
from workbench.rows.kit import OrderedList

REVISIONS = OrderedList(Revision, "revision", "paper.programme")
