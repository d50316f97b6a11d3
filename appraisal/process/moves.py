"""The steps from state to state that are allowed, as one table."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from appraisal.process.standing import Standing
from appraisal.states import State


@dataclass(frozen=True, slots=True)
class Condition:
    """What stands in the way of a step, in a sentence; a `waivable` one does not where somebody
    gives a reason for going on without."""

    sentence: str
    waivable: bool = False


Conditions = Callable[[Standing], list[Condition]]


def _none(_standing: Standing) -> list[Condition]:
    return []


@dataclass(frozen=True, slots=True)
class Move:
    """One step: from which states to which, what its button says, what is said once it is taken,
    the name of its event in the history, and what must be so before. A step `back` is always given
    a reason, which prints in the paper."""

    key: str
    was: tuple[State, ...]
    now: State
    label: Promise
    told: Promise
    event: str
    conditions: Conditions = _none
    back: bool = False


def _to_lock(standing: Standing) -> list[Condition]:
    found = []
    if not standing.options:
        found.append(Condition(_("Add the options first.")))
    if not standing.criteria:
        found.append(Condition(_("Add the criteria first.")))
    elif not standing.rated:
        found.append(Condition(_("Nothing is rated: every criterion is measured or in words.")))
    if standing.contradicts:
        found.append(Condition(_("The rules contradict themselves: the overview says where.")))
    found += [Condition(one) for one in standing.per_cent_off]
    if standing.weights_left_out:
        found.append(Condition(standing.weights_left_out, waivable=True))
    return found


def _to_score(standing: Standing) -> list[Condition]:
    if standing.assessors:
        return []
    return [Condition(_("Nobody is an assessor yet: give that role to those who are to score."))]


def _to_moderate(standing: Standing) -> list[Condition]:
    return [Condition(standing.left_words, waivable=True)] if standing.left else []


def _to_release(standing: Standing) -> list[Condition]:
    return [Condition(standing.open_words, waivable=True)] if standing.open else []


# Recording a decision leads from released results to decided by itself.
MOVES: Final = (
    Move(
        "lock-weights",
        (State.SETTING_UP,),
        State.WEIGHTS_LOCKED,
        gettext_lazy("Lock the weights"),
        gettext_lazy("The weights are locked."),
        "locked the weights",
        _to_lock,
    ),
    Move(
        "open-scoring",
        (State.WEIGHTS_LOCKED,),
        State.SCORING,
        gettext_lazy("Open scoring"),
        gettext_lazy("Scoring is open."),
        "opened scoring",
        _to_score,
    ),
    Move(
        "begin-moderation",
        (State.SCORING,),
        State.MODERATION,
        gettext_lazy("Close scoring and begin moderation"),
        gettext_lazy("Scoring is closed and moderation has begun."),
        "closed scoring and began moderation",
        _to_moderate,
    ),
    Move(
        "release-results",
        (State.MODERATION,),
        State.RELEASED,
        gettext_lazy("Release the results"),
        gettext_lazy("The results are released."),
        "released the results",
        _to_release,
    ),
    Move(
        "unlock-weights",
        (State.WEIGHTS_LOCKED, State.SCORING, State.MODERATION),
        State.SETTING_UP,
        gettext_lazy("Unlock the weights"),
        gettext_lazy("The weights are unlocked."),
        "unlocked the weights",
        back=True,
    ),
    Move(
        "reopen-scoring",
        (State.MODERATION,),
        State.SCORING,
        gettext_lazy("Reopen scoring"),
        gettext_lazy("Scoring is open again."),
        "reopened scoring",
        back=True,
    ),
    Move(
        "reopen-moderation",
        (State.RELEASED, State.DECIDED),
        State.MODERATION,
        gettext_lazy("Reopen moderation"),
        gettext_lazy("Moderation is open again, and the results are kept back."),
        "reopened moderation",
        back=True,
    ),
)


def moves_from(state: str) -> tuple[Move, ...]:
    """The steps that lead on or back from a state."""
    return tuple(move for move in MOVES if state in move.was)


def move_called(key: str) -> Move | None:
    """The step of this key; None where there is none."""
    return next((move for move in MOVES if move.key == key), None)
