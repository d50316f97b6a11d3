"""Records decisions: each is a new row, and the newest is in force."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from appraisal.casefile.decision_faults import votes_cast
from appraisal.casefile.rows import AppraisalRows
from appraisal.engine.checking.fault import ProblemError
from appraisal.engine.result import OptionResult, Outcome, Result
from appraisal.engine.words.outcomes import outcome_words, rank_words
from appraisal.models import Appraisal, Decision, Option
from appraisal.process.actions import enter_state
from appraisal.states import Change, State, is_apart, refusal
from workbench.casefile.faults import Json
from workbench.dates import day
from workbench.models import User
from workbench.rows.writing import snapshot, write


@dataclass(frozen=True, slots=True)
class DecisionValues:
    """A decision: the preferred option, how many took part of those entitled to, when, and what
    comes next; how it was made, who took part, how each authority voted and who did not agree, as
    the case file has them. `date_is_right`: a date that is still to come was looked at."""

    preferred: Option
    with_a_view_to: Option | None = None
    reason: str = ""
    present: int | None = None
    entitled: int | None = None
    decided_on: date | None = None
    next_step: str = ""
    made_by: str = ""
    took_part: tuple[Json, ...] = ()
    votes: tuple[Json, ...] = ()
    dissent: tuple[Json, ...] = ()
    date_is_right: bool = False


def record_decision(
    *, appraisal: Appraisal, chosen: DecisionValues, by: User, token: UUID, version: int | None
) -> Decision:
    """Records a decision, which comes into force; earlier ones stay. Raises `ValidationError` where
    the preferred option is not ranked first and no reason is given, where the votes are not those
    of the people who took part, and of a date to come that nobody has looked at."""
    refuse_votes_that_differ(chosen)
    refuse_unseen_date(chosen)
    with write(by=by, token=token) as writer:
        rows = Appraisal.objects.select_related("programme")
        row = writer.lock(rows.filter(pk=appraisal.pk), version or 0)
        too_early = refusal(row, Change.DECISION)
        if too_early:
            raise ValidationError(too_early)
        for option in (chosen.preferred, chosen.with_a_view_to):
            if option is not None and option.appraisal_id != row.pk:
                raise ValidationError(_("Choose an option of this appraisal."))
            if option is not None and hasattr(option, "ruled_out"):
                raise ValidationError(
                    _("%(option)s was ruled out. Take it back among the options first.")
                    % {"option": option}
                )
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
                made_by=chosen.made_by,
                took_part=list(chosen.took_part),
                votes=list(chosen.votes),
                dissent=list(chosen.dissent),
            )
        )
        row.decision = decision
        if is_apart(row.programme) and row.state != State.DECIDED:
            enter_state(writer, row, State.DECIDED, "")
        writer.save(row)
        writer.record(
            "recorded decision",
            decision,
            row.programme,
            before=snapshot(earlier) if earlier else None,
        )
    return decision


def refuse_votes_that_differ(chosen: DecisionValues) -> None:
    """Raises `ValidationError` where votes are missing, were not asked for, or come to another
    number than took part."""
    if chosen.votes and chosen.made_by != Decision.MadeBy.VOTES:
        raise ValidationError({"made_by": _("Choose votes, or empty the votes below.")})
    if not chosen.votes and chosen.made_by == Decision.MadeBy.VOTES:
        raise ValidationError({"made_by": _("Give the votes of each authority below.")})
    voted = [one["authority"].casefold() for one in chosen.votes]
    if len(voted) > len(set(voted)):
        raise ValidationError(_("An authority stands twice among the votes. Put them together."))
    cast = votes_cast(list(chosen.votes))
    if chosen.votes and chosen.present is None:
        told = _("Say how many took part: the votes come to %(cast)s.")
        raise ValidationError({"present": told % {"cast": cast}})
    if chosen.votes and cast != chosen.present:
        told = _("The votes come to %(cast)s, and %(present)s took part. Check both.")
        raise ValidationError({"present": told % {"cast": cast, "present": chosen.present}})


def refuse_unseen_date(chosen: DecisionValues) -> None:
    """Raises `ValidationError` of a date that is still to come, unless it was looked at."""
    if chosen.decided_on and is_to_come(chosen.decided_on) and not chosen.date_is_right:
        told = _("%(day)s is still to come. Tick that the date is right, or correct it.")
        raise ValidationError({"date_is_right": told % {"day": day(chosen.decided_on)}})


def is_to_come(on: date) -> bool:
    """Whether a day is later than today, in London."""
    return on > timezone.localdate()


def why_reason_is_needed(appraisal: Appraisal, preferred: Option) -> str:
    """The sentence that asks for a reason; "" where the preferred option is ranked first."""
    try:
        result = AppraisalRows.of(appraisal).result
    except ProblemError:
        return _(
            "Say why %(option)s is preferred: the rules contradict themselves, so no option is "
            "ranked first."
        ) % {"option": preferred}
    return ask_why(result, preferred)


def ask_why(result: Result, preferred: Option) -> str:
    """The same from the engine's result. A qualitative appraisal ranks nothing, so it never
    asks."""
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
    words = {"rank": rank_words(found), "outcome": outcome_words(found.outcome)}
    if found.outcome is Outcome.NOT_FEASIBLE:
        return _("fails a gateway and is %(outcome)s") % words
    if found.outcome is Outcome.UNDECIDED:
        return _("is %(outcome)s, because ratings or measures are missing") % words
    if found.outcome is Outcome.NOT_TAKEN_FORWARD:
        return _("is ranked %(rank)s and %(outcome)s") % words
    return _("is ranked %(rank)s") % words
