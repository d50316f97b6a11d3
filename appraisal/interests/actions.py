"""What people do to the interests declared on an appraisal."""

from typing import Any
from uuid import UUID

from appraisal.models import Appraisal, Interest
from workbench.models import User
from workbench.rows.kit import OrderedList

INTERESTS = OrderedList(Interest, "interest", "appraisal.programme")


def declare(*, appraisal: Appraisal, by: User, token: UUID, **values: Any) -> Interest:
    """Declares an interest of the person who sends it, or that they have none."""
    return INTERESTS.add(appraisal, by=by, token=token, user=by, **values)
