"""Links that work once: made, found by their key, used, revoked."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from workbench.models import OneTimeLink, User

Purpose = OneTimeLink.Purpose
LASTS: Final = {
    Purpose.INVITATION: timedelta(days=7),
    Purpose.PASSWORD: timedelta(hours=2),
    Purpose.EMAIL: timedelta(days=1),
}
KEY_BYTES: Final = 24  # 192 bits, which nobody guesses


@dataclass(frozen=True, slots=True)
class NewLink:
    """A link that was made just now, with the key that only its reader will have."""

    row: OneTimeLink
    key: str

    @property
    def path(self) -> str:
        page = "email-confirm" if self.row.purpose == Purpose.EMAIL else "password-choose"
        return reverse(page, args=[self.key])


def make_link(
    user: User, purpose: str, *, by: User | None, at: datetime, email: str = ""
) -> NewLink:
    """A new link within the caller's transaction. Earlier ones for the same end stop working."""
    revoke_links(user, _same_end(purpose), at=at)
    key = secrets.token_urlsafe(KEY_BYTES)
    row = OneTimeLink.objects.create(
        user=user,
        purpose=purpose,
        key_sha256=sum_of(key),
        email=email or user.email,
        made_at=at,
        made_by=by,
        expires_at=at + LASTS[Purpose(purpose)],
    )
    return NewLink(row, key)


def revoke_links(user: User, purposes: tuple[str, ...], *, at: datetime) -> int:
    """Ends the open links of this person for these ends; gives how many there were."""
    return open_links(user, at).filter(purpose__in=purposes).update(revoked_at=at)


def open_links(user: User, at: datetime) -> "QuerySet[OneTimeLink]":
    return OneTimeLink.objects.filter(user=user, used_at=None, revoked_at=None, expires_at__gt=at)


def find_link(key: str, *purposes: str) -> OneTimeLink | None:
    """The link with this key, where it still works and its person's account is open."""
    row = (
        OneTimeLink.objects.select_related("user", "made_by")
        .filter(key_sha256=sum_of(key), purpose__in=purposes, user__is_active=True)
        .first()
    )
    return row if row is not None and row.is_open(timezone.now()) else None


def use_link(row: OneTimeLink, *, at: datetime) -> OneTimeLink:
    """Marks the link as used, within the caller's transaction. Raises `ValidationError` where
    somebody used it meanwhile, or it ended."""
    row = OneTimeLink.objects.select_for_update().get(pk=row.pk)
    if not row.is_open(at):
        raise ValidationError(_("This link was used or ended meanwhile. Ask for a new one."))
    row.used_at = at
    row.save(update_fields=["used_at"])
    return row


def sum_of(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


def _same_end(purpose: str) -> tuple[str, ...]:
    """An invitation and a new password lead to the same page."""
    ends = (Purpose.INVITATION, Purpose.PASSWORD)
    return ends if purpose in ends else (purpose,)
