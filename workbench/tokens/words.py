"""A token as a page lists it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from workbench.dates import day
from workbench.models import AccessToken


@dataclass(frozen=True, slots=True)
class ListedToken:
    """What a page says of a token: `reads` names what it may read, `until` how long it works or
    why it does not."""

    pk: int
    name: str
    key: str
    reads: str
    made: str
    used: str
    until: str
    is_open: bool


def listed_token(row: AccessToken, at: datetime) -> ListedToken:
    labels = {scope.value: str(scope.label) for scope in AccessToken.Scope}
    return ListedToken(
        pk=row.pk,
        name=row.name,
        key=row.key,
        reads="; ".join(labels[one] for one in row.scopes),
        made=day(timezone.localdate(row.made_at)),
        used=day(row.used_on) if row.used_on else _("Never"),
        until=_until(row, at),
        is_open=row.is_open(at),
    )


def _until(row: AccessToken, at: datetime) -> str:
    expires = {"day": day(timezone.localdate(row.expires_at))}
    if row.ended_at is not None:
        return _("Ended on %(day)s") % {"day": day(timezone.localdate(row.ended_at))}
    if at >= row.expires_at:
        return _("Expired on %(day)s") % expires
    if not row.is_open(at):
        return _("Ended with a new password, or with the account")
    return _("Until %(day)s") % expires
