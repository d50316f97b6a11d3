"""Agrees several ratings at once, where the whole panel says the same."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from appraisal.models import Appraisal, Criterion, Option, Rating
from appraisal.scoring.actions import Agreement, GivenRating, check_given, put
from appraisal.scoring.allowed import allowed_of
from workbench.models import User
from workbench.rows.order import next_position
from workbench.rows.writing import snapshot, write


@dataclass(frozen=True, slots=True)
class ToAgree:
    """A cell that is open, and the rating that all gave."""

    option: Option
    criterion: Criterion
    given: GivenRating


def agree_together(
    *,
    appraisal: Appraisal,
    cells: list[ToAgree],
    agreement: Agreement,
    by: User,
    token: UUID,
) -> int:
    """Records the agreed ratings of several cells that are open, in one event, and gives their
    number. A cell that somebody has agreed meanwhile is left as it is. Raises `ValidationError`
    where none is left."""
    allowed = allowed_of(one.criterion for one in cells)
    for one in cells:
        check_given(one.option, one.criterion, one.given, allowed[one.criterion.pk])
    with write(by=by, token=token) as writer:
        ratings = Rating.objects.filter(option__appraisal=appraisal)
        # It holds the appraisal, so that nobody agrees one of them at the same moment.
        first = next_position(appraisal, ratings)
        agreed = set(ratings.filter(assessor="").values_list("option_id", "criterion_id"))
        left = [one for one in cells if (one.option.pk, one.criterion.pk) not in agreed]
        if not left:
            raise ValidationError(
                _("Nothing is left to agree: tick at least one, or look at them again.")
            )
        written: list[dict[str, Any]] = []
        for index, one in enumerate(left):
            rating = Rating(option=one.option, criterion=one.criterion, position=first + index)
            put(rating, one.given, agreement)
            writer.save(rating)
            written.append({"of": str(rating)} | snapshot(rating))
        writer.record(
            "agreed ratings",
            appraisal,
            appraisal.programme,
            before={"ratings": []},
            after={"ratings": written},
        )
    return len(left)
