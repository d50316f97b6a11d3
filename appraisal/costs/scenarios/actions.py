"""What people do to the named scenarios of costs."""

from appraisal.models import CostScenario
from workbench.rows.kit import OrderedList

SCENARIOS = OrderedList(CostScenario, "scenario of costs", "appraisal.programme")
