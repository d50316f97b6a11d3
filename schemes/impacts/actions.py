"""What people do to the impacts of a scheme."""

from schemes.impacts.protected import group_key
from schemes.models import Impact
from workbench.rows.kit import OrderedList

IMPACTS = OrderedList(
    Impact, "impact", "scheme.programme", among=lambda impact: group_key(impact.group)
)
