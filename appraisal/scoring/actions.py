"""Records and clears agreed ratings."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from appraisal.models import Appraisal, Criterion, Evidence, Option, Rating
from appraisal.scoring.allowed import Allowed, allowed_of
from appraisal.scoring.writing import Key, RatedCell, keep, locked, take_away, to_write
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
    """A rating: a level, points, or that the criterion does not apply, with the reason. Evidence of
    None leaves that of the rating before."""

    level: str = ""
    points: Decimal | None = None
    not_applicable: bool = False
    reason: str = ""
    evidence: tuple[EvidenceSource, ...] | None = ()


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
    """Records the agreed rating of one cell, as `rate_options` does."""
    cell = RatedCell(option, criterion, given, version)
    (rating,) = rate_options(cells=[cell], by=by, token=token, agreement=agreement)
    return rating


def clear_rating(
    *, option: Option, criterion: Criterion, by: User, token: UUID, version: int | None
) -> None:
    """Removes the agreed rating, so that the cell is open again."""
    cell: RatedCell[GivenRating] = RatedCell(option, criterion, None, version)
    rate_options(cells=[cell], by=by, token=token)


def rate_options(
    *,
    cells: Sequence[RatedCell[GivenRating]],
    by: User,
    token: UUID,
    agreement: Agreement | None = None,
) -> list[Rating]:
    """Records the agreed ratings of cells of one appraisal, each in place of any before it, with
    the meeting that agreed them, and removes those that are given as None: all or none of them,
    with an event for each. Without `agreement` what is kept of a meeting stays with the rating that
    it agreed, and goes with another one. Raises `ValidationError` where a criterion does not accept
    what is given, `Conflict` where the rating before it is not the one that the page showed."""
    appraisal = cells[0].option.appraisal
    allowed = allowed_of(cell.criterion for cell in cells)
    for cell in cells:
        if cell.given is not None:
            check_given(cell.option, cell.criterion, cell.given, allowed[cell.criterion.pk])
    with write(by=by, token=token, several=True) as writer:
        found = locked(writer, cells)
        cells = to_write(cells, found)
        sources = _sources(found.values())
        before = {
            key: writer.was(rating) | {"evidence": sources.get(rating.pk, [])}
            for key, rating in found.items()
        }
        _begin(found, cells, appraisal)
        given = [(found[cell.key], cell.given) for cell in cells if cell.given is not None]
        for rating, one in given:
            another = agreement is None and not same_value(rating, one)
            put(rating, one, Agreement() if another else agreement)
        keep([rating for rating, _one in given])
        _keep_evidence(given, sources)
        for cell in cells:
            rating, was = found[cell.key], before.get(cell.key)
            removed = cell.given is None
            writer.record(
                "cleared rating" if removed else "changed rating" if was else "rated",
                rating,
                appraisal.programme,
                before=was,
                after=snapshot(rating) | {"evidence": sources.get(rating.pk, [])},
                removed=removed,
            )
        take_away([found[cell.key] for cell in cells if cell.given is None])
    return [rating for rating, _one in given]


def _begin(
    found: dict[Key, Rating], cells: Iterable[RatedCell[GivenRating]], appraisal: Appraisal
) -> None:
    """Adds a new rating for each cell that has none, in the sequence of the cells behind all
    others of the appraisal."""
    fresh = [cell for cell in cells if cell.key not in found]
    if fresh:
        first = next_position(appraisal, Rating.objects.filter(option__appraisal=appraisal))
        for position, cell in enumerate(fresh, first):
            found[cell.key] = Rating(
                option=cell.option, criterion=cell.criterion, position=position
            )


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


def _sources(ratings: Iterable[Rating]) -> dict[int, list[dict[str, str]]]:
    """The evidence for ratings, as the trail tells it, by their keys."""
    found: dict[int, list[dict[str, str]]] = {}
    rows = Evidence.objects.filter(rating__in=[rating.pk for rating in ratings])
    for one in rows.order_by("position", "pk"):
        found.setdefault(one.rating_id, []).extend(_told([one]))
    return found


def _keep_evidence(
    ratings: Iterable[tuple[Rating, GivenRating]], sources: dict[int, list[dict[str, str]]]
) -> None:
    """Puts the evidence that was given in place of what stood, in `sources` as well."""
    told = [(rating, one.evidence) for rating, one in ratings if one.evidence is not None]
    had = [rating.pk for rating, _evidence in told if rating.pk in sources]
    rows = [
        Evidence(rating=rating, title=one.title, source=one.source, position=position)
        for rating, evidence in told
        for position, one in enumerate(evidence)
    ]
    if had:
        Evidence.objects.filter(rating__in=had).delete()
    for row in rows:
        row.clean_fields(exclude=("rating",))
    if rows:
        Evidence.objects.bulk_create(rows)
    sources.update((rating.pk, _told(evidence)) for rating, evidence in told)


def _told(evidence: Iterable[Evidence | EvidenceSource]) -> list[dict[str, str]]:
    return [{"title": one.title, "source": one.source} for one in evidence]


def check_given(option: Option, criterion: Criterion, given: GivenRating, allowed: Allowed) -> None:
    """Raises `ValidationError` where the criterion, on which `allowed` may be given, does not
    accept what is given."""
    if option.appraisal_id != criterion.appraisal_id:
        raise ValidationError(_("The option and the criterion belong to different appraisals."))
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
    "rate_options",
    "same_value",
]
