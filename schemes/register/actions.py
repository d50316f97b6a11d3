"""What people do to a scheme as a whole: start it, describe it, move it on."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, TypedDict, Unpack
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from schemes.access import may
from schemes.addresses import RESERVED
from schemes.casefile.sums.ties import follow_scheme
from schemes.finance.references import canonical
from schemes.models import Programme, Scheme
from schemes.register.moves import move_between
from schemes.savings.inputs import recompute
from schemes.search.matching import found_by
from workbench.models import User
from workbench.rows.kit import QuietList
from workbench.rows.order import next_position
from workbench.rows.removing import remove_row
from workbench.rows.slugs import slug_for
from workbench.rows.writing import Writer, write

# A scheme that is "moved" goes to another status.
SCHEMES = QuietList(Scheme, "scheme", "programme", moved="changed the place of")


class SchemeValues(TypedDict):
    """What a scheme's form asks for. `reference` as it was typed; `headline_amount` and
    `headline_precision` in pounds."""

    reference: str
    spellings: list[str]
    title: str
    summary: str
    owner_role: str
    theme: str
    headline_amount: Decimal | None
    headline_precision: Decimal | None
    headline_year: str
    confidence: str
    confidence_reason: str
    depends_on_outside: list[str]


def start_scheme(
    *, programme: Programme, by: User, token: UUID, **values: Unpack[SchemeValues]
) -> Scheme:
    """A new scheme, an idea after the others. Raises `ValidationError` where another scheme has
    its reference."""
    with write(by=by, token=token) as writer:
        scheme = new_scheme(writer, programme, values)
        writer.record("started scheme", scheme, programme)
    return scheme


def new_scheme(
    writer: Writer, programme: Programme, values: Mapping[str, Any], **made: str
) -> Scheme:
    """Saves a new scheme after the others, within a write; `made` are columns that no form asks
    for. Raises `ValidationError` where another scheme has its reference."""
    others = Scheme.objects.filter(programme=programme)
    scheme = Scheme(programme=programme, position=next_position(programme, others), **made)
    _describe(scheme, values)
    taken = {*others.values_list("slug", flat=True), *RESERVED}
    scheme.slug = slug_for(scheme.reference, taken)
    return writer.save(scheme)


def change_scheme(
    *, scheme: Scheme, version: int, by: User, token: UUID, **values: Unpack[SchemeValues]
) -> Scheme:
    """Changes what the scheme says of itself; its address stays."""
    programme = scheme.programme
    with write(by=by, token=token) as writer:
        scheme = writer.lock(Scheme.objects.filter(pk=scheme.pk), version)
        called = scheme.reference
        _describe(scheme, values)
        writer.save(scheme)
        follow_scheme(writer, programme, called, scheme.reference)
        # How far its figures are counted goes by the confidence in it.
        recompute(programme, [scheme])
        writer.record("changed scheme", scheme, programme)
    return scheme


def move_scheme(
    *, scheme: Scheme, to: str, roles: Iterable[str], version: int, by: User, token: UUID
) -> Scheme:
    """Moves the scheme to another status, as the table of moves allows. Raises `ValidationError`
    for a move that is not in the table and `PermissionDenied` for one that needs another role."""
    programme = scheme.programme
    with write(by=by, token=token) as writer:
        scheme = writer.lock(Scheme.objects.filter(pk=scheme.pk), version)
        move = move_between(scheme.status, to)
        if move is None:
            raise ValidationError(
                _("A scheme cannot go from “%(start)s” straight to that. Choose a move it offers.")
                % {"start": scheme.get_status_display()}
            )
        if not may(frozenset(roles), move.act):
            raise PermissionDenied
        scheme.status = to
        writer.save(scheme)
        writer.record("moved scheme", scheme, programme)
    return scheme


def spellings_kept(reference: str, others: Iterable[str]) -> tuple[str, list[str]]:
    """The canonical form of a reference as typed, with every other spelling that was given, each
    once: what was typed comes first among them where it is not canonical itself."""
    form = canonical(reference)
    typed = [" ".join(text.split()) for text in (reference, *others)]
    return form, [text for text in dict.fromkeys(typed) if text and text != form]


def _describe(scheme: Scheme, values: Mapping[str, Any]) -> None:
    form, spellings = spellings_kept(values["reference"], values["spellings"])
    others = Scheme.objects.filter(programme_id=scheme.programme_id, reference=form)
    other = others.exclude(pk=scheme.pk).first()
    if other is not None:
        raise ValidationError(
            {
                "reference": _(
                    "%(typed)s is %(reference)s, which is the reference of “%(title)s” already. "
                    "Choose another, or open that scheme."
                )
                % {"typed": values["reference"], "reference": form, "title": other.title}
            }
        )
    for name, value in values.items():
        setattr(scheme, name, value)
    scheme.reference, scheme.spellings = form, spellings
    scheme.found_by = found_by(scheme)


def remove_scheme(*, scheme: Scheme, version: int, by: User, token: UUID) -> None:
    """Removes a scheme with all that hangs on it, its appraisals as well. Raises `StaysOnRecord`
    where something of it is written once, and `Conflict`."""
    with write(by=by, token=token) as writer:
        row = writer.lock(Scheme.objects.filter(pk=scheme.pk), version)
        writer.record("removed scheme", row, row.programme, removed=True)
        remove_row(writer, row, row.programme, through=True)
