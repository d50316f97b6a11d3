"""What people do to the conditions of a decision."""

from appraisal.models import Condition
from workbench.rows.kit import OrderedList

CONDITIONS = OrderedList(Condition, "condition", "appraisal.programme")
