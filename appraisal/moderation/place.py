"""Who may look at moderation and who may agree ratings, and when."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from appraisal.access import AppraisalPlace, appraisal_for
from appraisal.states import Change, is_released, refusal
from schemes.access import Act
from workbench.models import User


def panel_for(user: User, programme: str, appraisal: str) -> AppraisalPlace:
    """The appraisal at this address for one of its panel: who moderates, or assesses. A stranger
    gets 404, everybody else 403."""
    place = appraisal_for(user, programme, appraisal, Act.READ)
    if not (place.may_moderate or place.may_rate):
        raise PermissionDenied
    return place


def moderator_for(user: User, programme: str, appraisal: str) -> AppraisalPlace:
    """The appraisal at this address for somebody who records what the panel agrees."""
    return appraisal_for(user, programme, appraisal, Act.MODERATE)


def agrees_now(place: AppraisalPlace) -> bool:
    """Whether the person may record agreed ratings, now."""
    return place.may_moderate and not refusal(place.appraisal, Change.AGREED_RATINGS)


def why_not_now(place: AppraisalPlace) -> str:
    """Why nothing can be agreed now, to a person who else might; "" where it can."""
    if not refusal(place.appraisal, Change.AGREED_RATINGS):
        return ""
    if is_released(place.appraisal):
        return _("The results are released, so the agreed ratings stand as they are.")
    return _(
        "Moderation has not begun. Until it does, nobody sees the ratings of others, and none is "
        "agreed."
    )
