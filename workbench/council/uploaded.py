"""The logos of authorities, as site administrators upload them."""

import hashlib
from collections.abc import Iterator
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import DatabaseError
from django.utils.translation import gettext as _

from workbench.council.logo import Logo, LogoFault, logo_from
from workbench.models import Authority, AuthorityLogo, User
from workbench.rows.removing import remove_row
from workbench.rows.writing import write


def put_logo(
    *, authority: Authority, content: bytes, version: int, by: User, token: UUID
) -> AuthorityLogo:
    """Gives the authority this logo; `version` is that of its earlier one, 0 without one. Raises
    `ValidationError` for what is no picture that may be shown, and `Conflict`."""
    try:
        logo_from(content)
    except LogoFault as fault:
        raise ValidationError({"file": fault_words(fault)}) from fault
    with write(by=by, token=token) as writer:
        rows = AuthorityLogo.objects.filter(authority=authority)
        row = writer.lock(rows, version) if version else AuthorityLogo(authority=authority)
        row.content, row.sha256 = content, hashlib.sha256(content).hexdigest()
        writer.save(row)
        writer.record("put logo of authority", row, None)
    return row


def remove_logo(*, row: AuthorityLogo, version: int, by: User, token: UUID) -> None:
    """Takes the logo of an authority away: its papers have that of the site."""
    with write(by=by, token=token) as writer:
        row = writer.lock(AuthorityLogo.objects.filter(pk=row.pk), version)
        writer.record("removed logo of authority", row, None, removed=True)
        remove_row(writer, row, None)


def fault_words(fault: LogoFault) -> str:
    """Why a picture cannot be used, as a form says it."""
    return _("The picture cannot be used: %(fault)s") % {"fault": fault}


def logo_bytes(authority: int) -> bytes:
    """The content of an authority's own logo; nothing without one."""
    rows = AuthorityLogo.objects.filter(authority=authority)
    found = rows.values_list("content", flat=True).first()
    return bytes(found) if found else b""


def logo_sum(authority: int) -> str:
    """The SHA-256 of an authority's own logo; nothing without one."""
    rows = AuthorityLogo.objects.filter(authority=authority)
    return rows.values_list("sha256", flat=True).first() or ""


def uploaded_logos() -> Iterator[Logo]:
    """Every logo that was uploaded here; none where there is no database, as where a command looks
    at a file alone."""
    try:
        found = list(AuthorityLogo.objects.values_list("content", flat=True))
    except DatabaseError:
        return
    for content in found:
        yield logo_from(bytes(content))
