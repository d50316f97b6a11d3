"""Records and clears what one assessor says, apart from all others."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from appraisal.models import Appraisal, Assessor, Criterion, Option, Rating
from appraisal.scoring.allowed import Allowed, allowed_of
from appraisal.scoring.writing import RatedCell, keep, locked, take_away, to_write
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
    """Records what `by` says of one cell, as `rate_several_apart` does."""
    cell = RatedCell(option, criterion, given, version)
    (rating,) = rate_several_apart(cells=[cell], by=by, token=token)
    return rating


def clear_apart(
    *, option: Option, criterion: Criterion, by: User, token: UUID, version: int | None
) -> None:
    """Takes back what `by` said, so that the cell is open again."""
    cell: RatedCell[OwnRating] = RatedCell(option, criterion, None, version)
    rate_several_apart(cells=[cell], by=by, token=token)


def rate_several_apart(
    *, cells: Sequence[RatedCell[OwnRating]], by: User, token: UUID
) -> list[Rating]:
    """Records what `by` says of cells of one appraisal, in place of what they said before, and
    takes back what is given as None: all or none of it, with an event for each. Raises
    `ValidationError` where a criterion does not accept it, where a reason is missing or where
    scoring is not open; `Conflict` where one was changed since the page was made."""
    appraisal = cells[0].option.appraisal
    allowed = allowed_of(cell.criterion for cell in cells)
    for cell in cells:
        if cell.given is not None:
            refuse_unrated(appraisal, cell.criterion, cell.given, allowed[cell.criterion.pk])
    with write(by=by, token=token, several=True) as writer:
        code = assessor_of(appraisal, by).code
        found = locked(writer, cells, code)
        cells = to_write(cells, found)
        before = set(found)
        given = [(cell, cell.given) for cell in cells if cell.given is not None]
        for cell, one in given:
            rating = found.setdefault(
                cell.key, Rating(option=cell.option, criterion=cell.criterion, assessor=code)
            )
            rating.level, rating.points, rating.reason = one.level, one.points, one.reason
            rating.not_applicable, rating.abstained = one.not_applicable, one.abstained
            rating.at = writer.at
        keep([found[cell.key] for cell, _one in given])
        _require_open(writer, appraisal)
        for cell in cells:
            action = "changed own rating" if cell.key in before else "rated apart"
            removed = cell.given is None
            writer.record(
                "cleared own rating" if removed else action,
                found[cell.key],
                appraisal.programme,
                removed=removed,
            )
        take_away([found[cell.key] for cell in cells if cell.given is None])
    return [found[cell.key] for cell, _one in given]


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
    appraisal: Appraisal, criterion: Criterion, given: OwnRating, allowed: Allowed
) -> None:
    """Raises `ValidationError` where an assessor may not say this on the criterion, on which
    `allowed` may be given."""
    if criterion.appraisal_id != appraisal.pk:
        raise ValidationError(_("The option and the criterion belong to different appraisals."))
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
