"""How far an appraisal has come, in a sentence."""

from collections.abc import Callable
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from appraisal.models import Appraisal
from appraisal.process.standing import Standing
from appraisal.states import State, is_apart
from workbench.numbers.listing import counts_alike


def state_words(appraisal: Appraisal, standing: Standing) -> str:
    """ "Scoring is open; two of five assessors have finished." """
    if not is_apart(appraisal.programme):
        return _("One officer records the ratings that were agreed: there are no steps to take.")
    if appraisal.state == State.RELEASED and appraisal.decision_id is not None:
        return _(
            "The results are released again. The decision was recorded before: "
            "record it anew, or another one."
        )
    return _SENTENCES[State(appraisal.state)](standing)


def _scoring(standing: Standing) -> str:
    count = len(standing.assessors)
    finished = count - len(standing.late)
    text = ngettext(
        "Scoring is open; %(finished)s of %(count)s assessors has finished.",
        "Scoring is open; %(finished)s of %(count)s assessors have finished.",
        max(finished, 1),
    )
    if count == 1:
        return (
            _("Scoring is open; the one assessor has finished.")
            if finished
            else _("Scoring is open; the one assessor has not finished.")
        )
    some, all_ = counts_alike(finished, count)
    return text % {"finished": some if finished else _("none"), "count": all_}


def _moderation(standing: Standing) -> str:
    return _("The panel agrees the ratings. %(open)s") % {
        "open": standing.open_words if standing.open else _("Every rating is agreed.")
    }


_SENTENCES: Final[dict[State, Callable[[Standing], str]]] = {
    State.SETTING_UP: lambda _all: _(
        "It is being set up: options, criteria and weights can change."
    ),
    State.WEIGHTS_LOCKED: lambda _all: _("The weights are locked, and nobody has rated yet."),
    State.SCORING: _scoring,
    State.MODERATION: _moderation,
    State.RELEASED: lambda _all: _("The results are released. No decision is recorded yet."),
    State.DECIDED: lambda _all: _("It is decided."),
}
