"""Every stated figure of a programme and its schemes beside the computed one.

Pages and papers read only this. The rows are read as the parts of their case file, so that a page
and `appraise` cannot disagree.
"""

from schemes.casefile.rows import programme_parts
from schemes.models import Programme, Scheme
from schemes.reconciliation.checking import findings_in
from schemes.reconciliation.explanations import given_of
from schemes.reconciliation.findings import DifferenceExplanation, ReconciledFigure, ReconciledKind

__all__ = ["DifferenceExplanation", "ReconciledFigure", "ReconciledKind", "findings_of"]


def findings_of(programme: Programme, only: Scheme | None = None) -> tuple[ReconciledFigure, ...]:
    """All stated figures in sequence, the programme's own first, with who explained a difference
    and when; of the schemes, `only` one where it is given. The number of queries does not grow
    with the programme."""
    given = {row.where: given_of(row) for row in programme.explanations.all()}
    # A stated sum may be tied to the headline, line or table of another scheme.
    tied = only is not None and any(
        isinstance(part, dict)
        for parts in programme.stated.values_list("parts", flat=True)
        for part in parts
    )
    found = findings_in(*programme_parts(programme, None if tied else only, planned=False), given)
    if only is None:
        return found
    return tuple(one for one in found if one.scheme in ("", only.reference))
