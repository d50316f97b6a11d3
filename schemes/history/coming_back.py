"""Who may undo a removal in a programme, and what follows from it there."""

from typing import Final

from django.db import models

from schemes.access import Act, require, roles_of
from schemes.models import Partner, Programme, SavingsLine, Scheme
from schemes.savings.inputs import recompute
from workbench.models import Removal, User

# What the lead officers alone remove, by model. Apps above add theirs when the site starts.
OF_LEADS: Final[set[str]] = {one._meta.label_lower for one in (Partner, Programme, Scheme)}


def act_of(removal: Removal) -> Act:
    """What somebody's role has to allow for them to undo this."""
    return Act.DECIDE if removal.model in OF_LEADS else Act.WRITE


def may_come_back(row: models.Model, by: User) -> None:
    """Only those who hold the role in a programme that is back may have had it back."""
    if isinstance(row, Programme):
        require(roles_of(by, row.pk), Act.DECIDE)


def came_back(row: models.Model) -> None:
    """Works the figures of a scheme out anew where one of its lines is back."""
    if isinstance(row, SavingsLine):
        recompute(row.scheme.programme, [row.scheme])
