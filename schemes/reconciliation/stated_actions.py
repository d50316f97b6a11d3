"""What people do to the figures that somebody stated."""

from typing import Any
from uuid import UUID

from django.db import transaction

from schemes.casefile.sums.ties import follow_figure
from schemes.models import StatedFigure
from workbench.models import User
from workbench.rows.kit import OrderedList


class StatedFigures(OrderedList[StatedFigure]):
    """The stated figures of a programme. The reason for a difference goes with the name that it is
    listed under."""

    def change(
        self, row: StatedFigure, *, by: User, token: UUID, version: int | None = None, **values: Any
    ) -> StatedFigure:
        with transaction.atomic():
            was = StatedFigure.objects.values_list("name", flat=True).get(pk=row.pk)
            row = super().change(row, by=by, token=token, version=version, **values)
            follow_figure(row, was)
        return row


# Each moves among those of its own scheme, or of the programme. An explanation that was given for
# one that is removed goes stale, and stays.
STATED = StatedFigures(
    StatedFigure, "stated figure", "programme", among=lambda figure: figure.scheme_id
)
