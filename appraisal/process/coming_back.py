"""What of an appraisal comes back in which of its states: as long as it could be removed."""

from typing import Final

from django.db import models

from appraisal.models import (
    Appraisal,
    Condition,
    CostScenario,
    Criterion,
    CriterionGroup,
    Level,
    Measure,
    Option,
    OptionLine,
    Scale,
    StakeholderView,
)
from appraisal.scoring.allowed import rated_on, reached_on, refuse, refuse_stranding
from appraisal.states import Change, refusal
from workbench.models import User
from workbench.pages.not_now import NotNow

_CHANGE: Final[dict[type[models.Model], Change]] = {
    Option: Change.OPTIONS,
    Criterion: Change.RULES,
    CriterionGroup: Change.RULES,
    Scale: Change.RULES,
    Measure: Change.MEASURES,
    OptionLine: Change.DESCRIPTIONS,
    StakeholderView: Change.DESCRIPTIONS,
    CostScenario: Change.DESCRIPTIONS,
    Condition: Change.DECISION,
}


def may_come_back(row: models.Model, by: User) -> None:
    """Raises `NotNow` where the appraisal's state does not allow it, and `ValidationError` where
    a rating that is back says what its scale no longer has."""
    change, appraisal = _CHANGE.get(type(row)), _appraisal_of(row)
    if change is None or appraisal is None:
        return
    if why := refusal(appraisal, change):
        raise NotNow(why, appraisal.get_absolute_url())
    if isinstance(row, Option | Criterion):
        criteria = Criterion.objects.filter(appraisal=appraisal).order_by("position", "pk")
        for criterion in criteria if isinstance(row, Option) else (row,):
            levels = list(Level.objects.filter(scale=criterion.scale_id).order_by("position", "pk"))
            rated, reached = rated_on(criterion, levels), reached_on(criterion, levels)
            refuse(refuse_stranding(criterion, rated, reached))


def _appraisal_of(row: models.Model) -> Appraisal | None:
    """The appraisal that the row belongs to, of itself or by its option."""
    if isinstance(row, OptionLine | StakeholderView):
        row = row.option
    found = getattr(row, "appraisal", None)
    return found if isinstance(found, Appraisal) else None
