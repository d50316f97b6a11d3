"""What site administrators do to the house formats of authorities."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from reports.formats.format import FormatError
from reports.formats.reading import read_format
from reports.formats.shelf import house_format_text, taken_keys
from reports.house_formats.editing import Change, changed, copied
from reports.house_formats.telling import faults_by_field
from reports.models import Paper
from reports.models.formats import OwnFormat
from workbench.models import Authority, User
from workbench.rows.removing import remove_row
from workbench.rows.slugs import slug_for
from workbench.rows.writing import Writer, write


def make_format(
    *, authority: Authority, name: str, source: str, by: User, token: UUID
) -> OwnFormat:
    """Makes a format of the authority from the one with the key `source`. Raises
    `ValidationError`."""
    with write(by=by, token=token) as writer:
        keys = OwnFormat.objects.values_list("key", flat=True)
        key = slug_for(name, {*taken_keys(), *keys})
        try:
            text = copied(house_format_text(source), key=key, name=name)
        except FormatError as error:
            raise ValidationError(list(error.faults)) from error
        row = OwnFormat(authority=authority, key=key, name=name, text=text)
        _save(writer, row)
        writer.record("made house format", row, None)
    return row


def change_format(
    *,
    row: OwnFormat,
    change: Change,
    version: int,
    by: User,
    token: UUID,
    action: str = "changed house format",
) -> OwnFormat:
    """Changes the format at `version`. Raises `ValidationError` with what its reader says amiss of
    what would come out, in which case nothing changes, and `Conflict`."""
    with write(by=by, token=token) as writer:
        row = writer.lock(OwnFormat.objects.filter(pk=row.pk), version)
        try:
            row.text = changed(row.text, change)
        except KeyError as error:
            raise ValidationError(
                _("Somebody else has removed or replaced this. Nothing was saved.")
            ) from error
        _save(writer, row)
        writer.record(action, row, None)
    return row


def remove_format(*, row: OwnFormat, version: int, by: User, token: UUID) -> None:
    """Removes a format that no paper names. Raises `ValidationError` for another, and
    `Conflict`."""
    with write(by=by, token=token) as writer:
        row = writer.lock(OwnFormat.objects.filter(pk=row.pk), version)
        if Paper.objects.filter(house_format=row.key).exists():
            raise ValidationError(
                _("Papers are written in this format, so it stays. Nothing was removed.")
            )
        writer.record("removed house format", row, None, removed=True)
        remove_row(writer, row, None)


def _save(writer: Writer, row: OwnFormat) -> None:
    """Saves the format, named as its text says, if the reader of formats can read it."""
    try:
        row.name = read_format(row.text, "").name
    except FormatError as error:
        raise ValidationError(faults_by_field(error.faults, row.text)) from error
    writer.save(row)
