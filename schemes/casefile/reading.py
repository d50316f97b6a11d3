"""The programme and schemes of a checked, canonical case into the database."""

from schemes.casefile.parts import CaseProgramme, CaseScheme
from schemes.casefile.rows import create_rows
from schemes.models import Programme, Scheme
from schemes.reconciliation.explanations import create_explanations
from schemes.savings.inputs import recompute
from workbench.casefile.faults import Json
from workbench.casefile.parts import read


def create_case(case: Json, programme: Programme) -> dict[str, Scheme]:
    """Saves the schemes of a checked case and all the money of it and its programme; the schemes
    by reference. The caller holds the transaction."""
    part = read(CaseProgramme, case["programme"])
    parts = tuple(read(CaseScheme, one) for one in case.get("schemes", []))
    schemes = create_rows(part, parts, programme)
    recompute(programme)
    create_explanations(part, parts, programme)
    return schemes
