"""Who may look at moderation and who may agree ratings, and when. What the state of the process
allows is asked here and nowhere else in this room."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from appraisal.access import AppraisalPlace, appraisal_for
from appraisal.models import Appraisal
from schemes.access import Act, may
from schemes.models import Programme
from workbench.models import User

_SEEN = frozenset({Appraisal.State.MODERATION, Appraisal.State.RELEASED, Appraisal.State.DECIDED})
_RELEASED = frozenset({Appraisal.State.RELEASED, Appraisal.State.DECIDED})


def panel_for(user: User, programme: str, appraisal: str) -> AppraisalPlace:
    """The appraisal at this address for one of its panel: who moderates, or assesses. A stranger
    gets 404, everybody else 403."""
    place = appraisal_for(user, programme, appraisal, Act.READ)
    if not (may(place.roles, Act.MODERATE) or may(place.roles, Act.RATE)):
        raise PermissionDenied
    return place


def moderator_for(user: User, programme: str, appraisal: str) -> AppraisalPlace:
    """The appraisal at this address for somebody who records what the panel agrees."""
    return appraisal_for(user, programme, appraisal, Act.MODERATE)


def may_moderate(place: AppraisalPlace) -> bool:
    return may(place.roles, Act.MODERATE)


def sees_ratings(place: AppraisalPlace) -> bool:
    """Whether the ratings of others are open to the panel: from moderation on, where assessors
    score apart."""
    return not _is_apart(place) or place.appraisal.state in _SEEN


def agrees_now(place: AppraisalPlace) -> bool:
    """Whether the person may record agreed ratings, now."""
    is_open = not _is_apart(place) or place.appraisal.state == Appraisal.State.MODERATION
    return may_moderate(place) and is_open


def sees_results(place: AppraisalPlace) -> bool:
    """Whether ranks are open to the person: before they are released, to those who moderate."""
    released = not _is_apart(place) or place.appraisal.state in _RELEASED
    return may_moderate(place) or released


def why_not_now(place: AppraisalPlace) -> str:
    """Why nothing can be agreed now, to a person who else might; "" where it can."""
    state = place.appraisal.state
    if not _is_apart(place) or state == Appraisal.State.MODERATION:
        return ""
    if state in _RELEASED:
        return _("The results are released, so the agreed ratings stand as they are.")
    return _(
        "Moderation has not begun. Until it does, nobody sees the ratings of others, and none is "
        "agreed."
    )


def _is_apart(place: AppraisalPlace) -> bool:
    return place.programme.scoring == Programme.Scoring.APART
