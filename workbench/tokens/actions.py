"""What people do to tokens: make one, and end one."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from workbench.models import AccessToken, User
from workbench.rows.writing import write
from workbench.tokens.keys import NewKey, new_key

MOST_DAYS: Final = 365
MOST_OPEN: Final = 20  # of one person


def told(row: AccessToken) -> dict[str, Any]:
    """What the history tells of a token."""
    return {
        "name": row.name,
        "key": row.key,
        "of": str(row.user),
        "may read": list(row.scopes),
        "until": row.expires_at.isoformat(timespec="seconds"),
    }


def make_token(
    user: User, *, name: str, scopes: Sequence[str], days: int, by: User, token: UUID
) -> NewKey:
    """A token of this person for some of what they may read, that lasts for 1 to 365 `days`. Its
    text is given this once. Raises `ValidationError`."""
    if not 1 <= days <= MOST_DAYS:
        raise ValidationError({"days": _("A token lasts for a day at least and a year at most.")})
    unknown = set(scopes) - set(AccessToken.Scope.values)
    if unknown or not scopes:
        raise ValidationError({"scopes": _("Choose what the token may read.")})
    with write(by=by, token=token) as writer:
        user = writer.lock(User.objects.filter(pk=user.pk), None)
        if len(open_tokens(user, writer.at)) >= MOST_OPEN:
            raise ValidationError(
                _("You have %(count)d tokens that work. End one that nothing needs, first.")
                % {"count": MOST_OPEN}
            )
        key = new_key()
        row = AccessToken(
            user=user,
            name=name,
            scopes=[one for one in AccessToken.Scope.values if one in scopes],
            key=key.key,
            key_sha256=key.sha256,
            made_under=user.get_session_auth_hash(),
            made_at=writer.at,
            expires_at=writer.at + timedelta(days=days),
        )
        writer.save(row)
        writer.record("made an access token", row, None, before={}, after=told(row))
    return key


def end_token(row: AccessToken, *, by: User, token: UUID) -> None:
    """The token lets nobody in from now on. Raises `ValidationError` where it has ended already."""
    with write(by=by, token=token) as writer:
        row = writer.lock(AccessToken.objects.filter(pk=row.pk), None)
        if not row.is_open(writer.at):
            raise ValidationError(_("This token has ended already."))
        row.ended_at = writer.at
        row.save(update_fields=["ended_at"])
        writer.record("ended an access token", row, None, before=told(row), after={})


def open_tokens(user: User, at: datetime) -> list[AccessToken]:
    """The tokens of this person that still work, the newest first."""
    return [row for row in tokens_of(user) if row.is_open(at)]


def tokens_of(user: User) -> list[AccessToken]:
    """All tokens that this person ever made, the newest first."""
    rows = list(AccessToken.objects.filter(user=user).order_by("-made_at", "-pk"))
    for row in rows:
        row.user = user
    return rows
