"""Every stated figure of a programme and its schemes beside the computed one.

Pages and papers read only this. The rows are read by way of their case file, so that a page and
`appraise` cannot disagree.
"""

from schemes.casefile.writing import given_of, plain_case
from schemes.finance.references import Collation
from schemes.models import Programme, Scheme
from schemes.reconciliation.checking import clashes_in, findings_in
from schemes.reconciliation.findings import Explained, Finding, FindingKind

__all__ = ["Explained", "Finding", "FindingKind", "clashes_of", "findings_of"]


def findings_of(programme: Programme, only: Scheme | None = None) -> tuple[Finding, ...]:
    """All stated figures in sequence, the programme's own first, with who explained a difference
    and when; of the schemes, `only` one where it is given. The number of queries does not grow
    with the programme."""
    given = {row.where: given_of(row) for row in programme.explanations.all()}
    return findings_in(plain_case(programme, only), given)


def clashes_of(programme: Programme) -> Collation:
    """The references of all schemes with their spellings, and which of them clash."""
    rows = programme.schemes.order_by("position", "pk").values("reference", "spellings")
    return clashes_in({"schemes": list(rows)})
