"""What people do to a programme."""

from decimal import Decimal
from typing import TypedDict, Unpack
from uuid import UUID

from schemes.models import Membership, Programme, Role
from schemes.savings.inputs import recompute
from workbench.models import Authority, User
from workbench.rows.removing import remove_row
from workbench.rows.slugs import slug_for
from workbench.rows.writing import write


class ProgrammeValues(TypedDict):
    """What a programme's form asks for. `target` in pounds, `years` from `first_year` on."""

    reference: str
    title: str
    summary: str
    first_year: str
    years: int
    target: Decimal | None


def start_programme(
    *,
    authority: Authority,
    by: User,
    token: UUID,
    lead: User | None = None,
    **values: Unpack[ProgrammeValues],
) -> Programme:
    """A new programme of the authority, with `lead`, or else `by`, as its lead officer. Somebody
    who works for another authority, or for none, speaks for this one there."""
    with write(by=by, token=token) as writer:
        slug = slug_for(values["reference"], Programme.objects.values_list("slug", flat=True))
        programme = writer.save(Programme(authority=authority, slug=slug, **values))
        leading = lead or by
        speaks_for = None if leading.authority_id == authority.pk else authority
        Membership.objects.create(
            programme=programme, user=leading, role=Role.LEAD, speaks_for=speaks_for
        )
        writer.record("started programme", programme, programme)
    return programme


def change_programme(
    *, programme: Programme, version: int, by: User, token: UUID, **values: Unpack[ProgrammeValues]
) -> Programme:
    """Changes what the programme says of itself; its address stays. Other years mean other
    figures for its schemes."""
    with write(by=by, token=token) as writer:
        programme = writer.lock(Programme.objects.filter(pk=programme.pk), version)
        years = (programme.first_year, programme.years)
        for name, value in values.items():
            setattr(programme, name, value)
        writer.save(programme)
        if (programme.first_year, programme.years) != years:
            recompute(programme)
        writer.record("changed programme", programme, programme)
    return programme


def remove_programme(*, programme: Programme, version: int, by: User, token: UUID) -> None:
    """Removes a programme with everything in it; whoever leads it can undo that. Raises
    `StaysOnRecord` where something of it is written once, and `Conflict`."""
    with write(by=by, token=token) as writer:
        row = writer.lock(Programme.objects.filter(pk=programme.pk), version)
        leading = Membership.objects.filter(programme=row, role=Role.LEAD).order_by("pk")
        leads = list(leading.values_list("user_id", flat=True))
        writer.record("removed programme", row, row, removed=True)
        remove_row(writer, row, row, leads=leads, through=True)
