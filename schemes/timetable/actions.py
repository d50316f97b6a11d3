"""What people do to the timed steps of a programme."""

from schemes.models import TimedStep
from workbench.rows.kit import OrderedList

STEPS = OrderedList(TimedStep, "step", "programme")
