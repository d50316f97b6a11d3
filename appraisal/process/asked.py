"""What an appraisal asks of one person where assessors score apart, as it stands: at most one
thing, told on Home, in the daily email and in every room of the appraisal."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from appraisal.process.counts import Counts
from appraisal.states import State
from schemes.access import Act, may


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for, in a sentence, and the name of the address where it is done."""

    sentence: str
    room: str


def asked_of(state: str, counts: Counts, roles: frozenset[str], user: int) -> Asked | None:
    """What somebody with these roles is asked for; None where they have nothing to do."""
    asks = _ASKS.get(State(state))
    return asks(counts, roles, user) if asks else None


def _setting_up(counts: Counts, roles: frozenset[str], user: int) -> Asked | None:
    if not counts.weighable:
        return None
    if may(roles, Act.RATE) and not counts.weighed.get(user):
        return Asked(_("You have not given your own weights yet."), "weights-own")
    if may(roles, Act.DECIDE) and counts.all_weighed:
        said = _("All assessors have given their weights: agree them, and lock them.")
        return Asked(said, "weights")
    return None


def _locked(_counts: Counts, roles: frozenset[str], _user: int) -> Asked | None:
    if may(roles, Act.DECIDE):
        return Asked(_("The weights are locked: open the scoring."), "process")
    return None


def _scoring(counts: Counts, roles: frozenset[str], user: int) -> Asked | None:
    left = counts.left(user) if user in counts.given else 0
    if left:
        text = ngettext(
            "%(left)d of %(count)d rating left.",
            "%(left)d of %(count)d ratings left.",
            counts.rated,
        )
        return Asked(text % {"left": left, "count": counts.rated}, "scoring")
    if may(roles, Act.DECIDE) and counts.all_rated:
        return Asked(_("All assessors have finished: begin moderation."), "process")
    return None


def _moderation(counts: Counts, roles: frozenset[str], _user: int) -> Asked | None:
    if counts.open and may(roles, Act.MODERATE):
        text = ngettext(
            "One rating is not agreed yet.", "%(open)d ratings are not agreed yet.", counts.open
        )
        return Asked(text % {"open": counts.open}, "moderation")
    if not counts.open and may(roles, Act.DECIDE):
        return Asked(_("Every rating is agreed: release the results."), "process")
    return None


_ASKS = {
    State.SETTING_UP: _setting_up,
    State.WEIGHTS_LOCKED: _locked,
    State.SCORING: _scoring,
    State.MODERATION: _moderation,
}
