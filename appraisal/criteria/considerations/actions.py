"""Takes over the considerations of another appraisal of the programme."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from appraisal.models import Appraisal, Criterion
from workbench.models import User
from workbench.rows.order import next_position
from workbench.rows.slugs import slug_for
from workbench.rows.writing import write


def take_over_considerations(
    *, appraisal: Appraisal, source: Appraisal, by: User, token: UUID
) -> tuple[Criterion, ...]:
    """Adds the considerations of `source` at the end, except those whose name is here already.
    Raises `ValidationError` where there is none to take over."""
    if source.programme_id != appraisal.programme_id:
        raise ValidationError(_("Choose an appraisal of this programme."))
    with write(by=by, token=token) as writer:
        rows = Criterion.objects.filter(appraisal=appraisal)
        first = next_position(appraisal, rows)
        own = list(rows.order_by("position", "pk"))
        taken = []
        for place, row in enumerate(lacking(own, considerations_of(source)), start=first):
            codes, slugs = {one.code for one in own}, {one.slug for one in own}
            slug = slug_for(row.code, codes | slugs)
            code = row.code if row.code not in codes else slug
            copy = Criterion(
                appraisal=appraisal,
                code=code,
                slug=slug,
                name=row.name,
                question=row.question,
                role=Criterion.Role.CONSIDERATION,
                position=place,
            )
            own.append(writer.save(copy))
            taken.append(copy)
        if not taken:
            raise ValidationError(_("There is nothing there that does not stand here already."))
        writer.record(
            "took over considerations",
            appraisal,
            appraisal.programme,
            before={},
            after={"from": str(source), "considerations": [one.name for one in taken]},
        )
    return tuple(taken)


def considerations_of(appraisal: Appraisal) -> list[Criterion]:
    """The considerations of an appraisal, in page sequence."""
    rows = Criterion.objects.filter(appraisal=appraisal, role=Criterion.Role.CONSIDERATION)
    return list(rows.order_by("position", "pk"))


def lacking(own: list[Criterion], others: list[Criterion]) -> list[Criterion]:
    """The considerations of the other appraisal whose name is not here yet."""
    names = {row.name.casefold() for row in own}
    return [row for row in others if row.name.casefold() not in names]
