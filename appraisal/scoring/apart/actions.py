"""Records and clears what one assessor says, apart from all others."""

from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from appraisal.models import Appraisal, Assessor, Criterion, Level, Option, Rating
from appraisal.scoring.allowed import Allowed, rated_on
from appraisal.states import Change, refusal
from schemes.models import Membership, Role
from workbench.models import User
from workbench.rows.order import lock
from workbench.rows.writing import Writer, write

ReasonsFor = Appraisal.ReasonsFor


@dataclass(frozen=True, slots=True)
class OwnRating:
    """What an assessor says: a level or points with a reason, or why the criterion does not apply,
    or why they abstain."""

    level: str = ""
    points: Decimal | None = None
    not_applicable: str = ""
    abstained: str = ""
    reason: str = ""


def rate_apart(
    *,
    option: Option,
    criterion: Criterion,
    given: OwnRating,
    by: User,
    token: UUID,
    version: int | None,
) -> Rating:
    """Records what `by` says of an option on a criterion, in place of what they said before. Raises
    `ValidationError` where the criterion does not accept it, where a reason is missing or where
    scoring is not open; `Conflict` where it was changed since the page was made."""
    appraisal = option.appraisal
    refuse_unrated(appraisal, option, criterion, given)
    with write(by=by, token=token) as writer:
        assessor = assessor_of(appraisal, by)
        rows = Rating.objects.filter(option=option, criterion=criterion, assessor=assessor.code)
        try:
            rating = writer.lock(rows.select_related("option", "criterion"), version or 0)
        except Rating.DoesNotExist:
            rating = Rating(option=option, criterion=criterion, assessor=assessor.code)
        fresh = rating.pk is None
        rating.level, rating.points, rating.reason = given.level, given.points, given.reason
        rating.not_applicable, rating.abstained = given.not_applicable, given.abstained
        rating.at = writer.at
        writer.save(rating)
        _require_open(writer, appraisal)
        writer.record("rated apart" if fresh else "changed own rating", rating, appraisal.programme)
    return rating


def clear_apart(
    *, option: Option, criterion: Criterion, by: User, token: UUID, version: int | None
) -> None:
    """Takes back what `by` said, so that the cell is open again."""
    appraisal = option.appraisal
    with write(by=by, token=token) as writer:
        rows = Rating.objects.filter(
            option=option,
            criterion=criterion,
            assessor__in=Assessor.objects.filter(appraisal=appraisal, user=by).values("code"),
        )
        if not rows.exists():
            raise ValidationError(_("There is no rating to take away."))
        rating = writer.lock(rows.select_related("option", "criterion"), version or 0)
        _require_open(writer, appraisal)
        writer.record("cleared own rating", rating, appraisal.programme, removed=True)
        rating.delete()


def assessor_of(appraisal: Appraisal, user: User) -> Assessor:
    """The assessor that this person is in the appraisal, made with the next code when they first
    say something. Has to be called within a transaction."""
    rows = Assessor.objects.filter(appraisal=appraisal)
    found = rows.filter(user=user).first()
    if found is not None:
        return found
    # One after the other, so that no two take one code.
    lock(appraisal)
    codes = {
        *rows.values_list("code", flat=True),
        *Rating.objects.filter(option__appraisal=appraisal).values_list("assessor", flat=True),
    }
    number = next(n for n in range(1, len(codes) + 2) if f"assessor-{n}" not in codes)
    return Assessor.objects.create(
        appraisal=appraisal,
        code=f"assessor-{number}",
        user=user,
        authority=_speaks_for(appraisal, user),
        position=number,
    )


def needs_reason(appraisal: Appraisal, allowed: Allowed, given: OwnRating) -> bool:
    """Whether the appraisal asks for a reason for this rating."""
    if appraisal.reasons_for == ReasonsFor.EVERY:
        return True
    if appraisal.reasons_for == ReasonsFor.NONE:
        return False
    if allowed.in_points:
        return given.points in {allowed.least, allowed.most}
    return given.level in {allowed.levels[0].key, allowed.levels[-1].key}


def refuse_unrated(
    appraisal: Appraisal, option: Option, criterion: Criterion, given: OwnRating
) -> None:
    """Raises `ValidationError` where an assessor may not say this of the option."""
    if criterion.appraisal_id != appraisal.pk:
        raise ValidationError(_("The option and the criterion belong to different appraisals."))
    levels = Level.objects.filter(scale=criterion.scale_id).order_by("position", "pk")
    allowed = rated_on(criterion, levels)
    if not allowed.by_people:
        raise ValidationError(
            _("“%(criterion)s” is not rated by hand. %(because)s")
            % {"criterion": criterion, "because": allowed.because}
        )
    if given.not_applicable or given.abstained:
        return
    if not allowed.takes(given.level, given.points):
        field = "points" if allowed.in_points else "level"
        message = (_("Give %(words)s.") if allowed.in_points else _("Choose one of %(words)s.")) % {
            "words": allowed.words
        }
        raise ValidationError({field: message})
    if needs_reason(appraisal, allowed, given) and not given.reason.strip():
        raise ValidationError({"reason": _("Say why you rate it so.")})


def _require_open(writer: Writer, appraisal: Appraisal) -> None:
    """Raises `ValidationError` where scoring was closed while somebody typed, or the person is no
    assessor any more."""
    held = Membership.objects.filter(
        programme=OuterRef("programme"), user=writer.by, role=Role.ASSESSOR
    )
    rows = Appraisal.objects.select_related("programme").annotate(assesses=Exists(held))
    now = rows.get(pk=appraisal.pk)
    why = refusal(now, Change.OWN_RATINGS)
    if why:
        raise ValidationError(why)
    if not vars(now)["assesses"]:
        raise ValidationError(_("You are no assessor of this programme any more."))


def _speaks_for(appraisal: Appraisal, user: User) -> str:
    held = Membership.objects.filter(
        programme=appraisal.programme_id, user=user, role=Role.ASSESSOR
    ).select_related("speaks_for")
    member = held.first()
    speaks_for = member.speaks_for if member is not None else None
    return str(speaks_for or user.authority or "")
