"""The programme's and its schemes' part of the case file, explanations where they belong."""

from schemes.models import Programme
from schemes.reconciliation.explanations import explained_parts
from workbench.casefile.faults import Json
from workbench.casefile.parts import written


def case_data(programme: Programme) -> Json:
    """`programme` and `schemes` as the case file holds them."""
    part, schemes = explained_parts(programme)
    return {"programme": written(part), "schemes": [written(one) for one in schemes]}
