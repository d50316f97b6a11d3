"""Records and clears agreed ratings."""

from dataclasses import dataclass
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


def rate_option(
    *,
    option: Option,
    criterion: Criterion,
    given: GivenRating,
    by: User,
    token: UUID,
    version: int | None,
) -> Rating:
    """Records the agreed rating of an option on a criterion, in place of any before it. Raises
    `ValidationError` where the criterion does not accept it, `Conflict` where the rating before it
    is not the one that the page showed."""
    _check(option, criterion, given)
    with write(by=by, token=token) as writer:
        rows = Rating.objects.filter(option=option, criterion=criterion, assessor="")
        standing = rows.first()
        if standing is None:
            others = Rating.objects.filter(option__appraisal=option.appraisal_id)
            place = next_position(option.appraisal, others)
            rating = Rating(option=option, criterion=criterion, position=place)
            before = None
        else:
            rating = writer.lock(rows.select_related("option", "criterion"), version or 0)
            before = whole(rating)
        rating.level, rating.points = given.level, given.points
        rating.reason = "" if given.not_applicable else given.reason
        rating.not_applicable = given.reason if given.not_applicable else ""
        writer.save(rating)
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
            after=whole(rating),
        )
    return rating


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
    return snapshot(rating) | {
        "evidence": [{"title": one.title, "source": one.source} for one in evidence]
    }


def _check(option: Option, criterion: Criterion, given: GivenRating) -> None:
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


__all__ = ["Conflict", "EvidenceSource", "GivenRating", "clear_rating", "rate_option", "whole"]
