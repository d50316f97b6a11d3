"""What people do to a programme's funding bridges and budgets."""

from schemes.models import Bridge, Budget
from workbench.rows.kit import OrderedList, RowList

BRIDGES = OrderedList(Bridge, "funding bridge", "programme")
BUDGETS = RowList(Budget, "budget", "programme")
