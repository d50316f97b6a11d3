"""What both ways of rating share: the ratings of several cells locked, kept and taken away
together, each step in one query."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from appraisal.models import Criterion, Option, Rating
from workbench.rows.writing import Conflict, Writer

Given = TypeVar("Given")
# The keys of an option and of a criterion.
Key = tuple[int, int]

_OF_ITS_CELL: Final = ("id", "option", "criterion", "assessor", "position")
_CHANGES: Final = [
    field.name for field in Rating._meta.concrete_fields if field.name not in _OF_ITS_CELL
]


@dataclass(frozen=True, slots=True)
class RatedCell(Generic[Given]):
    """What is given of one option on one criterion, None to take the rating away. `version` is
    that of the rating that the page showed, None where there was none."""

    option: Option
    criterion: Criterion
    given: Given | None
    version: int | None

    @property
    def key(self) -> Key:
        return self.option.pk, self.criterion.pk


def locked(
    writer: Writer, cells: Sequence[RatedCell[Given]], assessor: str = ""
) -> dict[Key, Rating]:
    """The ratings that stand in these cells, by their keys, locked until the write is done. Raises
    `Conflict` where one is not the one that the page showed."""
    rows = Rating.objects.filter(
        assessor=assessor,
        option__in={cell.option.pk for cell in cells},
        criterion__in={cell.criterion.pk for cell in cells},
    )
    found = {(row.option_id, row.criterion_id): row for row in writer.lock_all(rows)}
    for cell in cells:
        rating = found.get(cell.key)
        if rating is not None:
            rating.option, rating.criterion = cell.option, cell.criterion
            if rating.version != (cell.version or 0):
                raise Conflict(rating)
    return found


def to_write(cells: Sequence[RatedCell[Given]], found: dict[Key, Rating]) -> list[RatedCell[Given]]:
    """The cells in which there is something to write: a rating that is gone already needs no taking
    away. Raises `ValidationError` where there is none."""
    left = [cell for cell in cells if cell.given is not None or cell.key in found]
    if not left:
        raise ValidationError(_("There is no rating to take away."))
    return left


def keep(ratings: Sequence[Rating]) -> None:
    """Checks and stores new ratings and changed ones, and moves the versions of these on. That an
    option or a criterion is still there the database sees to. Raises `ValidationError`."""
    for rating in ratings:
        rating.clean_fields(exclude=("option", "criterion"))
    changed = [rating for rating in ratings if rating.pk is not None]
    for rating in changed:
        rating.version += 1
    Rating.objects.bulk_create([rating for rating in ratings if rating.pk is None])
    # One INSERT that meets its own rows: `bulk_update` has a condition for each row and column,
    # and takes ten times as long.
    Rating.objects.bulk_create(
        changed, update_conflicts=True, unique_fields=["id"], update_fields=_CHANGES
    )


def take_away(ratings: Sequence[Rating]) -> None:
    """Removes ratings, with the evidence for them."""
    if ratings:
        Rating.objects.filter(pk__in=[rating.pk for rating in ratings]).delete()
