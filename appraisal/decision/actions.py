"""Recording what people decided: a new row each time, the newest in force."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from appraisal.casefile.rows import AppraisalRows
from appraisal.engine.checking.fault import ProblemError
from appraisal.engine.result import OptionResult, Outcome, Result
from appraisal.models import Appraisal, Decision, Option
from workbench import words as wording
from workbench.models import User
from workbench.rows.writing import snapshot, write


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was decided, by how many of those entitled, when, and what is to be done next."""

    preferred: Option
    with_a_view_to: Option | None = None
    reason: str = ""
    present: int | None = None
    entitled: int | None = None
    decided_on: date | None = None
    next_step: str = ""


def record_decision(
    *, appraisal: Appraisal, chosen: Chosen, by: User, token: UUID, version: int | None
) -> Decision:
    """Puts a decision in force; earlier ones stay. Raises `ValidationError` where the preferred
    option is not first and no reason says why it is preferred."""
    with write(by=by, token=token) as writer:
        row = writer.lock(Appraisal.objects.filter(pk=appraisal.pk), version or 0)
        for option in (chosen.preferred, chosen.with_a_view_to):
            if option is not None and option.appraisal_id != row.pk:
                raise ValidationError(_("Choose an option of this appraisal."))
        why = why_reason_is_needed(row, chosen.preferred)
        if why and not chosen.reason.strip():
            raise ValidationError({"reason": why})
        earlier = row.decision
        decision = writer.save(
            Decision(
                appraisal=row,
                preferred=chosen.preferred,
                with_a_view_to=chosen.with_a_view_to,
                reason=chosen.reason,
                present=chosen.present,
                entitled=chosen.entitled,
                decided_on=chosen.decided_on,
                next_step=chosen.next_step,
            )
        )
        row.decision = decision
        writer.save(row)
        writer.record(
            "recorded decision",
            decision,
            row.programme,
            before=snapshot(earlier) if earlier else None,
        )
    return decision


def why_reason_is_needed(appraisal: Appraisal, preferred: Option) -> str:
    """The sentence that asks for a reason, "" where the preferred option is first anyway."""
    try:
        result = AppraisalRows.of(appraisal).result
    except ProblemError:
        return _(
            "Say why %(option)s is preferred: the rules contradict themselves, so no option is "
            "ranked first."
        ) % {"option": preferred}
    return ask_why(result, preferred)


def ask_why(result: Result, preferred: Option) -> str:
    """As `why_reason_is_needed`, from what the engine says. A qualitative appraisal ranks nothing
    and asks for nothing."""
    if result.qualitative:
        return ""
    found = next(one for one in result.options if one.code == preferred.code)
    if found.rank == 1 and found.outcome is Outcome.TAKEN_FORWARD:
        return ""
    return _("Say why %(option)s is preferred although it %(standing)s.") % {
        "option": preferred,
        "standing": _standing(found),
    }


def _standing(found: OptionResult) -> str:
    if found.outcome is Outcome.NOT_FEASIBLE:
        return _("fails a gateway and is not feasible")
    if found.outcome is Outcome.UNDECIDED:
        return _("is undecided, because ratings or measures are missing")
    rank = wording.rank(found.rank, found.joint) if found.rank else ""
    if found.outcome is Outcome.NOT_TAKEN_FORWARD:
        return (
            _("ranks %(rank)s and is not taken forward") % {"rank": rank}
            if rank
            else _("is not taken forward")
        )
    return _("ranks %(rank)s") % {"rank": rank} if rank else _("is not ranked first")
