"""What people do to scenarios. None of it changes what is agreed."""

from typing import Final
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from appraisal.casefile.mapped import SCENARIO
from appraisal.casefile.scenarios.parts import CaseScenario
from appraisal.models import Appraisal, Scenario
from workbench.models import User
from workbench.rows.kit import OrderedList

MOST: Final = 50  # scenarios of one appraisal, as in the case file
_COLUMNS = ("name", "reason", "weights", "groups", "ratings", "bands", "excuses")

SCENARIOS = OrderedList(Scenario, "scenario", "appraisal.programme")


def save_scenario(*, appraisal: Appraisal, part: CaseScenario, by: User, token: UUID) -> Scenario:
    """Saves what was tried under a name, after the others. Raises `ValidationError` where the name
    is taken or nothing is tried."""
    if Scenario.objects.filter(appraisal=appraisal).count() >= MOST:
        raise ValidationError(
            _("An appraisal has at most %(most)d scenarios. Remove one first.") % {"most": MOST}
        )
    row = SCENARIO.row_of(part, appraisal=appraisal)
    values = {name: getattr(row, name) for name in _COLUMNS}
    return SCENARIOS.add(appraisal, by=by, token=token, **values)
