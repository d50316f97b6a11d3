"""Records and clears agreed ratings."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from appraisal.models import Criterion, Evidence, Level, Option, Rating
from appraisal.scoring.allowed import rated_on
from workbench.models import User
from workbench.rows.order import next_position
from workbench.rows.writing import Conflict, snapshot, write


@dataclass(frozen=True, slots=True)
class EvidenceSource:
    """A piece of evidence and where to find it."""

    title: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class GivenRating:
    """A rating: a level, points, or that the criterion does not apply, with the reason."""

    level: str = ""
    points: Decimal | None = None
    not_applicable: bool = False
    reason: str = ""
    evidence: tuple[EvidenceSource, ...] = ()


@dataclass(frozen=True, slots=True)
class Agreement:
    """Where a rating was agreed: the meeting, its day and who was there, each as far as it is
    known; and the dissent of those who did not agree, by name or role."""

    meeting: str = ""
    agreed_on: date | None = None
    panel: str = ""
    dissent: str = ""


def rate_option(
    *,
    option: Option,
    criterion: Criterion,
    given: GivenRating,
    by: User,
    token: UUID,
    version: int | None,
    agreement: Agreement | None = None,
) -> Rating:
    """Records the agreed rating of an option on a criterion, in place of any before it, with the
    meeting that agreed it. Without `agreement` what is kept of a meeting stays with the rating that
    it agreed, and goes with another one. Raises `ValidationError` where the criterion does not
    accept it, `Conflict` where the rating before it is not the one that the page showed."""
    check_given(option, criterion, given)
    with write(by=by, token=token) as writer:
        rows = Rating.objects.filter(option=option, criterion=criterion, assessor="")
        before = None
        if rows.exists():
            rating = writer.lock(rows.select_related("option", "criterion"), version or 0)
            before = whole(rating)
        else:
            others = Rating.objects.filter(option__appraisal=option.appraisal_id)
            place = next_position(option.appraisal, others)
            rating = Rating(option=option, criterion=criterion, position=place)
        if agreement is None and not same_value(rating, given):
            agreement = Agreement()
        put(rating, given, agreement)
        writer.save(rating)
        if before is not None and before["evidence"]:
            Evidence.objects.filter(rating=rating).delete()
        for position, one in enumerate(given.evidence):
            evidence = Evidence(
                rating=rating, title=one.title, source=one.source, position=position
            )
            evidence.full_clean()
            evidence.save()
        writer.record(
            "rated" if before is None else "changed rating",
            rating,
            option.appraisal.programme,
            before=before,
            after=snapshot(rating) | {"evidence": _told(given.evidence)},
        )
    return rating


def put(rating: Rating, given: GivenRating, agreement: Agreement | None) -> None:
    """Writes what was given, and where it was agreed, into the columns of a rating."""
    rating.level, rating.points = given.level, given.points
    rating.reason = "" if given.not_applicable else given.reason
    rating.not_applicable = given.reason if given.not_applicable else ""
    if agreement is not None:
        rating.meeting, rating.agreed_on = agreement.meeting, agreement.agreed_on
        rating.panel, rating.dissent = agreement.panel, agreement.dissent


def same_value(rating: Rating, given: GivenRating) -> bool:
    """Whether what is given is what stands, whatever the reason."""
    apart = bool(rating.not_applicable)
    return (rating.level, rating.points, apart) == (
        given.level,
        given.points,
        given.not_applicable,
    )


def clear_rating(
    *, option: Option, criterion: Criterion, by: User, token: UUID, version: int | None
) -> None:
    """Removes the agreed rating, so that the cell is open again."""
    with write(by=by, token=token) as writer:
        rows = Rating.objects.filter(option=option, criterion=criterion, assessor="")
        if not rows.exists():
            raise ValidationError(_("There is no rating to take away."))
        rating = writer.lock(rows.select_related("option", "criterion"), version or 0)
        writer.record(
            "cleared rating",
            rating,
            option.appraisal.programme,
            before=whole(rating),
            removed=True,
        )
        rating.delete()


def whole(rating: Rating) -> dict[str, Any]:
    """The rating with its evidence as JSON values, for the trail."""
    evidence = Evidence.objects.filter(rating=rating).order_by("position", "pk")
    return snapshot(rating) | {"evidence": _told(evidence)}


def _told(evidence: Iterable[Evidence | EvidenceSource]) -> list[dict[str, str]]:
    return [{"title": one.title, "source": one.source} for one in evidence]


def check_given(option: Option, criterion: Criterion, given: GivenRating) -> None:
    """Raises `ValidationError` where the criterion does not accept what is given."""
    if option.appraisal_id != criterion.appraisal_id:
        raise ValidationError(_("The option and the criterion belong to different appraisals."))
    levels = Level.objects.filter(scale=criterion.scale_id).order_by("position", "pk")
    allowed = rated_on(criterion, levels)
    if not allowed.by_people:
        raise ValidationError(
            _("“%(criterion)s” is not rated by hand. %(because)s")
            % {"criterion": criterion, "because": allowed.because}
        )
    if not given.reason.strip():
        raise ValidationError({"reason": _("Say why this rating is right.")})
    if not given.not_applicable and not allowed.takes(given.level, given.points):
        field = "points" if allowed.in_points else "level"
        message = (_("Give %(words)s.") if allowed.in_points else _("Choose one of %(words)s.")) % {
            "words": allowed.words
        }
        raise ValidationError({field: message})
    if given.not_applicable and (given.level or given.points is not None):
        raise ValidationError(
            _("Give a rating or say that the criterion does not apply, not both.")
        )


__all__ = [
    "Agreement",
    "Conflict",
    "EvidenceSource",
    "GivenRating",
    "check_given",
    "clear_rating",
    "put",
    "rate_option",
    "same_value",
    "whole",
]
