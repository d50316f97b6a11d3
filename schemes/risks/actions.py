"""What people do to the risks of a scheme."""

from schemes.models import Risk
from schemes.risks.tables import score
from workbench.rows.kit import OrderedList

# The gravest come first, so that a risk moves among those of its own score.
RISKS = OrderedList(
    Risk, "risk", "scheme.programme", among=lambda risk: score(risk.likelihood, risk.impact)
)
