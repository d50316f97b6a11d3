"""What people do to the process: a step from state to state, and the choice of how options are
scored."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from appraisal.models import Appraisal, Rating, StateChange
from appraisal.process.fingerprint import weights_sha256
from appraisal.process.moves import Move
from appraisal.process.standing import standing_of
from appraisal.states import State, is_apart
from schemes.models import Programme
from workbench.models import User
from workbench.rows.writing import Writer, write


def take_step(
    *,
    appraisal: Appraisal,
    move: Move,
    by: User,
    token: UUID,
    version: int,
    reason: str = "",
    reasons_for: str = "",
) -> Appraisal:
    """Takes one step; opening scoring may say when assessors give a reason. Raises
    `ValidationError` where the step does not lead on from the present state, where something stands
    in its way, or where a reason is missing; `Conflict` at another version."""
    with write(by=by, token=token) as writer:
        rows = Appraisal.objects.select_related("programme")
        row = writer.lock(rows.filter(pk=appraisal.pk), version)
        if not is_apart(row.programme):
            raise ValidationError(_("Assessors do not score apart in this programme."))
        if row.state not in move.was:
            raise ValidationError(_("The appraisal has moved on. Look at how it stands first."))
        said = _reason_of(row, move, reason.strip())
        row.reasons_for = reasons_for or row.reasons_for
        enter_state(writer, row, move.now, said)
        writer.save(row)
        writer.record(move.event, row, row.programme)
    return row


def enter_state(writer: Writer, row: Appraisal, state: State, reason: str) -> None:
    """Puts a locked appraisal into a state and keeps the step; the caller saves the appraisal."""
    StateChange.objects.create(
        appraisal=row, was=row.state, now=state, reason=reason.strip(), at=writer.at, by=writer.by
    )
    if state == State.WEIGHTS_LOCKED:
        row.weights_sha256 = weights_sha256(row)
    elif state == State.SETTING_UP:
        row.weights_sha256 = ""
    row.state = state


def choose_scoring(
    *, programme: Programme, scoring: str, reason: str, by: User, token: UUID, version: int
) -> Programme:
    """Chooses between one officer who records agreed ratings and assessors who score apart. An
    appraisal that is decided stays so, and one with agreed ratings goes on in moderation."""
    with write(by=by, token=token) as writer:
        row = writer.lock(Programme.objects.filter(pk=programme.pk), version)
        if row.scoring == scoring:
            raise ValidationError({"scoring": _("It is scored this way already.")})
        if not reason.strip():
            raise ValidationError({"reason": _("Say why it is scored another way from now on.")})
        row.scoring = scoring
        writer.save(row)
        if scoring == Programme.Scoring.APART:
            _place_appraisals(writer, row)
        before = {"scoring": programme.scoring}
        after = {"scoring": scoring, "reason": reason.strip()}
        writer.record("chose how options are scored", row, row, before=before, after=after)
    return row


def _place_appraisals(writer: Writer, programme: Programme) -> None:
    """Puts each appraisal into the state that its ratings and its decision stand for."""
    agreed = set(
        Rating.objects.filter(option__appraisal__programme=programme, assessor="").values_list(
            "option__appraisal_id", flat=True
        )
    )
    for row in Appraisal.objects.select_for_update().filter(programme=programme):
        state = State.SETTING_UP
        if row.decision_id is not None:
            state = State.DECIDED
        elif row.pk in agreed:
            state = State.MODERATION
        if state != row.state:
            row.weights_sha256 = weights_sha256(row)
            row.state = state
            writer.save(row)


def _reason_of(appraisal: Appraisal, move: Move, reason: str) -> str:
    """The reason that is kept with a step: "" where it needs none, since papers tell what a reason
    was given for. Raises `ValidationError` where one is missing, or something stands in the way."""
    if move.back and not reason:
        raise ValidationError({"reason": _("Say why: the reason prints in the paper.")})
    found = move.conditions(standing_of(appraisal))
    firm = [one.sentence for one in found if not one.waivable]
    if firm:
        raise ValidationError(firm if reason else [one.sentence for one in found])
    if found and not reason:
        hint = _("Say why it goes on all the same, or wait.")
        raise ValidationError({"reason": [*(one.sentence for one in found), hint]})
    return reason if move.back or found else ""
