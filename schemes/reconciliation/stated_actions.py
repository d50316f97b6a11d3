"""What people do to the figures that somebody stated."""

from schemes.models import StatedFigure
from workbench.rows.kit import OrderedList

# Each moves among those of its own scheme, or of the programme. An explanation that was given for
# one that is removed goes stale, and stays.
STATED = OrderedList(
    StatedFigure, "stated figure", "programme", among=lambda figure: figure.scheme_id
)
