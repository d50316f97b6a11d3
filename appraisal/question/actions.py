"""What people do to an appraisal as a whole."""

from decimal import Decimal
from typing import NotRequired, TypedDict, Unpack
from uuid import UUID

from appraisal.models import Appraisal
from appraisal.of_scheme.actions import require_of_programme
from appraisal.options.codes import (
    follow_reference,
    let_go,
    let_go_of_appraisal,
    naming,
    naming_appraisal,
)
from schemes.models import Programme, Scheme
from workbench.models import User
from workbench.rows.kit import QuietList
from workbench.rows.order import next_position
from workbench.rows.removing import Watched, remove_row
from workbench.rows.slugs import slug_for
from workbench.rows.writing import write

APPRAISALS = QuietList(Appraisal, "appraisal", "programme")


class AppraisalValues(TypedDict):
    """What an appraisal's form asks for; money in pounds. `scheme` is the scheme of the same
    programme that it is of."""

    reference: str
    title: str
    strand: str
    question: str
    total_as: str
    better: str
    shortlist: str
    shortlist_count: int | None
    shortlist_total: Decimal | None
    in_scope_value: Decimal | None
    savings_target: Decimal | None
    wider_savings: Decimal | None
    scheme: NotRequired[Scheme | None]


def start_appraisal(
    *, programme: Programme, by: User, token: UUID, **values: Unpack[AppraisalValues]
) -> Appraisal:
    """A new appraisal of the programme, after those it has."""
    require_of_programme(values.get("scheme"), programme.pk)
    with write(by=by, token=token) as writer:
        others = Appraisal.objects.filter(programme=programme)
        slug = slug_for(values["reference"], others.values_list("slug", flat=True))
        place = next_position(programme, others)
        appraisal = Appraisal(programme=programme, slug=slug, position=place, **values)
        writer.save(appraisal)
        writer.record("started appraisal", appraisal, programme)
    return appraisal


def change_appraisal(
    *, appraisal: Appraisal, version: int, by: User, token: UUID, **values: Unpack[AppraisalValues]
) -> Appraisal:
    """Changes the question and how it is answered; the address stays."""
    programme = appraisal.programme
    require_of_programme(values.get("scheme"), programme.pk)
    with write(by=by, token=token) as writer:
        appraisal = writer.lock(Appraisal.objects.filter(pk=appraisal.pk), version)
        was = appraisal.reference
        for name, value in values.items():
            setattr(appraisal, name, value)
        writer.save(appraisal)
        follow_reference(appraisal, was)
        writer.record("changed appraisal", appraisal, programme)
    return appraisal


def remove_appraisal(*, appraisal: Appraisal, version: int, by: User, token: UUID) -> None:
    """Removes an appraisal with all that hangs on it, its papers as well; what was said of it and
    its options elsewhere in the programme stays, and names it no more. Raises `StaysOnRecord` where
    something of it is written once, and `Conflict`."""
    with write(by=by, token=token) as writer:
        row = writer.lock(Appraisal.objects.filter(pk=appraisal.pk), version)
        writer.record("removed appraisal", row, row.programme, removed=True)
        codes = list(row.options.order_by("pk").values_list("code", flat=True))
        of_options = (rows for code in codes for rows in naming(row, code))
        named = Watched(*naming_appraisal(row), *of_options)
        removal = remove_row(writer, row, row.programme, through=True)
        for code in codes:
            let_go(row, code)
        let_go_of_appraisal(row)
        named.keep(removal)
