"""How far an appraisal has come where assessors score apart: what may change in which state, and
who sees what by then.

Where one officer records agreed ratings there are no states: everything may change, and whoever
reads the programme reads its results.
"""

from enum import Enum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from appraisal.models import Appraisal
from schemes.access import Act, may
from schemes.models import Programme

State = Appraisal.State


class Change(Enum):
    """What people change of an appraisal, as far as its state decides whether they may."""

    OPTIONS = "options"
    DESCRIPTIONS = "descriptions"
    RULES = "rules"
    WEIGHTS = "weights"
    MEASURES = "measures"
    OWN_RATINGS = "own ratings"
    AGREED_RATINGS = "agreed ratings"
    DECISION = "decision"


_BEFORE_RELEASE: Final = frozenset(
    {State.SETTING_UP, State.WEIGHTS_LOCKED, State.SCORING, State.MODERATION}
)
AFTER_RELEASE: Final = frozenset({State.RELEASED, State.DECIDED})

# The states in which each change is allowed, and what is said in all others.
ALLOWED_IN: Final[dict[Change, tuple[frozenset[State], Promise]]] = {
    Change.OPTIONS: (
        frozenset({State.SETTING_UP, State.WEIGHTS_LOCKED}),
        _(
            "Options are added and removed before scoring opens, "
            "so that all assessors judge the same ones."
        ),
    ),
    Change.DESCRIPTIONS: (
        _BEFORE_RELEASE,
        _("The results are released, and rest on the options as they are described."),
    ),
    Change.RULES: (
        frozenset({State.SETTING_UP}),
        _(
            "Criteria, scales and rules are settled before the weights are locked, "
            "so that nobody fits them to the ratings."
        ),
    ),
    Change.WEIGHTS: (
        frozenset({State.SETTING_UP}),
        _("The weights are locked, so that nobody fits them to the ratings."),
    ),
    Change.MEASURES: (
        _BEFORE_RELEASE,
        _("The results are released, and rest on the measures as they are."),
    ),
    Change.OWN_RATINGS: (
        frozenset({State.SCORING}),
        _("Assessors rate while scoring is open."),
    ),
    Change.AGREED_RATINGS: (
        frozenset({State.MODERATION}),
        _("Ratings are agreed in moderation, when all assessors have rated apart."),
    ),
    Change.DECISION: (
        AFTER_RELEASE,
        _("A decision is recorded once the results are released."),
    ),
}


def is_apart(programme: Programme) -> bool:
    """Whether assessors score apart in this programme."""
    return programme.scoring == Programme.Scoring.APART


def refusal(appraisal: Appraisal, change: Change) -> str:
    """Why the change is not allowed in the appraisal's state; "" where it is. The appraisal should
    come with its programme."""
    if not is_apart(appraisal.programme):
        return ""
    states, why = ALLOWED_IN[change]
    return "" if appraisal.state in states else str(why)


def is_released(appraisal: Appraisal) -> bool:
    """Whether whoever reads the programme may read the appraisal's results."""
    return released_in(appraisal.programme.scoring, appraisal.state)


def released_in(scoring: str, state: str) -> bool:
    """Whether results are released in this state of an appraisal, where its programme scores in
    this way."""
    return scoring != Programme.Scoring.APART or state in AFTER_RELEASE


def sees_results(appraisal: Appraisal, roles: frozenset[str]) -> bool:
    """Whether somebody with these roles sees ranks, totals and outcomes: once they are released,
    or as one who moderates."""
    return is_released(appraisal) or may(roles, Act.MODERATE)


def sees_ratings(appraisal: Appraisal, roles: frozenset[str]) -> bool:
    """Whether somebody with these roles sees the ratings of others: in moderation the panel and
    those who moderate it, afterwards whoever reads the programme."""
    if is_released(appraisal):
        return True
    on_panel = may(roles, Act.MODERATE) or may(roles, Act.RATE)
    return on_panel and appraisal.state == State.MODERATION
