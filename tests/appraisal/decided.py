"""One row of each kind that stands beside a decision, for tests that open every page."""

from typing import Any

from appraisal.models import Appraisal, Condition, Option


def decision_parameters(appraisal: Appraisal, option: Option) -> dict[str, Any]:
    """Makes the rows; returns the values of address parameters that name them."""
    condition = Condition.objects.create(
        appraisal=appraisal, text="Cabinet agrees.", owner_role="Director"
    )
    return {"condition": condition.pk}
